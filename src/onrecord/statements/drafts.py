"""Attributions in the making, and how they are finished: tellers, time, id, reasons."""

import re
from collections.abc import Sequence

from msgspec import Struct

from onrecord.statements.sources import Source
from onrecord.statements.units import Unit
from onrecord.types.actor import UNKNOWN_ACTOR, ActorRef
from onrecord.types.attribution import Attribution, AttributionKind
from onrecord.types.ids import content_id
from onrecord.types.provenance import By
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.when import TimeExpression, When

VERSION = "10"


# Estimated on reports read by eye; not calibrated.
_SCORES = {
    "tag-after": 0.95,
    "tag-before": 0.93,
    "floating": 0.8,
    "clause-after": 0.88,
    "clause-before": 0.88,
    "clause-around": 0.85,
    "according-to": 0.9,
    "words": 0.8,
    "frame": 0.8,
    "noun": 0.8,
    "turn": 0.97,
    "signed": 0.95,
    "same-sentence": 0.75,
    "untagged": 0.6,
}


class Draft(Struct):
    """An attribution in the making.

    ``support`` is the score with which the reader proposes the same, 0 where it does not. ``cited`` are those whom the
    source names as having said the words.
    """

    content: list[Span]
    cue: Span | None
    source: Source
    kind: str
    rule: str
    speech: bool = True
    told: tuple[ActorRef, ...] = ()
    notes: list[str] = []
    tellers: tuple[ActorRef, ...] = ()
    unit: Unit | None = None
    support: float = 0.0
    cited: tuple[ActorRef, ...] = ()


def first_person(draft: Draft, unit: Unit) -> bool:
    """Says whether "I", "we" or "you" outside marks is the source: a transcript or an opinion, no reported words.

    In a joint statement "we" are known, and what they say is told.
    """
    span = draft.source.span
    if span is None or draft.source.speakers:
        return False
    return unit.bare[span.start - unit.start : span.end - unit.start].lower() in {"i", "we", "you"}


_SUPPOSED = re.compile(r"(?:\A|[\s,;“\"])[Ii]f\s(?:the\s)?\Z")


_NEAR = 12
"""Code points before a subject within which "if" stands."""
CLAUSE_BEHIND = frozenset(("clause-after", "frame"))
"""Rules by which a content stands behind its verb."""


def supposed(draft: Draft, unit: Unit) -> bool:
    """Says whether words are only supposed: ``If Torres asked for help, …``."""
    first = draft.source.first
    return (
        draft.kind == "indirect"
        and draft.rule in CLAUSE_BEHIND
        and unit.start <= first
        and _SUPPOSED.search(unit.bare, max(0, first - unit.start - _NEAR), first - unit.start) is not None
    )


def without_doubles(drafts: list[Draft]) -> list[Draft]:
    """Keeps, of two cues that govern the same clause, the nearer one."""
    kept: dict[tuple[int, int], Draft] = {}
    for draft in drafts:
        key = (draft.content[0].start, draft.content[-1].end)
        other = kept.get(key)
        if other is None or (draft.cue and other.cue and abs(draft.cue.end - key[0]) < abs(other.cue.end - key[0])):
            kept[key] = draft
    return [draft for draft in drafts if draft in kept.values()]


def without_parts(drafts: list[Draft]) -> list[Draft]:
    """Lets go of marked words that lie in a content that is told already.

    Those go that no verb of their own tells; and, by the same speakers, those whose verb stands inside that content
    and what they hold there: ``Torres said |she believed that …|``.
    """
    return [draft for draft in drafts if not any(_part_of(draft, other) for other in drafts if other is not draft)]


def _part_of(draft: Draft, other: Draft) -> bool:
    if other.cue is None or not all(any(held.contains(span) for held in other.content) for span in draft.content):
        return False
    cue = draft.cue
    if cue is None:
        return True
    inside = any(held.start <= cue.start and cue.end <= held.end for held in (*other.content, other.cue))
    adds_nothing = draft.kind == "direct" or not draft.speech
    return adds_nothing and inside and draft.source.speakers == other.source.speakers


def give_tellers(drafts: list[Draft]) -> None:
    """Puts who tells of somebody's words before the one who said them: the chain from the page to the words."""
    for inner in drafts:
        for outer in drafts:
            if outer is inner or not outer.source.speakers or inner.source.first < 0:
                continue
            holds = any(span.start <= inner.source.first < span.end for span in outer.content)
            told_back = any(span.start <= (outer.cue.start if outer.cue else -1) < span.end for span in inner.content)
            if (
                holds
                and not told_back
                and outer.content[0].start <= (inner.cue.start if inner.cue else -1) < outer.content[-1].end
            ):
                teller = together(outer.source.speakers)
                if teller not in inner.tellers and outer.source.speakers != inner.source.speakers:
                    inner.tellers = (*inner.tellers, teller)
                    inner.notes.append(f"told by {teller.name}")


