"""Events of a record for political scientists: one row an event, however many reports and copies tell it."""

from collections.abc import Iterator

from msgspec import Struct

from onrecord.events.plover import plover_type
from onrecord.knowledge.codes import codes
from onrecord.knowledge.names import names, states
from onrecord.knowledge.people import person
from onrecord.record import Record
from onrecord.types.actor import ActorRef
from onrecord.types.event import EventMention, PloverType
from onrecord.types.report import Report
from onrecord.types.story import Event


class Told(Struct, frozen=True, kw_only=True):
    """Where one report tells an event. ``copy_of`` is the report whose words these are, '' where they are its own."""

    report: Report
    mention: EventMention
    copy_of: str


class Coded(Struct, frozen=True, kw_only=True):
    """An event with what codes it beside its type: PLOVER's own type (None where it codes no such thing), contexts,
    who tells it, and by how many independent origins.
    """

    event: Event
    plover: PloverType | None
    contexts: tuple[str, ...]
    instrument: str
    under: str
    told: tuple[Told, ...]
    origins: int


def coded(record: Record) -> Iterator[Coded]:
    """Gives the events of a record by first day, then id; ``under`` is the id of another event of the record."""
    copies = {copy.report: copy.of for copy in record.copies()}
    mentions: dict[tuple[str, str], tuple[Report, EventMention]] = {}
    for reading in record.readings():
        mentions.update(((reading.report.id, one.id), (reading.report, one)) for one in reading.events)
    events = record.events()
    happening = {(told.report, told.mention): event.id for event in events for told in event.tellings}
    for event in sorted(events, key=_in_time):
        told = tuple(
            Told(report=report, mention=mention, copy_of=copies.get(report.id, ""))
            for one in event.tellings
            if (held := mentions.get((one.report, one.mention))) is not None
            for report, mention in (held,)
        )
        above = [
            happening.get((one.report.id, one.mention.under), "") for one in told if one.mention.under
        ]  # fmt: skip
        under = next((one for one in above if one and one != event.id), "")
        code = codes().get(event.cameo)
        means = [one.mention.instrument.words(one.report.text) for one in told if one.mention.instrument is not None]
        yield Coded(
            event=event,
            plover=plover_type(event.type, event.status, event.cameo, under),
            contexts=next(
                (one.mention.contexts for one in told if one.mention.contexts), code.contexts if code else ()
            ),
            instrument=" ".join(means[0].split()) if means else "",
            under=under,
            told=told,
            origins=len({one.copy_of or one.report.id for one in told}),
        )


def _in_time(event: Event) -> tuple[str, str]:
    return (event.when.from_ or event.when.to or "") if event.when else "", event.id


def day_of(row: Coded) -> str:
    """Gives the day by which the offices of an event's actors count: its first day, else that of the first report."""
    when = row.event.when
    days = [when.from_ or when.to or ""] if when else []
    days += [one.report.published.from_ or "" for one in row.told[:1]]
    return next((day[:10] for day in days if day), "")


def country(actor: ActorRef, day: str = "") -> str:
    """Gives the ISO 3166 alpha-3 code of the state that an actor is, belongs to or is named after; '' for none.

    A person of the tables belongs to the state of the office held on the day, else of the last one before it.
    """
    if actor.type == "person" and (known := person(actor.id)) is not None:
        state = known.state_at(day or None)
        return state if state in states() else ""
    table = names()
    words = actor.name.split()
    for name in (actor.name, *(" ".join(words[:count]) for count in range(min(3, len(words)), 0, -1))):
        found = table.get(name) or table.get(name.removesuffix("'s").removesuffix("’s"))
        if found is not None and (found.state or found.home):
            return found.state or found.home
    return ""
