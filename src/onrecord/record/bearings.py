"""Which decisions bear on a report: what people decided about it, about what was read in it, and about its actors."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from onrecord.types.actor import ActorRef
from onrecord.types.decision import Decision, in_force, in_order
from onrecord.types.reading import Reading
from onrecord.types.span import Span

Places = dict[str, tuple[Span, ...]]
"""Where the words of an entry stand, by its id."""


class Bearing(Struct, frozen=True, kw_only=True):
    """A decision as it bears on one thing in a report: an attribution, an event, a particular, or the report.

    ``entry`` is its id; it is empty for the mentions of an actor, whose words ``spans`` are. ``holds`` is false for a
    decision that was taken back, and where a later one says otherwise of the same thing.
    """

    decision: Decision
    entry: str
    spans: tuple[Span, ...]
    holds: bool


def bearings(reading: Reading, decisions: Iterable[Decision]) -> tuple[Bearing, ...]:
    """Gives what bears on a report, of which ``reading`` is what was read, before anybody decided anything.

    In the order in which decisions were made, and of each in text order. Decisions that take back one of these follow
    what they take back.
    """
    ordered = in_order(decisions)
    force = in_force(ordered)
    told = _told(reading)
    found: list[tuple[Decision, str, tuple[Span, ...]]] = []
    latest: dict[tuple[str, str], str] = {}
    for one in ordered:
        for entry, spans in _touched(one, reading, told):
            found.append((one, entry, spans))
            if one.id in force:
                latest[entry, _question(one)] = one.id
    made = [
        Bearing(decision=one, entry=entry, spans=spans, holds=latest.get((entry, _question(one))) == one.id)
        for one, entry, spans in found
    ]
    return (*made, *_withdrawals(ordered, {one.decision.id for one in made}, force))


def _question(decision: Decision) -> str:
    """Gives what a decision answers about an entry. To one question the latest answer holds."""
    if decision.kind == "correct":
        return decision.field
    return "checked" if decision.kind in {"accept", "reject"} else decision.id


def _touched(decision: Decision, reading: Reading, told: Places) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Gives the id of each thing in a reading that a decision is about, with its words, in text order."""
    report = reading.report.id
    if decision.kind not in {"merge", "split"}:
        yield from ((name, spans) for name, spans in told.items() if name in decision.ids)
    elif decision.of_reports:
        if report in decision.ids:
            yield report, ()
    elif decision.kind == "merge" or report in decision.ids:
        yield from _named(reading, set(decision.ids[1:] if decision.kind == "merge" else decision.ids[:1]), told)


def _named(reading: Reading, actors: set[str], told: Places) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Gives the mentions of these actors, and what is told of them."""

    def any_of(*roles: tuple[ActorRef, ...]) -> bool:
        return any(one.id in actors for role in roles for one in role)

    mentions = tuple(one.span for one in reading.mentions if one.actor.id in actors)
    if mentions:
        yield "", mentions
    for said in reading.attributions:
        if any_of(said.speakers, said.addressees, said.chain):
            yield said.id, told[said.id]
    for event in reading.events:
        if any_of(event.sources, event.targets):
            yield event.id, told[event.id]
    for one in reading.particulars:
        if any_of(one.actors):
            yield one.id, told[one.id]


def _told(reading: Reading) -> Places:
    places: Places = {one.id: one.content for one in reading.attributions}
    places.update({one.id: (one.span,) for one in reading.events})
    places.update({one.id: (one.span,) for one in reading.particulars})
    return places


def _withdrawals(ordered: list[Decision], about: set[str], force: frozenset[str]) -> Iterator[Bearing]:
    """Gives the decisions that take back one of those with these ids, or such a decision."""
    waiting = [one for one in ordered if one.withdraws]
    while found := [one for one in waiting if about.intersection(one.ids)]:
        for one in found:
            for name in one.ids:
                if name in about:
                    yield Bearing(decision=one, entry=name, spans=(), holds=one.id in force)
        waiting = [one for one in waiting if one not in found]
        about = {one.id for one in found}