def together(actors: tuple[ActorRef, ...]) -> ActorRef:
    """Gives one link of a chain for those who speak with one voice: ``Lang and Torres``, who do not tell each other."""
    if len(actors) == 1:
        return actors[0]
    name = f"{', '.join(actor.name for actor in actors[:-1])} and {actors[-1].name}"
    return ActorRef("joint:" + "+".join(actor.id for actor in actors), name, "group")


def without_pronouns(content: Sequence[Span], text: str) -> tuple[Span, ...]:
    """Gives the parts of a content but those that are a relative pronoun alone: "which he called “provocative”"."""
    kept = tuple(span for span in content if span.words(text).casefold() not in _RELATIVE)
    return kept or tuple(content)


_RELATIVE = frozenset(("which", "who", "whom", "that", "what"))


_NEAR_CUE = 80
"""Code points before a cue within which "reportedly" of its clause stands."""
_REPORTEDLY = re.compile(r"\breportedly\s[^,.;:\x00]*\Z")
_QUOTED_BY = re.compile(r"\bquoted(?:\s+by\b|\s+as\b|\s*\Z)")


def finished(draft: Draft, report: Report, model: str = "") -> Attribution:
    """Gives the attribution that a draft has become, with its chain, its time and its id.

    ``model`` names the reader's model with its version, which stands beside the rules' where it had part.
    """
    unit = draft.unit
    cue = (draft.cue,) if draft.cue else ()
    source = (draft.source.span,) if draft.source.span else ()
    tellers = draft.tellers
    notes = [draft.source.because, *draft.notes]
    if unit is not None and draft.cue is not None:
        start, end = draft.cue.start - unit.start, draft.cue.end - unit.start
        words = unit.bare[max(0, start - 25) : end + 25]
        if _QUOTED_BY.search(unit.bare, start, end) and "saying" in words:
            tellers = (*tellers, UNKNOWN_ACTOR)
            notes.append("quoted by somebody whom the report does not name")
        elif "reportedly" in words or _REPORTEDLY.search(unit.bare, max(0, start - _NEAR_CUE), start):
            tellers = (*tellers, UNKNOWN_ACTOR)
            notes.append("reported by somebody whom the report does not name")
    chain = (*tellers, together(draft.source.speakers)) if draft.source.speakers else tellers
    chain = (*chain, together(draft.cited)) if draft.cited else chain
    kind: AttributionKind = "mixed" if draft.kind == "mixed" else "direct" if draft.kind == "direct" else "indirect"
    content = without_pronouns(draft.content, report.text)
    parts = [f"{s.start}-{s.end}" for s in (*content, *cue, *source)]
    return Attribution(
        id=content_id("attribution", report.id, kind, str(len(content)), *parts),
        content=content,
        cue=cue,
        source=source,
        kind=kind,
        speech=draft.speech,
        speakers=draft.cited or draft.source.speakers,
        addressees=draft.told,
        chain=chain,
        when=_when(draft),
        because=tuple(note for note in notes if note),
        by=By(
            f"statements.{draft.rule}",
            f"{VERSION} {model}" if model and draft.support else VERSION,
            round(_SCORES.get(draft.rule, draft.support or 0.8), 4),
        ),
    )


def _when(draft: Draft) -> When | None:
    """Gives the time that stands in the tag, outside the content and near the cue, in no aside about the source."""
    if draft.unit is None or draft.cue is None or draft.rule == "floating":
        return None
    first = draft.source.span.start if draft.source.span else draft.cue.start
    for time in draft.unit.times:
        if (
            time.type in {"DATE", "TIME"}
            and time.from_
            and min(first, draft.cue.start) <= time.start <= draft.cue.end + 30
            and not any(s.start <= time.start < s.end for s in draft.content)
            and not _in_aside(draft.unit, first, time, draft.cue)
        ):
            return time.when("statements.time-in-tag")
    return None


def _in_aside(unit: Unit, first: int, time: TimeExpression, cue: Span) -> bool:
    """Says whether a time is told of the source itself, between commas: ``Lang, who took office last May, said``."""
    before = unit.bare[first - unit.start : max(first, time.start) - unit.start]
    behind = unit.bare[time.end - unit.start : max(time.end, cue.start) - unit.start]
    return "," in behind and _ASIDE.search(before) is not None


_ASIDE = re.compile(r",\s*(?!(?:on|in|late|early|earlier|last|this)\b[^,]{0,12}\Z)[^\W\d_][^,]*\Z")
"""An aside as far as its time: more than "on" or "late on" stands before it."""
