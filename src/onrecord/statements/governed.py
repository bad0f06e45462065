"""Reads content that a cue governs: clauses, "according to", and what is urged, called for or denied."""

import re
from itertools import islice

from onrecord.statements.clauses import (
    PLAIN_SPEECH,
    asks_whether,
    clause_after,
    clause_around,
    clause_before,
    governs,
    kind_of,
    may_be_clause,
)
from onrecord.statements.cues import MOST_CUES, Cue
from onrecord.statements.drafts import Draft
from onrecord.statements.frames import framed, framed_cues
from onrecord.statements.nouns import MEASURE
from onrecord.statements.so_far import SoFar
from onrecord.statements.sources import (
    Source,
    addressees,
    after_cue,
    before_cue,
    head_of,
)
from onrecord.statements.subjects import subject_of
from onrecord.statements.tags import tag_after
from onrecord.statements.units import Unit
from onrecord.types.span import Span


def governed(so_far: SoFar, unit: Unit, cue: Cue, earlier: list[Draft]) -> Draft | None:
    """Reads a cue that governs a clause: ``Abe said that …``, ``…, officials said``, ``according to X, …``."""
    place = Span(unit.start + cue.start, unit.start + cue.end)
    if cue.shape == "according":
        return _according(so_far, unit, cue, place)
    if cue.verb.takes == "quote" and not asks_whether(unit, cue):
        return None
    if cue.verb.tense == "ing":
        going_on = subject_of(so_far, unit, cue, earlier)
        if going_on is None:
            return None
        source = going_on
    else:
        found = before_cue(unit, cue, so_far.speakers)
        if found is None:
            return _inverted(so_far, unit, cue, place)
        source = found
    if cue.shape == "base" and not _plural(source, unit):
        return None
    told, end, note = addressees(unit, cue)
    notes = [note] if note else []
    if cue.verb.tense != "ing" and source.first >= 0 and cue.verb.takes != "quote":
        parts, rule = _parts_before(unit, source.first - unit.start, end, earlier)
        if parts:
            _take_inside(so_far, unit, parts)
            kinds = {kind_of(unit, part) for part in parts}
            kind = kinds.pop() if len(kinds) == 1 else "mixed"
            return Draft(parts, place, source, kind, rule, cue.verb.speech, told, notes, unit=unit)
    clause = _clause(so_far, unit, cue, source, end)
    if clause is None:
        # "Lang, 19, left after a row, said the police": what looks like a subject is told of.
        return _inverted(so_far, unit, cue, place) if cue.verb.tense == "past" else None
    clause = Span(
        clause.start,
        max([clause.end, *(q.outer_end for q in unit.quotations if clause.start <= q.outer_start < clause.end)]),
    )
    so_far.used.update(id(q) for q in unit.quotations if clause.start <= q.outer_start and q.outer_end <= clause.end)
    return Draft(
        [clause], place, source, kind_of(unit, clause), "clause-after", cue.verb.speech, told, notes, unit=unit
    )


def _clause(so_far: SoFar, unit: Unit, cue: Cue, source: Source, end: int) -> Span | None:
    """Gives the clause behind a cue that ends, with whom it tells, at ``end``."""
    if _taken_by_next(so_far, unit, end):
        return None
    return clause_after(unit, cue, end) or _relative(unit, cue, source)


def _taken_by_next(so_far: SoFar, unit: Unit, end: int) -> bool:
    """Says whether the quotation right behind a cue has a tag of its own: ``…, Oslo says “Yes,” Torres added``."""
    for quotation in unit.quotations:
        if quotation.outer_start - unit.start >= end:
            beside = unit.bare[end : quotation.outer_start - unit.start].isspace()
            comma = so_far.text.startswith(",", quotation.end)
            return beside and comma and tag_after(unit, quotation, so_far.text) is not None
    return False


_RELATIVE = re.compile(r"\b(?:which|that|who)\s(?:the\s)?\Z")
_PREDICATE = re.compile(
    r"\s(?:(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do)(?:\snot|n[’']t)?)\s"
)


