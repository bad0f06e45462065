"""What a story's reports say did not happen: events that are denied, and what was left out of those that took place."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from onrecord.export.labels import event_summary
from onrecord.export.sources import Numbering
from onrecord.export.view import Citation, Denial, Happening
from onrecord.text.containment import contained_share
from onrecord.text.fold import folded_words
from onrecord.text.sense import content
from onrecord.types.particular import Particular, ParticularField
from onrecord.types.provenance import By
from onrecord.types.reading import Reading
from onrecord.types.span import Span
from onrecord.types.story import Event

Cite = Callable[[str, tuple[Span, ...], By], Citation | None]
"""Gives the citation of spans of a report."""

DENIED_WORDS: dict[ParticularField, str] = {
    "not-discussed": "Not discussed",
    "agreed": "Not agreed",
    "document": "No document",
    "attendee": "Not present",
}
"""Particulars of an event that say what there was not. What is refused or ruled out for later is no denial."""

FEWEST_WORDS = 2
"""Content words by which two tellings can be of one thing that was left out."""

MOST_CHARACTERS = 400
"""Of the words for a thing that was left out, so many are compared."""

_QUOTED = re.compile(r"[“\"]([^“”\"]{3,80})[”\"]")


class _Lacking(Struct, frozen=True):
    """One telling of what there was not: the event that lacked it, its content words and what it puts in quotes."""

    one: Particular
    event: Event | None
    citation: Citation
    words: frozenset[str]
    quoted: frozenset[str]


def denials(
    numbers: Numbering,
    readings: Mapping[str, Reading],
    happenings: Sequence[Happening],
    events: Mapping[str, Event],
    cite: Cite,
) -> tuple[Denial, ...]:
    """Gives what is said not to have happened: happenings first, then what was left out, by its first telling.

    A denial of talks whose sentence says that something was not talked about is told by that alone: the talks may well
    have been held.
    """
    lacking = list(_lacking(readings, events, cite))
    topics = [told.citation for told in lacking if told.one.field == "not-discussed"]
    made = [
        Denial(
            entry=one.id, field="", summary=one.summary, dated=one.dated, origins=one.origins, sources=one.sources,
            copies=one.copies, citations=one.citations,
        )
        for one in happenings
        if one.status == "denied" and not all(_is_told_by(cited, topics) for cited in one.citations)
    ]  # fmt: skip
    groups: list[list[_Lacking]] = []
    for told in lacking:
        group = next((held for held in groups if any(_is_same(told, other) for other in held)), None)
        if group is None:
            groups.append([told])
        else:
            group.append(told)
    return (*made, *(_denial(held, numbers) for held in groups))


def _lacking(readings: Mapping[str, Reading], events: Mapping[str, Event], cite: Cite) -> Iterator[_Lacking]:
    of_mention = {(told.report, told.mention): event for event in events.values() for told in event.tellings}
    for report, reading in readings.items():
        for one in reading.particulars:
            if one.status != "denied" or one.field not in DENIED_WORDS:
                continue
            citation = cite(report, (one.span,), one.by)
            if citation is not None:
                words = citation.words[:MOST_CHARACTERS]
                yield _Lacking(
                    one,
                    of_mention.get((report, one.about)),
                    citation,
                    frozenset(content(folded_words(words))),
                    frozenset(" ".join(folded_words(quoted)) for quoted in _QUOTED.findall(words)),
                )


def _is_same(told: _Lacking, other: _Lacking) -> bool:
    """Says whether two tellings are of one thing: one's words hold the other's, or both quote the same words."""
    if told.one.field != other.one.field or told.event != other.event:
        return False
    if told.words == other.words or any(" " in quoted for quoted in told.quoted & other.quoted):
        return True
    fewest = min(len(told.words), len(other.words))
    return fewest >= FEWEST_WORDS and contained_share(told.words, other.words) == 1.0


def _denial(held: list[_Lacking], numbers: Numbering) -> Denial:
    sources = [source for told in held if (source := numbers.source(told.citation.report))]
    own = [source for source in sources if not source.is_copy]
    first, label = held[0], DENIED_WORDS[held[0].one.field]
    words = " ".join(first.citation.words[:MOST_CHARACTERS].split()).strip(",;. ")
    return Denial(
        entry=first.event.id if first.event else "",
        field=first.one.field,
        summary=f"{label}: {words}" + (f" ({event_summary(first.event)})" if first.event else ""),
        dated="",
        origins=max(1, len({source.teller for source in own})),
        sources=tuple(sorted({source.number for source in own})),
        copies=tuple(sorted({source.number for source in sources if source.is_copy})),
        citations=tuple(told.citation for told in held),
    )


def _is_told_by(cited: Citation, topics: Sequence[Citation]) -> bool:
    """Says whether the sentence of a denial is one that says what was not talked about."""
    return any(topic.report == cited.report and cited.sentence.overlaps(topic.sentence) for topic in topics)
