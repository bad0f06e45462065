"""Who held an office on a day, and what reports call offices."""

from collections.abc import Sequence
from functools import cache

from onrecord.knowledge.people import Person, Term, held
from onrecord.knowledge.tables import rows, several

LEADER = "leader"
"""The kind that stands for a state's first office, whichever it is."""


@cache
def roles() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Gives, by what reports call an office in small letters, its kinds (best first) and the states it is of."""
    return {
        phrase: (tuple(kind for kind in kinds.split(",") if kind), several(states))
        for phrase, kinds, states in rows("roles.tsv")
    }


@cache
def single_kinds() -> frozenset[str]:
    """Gives the kinds of office that one person of a state holds at a time."""
    return frozenset(kind for kind, _, one in rows("office_kinds.tsv") if one)


@cache
def _leading() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, states in rows("leading_offices.tsv"):
        for state in several(states):
            found.setdefault(state, kind)
    return found


def leading_office(state: str) -> str:
    """Gives the kind of a state's first office: the head of government where nothing else is known."""
    return _leading().get(state, "head-of-government")


def holders(state: str, kind: str, day: str) -> tuple[Person, ...]:
    """Gives who held an office of a kind in a state on a day (ISO).

    Of an office that one person holds at a time, the one who took it last; of others, all. Terms that a source saw go
    on are taken to go on after it; ``Term.known_to`` says how far that is known.
    """
    wanted = leading_office(state) if kind == LEADER else kind
    found: list[tuple[Term, Person]] = [
        (term, one)
        for one in held(state, wanted)
        for term in one.terms
        if term.state == state and term.kind == wanted and term.covers(day)
    ]
    if not found or wanted not in single_kinds():
        return tuple({one.actor.id: one for _, one in found}.values())
    last = max(found, key=lambda pair: (pair[0].start, pair[1].actor.id))
    return (last[1],)


def holder(phrase: str, state: str, day: str) -> Person | None:
    """Gives the one who held the office that a phrase names ("chief cabinet secretary"); None where not just one."""
    kinds, _ = roles().get(phrase.lower(), ((), ()))
    return holder_of_kinds(kinds, state, day)


def holder_of_kinds(kinds: Sequence[str], state: str, day: str) -> Person | None:
    """Gives the one who held the first of these kinds of office that anybody held in the state on the day."""
    for kind in kinds:
        found = holders(state, kind, day)
        if found:
            return found[0] if len(found) == 1 else None
    return None


def fits(term: Term, kinds: Sequence[str], state: str) -> bool:
    """Says whether a term is in an office of these kinds, in the state where one is given."""
    if state and term.state != state:
        return False
    return any(term.kind == (leading_office(term.state) if kind == LEADER else kind) for kind in kinds)
