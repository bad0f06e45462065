"""People who held offices, with their terms, and given names that people bear.

The table holds 25,000 people. Nothing of it is taken apart before somebody is asked for: an index, sorted by key, leads
from a spelling, a family name or an office to rows.
"""

from functools import cache, lru_cache

from msgspec import Struct

from onrecord.knowledge.names import states
from onrecord.knowledge.spelling import folded, key
from onrecord.knowledge.tables import lines, rows, several, sorted_row
from onrecord.types.actor import ActorRef

__all__ = [
    "Person",
    "Term",
    "called",
    "folded",
    "gender_of",
    "given_names",
    "held",
    "is_given_name",
    "person",
    "state_of_person",
    "with_family_name",
]


class Term(Struct, frozen=True):
    """An office held.

    ``state`` is an ISO 3166 alpha-3 code, or a body (``UN``, ``EU``, ``NATO``). ``kind`` is of ``office_kinds.tsv``.
    ``start`` and ``end`` are the first and last day as far as known (``2017``, ``2017-01-20``); ``known_to`` is the
    day on which the source was read, so that an empty end means "in office on that day".
    """

    state: str
    kind: str
    office: str
    start: str
    end: str
    known_to: str

    @property
    def rank(self) -> int:
        """Gives how much holders of such an office are talked about, 0 to 3."""
        return _ranks().get(self.kind, 0)

    def covers(self, day: str, *, beyond: bool = True) -> bool:
        """Says whether the office was held on a day (ISO).

        After the day to which an open term is known, it is taken to go on where ``beyond`` is true.
        """
        if not self.start or self.start > day[: len(self.start)]:
            return False
        if self.end:
            return day[: len(self.end)] <= self.end
        return beyond or day <= self.known_to


class Person(Struct, frozen=True):
    """A person of the table; ``gender`` is ``m``, ``f`` or empty where not known. Terms are in order of their start."""

    actor: ActorRef
    names: tuple[str, ...]
    gender: str
    terms: tuple[Term, ...]

    @property
    def states(self) -> frozenset[str]:
        """Gives the states and bodies whose offices the person held."""
        return frozenset(term.state for term in self.terms)

    @property
    def rank(self) -> int:
        """Gives the highest rank of the offices held, 0 to 3."""
        return max((term.rank for term in self.terms), default=0)

    def state_at(self, day: str | None) -> str:
        """Gives the state of the office held on a day, else of the last one before it, else of the first."""
        now = [term for term in self.terms if day and term.covers(day)]
        past = [term for term in self.terms if not day or term.start <= day]
        for group in (sorted(now, key=lambda term: term.rank), past, self.terms[:1]):
            if group:
                return group[-1].state
        return ""


@cache
def _ranks() -> dict[str, int]:
    return {kind: int(rank) for kind, rank, _ in rows("office_kinds.tsv")}


@lru_cache(maxsize=8192)
def _at(row: int) -> Person:
    identity, name, others, gender, terms = lines("people.tsv")[row].split("\t")
    held_terms = tuple(Term(*cell.split("|")) for cell in several(terms))
    return Person(ActorRef(identity, name, "person"), (name, *several(others)), gender, held_terms)


@lru_cache(maxsize=16384)
def _indexed(form: str) -> tuple[Person, ...]:
    found = sorted_row("people_index.tsv", form)
    return tuple(_at(int(place)) for place in several(found[1])) if found else ()


def called(name: str) -> tuple[Person, ...]:
    """Gives the people of the table who bear this full name: none, one, or several namesakes.

    Spellings of one name meet (``key``); where some of those found are written just so, the others are left out.
    """
    form = key(name)
    group = _indexed(form) if " " in form else ()
    if len(group) > 1:
        plain = folded(name)
        exact = tuple(one for one in group if any(folded(other) == plain for other in one.names))
        return exact or group
    return group


@cache
def person(identity: str) -> Person | None:
    """Gives the person of an id; None where the table has none of that id."""
    place = _rows_by_id().get(identity)
    return None if place is None else _at(place)


@cache
def _rows_by_id() -> dict[str, int]:
    return {line[: line.index("\t")]: place for place, line in enumerate(lines("people.tsv"))}


@lru_cache(maxsize=4096)
def state_of_person(
    identity: str, name: str = "", day: str | None = None, *, in_office: bool = False
) -> ActorRef | None:
    """Gives the state or body that somebody speaks for; None where the tables know none.

    ``identity`` is tried first, then ``name``, whose best known bearer counts. ``day`` is ISO 8601: the office held on
    it counts, else the last before it, else the first. With ``in_office`` only offices held on the day count, and
    nobody speaks for two states.
    """
    known = person(identity) or next(iter(called(name)), None)
    if known is None:
        return None
    if not in_office:
        return states().get(known.state_at(day))
    codes = {term.state for term in known.terms if day and term.covers(day)}
    return states().get(codes.pop()) if len(codes) == 1 else None


def with_family_name(name: str) -> tuple[Person, ...]:
    """Gives the people of the table whom reports call by this family name."""
    return _indexed(f"~{key(name)}")


def held(state: str, kind: str) -> tuple[Person, ...]:
    """Gives the people who ever held an office of a kind in a state."""
    return _indexed(f"={state}|{kind}")


@cache
def given_names() -> frozenset[str]:
    """Gives words that open names of people, accents dropped."""
    return frozenset(row[0] for row in rows("given_names.tsv"))


@cache
def _given_keys() -> frozenset[str]:
    return frozenset(row[3] for row in rows("given_names.tsv"))


def is_given_name(word: str) -> bool:
    """Says whether a word opens names of people, in any spelling: ``Yevgeniy`` as ``Yevgeny``."""
    return word in given_names() or (len(word) > 2 and key(word) in _given_keys())


@cache
def _bearers() -> dict[str, tuple[int, int]]:
    return {name: (int(men), int(women)) for name, men, women, _ in rows("given_names.tsv")}


def gender_of(given_name: str) -> str:
    """Gives ``m`` or ``f`` where nine in ten bearers of a given name are men or women; empty where not."""
    men, women = _bearers().get(given_name, (0, 0))
    known = men + women
    if known and men >= 0.9 * known:
        return "m"
    return "f" if known and women >= 0.9 * known else ""
