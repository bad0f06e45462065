"""The table of registers: one row a register, one file each."""

import importlib
from collections.abc import Iterable

from msgspec import Struct

from onrecord.errors import SettingError
from onrecord.export.registers.entry import Entry, Register, RegisterName, Wanted
from onrecord.export.registers.material import Material, material_of
from onrecord.knowledge.subjects import read_subjects
from onrecord.record import Record


class Kind(Struct, frozen=True, kw_only=True):
    """A register: its name, what it holds, and the module with ``entries(material)``, ``STATES`` and ``FIELDS``.

    The module is imported when the register is asked for.
    """

    name: RegisterName
    help: str
    module: str
    on_demand: frozenset[str] = frozenset()
    """States of entries that are counted, and given only where their state is asked for."""


REGISTERS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            name="meetings",
            help="Who met whom: form, place, length, attendees, topics, what was not discussed.",
            module="onrecord.export.registers.meetings",
        ),
        Kind(
            name="visits",
            help="Who travels where, stop by stop: planned and done, what for and with whom.",
            module="onrecord.export.registers.visits",
        ),
        Kind(
            name="channels",
            help="Between which sides contact is held, offered, possible or refused, and on which conditions.",
            module="onrecord.export.registers.channels",
        ),
        Kind(
            name="commitments",
            help="Who promised what to whom, by when, on what condition; reaffirmed, changed, met, dropped.",
            module="onrecord.export.registers.commitments",
        ),
        Kind(
            name="pressure",
            help="Measures of pressure on whom, by whom, on what authority, with exceptions; figures of trade.",
            module="onrecord.export.registers.pressure",
        ),
        Kind(
            name="military",
            help="Military assets and exercises: whose, where, and what became of them.",
            module="onrecord.export.registers.military",
        ),
        Kind(
            name="positions",
            help="What an actor wants of a subject, statement by statement, and where that shifted.",
            module="onrecord.export.registers.positions",
            on_demand=frozenset({"speaks of it"}),
        ),
    )
}
"""Every register by name."""


def register(record: Record, name: str, wanted: Wanted) -> Register:
    """Gives a register of a record.

    Raises SettingError for an unknown register or state, RecordError where the record cannot be read.
    """
    return register_of(material_of(record, read_subjects(wanted.subjects) if wanted.subjects else ()), name, wanted)


def register_of(material: Material, name: str, wanted: Wanted) -> Register:
    """Gives a register of what a record tells. Raises SettingError for an unknown register or state."""
    if name not in REGISTERS:
        raise SettingError(f"there is no register {name!r}", remedy=f"the registers are {', '.join(REGISTERS)}")
    kind = REGISTERS[name]
    module = importlib.import_module(kind.module)
    states: tuple[str, ...] = module.STATES
    for state in wanted.states:
        if state not in states:
            raise SettingError(f"{name} have no state {state!r}", remedy=f"the states are {', '.join(states)}")
    made: Iterable[Entry] = module.entries(material)
    held = sorted((one for one in made if _passes(one, wanted)), key=_order)
    return Register(
        name=kind.name,
        help=kind.help,
        states=states,
        fields=module.FIELDS,
        reports=len(material.told.published),
        counts={state: sum(one.state == state for one in held) for state in states},
        entries=tuple(one for one in held if one.state in wanted.states or one.state not in kind.on_demand),
    )


def _order(entry: Entry) -> tuple[str, str, str]:
    return (entry.from_ or entry.to or "9999", entry.to or "9999", entry.id)


def _passes(entry: Entry, wanted: Wanted) -> bool:
    if wanted.states and entry.state not in wanted.states:
        return False
    if wanted.stories and not wanted.stories & set(entry.stories):
        return False
    everyone = (*entry.actors, *entry.targets, *(actor for fact in entry.facts for actor in fact.actors))
    if wanted.actors and not any(actor.id in wanted.actors for actor in everyone):
        return False
    if wanted.place and not _is_at(entry, wanted.place):
        return False
    if not (wanted.first or wanted.last):
        return True
    # A step of which no day is told lies on the day on which it was first told of.
    days = [(entry.from_, entry.to), *((step.from_ or step.told, step.to or step.told) for step in entry.steps)]
    return any(
        (not wanted.first or last[:10] >= wanted.first) and (not wanted.last or first[:10] <= wanted.last)
        for first, last in days
        if first and last
    )


def _is_at(entry: Entry, place: str) -> bool:
    wanted = place.casefold()
    held = [entry.where.name, entry.where.id] if entry.where else []
    held += [fact.value for fact in entry.facts if fact.field in {"stop", "base"}]
    return any(wanted in one.casefold() for one in held)
