"""The register of pressure: measures, by whom on whom, with their life, authority and exceptions; figures of trade."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from onrecord.export.labels import names_of
from onrecord.export.registers.entry import Entry
from onrecord.export.registers.material import Material, Noted, facts_of, origins_of
from onrecord.export.registers.moves import Core, Shape, cores, entries_of, grouped, known, states_of
from onrecord.types.actor import ActorRef
from onrecord.types.ids import content_id

MOVES = (
    "demanded",
    "considered",
    "proposed",
    "threatened",
    "imposed",
    "tightened",
    "extended",
    "postponed",
    "eased",
    "waived",
    "lifted",
    "evaded",
)
FIGURE = "figure"
STATES = (*states_of(MOVES), FIGURE)
FIELDS = ("measure", "authority", "exception", "figure")

_OTHERS = frozenset({"evaded"})
"""Moves by others than who imposes."""


def entries(material: Material) -> Iterator[Entry]:
    """Gives the measures of pressure that a record tells of, and its figures of trade."""

    def key(core: Core) -> Hashable:
        by, on = known(core.doers(without=_OTHERS)), known(core.noted.particular.actors)
        if by and on:
            return core.value, by, on
        if by or on:
            return core.value, by, on, material.story_of.get(core.report, core.report)
        return core.noted.particular.id

    yield from entries_of(material, _SHAPE, grouped(cores(material, "measure"), key))
    yield from _figures(material)


_NOBODY = re.compile(
    r"^(?:worth|maybe|leadership|efforts?|coordination|response)\b|"
    r"\b(?:sanctions?|tariffs?) (?:on|over|against)\b|\bin coordination\Z",
    re.IGNORECASE,
)
"""Words read for who imposes a measure or bears it that name neither."""


def _somebody(actor: ActorRef) -> bool:
    return bool(actor.id) or _NOBODY.search(actor.name) is None


def _by(group: Sequence[Core]) -> tuple[ActorRef, ...]:
    return tuple(dict.fromkeys(actor for core in group for actor in core.doers(without=_OTHERS) if _somebody(actor)))


def _on(group: Sequence[Core]) -> tuple[ActorRef, ...]:
    return tuple(dict.fromkeys(actor for core in group for actor in core.noted.particular.actors if _somebody(actor)))


def _title(group: Sequence[Core], by: tuple[ActorRef, ...], on: tuple[ActorRef, ...]) -> str:
    kind = group[0].value
    whom = f" on {names_of(on)}" if on else ""
    return f"{names_of(by)}: {kind}{whom}" if by else f"{kind[:1].upper()}{kind[1:]}{whom}"


_SHAPE = Shape(
    name="pressure",
    moves=MOVES,
    passing=frozenset({"evaded", "waived", "demanded", "considered", "proposed", "threatened"}),
    actors=_by,
    targets=_on,
    title=_title,
)


def _figures(material: Material) -> Iterator[Entry]:
    """Gives figures of trade, those of one value and the same actors as one entry."""
    held: dict[tuple[str, tuple[str, ...]], list[Noted]] = defaultdict(list)
    for noted in material.by_field.get("figure", ()):
        held[noted.particular.value.casefold(), known(noted.particular.actors)].append(noted)
    for found in held.values():
        actors = tuple(dict.fromkeys(actor for one in found for actor in one.particular.actors))
        named = f"{names_of(actors)}: " if actors else ""
        reports = {one.cited.teller.report for one in found}
        yield Entry(
            id=content_id("register-figure", *sorted(one.particular.id for one in found)),
            register="pressure",
            title=f"{named}{found[0].particular.value}",
            state=FIGURE,
            actors=actors[:1],
            targets=actors[1:],
            facts=facts_of(found),
            origins=origins_of(one.cited for one in found),
            stories=tuple(sorted({material.story_of[one] for one in reports if one in material.story_of})),
        )
