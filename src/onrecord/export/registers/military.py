"""The register of military assets and exercises: whose, where, and what became of them."""

from collections.abc import Hashable, Iterator, Sequence

from msgspec.structs import replace

from onrecord.export.labels import names_of
from onrecord.export.registers.entry import Entry
from onrecord.export.registers.material import Material
from onrecord.export.registers.moves import Core, Shape, cores, entries_of, grouped, known, states_of
from onrecord.knowledge.people import state_of_person
from onrecord.types.actor import ActorRef
from onrecord.types.event import Where

MOVES = (
    "deployed", "inspected", "bought", "delivered", "upgraded", "tested", "launched", "paraded", "withdrawn",
    "attacked", "destroyed", "scheduled", "held", "postponed", "suspended", "resumed", "scaled down",
)  # fmt: skip
STATES = states_of(MOVES)
FIELDS = ("asset", "exercise", "base")


_OF_OTHERS = frozenset({"inspected", "delivered", "attacked", "destroyed"})
"""Moves whose doer need not be whose asset it is."""


def entries(material: Material) -> Iterator[Entry]:
    """Gives the assets and exercises that a record tells of."""

    def key(core: Core) -> Hashable:
        kind, _, name = core.value.partition(": ")
        whose = known(core.noted.particular.actors)
        story = material.story_of.get(core.report, core.report)
        if name and kind in {"ship", "carrier", "base", "exercise"}:
            return name
        if name:
            return (name, whose) if whose else (name, story)
        sides, place = whose or known(core.doers()), _place(core)
        if not sides:
            return core.noted.particular.id
        # What stands at a place, of one owner, is one thing over the years; what is fired is not.
        return (core.value, sides, place) if place else (core.value, sides, story)

    for entry in entries_of(material, _SHAPE, grouped(cores(material, "asset", "exercise"), key)):
        base = next((fact for fact in entry.facts if fact.field == "base"), None)
        if base is None:
            yield entry
        else:
            place = base.actors[0] if base.actors else None
            where = Where(name=place.name if place else base.value, id=place.id if place else "")
            yield replace(entry, where=where)


def _place(core: Core) -> str:
    return next((one.particular.value for one in core.others if one.particular.field == "base"), "")


def _whose(group: Sequence[Core]) -> tuple[ActorRef, ...]:
    return tuple(dict.fromkeys(actor for core in group for actor in core.noted.particular.actors))


def _movers(group: Sequence[Core]) -> tuple[ActorRef, ...]:
    whose = _whose(group)
    return tuple(dict.fromkeys(actor for core in group for actor in core.doers() if actor not in whose))


def _title(group: Sequence[Core], whose: tuple[ActorRef, ...], movers: tuple[ActorRef, ...]) -> str:
    fullest = max(group, key=lambda core: (len(core.noted.cited.words), core.noted.cited.words))
    words = " ".join(fullest.noted.cited.words.split())
    own = tuple(actor for core in group for actor in core.doers(without=_OF_OTHERS) if actor in movers)
    day = group[0].noted.cited.teller.published.to
    own = tuple(
        (state_of_person(actor.id, actor.name, day[:10] if day else None) or actor) if actor.type == "person" else actor
        for actor in own
    )
    sides = names_of(whose) or names_of(dict.fromkeys(own))
    name = fullest.value.partition(": ")[2]
    called = words if not name or name.casefold() in words.casefold() else f"{words} ({name})"
    return f"{sides}: {called}" if sides and sides.casefold() not in called.casefold() else called


_SHAPE = Shape(
    name="military",
    moves=MOVES,
    passing=frozenset({"inspected", "scheduled"}),
    actors=_whose,
    targets=_movers,
    title=_title,
)
