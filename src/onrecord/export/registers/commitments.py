"""The register of commitments: who promised what to whom, by when, on what condition, and what became of it."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from onrecord.export.agenda_tellings import Telling
from onrecord.export.labels import interval_words, names_of
from onrecord.export.registers.entry import Entry, Fact, Step
from onrecord.export.registers.material import Material, step_of
from onrecord.export.registers.moves import Core, Shape, cores, entries_of, known, states_of
from onrecord.text.fold import folded_words
from onrecord.text.sense import content, sense_score
from onrecord.types.actor import ActorRef
from onrecord.types.event import Status
from onrecord.types.span import Span

MOVES = ("promised", "reaffirmed", "changed", "met", "dropped")
STATES = states_of(MOVES)
FIELDS = ("act", "due", "condition")

_OUTCOMES: dict[Status, str] = {"happened": "met", "denied": "not met"}
"""What a later telling of the act that was promised says of the promise."""

SAME = 0.6
"""How much two wordings of a promise must say alike (Dice) to be one promise."""

KEPT = 0.7
"""How much a sentence that tells something done must say of what was promised to be its keeping."""

MOST_COMPARED = 40
"""Promises, nearest in time, with which one is compared."""


def entries(material: Material) -> Iterator[Entry]:
    """Gives the commitments that a record tells of; tellings of one promise by one promiser are one entry.

    A later telling of what was promised, as something done, is a step: it was met.
    """
    groups = _groups(material, cores(material, "act"))
    done = _done(material)
    life_of = {event: group for group in material.lives for event in group}
    calendar = _calendar(material)
    for entry in entries_of(material, _SHAPE, groups):
        lived = {one for event in entry.events for one in life_of.get(event, (event,))}
        kept = _kept(material, entry, lived | _alike(material, entry, done))
        if kept:
            ordered = (*entry.steps, *kept)
            events = tuple(sorted({*entry.events, *(one for event in entry.events for one in life_of.get(event, ()))}))
            whole = replace(entry, steps=ordered, state=kept[-1].state, events=events)
        else:
            whole = entry
        yield replace(whole, facts=tuple(_by_when(fact, whole, calendar) for fact in whole.facts))


class _Calendar(Struct, frozen=True):
    """The last day (ISO 8601) of each time by which something is due, by report and place; and the last report's."""

    due: dict[tuple[str, tuple[Span, ...]], tuple[str, str]]
    today: str


def _calendar(material: Material) -> _Calendar:
    due = {
        (one.cited.teller.report, one.cited.spans): (when.from_ or "", when.to)
        for one in material.by_field.get("due", ())
        if (when := one.particular.when) is not None and when.to
    }
    days = [
        (telling.teller.published.to or "") if telling.teller.published.basis == "given" else ""
        for told in material.told.tellings.values()
        for telling in told
    ]
    return _Calendar(due, max(days, default="")[:10])


def _by_when(fact: Fact, entry: Entry, calendar: _Calendar) -> Fact:
    """Gives a fact that tells by when with its day on the calendar, and whether that day has passed untold of."""
    first = fact.cited[0]
    days = calendar.due.get((first.teller.report, first.spans)) if fact.field == "due" else None
    if days is None:
        return fact
    ends = days[1][:10]
    dated = interval_words(None, ends, "day")
    value = fact.value if fact.value.casefold() in dated.casefold() else f"{fact.value}, {dated}"
    if ends < calendar.today and entry.state in _OPEN:
        value += "; the day has passed, no report here says that it was kept"
    return replace(fact, value=value)


_OPEN = frozenset({"promised", "reaffirmed", "changed"})
"""States of promises that nobody has told the end of."""


