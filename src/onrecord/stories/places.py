"""Places: which state a printed place lies in, as far as the shipped tables know, and whether two lie apart."""

from functools import cache

from msgspec import Struct

from onrecord.knowledge.names import names
from onrecord.text.fold import folded_words
from onrecord.types.event import Where


class Place(Struct, frozen=True):
    """A place as it is compared: ``key`` is equal for equal places, ``state`` the id of the state that it lies in.

    ``state`` is '' where no table knows; ``is_state`` says that the place is that state as a whole.
    """

    key: str
    state: str = ""
    is_state: bool = False


def place_of(where: Where | None) -> Place | None:
    """Gives the place as it is compared, None where nothing is named."""
    return None if where is None or not (where.id or where.name) else place_named(where.name, where.id)


def place_named(name: str, known_as: str = "") -> Place:
    """Gives the place of this name, and of this actor id where it has one."""
    folded = " ".join(folded_words(name))
    state, whole = _states().get(folded, ("", False))
    if known_as.startswith("Q"):
        # Of the ids of places only states come from Wikidata.
        return Place(known_as, known_as, is_state=True)
    return Place(known_as or folded, state, whole)


def apart(one: Place, other: Place) -> bool:
    """Says whether two places surely are not one, nor one inside the other."""
    if one.key == other.key:
        return False
    if one.state and other.state:
        return one.state != other.state or not (one.is_state or other.is_state)
    return False


@cache
def _states() -> dict[str, tuple[str, bool]]:
    """Gives the state of each name in the tables by folded name: states themselves, capitals, places, seats."""
    by_code = {name.state: name.actor.id for name in names().values() if name.kind == "state" and name.state}
    found: dict[str, tuple[str, bool]] = {}
    for form, name in sorted(names().items()):
        if name.kind in {"state", "capital", "place"} and name.state in by_code:
            found.setdefault(" ".join(folded_words(form)), (by_code[name.state], name.kind == "state"))
    return found