def _relative(unit: Unit, cue: Cue, source: Source) -> Span | None:
    """Gives the predicate in a relative clause: ``a deal which Moon says |did not heed the victims|``."""
    found = _PREDICATE.match(unit.bare, cue.end)
    if found is None or source.first < 0 or cue.verb.lemma not in PLAIN_SPEECH:
        return None
    if _RELATIVE.search(unit.bare[: source.first - unit.start]) is None:
        return None
    stop = re.compile(r"[,;:]").search(unit.bare, found.end())
    end = stop.start() if stop is not None else len(unit.bare)
    while end > found.end() and unit.bare[end - 1] in " \t\n\u00a0.":
        end -= 1
    start = cue.end + 1
    return Span(unit.start + start, unit.start + end) if end - start > len("did not") else None


def _take_inside(so_far: SoFar, unit: Unit, parts: list[Span]) -> None:
    """Marks the quotations that stand inside a content, which are words of its speaker."""
    for part in parts:
        so_far.used.update(
            id(q) for q in unit.quotations if part.start <= q.outer_start and q.outer_end <= part.end + 1
        )


def _inverted(so_far: SoFar, unit: Unit, cue: Cue, place: Span) -> Draft | None:
    """Reads ``The talks failed, said X.``"""
    if cue.verb.lemma not in {"say", "add", "explain", "warn", "note"} or cue.verb.tense != "past":
        return None
    before = clause_before(unit, cue.start)
    if before is not None and _apposed_subject(unit, before, cue):
        # "Ana Torres, who heads the union, said ships would leave": the subject stands before the verb.
        return None
    source = after_cue(unit, cue, so_far.speakers) if before is not None else None
    if before is None or source is None:
        return None
    _take_inside(so_far, unit, [before])
    return Draft([before], place, source, kind_of(unit, before), "clause-before", cue.verb.speech, unit=unit)


_NAME_AND_COMMA = re.compile(r"(?:[A-Z][\w.’'-]*\s){1,4}?[A-Z][\w.’'-]*,\s")
_PLAIN_FINITE = re.compile(r"\b(?:will|would|can|could|may|might|must|should|is|are|was|were|has|have|had)\b")


def _apposed_subject(unit: Unit, before: Span, cue: Cue) -> bool:
    """Says whether the words before a verb are a name with its apposition, since a clause follows the verb."""
    words = unit.bare[before.start - unit.start : before.end - unit.start]
    after = re.split(r"[,;:\x00]", unit.bare[cue.end :], maxsplit=1)[0]
    return (
        _NAME_AND_COMMA.match(words) is not None
        and _PLAIN_FINITE.search(words) is None
        and _PLAIN_FINITE.search(after) is not None
    )


def _according(so_far: SoFar, unit: Unit, cue: Cue, place: Span) -> Draft | None:
    source = after_cue(unit, cue, so_far.speakers)
    if source is None or source.span is None or MEASURE.fullmatch(source.span.words(so_far.text)):
        return None
    if unit.bare[: cue.start].rstrip(" ,").endswith(tuple(f" {verb}" for verb in ("said", "says", "added"))):
        # "X," he said, according to a video: the tag has the words, and who is cited here tells of them.
        return None
    parts = _around_according(unit, cue, source.span)
    if parts:
        _take_inside(so_far, unit, parts)
        kinds = {kind_of(unit, part) for part in parts}
        return Draft(parts, place, source, kinds.pop() if len(kinds) == 1 else "mixed", "according-to", unit=unit)
    before = clause_before(unit, cue.start) or clause_before(unit, len(unit.bare[: cue.start].rstrip()))
    if before is None and unit.bare[: cue.start].strip():
        left = unit.bare[: cue.start].rstrip()
        before = clause_before_comma(unit, left)
    if before is not None:
        _take_inside(so_far, unit, [before])
        return Draft([before], place, source, kind_of(unit, before), "according-to", unit=unit)
    rest = unit.bare.find(",", source.span.end - unit.start)
    if unit.bare[: cue.start].strip() or rest < 0 or rest - (source.span.end - unit.start) > 120:
        return None
    content = _without_stop(unit, unit.start + rest + 1)
    if not len(content):
        return None
    return Draft([content], place, source, kind_of(unit, content), "according-to", unit=unit)