def _done(material: Material) -> dict[tuple[str, str], list[tuple[str, Telling]]]:
    """Gives what is told as done, by its type and each of those who do it, with the day on which it was told."""
    held: dict[tuple[str, str], list[tuple[str, Telling]]] = defaultdict(list)
    for tellings in material.told.tellings.values():
        for telling in tellings:
            told = (telling.teller.published.to or "")[:10]
            if telling.status == "happened" and told:
                for source in known(telling.sources):
                    held[telling.type, source].append((told, telling))
    return {key: sorted(found, key=lambda one: (one[0], one[1].order)) for key, found in held.items()}


def _alike(material: Material, entry: Entry, done: dict[tuple[str, str], list[tuple[str, Telling]]]) -> set[str]:
    """Gives the events that tell, after it was promised, the same act by a promiser on the same, in like words."""
    promised = max(step.told for step in entry.steps)
    act = next((fact for fact in entry.facts if fact.field == "act"), None)
    if not promised or act is None:
        return set()
    asked = content(folded_words(act.value))
    found: set[str] = set()
    for event in entry.events:
        plan = material.told.events[event]
        if plan.status != "planned" or not known(plan.targets):
            continue
        for source in known(entry.actors):
            held = done.get((plan.type, source), [])
            first = bisect_right(held, promised, key=lambda one: one[0])
            for _, telling in held[first : first + MOST_COMPARED]:
                like = sense_score(asked, content(folded_words(telling.context))) >= KEPT
                if like and set(known(telling.targets)) & set(known(plan.targets)):
                    found.add(telling.event)
    return found


def _kept(material: Material, entry: Entry, events: set[str]) -> list[Step]:
    """Gives the steps by which other reports, later, tell that what was promised was done, or was not."""
    promised = max(step.told for step in entry.steps)
    reports = {cited.teller.report for step in entry.steps for cited in step.cited}
    by_status: dict[Status, list[Telling]] = defaultdict(list)
    for event in sorted(events):
        for telling in material.told.tellings.get(event, ()):
            told = (telling.teller.published.to or "")[:10]
            if telling.status in _OUTCOMES and promised and told > promised and telling.teller.report not in reports:
                by_status[telling.status].append(telling)
    return [step_of(_OUTCOMES[status], "", found) for status, found in sorted(by_status.items())]


def _groups(material: Material, held: Sequence[Core]) -> list[tuple[Core, ...]]:
    """Gives cores in groups: those of one event of the record, and those by one promiser that say the same."""
    leader = list(range(len(held)))

    def root(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    def join(one: int, other: int) -> None:
        first, second = sorted((root(one), root(other)))
        leader[second] = first

    by_event: dict[str, int] = {}
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    said = [content(folded_words(core.noted.cited.words)) for core in held]
    for at, core in enumerate(held):
        for event in material.events_of(core.noted):
            join(by_event.setdefault(event, at), at)
        for key in product(known(core.doers()), dict.fromkeys(said[at])):
            for other in blocks[key][-MOST_COMPARED:]:
                if root(other) != root(at) and sense_score(said[at], said[other]) >= SAME:
                    join(other, at)
            blocks[key].append(at)
    groups: dict[int, list[Core]] = defaultdict(list)
    for at, core in enumerate(held):
        groups[root(at)].append(core)
    return [tuple(group) for group in groups.values()]


def _promisers(group: Sequence[Core]) -> tuple[ActorRef, ...]:
    return tuple(dict.fromkeys(actor for core in group for actor in core.doers()))


def _receivers(group: Sequence[Core]) -> tuple[ActorRef, ...]:
    return tuple(dict.fromkeys(actor for core in group for actor in core.noted.particular.actors))


def _title(group: Sequence[Core], by: tuple[ActorRef, ...], to: tuple[ActorRef, ...]) -> str:
    fullest = max(group, key=lambda core: (len(core.noted.cited.words), core.noted.cited.words))
    words = " ".join(fullest.noted.cited.words.split())
    return f"{names_of(by)}{f' → {names_of(to)}' if to else ''}: {words}"


_SHAPE = Shape(
    name="commitments", moves=MOVES, passing=frozenset({"reaffirmed"}), actors=_promisers, targets=_receivers,
    title=_title,
)  # fmt: skip
