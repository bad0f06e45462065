"""What a record tells, laid out for the registers: events, particulars and statements as words on pages."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from msgspec import Struct

from onrecord.export.agenda import Wanted as WantedPlans
from onrecord.export.agenda import agenda_of
from onrecord.export.agenda_tellings import Contents, Teller, Telling, Told, context_of, teller_of, told_of
from onrecord.export.registers.entry import Cited, Fact, Step
from onrecord.knowledge.subjects import Subject, shipped_subjects
from onrecord.record import Record
from onrecord.types.actor import ActorRef
from onrecord.types.attribution import Attribution
from onrecord.types.particular import Particular, ParticularField
from onrecord.types.reading import Reading
from onrecord.types.span import Span
from onrecord.types.story import Statement

JOIN = " … "
"""What stands between the parts of words that a report breaks in two."""


class Noted(Struct, frozen=True):
    """A particular with its words on the page."""

    particular: Particular
    cited: Cited


class Rendered(Struct, frozen=True):
    """A rendering of a statement: the attribution of one report, with its words on the page and those of its cue.

    ``named`` are the mentions of actors within the content, in text order: the actor and the words.
    """

    attribution: Attribution
    cited: Cited
    cue: str
    named: tuple[tuple[ActorRef, str], ...] = ()


class Material(Struct, frozen=True, kw_only=True, dict=True):
    """What a record tells.

    ``told`` holds its events with their tellings. ``particulars`` leads from (report, id of the event mention or
    attribution, or of another particular) to what is told of it; ``loose`` are those that stand on their own, by report
    and place, ``by_field`` all of them by what they tell. ``story_of`` leads from a report to its story, ``event_ids``
    from (report, id of an event mention) to the record's events that it tells of. ``statements`` are the record's,
    ``renderings`` leads from a statement's id to its renderings in order of publication.
    """

    told: Told
    particulars: dict[tuple[str, str], tuple[Noted, ...]]
    loose: tuple[Noted, ...]
    by_field: dict[ParticularField, tuple[Noted, ...]]
    story_of: dict[str, str]
    event_ids: dict[tuple[str, str], tuple[str, ...]] = {}
    statements: tuple[Statement, ...]
    renderings: dict[str, tuple[Rendered, ...]]
    naming: Callable[[str], set[str]]
    subjects: tuple[Subject, ...]

    @cached_property
    def lives(self) -> tuple[tuple[str, ...], ...]:
        """Gives the ids of events in groups that are one thing: a plan, and what the agenda says became of it.

        Groups and the ids in them are sorted; every event of the record is in exactly one.
        """
        plans = agenda_of(self.told, WantedPlans(kinds=("planned", "conditional", "called-for")), self.naming)
        leader: dict[str, str] = {event: event for event in self.told.events}

        def root(event: str) -> str:
            while leader[event] != event:
                leader[event] = leader[leader[event]]
                event = leader[event]
            return event

        for item in plans.items:
            if item.outcome in {"no-day", "ahead", "not-reported"}:
                held = [*item.events]
            else:
                held = [*item.events, *(one.event for one in item.later if one.event in leader)]
            for event in held[1:]:
                first, second = sorted((root(held[0]), root(event)))
                leader[second] = first
        groups: dict[str, list[str]] = defaultdict(list)
        for event in sorted(leader):
            groups[root(event)].append(event)
        return tuple(tuple(groups[first]) for first in sorted(groups))

    def noted(self, tellings: Iterable[Telling]) -> list[Noted]:
        """Gives what is told of events by these tellings, in the order of the tellings."""
        return [
            one for telling in tellings for one in self.particulars.get((telling.teller.report, telling.mention), ())
        ]

    def events_of(self, noted: Noted) -> tuple[str, ...]:
        """Gives the ids of the record's events that a particular is about."""
        return self.event_ids.get((noted.cited.teller.report, noted.particular.about), ())


def material_of(record: Record, subjects: tuple[Subject, ...] = ()) -> Material:
    """Reads what a record tells; each report is read once more than ``told_of`` reads it.

    ``subjects`` are those on which positions are asked for, the shipped ones where none are given.
    """
    told = told_of(record)
    copies = {copy.report: copy.of for copy in record.copies() if copy.kind != "part"}
    statements = tuple(sorted(record.statements(), key=lambda one: one.id))
    statements_of: dict[tuple[str, str], list[str]] = defaultdict(list)
    for statement in statements:
        for rendering in statement.renderings:
            statements_of[rendering.report, rendering.attribution].append(statement.id)
    about: dict[tuple[str, str], list[Noted]] = defaultdict(list)
    loose: list[Noted] = []
    by_field: dict[ParticularField, list[Noted]] = defaultdict(list)
    renderings: dict[str, list[Rendered]] = defaultdict(list)
    for reading in record.readings():
        teller = teller_of(reading.report, copies.get(reading.report.id, reading.report.id))
        starts = [sentence.start for sentence in reading.sentences]
        begun = [mention.start for mention in reading.mentions]
        said = {one.id: one for one in reading.attributions}
        contents = Contents(reading.attributions)
        for particular in reading.particulars:
            around = said.get(particular.about) or contents.around(particular.span)
            noted = Noted(particular, _cited_particular(reading, starts, teller, particular, around))
            by_field[particular.field].append(noted)
            if particular.about:
                about[reading.report.id, particular.about].append(noted)
            else:
                loose.append(noted)
        for attribution in reading.attributions:
            for statement_id in statements_of.get((reading.report.id, attribution.id), ()):
                cited = _cited_attribution(reading, starts, teller, attribution)
                cue, named = _cue(attribution, reading.report.text), _named(reading, begun, attribution)
                renderings[statement_id].append(Rendered(attribution, cited, cue, named))
    return Material(
        told=told,
        particulars={key: tuple(held) for key, held in about.items()},
        loose=tuple(sorted(loose, key=lambda one: one.cited.order)),
        by_field={field: tuple(sorted(held, key=lambda one: one.cited.order)) for field, held in by_field.items()},
        event_ids=_event_ids(told),
        story_of={report: story.id for story in record.stories() for report in story.reports},
        statements=statements,
        renderings={key: tuple(sorted(held, key=lambda one: one.cited.order)) for key, held in renderings.items()},
        naming=record.reports_naming,
        subjects=subjects or shipped_subjects(),
    )


