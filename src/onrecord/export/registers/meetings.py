"""The register of meetings: who with whom, in what form, where, how long; announced, held, put off, or not held."""

from collections.abc import Iterator, Sequence

from onrecord.export.agenda_outcomes import iso_day
from onrecord.export.agenda_tellings import Telling
from onrecord.export.labels import event_summary, interval_words
from onrecord.export.registers.consultations import STATE_OF, dated_in_words, distinct, first_days, shown, telling
from onrecord.export.registers.entry import Entry, Step
from onrecord.export.registers.material import Material, cited_telling, facts_of, lives, origins_of, step_of
from onrecord.types.event import Status
from onrecord.types.ids import content_id

STATES = ("held", "planned", "on a condition", "called for", "not held", "unknown")
FIELDS = ("form", "duration", "attendee", "topic", "not-discussed", "document")


def entries(material: Material) -> Iterator[Entry]:
    """Gives the meetings that a record tells of; a plan and what became of it are one entry."""
    told = material.told
    for group in lives(material):
        tellings = sorted(
            (one for event in group for one in told.tellings[event] if one.type == "CONSULT" and one.mode != "visit"),
            key=lambda one: one.order,
        )
        if tellings:
            yield _entry(material, tellings)


def _entry(material: Material, tellings: Sequence[Telling]) -> Entry:
    fullest = min(tellings, key=lambda one: (one.status != "happened", -len(one.ids), one.where is None, one.order))
    event = material.told.events[fullest.event]
    steps = _steps(tellings)
    days = first_days([fullest]) or first_days(tellings)
    first, last, dated = dated_in_words(tellings, days)
    ids = tuple(sorted({one.event for one in tellings}))
    return Entry(
        id=content_id("register-meetings", *ids),
        register="meetings",
        title=event_summary(event),
        state=_state(tellings),
        actors=fullest.sources,
        targets=fullest.targets,
        where=next((one.where for one in (fullest, *tellings) if one.where and one.where.name), None),
        from_=first,
        to=last,
        dated=dated,
        facts=facts_of(material.noted(tellings), shown),
        steps=steps,
        origins=origins_of(cited_telling(one) for one in tellings),
        events=ids,
        stories=tuple(sorted({one.story for one in tellings if one.story})),
    )


def _state(tellings: Sequence[Telling]) -> str:
    """Gives what the record says last: held where any report tells that it was, else by the last telling."""
    if any(one.status == "happened" for one in tellings):
        return "held"
    return STATE_OF[tellings[-1].status]


def _steps(tellings: Sequence[Telling]) -> tuple[Step, ...]:
    held: dict[Status, list[Telling]] = {}
    for one in tellings:
        held.setdefault(one.status, []).append(one)
    made = []
    for status, found in held.items():
        days = first_days(found)
        pair = (iso_day(days[0]), iso_day(days[1])) if days else None
        dated = interval_words(*pair, "day") if pair else ""
        made.append(telling(step_of(STATE_OF[status], event_label_of(found), distinct(found), dated=dated, days=pair)))
    return tuple(sorted(made, key=lambda one: (one.told or "9999", STATES.index(one.state))))


def event_label_of(tellings: Sequence[Telling]) -> str:
    """Gives the words of the fullest telling."""
    return max(tellings, key=lambda one: (len(one.ids), -len(one.words))).words
