"""Makes entries of what a record tells of one thing: a measure, an asset, a promise, with the moves of its life.

A core is the particular that names the thing in one report; what else is told of it belongs to that particular. Cores
of one key, over all reports, are one entry. Each move is a step, told with its status: ``imposed``, ``to be imposed``,
``may be imposed``, ``should be imposed``, ``not imposed``, ``said to be imposed``.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from msgspec import Struct

from onrecord.export.labels import interval_words, names_of
from onrecord.export.registers.entry import Entry, Fact, RegisterName, Step
from onrecord.export.registers.material import Material, Noted, facts_of, origins_of
from onrecord.types.actor import ActorRef
from onrecord.types.event import Status
from onrecord.types.ids import content_id
from onrecord.types.particular import Particular, ParticularField

DONE: dict[Status, str] = {
    "happened": "{}",
    "planned": "to be {}",
    "conditional": "may be {}",
    "called-for": "should be {}",
    "denied": "not {}",
    "unknown": "said to be {}",
}
"""How a register says of a move what is told of it."""


class Core(Struct, frozen=True, kw_only=True):
    """A thing as one report names it, with its moves and what else is told of it."""

    noted: Noted
    moves: tuple[Noted, ...]
    others: tuple[Noted, ...]

    @property
    def value(self) -> str:
        """Gives the normal form of the thing."""
        return self.noted.particular.value

    @property
    def report(self) -> str:
        """Gives the report that tells it."""
        return self.noted.cited.teller.report

    def doers(self, *, without: frozenset[str] = frozenset()) -> tuple[ActorRef, ...]:
        """Gives who does its moves, those of some left out."""
        return tuple(
            dict.fromkeys(
                actor for one in self.moves if one.particular.value not in without for actor in one.particular.actors
            )
        )


class Shape(Struct, frozen=True, kw_only=True):
    """What a register makes of its cores: its name and fields, who acts, on whom, and the title of an entry.

    ``passing`` are moves that do not change the state of a thing: it is evaded, and stays imposed.
    """

    name: RegisterName
    moves: tuple[str, ...]
    passing: frozenset[str]
    actors: Callable[[Sequence[Core]], tuple[ActorRef, ...]]
    targets: Callable[[Sequence[Core]], tuple[ActorRef, ...]]
    title: Callable[[Sequence[Core], tuple[ActorRef, ...], tuple[ActorRef, ...]], str]
    shown: Callable[[Particular, str], str] | None = None


def states_of(moves: Iterable[str]) -> tuple[str, ...]:
    """Gives the states that a register of these moves can tell of."""
    return tuple(DONE[status].format(move) for move in moves for status in DONE)


def cores(material: Material, *fields: ParticularField) -> list[Core]:
    """Gives the things of these fields that have a move, in order of publication."""
    found = []
    for field in fields:
        for noted in material.by_field.get(field, ()):
            told = material.particulars.get((noted.cited.teller.report, noted.particular.id), ())
            moves = tuple(one for one in told if one.particular.field == "move")
            if moves:
                others = tuple(one for one in told if one.particular.field != "move")
                found.append(Core(noted=noted, moves=moves, others=others))
    return found


def grouped(held: Iterable[Core], key: Callable[[Core], Hashable]) -> list[tuple[Core, ...]]:
    """Gives cores in groups of one key, in order of first telling."""
    groups: dict[Hashable, list[Core]] = defaultdict(list)
    for core in held:
        groups[key(core)].append(core)
    return [tuple(sorted(group, key=lambda one: one.noted.cited.order)) for group in groups.values()]


def known(actors: Iterable[ActorRef]) -> tuple[str, ...]:
    """Gives the ids of actors that are the same in every report, sorted."""
    return tuple(sorted({
        one.id for one in actors if one.id and one.type != "unnamed" and not one.id.startswith("unresolved:")
    }))  # fmt: skip


def entries_of(material: Material, shape: Shape, groups: Iterable[Sequence[Core]]) -> Iterator[Entry]:
    """Gives an entry for each group of cores."""
    for group in groups:
        yield _entry(material, shape, group)


def _entry(material: Material, shape: Shape, group: Sequence[Core]) -> Entry:
    steps = steps_of((move for core in group for move in core.moves), shape.moves)
    actors, targets = shape.actors(group), shape.targets(group)
    days = [day for step in steps for day in (step.from_, step.to) if day]
    first, last = (min(days), max(days)) if days else (None, None)
    reports = dict.fromkeys(core.report for core in group)
    facts: tuple[Fact, ...] = facts_of((one for core in group for one in (core.noted, *core.others)), shape.shown)
    return Entry(
        id=content_id(f"register-{shape.name}", *sorted(core.noted.particular.id for core in group)),
        register=shape.name,
        title=shape.title(group, actors, targets),
        state=_state(steps, shape),
        actors=actors,
        targets=targets,
        where=None,
        from_=first,
        to=last,
        dated=interval_words(first, last) if days else "",
        facts=facts,
        steps=steps,
        origins=origins_of(one.cited for core in group for one in core.moves),
        events=tuple(sorted({event for core in group for event in material.events_of(core.noted)})),
        stories=tuple(sorted({material.story_of[report] for report in reports if report in material.story_of})),
    )


def steps_of(told: Iterable[Noted], moves: Sequence[str]) -> tuple[Step, ...]:
    """Gives the steps of a life: moves of one kind, status and day are one step, with all who tell it."""
    held: dict[tuple[str, str, str], list[Noted]] = defaultdict(list)
    for one in told:
        when = one.particular.when
        first, last = (when.from_ or "", when.to or "") if when and when.from_ and when.to else ("", "")
        held[DONE[one.particular.status].format(one.particular.value), first[:10], last[:10]].append(one)
    steps = []
    for (state, first, last), found in held.items():
        found.sort(key=lambda one: one.cited.order)
        steps.append(
            Step(
                state=state,
                summary=_by(found),
                from_=first or None,
                to=last or None,
                dated=interval_words(first, last) if first else "",
                told=next((day[:10] for one in found if (day := one.cited.teller.published.to)), ""),
                origins=origins_of(one.cited for one in found),
                cited=tuple(one.cited for one in found),
                because=tuple(dict.fromkeys(reason for one in found for reason in one.particular.because)),
            )
        )
    ranks = {state: rank for rank, state in enumerate(states_of(moves))}
    dated: dict[str, str] = {}
    for step in steps:
        if step.from_:
            dated[step.told] = min(dated.get(step.told, step.from_), step.from_)

    def order(step: Step) -> tuple[str, str, int]:
        # What is told without a day stands with the days told beside it: imposed before it was lifted.
        return (step.from_ or dated.get(step.told) or step.told or "9999", step.told or "9999", ranks[step.state])

    return tuple(sorted(steps, key=order))


def _by(found: Sequence[Noted]) -> str:
    """Gives who does a move, in words."""
    named = names_of(dict.fromkeys(actor for one in found for actor in one.particular.actors))
    return f"by {named}" if named else ""


def _state(steps: Sequence[Step], shape: Shape) -> str:
    """Gives the state by the last word: the last move that happened and changed it, else the last step of all."""
    lasting = [step for step in steps if step.state in shape.moves and step.state not in shape.passing]
    happened = [step for step in steps if step.state in shape.moves]
    return (lasting or happened or list(steps))[-1].state
