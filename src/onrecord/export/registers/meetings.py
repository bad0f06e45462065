"""The register of meetings: who with whom, in what form, where, how long; announced, held, put off, or not held."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from onrecord.export.agenda_outcomes import Days, day_number, days_of, iso_day
from onrecord.export.agenda_tellings import Telling, known_ids, last_day
from onrecord.export.labels import event_summary, interval_words
from onrecord.export.registers.consultations import (
    STATES,
    dated_in_words,
    distinct,
    first_days,
    refusals,
    shown,
    state_of,
    telling,
)
from onrecord.export.registers.entry import Entry, Step
from onrecord.export.registers.material import Material, cited_telling, facts_of, origins_of, step_of
from onrecord.types.ids import content_id
from onrecord.types.span import Span

__all__ = ["FIELDS", "STATES", "entries"]

FIELDS = ("form", "duration", "attendee", "topic", "not-discussed", "agreed", "document", "condition")

ONE_MEETING = 2
"""Days between two tellings of the same people up to which they are taken for one meeting, where one names no day."""

_BEFORE = re.compile(r"^“(?:before|ahead of|prior to|until)”")
"""A reason by which a meeting was read as still to come, in a clause that looks back on what came before it."""

_RETYPED = "the model of types reads CONSULT"
"""A reason of an act that the tables take for something else than a meeting."""


def entries(material: Material) -> Iterator[Entry]:
    """Gives the meetings that a record tells of; a plan and what became of it are one entry."""
    silent = _not_discussed(material)
    groups = []
    for group in material.lives:
        tellings = [
            one
            for event in group
            for one in material.told.tellings[event]
            if _is_meeting(one) and not _is_silence(one, silent)
        ]
        groups += [sorted(held, key=lambda one: one.order) for held in _parted(tellings) if held]
    refused = refusals(material)
    for tellings in _joined(groups):
        yield _entry(material, tellings, refused)


def _is_meeting(one: Telling) -> bool:
    return (
        one.type == "CONSULT" and one.mode != "visit" and not any(reason.startswith(_RETYPED) for reason in one.because)
    )


def _parted(tellings: Sequence[Telling]) -> tuple[list[Telling], list[Telling]]:
    """Gives tellings in two: what a report that tells of a meeting as held plans beside it, without a day, is another
    meeting ("they agreed to meet again").
    """
    held = {one.teller.report for one in tellings if one.status == "happened"}
    again = [one for one in tellings if one.status == "planned" and one.teller.report in held and _agreed_on(one)]
    places = {(one.teller.report, one.mention) for one in again}
    return [one for one in tellings if (one.teller.report, one.mention) not in places], again


def _agreed_on(one: Telling) -> bool:
    return days_of(one.when) is None and not any(_BEFORE.match(reason) for reason in one.because)


def _not_discussed(material: Material) -> dict[str, list[Span]]:
    """Gives the words that tell what was not talked about, by report: "did not discuss" denies no meeting."""
    found: dict[str, list[Span]] = defaultdict(list)
    for notes in material.particulars.values():
        for note in notes:
            if note.particular.field == "not-discussed":
                found[note.cited.teller.report].append(note.particular.span)
    return found


def _is_silence(one: Telling, silent: dict[str, list[Span]]) -> bool:
    return one.status == "denied" and any(
        one.sentence.start <= span.start < one.sentence.end for span in silent.get(one.teller.report, ())
    )


# One meeting told in several ways


def _joined(groups: Sequence[list[Telling]]) -> Iterator[list[Telling]]:
    """Gives the groups with those joined that tell of the same people on the same day, or within days of each other
    where one of them names no day.
    """
    by_sides: dict[frozenset[str], list[list[Telling]]] = defaultdict(list)
    for tellings in groups:
        ids = max((one.ids for one in tellings), key=len)
        if len(ids) < 2:
            yield tellings
        else:
            by_sides[ids].append(tellings)
    for sides in sorted(by_sides, key=sorted):
        row = sorted(by_sides[sides], key=lambda held: (_around(held) is None, _around(held) or (0, 0), held[0].order))
        kept: list[list[Telling]] = []
        for tellings in row:
            last = kept[-1] if kept else None
            if last is not None and _one_meeting(last, tellings):
                last.extend(tellings)
                last.sort(key=lambda one: one.order)
            else:
                kept.append(tellings)
        yield from kept


def _around(tellings: Sequence[Telling]) -> Days | None:
    """Gives the days that a group names, else the day on which it was first told."""
    days = first_days(tellings)
    if days is not None:
        return days
    told = day_number(last_day(tellings[0].teller.published))
    return (told, told) if told is not None else None


def _one_meeting(first: Sequence[Telling], second: Sequence[Telling]) -> bool:
    one, other = _around(first), _around(second)
    held = {_held(first), _held(second)}
    if one is None or other is None:
        return False
    apart = max(one[0] - other[1], other[0] - one[1], 0)
    if first_days(first) and first_days(second):
        return apart == 0 and max(one[1] - one[0], other[1] - other[0]) <= ONE_MEETING
    return held == {True} and apart <= ONE_MEETING


def _held(tellings: Sequence[Telling]) -> bool:
    return any(one.status == "happened" for one in tellings)


# Entries


def _entry(material: Material, tellings: Sequence[Telling], refused: dict[str, list[tuple[str, Telling]]]) -> Entry:
    fullest = min(tellings, key=lambda one: (one.status != "happened", -len(one.ids), one.where is None, one.order))
    where = next((one.where for one in (fullest, *tellings) if one.where and one.where.name), None)
    event = replace(material.told.events[fullest.event], where=where)
    if known_ids((*event.sources, *event.targets)) != fullest.ids:
        event = replace(event, sources=fullest.sources, targets=fullest.targets)
    days = first_days([fullest]) or first_days(one for one in tellings if one.status == fullest.status)
    days = days or first_days(tellings)
    first, last, dated = dated_in_words(tellings, days)
    ids = tuple(sorted({one.event for one in tellings}))
    off = [] if _held(tellings) else [word for event in ids for word in refused.get(event, ())]
    facts = facts_of(material.noted(tellings), shown)
    return Entry(
        id=content_id("register-meetings", *sorted({f"{one.teller.report}:{one.mention}" for one in tellings})),
        register="meetings",
        title=event_summary(event),
        state=_state(tellings, off),
        actors=fullest.sources,
        targets=fullest.targets,
        where=where,
        from_=first,
        to=last,
        dated=dated,
        facts=tuple(fact for fact in facts if fact.field in FIELDS),
        steps=_steps(tellings, off),
        origins=origins_of(cited_telling(one) for one in tellings),
        events=ids,
        stories=tuple(sorted({one.story for one in tellings if one.story})),
    )


def _state(tellings: Sequence[Telling], off: Sequence[tuple[str, Telling]]) -> str:
    """Gives what the record says last: held where any report tells that it was, else by the last telling."""
    if _held(tellings):
        return "held"
    return off[-1][0] if off else state_of(tellings[-1])


def _steps(tellings: Sequence[Telling], off: Sequence[tuple[str, Telling]]) -> tuple[Step, ...]:
    by_state: dict[str, list[Telling]] = defaultdict(list)
    over = _held(tellings)
    for one in tellings:
        if not (over and one.status == "planned" and any(_BEFORE.match(reason) for reason in one.because)):
            by_state[state_of(one)].append(one)
    for state, one in off:
        by_state[state].append(one)
    made = []
    for state, found in by_state.items():
        days = first_days(found)
        pair = (iso_day(days[0]), iso_day(days[1])) if days else None
        dated = interval_words(*pair, "day") if pair else ""
        words = max(found, key=lambda one: (len(one.ids), -len(one.words))).words
        made.append(telling(step_of(state, words, distinct(found), dated=dated, days=pair)))
    return tuple(sorted(made, key=lambda one: (one.told or "9999", -STATES.index(one.state))))
