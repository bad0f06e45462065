"""Says which state the words for somebody belong to: "Iraqi civilians", "Shanghai police", "Seoul's defence minister".

The answer is an ISO 3166 alpha-3 code, or for bodies of no state the CAMEO code of their sort (``IGO``, ``NGO``).
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from onrecord.actors.scan import Word, scan
from onrecord.knowledge.affiliations import affiliation
from onrecord.knowledge.names import names
from onrecord.knowledge.people import Person, called, with_family_name
from onrecord.knowledge.spelling import folded
from onrecord.knowledge.tables import words as words_of
from onrecord.types.span import Span

_LONGEST = 7
"""Words in the longest name looked up."""
_UNITED_NATIONS = words_of("UN U.N")
_LEADS = words_of("the The a an A An")
_LOCATES = words_of("in from of at near on to into inside outside against")
_AGAINST = words_of("against on with to toward towards")
_NO_PLACES = words_of(
    "may march the and for with from police army soldiers men women people president minister official officials "
    "government rebels rebel opposition military forces force security group groups leader leaders party troops "
    "general capital south north east west central union national united free state states city town village mission"
)
"""Single words of the affiliations table that say nothing of a state alone."""


class _Clue(Struct):
    """A name in the words: where it stands, the state it gives, and how far it can be trusted (3 best)."""

    first: int
    last: int
    state: str
    trust: int


def nation(words: str, *, context: str = "", day: str = "") -> str:
    """Gives the state of somebody described in words; empty where nothing tells.

    ``context`` is the sentence or report in which the words stand, ``day`` the day (ISO) of which it tells.
    """
    own = list(_clues(_scanned(words), day))
    if own:
        return _chosen(own).state
    return _from_context(words, context, day)


def _scanned(text: str) -> list[Word]:
    return scan(text, Span(0, len(text)))


def _chosen(clues: Sequence[_Clue]) -> _Clue:
    """Gives the clue that stands first among the most trusted: the state before its ministry, the name after a city."""
    best = max(clue.trust for clue in clues)
    return next(clue for clue in clues if clue.trust == best)


def _clues(words: Sequence[Word], day: str) -> Iterator[_Clue]:
    place = 0
    while place < len(words):
        clue = next(
            (
                found
                for size in range(min(_LONGEST, len(words) - place), 0, -1)
                if (found := _clue(words, place, place + size - 1, day)) is not None
            ),
            None,
        )
        if clue is None:
            clue = _compound(words, place)
        if clue is not None:
            yield clue
            place = clue.last + 1
        else:
            place += 1


def _compound(words: Sequence[Word], place: int) -> _Clue | None:
    """Reads "pro-Russian" and "U.S.-led", which say little, and the parts of "Hamas-run"."""
    parts = words[place].text.split("-")
    if len(parts) < 2:
        return None
    for part in parts:
        known = names().get(part)
        if known is not None and (known.state or known.home):
            return _Clue(place, place, known.state or known.home, 0)
    return None


def _clue(words: Sequence[Word], first: int, last: int, day: str) -> _Clue | None:
    if any(words[k].gap not in {" ", "' ", "’ ", "-", "", ". "} for k in range(first + 1, last + 1)):
        return None
    form = " ".join([*(words[k].printed for k in range(first, last)), words[last].text])
    known = names().get(form)
    if known is not None:
        state = known.state or known.home
        if state:
            return _Clue(first, last, state, 3 if known.kind in {"state", "adjective"} else 2)
    if not words[first].title_case and first == last:
        return None
    if last > first and words[first].title_case and words[last].title_case:
        people = called(form)
        if people:
            return _Clue(first, last, _state_of(people, day), 3)
    elif first == last and (leader := _leader(form, day)):
        return _Clue(first, last, leader, 2)
    found = affiliation(form, day) if _may_be_listed(words, first, last) else None
    if found is not None:
        return _Clue(first, last, found.body, 2 if last > first else 1)
    return None


def _leader(form: str, day: str) -> str:
    """Gives the state of the one leader, of now or ever, whom a family name alone means."""
    people = [one for one in with_family_name(form) if one.rank >= _HIGH]
    ruling = [one for one in people if any(term.kind in _FIRST for term in one.terms)]
    group = ruling or people
    return group[0].state_at(day or None) if len(group) == 1 else ""


_HIGH = 3
_FIRST = frozenset({"head-of-state", "head-of-government", "supreme-leader"})


def _may_be_listed(words: Sequence[Word], first: int, last: int) -> bool:
    if first == last:
        return words[first].text.lower() not in _NO_PLACES
    return words[first].title_case or words[last].title_case


def _state_of(people: Sequence[Person], day: str) -> str:
    best = max(people, key=lambda one: (any(term.covers(day) for term in one.terms) if day else False, one.rank))
    return best.state_at(day or None)


def _from_context(words: str, context: str, day: str) -> str:
    """Gives the state of words that name none: that of what stands beside them, else the only one, else the nearest."""
    if not context or not words.strip():
        return ""
    scanned = _scanned(context)
    clues = [clue for clue in _clues(scanned, day) if clue.trust]
    if not clues:
        return ""
    start = folded(context).find(folded(words))
    at = context.lower().find(words.lower()) if start >= 0 else -1
    if at < 0:
        states = {clue.state for clue in clues}
        return clues[0].state if len(states) == 1 else ""
    end = at + len(words)
    before = [clue for clue in clues if scanned[clue.last].end <= at]
    after = [clue for clue in clues if scanned[clue.first].start >= end]
    for clue in after[:1]:
        lead = context[end : scanned[clue.first].start].split()
        if lead and len(lead) <= 3 and lead[0] in _LOCATES - _AGAINST:
            return clue.state
    located = [
        clue for clue in after if context[: scanned[clue.first].start].rstrip().split(" ")[-1] in {"in", "near", "of"}
    ]
    if before and at - scanned[before[-1].last].end < 3:
        return before[-1].state
    if located:
        return located[0].state
    return (before[-1] if before else after[0]).state
