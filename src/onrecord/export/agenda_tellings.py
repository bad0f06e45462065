"""Every telling of every event of a record, with the words that tell it, whose words they are, and when they were read.

The agenda and the timeline rest on these: a line of either leads to one or more tellings, and each telling leads to a
report and to the stretch of its text.
"""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate

from msgspec import Struct

from onrecord.export.labels import place_of, published_words
from onrecord.record import Record
from onrecord.types.actor import ActorRef
from onrecord.types.attribution import Attribution
from onrecord.types.event import EventMention, PloverType, Status, Where
from onrecord.types.provenance import By
from onrecord.types.reading import Reading
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.story import Event
from onrecord.types.when import Published, When

MOST_SENTENCES = 20
"""Sentences that one telling may touch; a clause of more is a text without full stops."""

MOST_NESTED = 64
"""Contents that are looked at for one place: quotations within quotations, and what stands before it."""


class Teller(Struct, frozen=True, kw_only=True):
    """A report that tells: its id, the report whose words it repeats (its own id where they are its own), and its data.

    ``dated`` is the time of publication in words, ``name`` the outlet, else the headline, else the file it was found
    in.
    """

    report: str
    origin: str
    outlet: str
    title: str
    name: str
    url: str
    published: Published
    dated: str


class Telling(Struct, frozen=True, kw_only=True, dict=True):
    """One report's telling of an event.

    ``spans`` are code points of the report's text, ``words`` what stands there, ``sentence`` and ``context`` the
    sentence around them with its words, ``printed`` the words for the time. ``said_by`` are those whose words the
    report gives here, and ``chain`` the tellers between, nearest the page first; both are empty where the report tells
    it in its own name. ``because`` says why the status.
    """

    teller: Teller
    event: str
    story: str
    mention: str
    type: PloverType
    mode: str
    status: Status
    sources: tuple[ActorRef, ...]
    targets: tuple[ActorRef, ...]
    when: When | None
    printed: str
    where: Where | None
    spans: tuple[Span, ...]
    words: str
    sentence: Span
    context: str
    said_by: tuple[ActorRef, ...]
    chain: tuple[ActorRef, ...]
    because: tuple[str, ...]
    by: By

    @cached_property
    def ids(self) -> frozenset[str]:
        """Gives the ids of those who take part and can be told apart from others."""
        return known_ids((*self.sources, *self.targets))

    @cached_property
    def order(self) -> tuple[str, str, Span]:
        """Sorts tellings: by the last day on which the report can have been published, then report, then place."""
        return (last_day(self.teller.published) or "9999", self.teller.report, self.spans[0])


def known_ids(actors: Iterable[ActorRef]) -> frozenset[str]:
    """Gives the ids of the actors that are the same in every report: not those whom a report leaves unnamed."""
    return frozenset(
        one.id for one in actors if one.id and one.type != "unnamed" and not one.id.startswith("unresolved:")
    )


class Told(Struct, frozen=True, kw_only=True):
    """What a record tells: its events, their tellings by event in order of publication, and when each of its reports
    was published. ``copies`` leads from a report that repeats another as a whole to that other.
    """

    events: dict[str, Event]
    tellings: dict[str, tuple[Telling, ...]]
    published: dict[str, Published]
    copies: dict[str, str]


def told_of(record: Record, events: Iterable[Event] | None = None) -> Told:
    """Reads what a record tells of these events, of all where none are given. Each report that tells is read once."""
    copies = {copy.report: copy.of for copy in record.copies() if copy.kind != "part"}
    held = record.events() if events is None else list(events)
    events_of: dict[str, dict[str, list[Event]]] = {}
    for event in held:
        for telling in event.tellings:
            events_of.setdefault(telling.report, {}).setdefault(telling.mention, []).append(event)
    tellings: dict[str, list[Telling]] = {}
    for report, wanted in sorted(events_of.items()):
        reading = record.reading(report)
        if reading is None:
            continue
        teller = teller_of(reading.report, copies.get(report, report))
        starts = [sentence.start for sentence in reading.sentences]
        contents = Contents(reading.attributions)
        for mention in reading.events:
            for event in wanted.get(mention.id, ()):
                tellings.setdefault(event.id, []).append(_telling(reading, starts, contents, teller, event, mention))
    return Told(
        events={event.id: event for event in held if event.id in tellings},
        tellings={event: tuple(sorted(found, key=lambda one: one.order)) for event, found in tellings.items()},
        published=record.published(),
        copies=copies,
    )


def teller_of(report: Report, origin: str) -> Teller:
    """Gives the data of a report by which lines name it."""
    found = place_of(report.source).replace("\\", "/").replace("!", "/").rsplit("/", 1)[-1]
    return Teller(
        report=report.id,
        origin=origin,
        outlet=report.outlet,
        title=report.title,
        name=report.outlet or report.title or found or report.id,
        url=report.url,
        published=report.published,
        dated=published_words(report.published),
    )


def last_day(published: Published) -> str | None:
    """Gives the last day on which a report can have been published, None where that is open."""
    return published.to[:10] if published.to else None


def context_of(reading: Reading, starts: list[int], spans: tuple[Span, ...]) -> Span:
    """Gives the stretch from the first sentence that the spans touch to the last; ``starts`` are where they begin."""
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    at = max(0, bisect_right(starts, first) - 1)
    held = [one for one in reading.sentences[at : at + MOST_SENTENCES] if one.start < last and first < one.end]
    return Span(min([first, *(one.start for one in held)]), max([last, *(one.end for one in held)]))


def _telling(  # noqa: PLR0913, PLR0917 - one argument a layer that the telling is made of
    reading: Reading, starts: list[int], contents: "Contents", teller: Teller, event: Event, mention: EventMention
) -> Telling:
    text = reading.report.text
    spans = (mention.span,)
    sentence = context_of(reading, starts, spans)
    said = contents.around(mention.trigger)
    return Telling(
        teller=teller,
        event=event.id,
        story=event.story,
        mention=mention.id,
        type=mention.type,
        mode=mention.mode,
        status=mention.status,
        sources=mention.sources,
        targets=mention.targets,
        when=mention.when,
        printed=mention.when.words.words(text) if mention.when and mention.when.words else "",
        where=mention.where,
        spans=spans,
        words=mention.span.words(text),
        sentence=sentence,
        context=sentence.words(text),
        said_by=said.speakers if said else (),
        chain=said.chain if said else (),
        because=mention.because,
        by=mention.by,
    )


class Contents:
    """The contents of a report's attributions, to be asked which of them holds a place, in time that stays linear."""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        held = [(span, one) for one in attributions for span in one.content]
        held.sort(key=lambda pair: (pair[0], pair[1].id))
        self._held = held
        self._starts = [span.start for span, _ in held]
        self._furthest = list(accumulate((span.end for span, _ in held), max))

    def around(self, place: Span) -> Attribution | None:
        """Gives the attribution whose content holds a place: the innermost, for its speaker stands nearest to it."""
        best: tuple[int, str, Attribution] | None = None
        at = bisect_right(self._starts, place.start) - 1
        for back in range(at, max(-1, at - MOST_NESTED), -1):
            if self._furthest[back] < place.end:
                break
            span, one = self._held[back]
            if span.contains(place) and (best is None or (len(span), one.id) < best[:2]):
                best = (len(span), one.id, one)
        return best[2] if best else None
