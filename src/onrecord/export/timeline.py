"""A timeline: what a record holds of a story, of an actor or of a subject, in order of time, each entry with its words.

What has a day of its own stands on it. What has none stands on the day on which it was first reported, and says so.
Plans carry what became of them, as the agenda tells it.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec
from msgspec import Struct

from onrecord.export.agenda import KINDS, Item, Wanted, agenda_of
from onrecord.export.agenda_outcomes import Difference, Outcome
from onrecord.export.agenda_tellings import Teller, Telling, Told, context_of, last_day, teller_of, told_of
from onrecord.export.labels import event_label, event_summary, names_of, when_words
from onrecord.record import Record
from onrecord.text.fold import folded_words
from onrecord.types.actor import ActorRef
from onrecord.types.attribution import AttributionKind
from onrecord.types.event import Status, Where
from onrecord.types.reading import Reading
from onrecord.types.span import Span
from onrecord.types.story import Event, Statement, Story
from onrecord.types.when import When
from onrecord.types.wire import FORMAT

Subject = Literal["story", "actor", "words"]
Basis = Literal["own", "reported", "none"]
"""Whose day an entry stands on: its own, that of the first report of it, or none."""

MOST_REPORTS = 10_000
"""Reports that are searched for the words of a subject."""


class About(Struct, frozen=True, kw_only=True):
    """What a timeline is of: a story, an actor (all ids that bear the name), or words; and how it is called."""

    subject: Subject
    ids: tuple[str, ...]
    name: str


class Cited(Struct, frozen=True, kw_only=True):
    """Where words of an entry stand: the report, spans in code points of its text, and the words."""

    teller: Teller
    spans: tuple[Span, ...]
    words: str
    context: str
    kind: AttributionKind | None = None


class Entry(Struct, frozen=True, kw_only=True):
    """One line of a timeline: a happening, or a statement.

    ``day`` is the ISO day it stands on (None without one) and ``basis`` whose day that is; ``when`` its own time and
    ``dated`` the same in words. ``outcome``, ``differences`` and ``plan`` tell what became of a plan, and its id in
    the agenda; ``became`` are the ids of the happenings that it came to be.
    """

    id: str
    kind: Literal["event", "statement"]
    summary: str
    label: str
    status: Status
    outcome: Outcome | None
    differences: tuple[Difference, ...]
    plan: str
    became: tuple[str, ...]
    day: str | None
    basis: Basis
    when: When | None
    dated: str
    actors: tuple[ActorRef, ...]
    where: Where | None
    words: str
    cited: tuple[Cited, ...]
    because: tuple[str, ...]
    stories: tuple[str, ...]


class Timeline(Struct, frozen=True, kw_only=True):
    """The entries about something, in order of time; those without any day last. ``published`` are the days of the
    reports that tell them.
    """

    about: About
    as_of: str
    as_of_because: str
    first: str | None
    last: str | None
    reports: int
    entries: tuple[Entry, ...]
    published: tuple[str, ...]
    format: int = FORMAT


def timeline(record: Record, about: About, *, first: str = "", last: str = "", as_of: str = "") -> Timeline:
    """Gives the timeline of a story, an actor or words; only entries between two days (both inside) where given.

    Raises RecordError where the record cannot be read.
    """
    events, statements = _chosen(record, about)
    told = told_of(record, _around(record, events))
    plans = agenda_of(told, Wanted(as_of=as_of, kinds=KINDS), record.reports_naming)
    outcomes = {event: item for item in plans.items for event in item.events}
    entries = [_of_event(told, event, outcomes.get(event.id)) for event in events if event.id in told.events]
    entries = _plans_joined(entries)
    if about.subject == "words":
        entries = [one for one in entries if _holds(one, about.name)]
    entries += _of_statements(record, statements, told)
    kept = sorted((one for one in entries if _between(one, first, last)), key=_in_time)
    reports = {cited.teller.report: cited.teller for one in kept for cited in one.cited}
    days = sorted(day for teller in reports.values() if (day := teller.published.day))
    return Timeline(
        about=about,
        as_of=plans.as_of,
        as_of_because=plans.as_of_because,
        first=min((one.day for one in kept if one.day), default=None),
        last=max((one.day for one in kept if one.day), default=None),
        reports=len(reports),
        entries=tuple(kept),
        published=tuple(days),
    )


def _chosen(record: Record, about: About) -> tuple[list[Event], list[Statement]]:
    """Gives the happenings and statements that a timeline may hold, each once, by id."""
    events: dict[str, Event] = {}
    statements: dict[str, Statement] = {}
    for one in about.ids:
        if about.subject == "actor":
            events.update({event.id: event for event in record.events(actor=one)})
            statements.update({said.id: said for said in record.statements(speaker=one)})
        else:
            held = record.story(one)
            events.update({event.id: event for event in record.events(story=one)})
            statements.update({said.id: said for said in record.statements(story=one)})
            for report in held.reports if held else ():
                # An event that two stories tell is kept under one of them, and belongs to both.
                events.update({event.id: event for event in record.events(report=report)})
    if about.subject == "words":
        for hit in record.search_reports(about.name, MOST_REPORTS):
            events.update({event.id: event for event in record.events(report=hit.report)})
        wanted = set(folded_words(about.name))
        for said in record.search_statements(about.name, MOST_REPORTS, some=""):
            if any(wanted <= set(folded_words(one.words)) for one in said.renderings):
                statements[said.id] = said
    return sorted(events.values(), key=lambda one: one.id), sorted(statements.values(), key=lambda one: one.id)


def _around(record: Record, events: list[Event]) -> list[Event]:
    """Gives these happenings, and those that may tell what became of the plans among them: of the same actors."""
    held = {event.id: event for event in events}
    actors = {
        actor.id for event in events if event.status in KINDS for actor in (*event.sources, *event.targets) if actor.id
    }
    for actor in sorted(actors):
        held.update({event.id: event for event in record.events(actor=actor)})
    return [held[key] for key in sorted(held)]


# Entries


def _of_event(told: Told, event: Event, plan: Item | None) -> Entry:
    tellings = sorted(told.tellings[event.id], key=lambda one: (_unlike(one, event), one.order))
    day, basis = _day_of(event.when, (one.teller for one in tellings))
    return Entry(
        id=event.id,
        kind="event",
        summary=event_summary(event),
        label=event_label(event),
        status=event.status,
        outcome=plan.outcome if plan else None,
        differences=plan.differences if plan else (),
        plan=plan.id if plan else "",
        became=tuple(dict.fromkeys(one.event for one in plan.later if one.status == "happened")) if plan else (),
        day=day,
        basis=basis,
        when=event.when,
        dated=when_words(event.when),
        actors=(*event.sources, *event.targets),
        where=event.where,
        words=tellings[0].words,
        cited=tuple(
            Cited(teller=one.teller, spans=one.spans, words=one.words, context=one.context) for one in tellings
        ),
        because=tuple(dict.fromkeys((*tellings[0].because, *(plan.because if plan else ())))),
        stories=(event.story,) if event.story else (),
    )


def _plans_joined(entries: list[Entry]) -> list[Entry]:
    """Joins the happenings of one plan, which several stories may tell each for themselves, into one entry."""
    made: list[Entry] = []
    place: dict[str, int] = {}
    for entry in entries:
        if not entry.plan or entry.status not in KINDS:
            made.append(entry)
        elif entry.plan not in place:
            place[entry.plan] = len(made)
            made.append(entry)
        else:
            # Announced outweighs asked for: the entry is what the agenda calls the plan.
            held = min(made[place[entry.plan]], entry, key=lambda one: KINDS.index(one.status))
            other = entry if held is not entry else made[place[entry.plan]]
            cited = sorted((*held.cited, *other.cited), key=lambda one: _by_report(one.teller, one.spans))
            stories = tuple(sorted({*held.stories, *other.stories}))
            made[place[entry.plan]] = msgspec.structs.replace(held, cited=tuple(cited), stories=stories)
    return made


def _by_report(teller: Teller, spans: tuple[Span, ...]) -> tuple[str, str, tuple[Span, ...]]:
    return (last_day(teller.published) or "9999", teller.report, spans)


def _unlike(telling: Telling, event: Event) -> int:
    """Gives how little a telling says what the event is said to be: its status, and its day."""
    own, held = telling.when, event.when
    same = held is None or (own is not None and (own.from_, own.to) == (held.from_, held.to))
    return 2 * (telling.status != event.status) + (not same)


def _of_statements(record: Record, statements: list[Statement], told: Told) -> list[Entry]:
    """Gives an entry for each statement; each report that renders one is read once."""
    wanted = {one.report for said in statements for one in said.renderings}
    tellers: dict[str, Teller] = {}
    contexts: dict[tuple[str, tuple[Span, ...]], str] = {}
    spans_of: dict[str, set[tuple[Span, ...]]] = {}
    for said in statements:
        for one in said.renderings:
            spans_of.setdefault(one.report, set()).add(one.spans)
    for report in sorted(wanted):
        reading = record.reading(report)
        if reading is not None:
            tellers[report] = teller_of(reading.report, told.copies.get(report, report))
            contexts.update(_contexts(reading, spans_of[report]))
    return [made for said in statements if (made := _of_statement(said, tellers, contexts)) is not None]


def _contexts(reading: Reading, held: Iterable[tuple[Span, ...]]) -> dict[tuple[str, tuple[Span, ...]], str]:
    starts = [sentence.start for sentence in reading.sentences]
    text = reading.report.text
    return {
        (reading.report.id, spans): context_of(reading, starts, spans).words(text) if spans else "" for spans in held
    }


def _of_statement(
    said: Statement, tellers: dict[str, Teller], contexts: dict[tuple[str, tuple[Span, ...]], str]
) -> Entry | None:
    cited = [
        Cited(
            teller=tellers[one.report],
            spans=one.spans,
            words=one.words,
            context=contexts[one.report, one.spans],
            kind=one.kind,
        )
        for one in said.renderings
        if one.report in tellers
    ]
    if not cited:
        return None
    cited.sort(key=lambda one: (one.words != said.words, last_day(one.teller.published) or "9999", one.teller.report))
    day, basis = _day_of(said.when, (one.teller for one in cited))
    return Entry(
        id=said.id,
        kind="statement",
        summary=names_of(said.speakers) or "speaker not named",
        label="Statement",
        status="happened",
        outcome=None,
        differences=(),
        plan="",
        became=(),
        day=day,
        basis=basis,
        when=said.when,
        dated=when_words(said.when),
        actors=said.speakers,
        where=None,
        words=said.words,
        cited=tuple(cited),
        because=(),
        stories=(said.story,) if said.story else (),
    )


def _day_of(when: When | None, tellers: Iterable[Teller]) -> tuple[str | None, Basis]:
    """Gives the day that an entry stands on: of its own, else of the first report of it that has one."""
    if when is not None and when.from_ and when.to:
        return when.from_[:10], "own"
    days = sorted(day for teller in tellers if (day := teller.published.from_ or teller.published.to))
    return (days[0][:10], "reported") if days else (None, "none")


def _holds(entry: Entry, words: str) -> bool:
    """Says whether a sentence that tells a happening, or the headline above it, holds all words of a subject."""
    wanted = set(folded_words(words))
    return any(wanted <= set(folded_words(f"{one.context} {one.teller.title}")) for one in entry.cited)


def _between(entry: Entry, first: str, last: str) -> bool:
    if not (first or last):
        return True
    if entry.day is None:
        return False
    end = entry.when.to[:10] if entry.basis == "own" and entry.when and entry.when.to else entry.day
    return (not first or end >= first) and (not last or entry.day <= last)


def _in_time(entry: Entry) -> tuple[str, bool, str, str, Span, str]:
    """Sorts by day, what has a day of its own before what was reported then, narrow before wide, then by place."""
    first = entry.cited[0]
    end = entry.when.to if entry.basis == "own" and entry.when and entry.when.to else entry.day
    return (entry.day or "9999", entry.basis != "own", end or "9999", first.teller.report, first.spans[0], entry.id)


def story_about(story: Story) -> About:
    """Gives what a timeline of a story is about."""
    return About(subject="story", ids=(story.id,), name=story.title)


def actor_about(actors: Iterable[ActorRef]) -> About:
    """Gives what a timeline of an actor is about; of several that bear one name, of all, called by the first."""
    held = list(actors)
    name = names_of(held[:1])
    return About(
        subject="actor",
        ids=tuple(one.id for one in held),
        name=f"{name} and {len(held) - 1} more of this name" if len(held) > 1 else name,
    )


def words_about(words: str) -> About:
    """Gives what a timeline of a subject is about."""
    return About(subject="words", ids=(), name=" ".join(words.split()))