_LED = re.compile(
    r"(?:As\s(?:a\sresult|part|of)|Because\sof|Due\sto|After|Before|During|In|On|At|Since|By|If|When|While|Although)\b"
)


def _around_according(unit: Unit, cue: Cue, source: Span) -> list[Span]:
    """Gives both parts of a sentence that opens with a phrase: ``After it, according to Torres, ships left``."""
    parts = clause_around(unit, cue.start, source.end - unit.start)
    if not parts or _LED.match(unit.bare, parts[0].start - unit.start) is None:
        return []
    return parts if "," not in unit.bare[parts[0].start - unit.start : parts[0].end - unit.start] else []


def framed_contents(so_far: SoFar, unit: Unit, earlier: list[Draft]) -> list[Draft]:
    """Reads the cues whose content is no clause: ``urged X to go``, ``called for Y``."""
    made: list[Draft] = []
    taken = {d.cue.start for d in earlier if d.cue is not None}
    for cue in islice(framed_cues(unit.bare), MOST_CUES):
        if unit.start + cue.start in taken:
            continue
        found = framed(unit, cue.verb.lemma, cue.end)
        if found is None:
            continue
        frame, content, end = found
        source = subject_of(so_far, unit, cue, earlier + made)
        if source is None:
            continue
        inside = [q for q in unit.quotations if content.start <= q.outer_start and q.outer_end <= content.end + 1]
        so_far.used.update(id(q) for q in inside)
        place = Span(unit.start + cue.start, unit.start + end)
        told, _, note = addressees(unit, cue) if frame.follows == "object" else ((), 0, "")
        kind = kind_of(unit, content)
        if kind == "direct" and len(inside) == 1:
            content = inside[0].content
        draft = Draft([content], place, source, kind, "frame", frame.speech, told, [note] if note else [], unit=unit)
        so_far.remember(draft)
        made.append(draft)
    return made


_LEADING = re.compile(
    r"(?:Prior\sto|Ahead\sof|Before|After|During|Following|In|On|At|Until|Since|Amid|Despite|Earlier|Later|Last|With|By|"
    r"Upon|Throughout|Under|From|When|While|As|Although|Though|If|Because|Once)\s"
)


def _parts_before(unit: Unit, first: int, end: int, earlier: list[Draft]) -> tuple[list[Span], str]:
    """Gives the clause before a tag at ``first`` to ``end``, or both its parts where it breaks one; and the rule."""
    around = clause_around(unit, first, end)
    if around and not any(d.content[0].overlaps(around[0]) for d in earlier):
        return around, "clause-around"
    before = clause_before(unit, first)
    rest = unit.bare[end:].strip(" .\n")
    if before is None or governs(unit, end) or len(rest) >= 70:
        return [], ""
    inside = unit.bare[before.start - unit.start : before.end - unit.start]
    if _LEADING.match(inside) and ("," not in inside or may_be_clause(rest) or rest.startswith("to ")):
        # "Prior to the visit, Suga said it was likely that …": where or when it was said.
        return [], ""
    if any(d.content[0].overlaps(before) for d in earlier if d.rule == "tag-after"):
        return [], ""
    return [before], "clause-before"


def clause_before_comma(unit: Unit, left: str) -> Span | None:
    """Gives the clause before ``according to`` where no comma parts them."""
    text = left.strip()
    if len(text) < 25:
        return None
    start = len(left) - len(left.lstrip())
    return Span(unit.start + start, unit.start + len(left))


def _without_stop(unit: Unit, start: int) -> Span:
    words = unit.bare[start - unit.start :]
    left = len(words) - len(words.lstrip())
    return Span(start + left, start + max(left, len(words.rstrip(" .\n\t"))))


def _plural(source: Source, unit: Unit) -> bool:
    """Says whether a verb without ending can belong to this subject."""
    if len(source.speakers) > 1:
        return True
    words = unit.bare[source.span.start - unit.start : source.span.end - unit.start] if source.span else ""
    head = head_of(words).lower()
    return head in {"they", "we", "i", "you"} or head.endswith(("s", "people", "police", "men", "women", "media"))