def _event_ids(told: Told) -> dict[tuple[str, str], tuple[str, ...]]:
    held: dict[tuple[str, str], list[str]] = defaultdict(list)
    for event, tellings in told.tellings.items():
        for one in tellings:
            held[one.teller.report, one.mention].append(event)
    return {key: tuple(sorted(found)) for key, found in held.items()}


def cited_telling(telling: Telling) -> Cited:
    """Gives the words on the page of a telling of an event."""
    return Cited(
        teller=telling.teller,
        spans=telling.spans,
        words=telling.words,
        sentence=telling.sentence,
        context=telling.context,
        said_by=telling.said_by,
        chain=telling.chain,
        by=telling.by,
    )


def facts_of(notes: Iterable[Noted], shown: Callable[[Particular, str], str] | None = None) -> tuple[Fact, ...]:
    """Gives particulars as facts: those of one field and value are one, with all the words that carry it.

    ``shown`` gives the value that a reader sees of a particular and its words; the words themselves without it.
    """
    held: dict[tuple[str, str], list[Noted]] = defaultdict(list)
    for note in notes:
        value = shown(note.particular, note.cited.words) if shown else note.cited.words
        key = note.particular.value or value.casefold()
        held[note.particular.field, key].append(note)
    facts = []
    for (field, _), found in sorted(held.items()):
        found.sort(key=lambda one: one.cited.order)
        first = found[0]
        facts.append(
            Fact(
                field=field,
                value=shown(first.particular, first.cited.words) if shown else first.cited.words,
                actors=tuple(dict.fromkeys(actor for one in found for actor in one.particular.actors)),
                status=first.particular.status,
                origins=origins_of(one.cited for one in found),
                cited=tuple(one.cited for one in found),
            )
        )
    return tuple(facts)


def origins_of(cited: Iterable[Cited]) -> int:
    """Counts independent origins: copies and what they copy are one voice."""
    return len({one.teller.origin for one in cited})


def step_of(
    state: str, summary: str, tellings: Sequence[Telling], *, dated: str = "", days: tuple[str, str] | None = None
) -> Step:
    """Makes a step of the tellings that tell it, in order of publication."""
    cited = tuple(sorted((cited_telling(one) for one in tellings), key=lambda one: one.order))
    return Step(
        state=state,
        summary=summary,
        from_=days[0] if days else None,
        to=days[1] if days else None,
        dated=dated,
        told=next((day[:10] for one in cited if (day := one.teller.published.to)), ""),
        origins=origins_of(cited),
        cited=cited,
        because=tuple(dict.fromkeys(reason for one in tellings for reason in one.because)),
    )


def _cited_particular(
    reading: Reading, starts: list[int], teller: Teller, particular: Particular, attribution: Attribution | None
) -> Cited:
    sentence = context_of(reading, starts, (particular.span,))
    return Cited(
        teller=teller,
        spans=(particular.span,),
        words=particular.span.words(reading.report.text),
        sentence=sentence,
        context=sentence.words(reading.report.text),
        said_by=attribution.speakers if attribution else (),
        chain=attribution.chain if attribution else (),
        by=particular.by,
    )


def _named(reading: Reading, begun: list[int], attribution: Attribution) -> tuple[tuple[ActorRef, str], ...]:
    """Gives the mentions within the content of an attribution; ``begun`` are the starts of all mentions."""
    found = []
    for span in attribution.content:
        held = reading.mentions[bisect_left(begun, span.start) : bisect_left(begun, span.end)]
        found += [(one.actor, one.span.words(reading.report.text)) for one in held if one.kind != "pronoun"]
    return tuple(found)


def _cue(attribution: Attribution, text: str) -> str:
    return " ".join(" ".join(span.words(text) for span in attribution.cue).split())


def _cited_attribution(reading: Reading, starts: list[int], teller: Teller, attribution: Attribution) -> Cited:
    spans: tuple[Span, ...] = attribution.content
    sentence = context_of(reading, starts, spans)
    return Cited(
        teller=teller,
        spans=spans,
        words=JOIN.join(span.words(reading.report.text) for span in spans),
        sentence=sentence,
        context=sentence.words(reading.report.text),
        said_by=attribution.speakers,
        chain=attribution.chain,
        by=attribution.by,
    )
