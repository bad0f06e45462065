"""Names of states, capitals, seats of power and organisations, as reports print them."""

from functools import cache
from typing import Literal

from msgspec import Struct

from onrecord.knowledge.tables import rows, several
from onrecord.types.actor import ActorRef
from onrecord.types.ids import slug

NameKind = Literal["state", "adjective", "capital", "organisation", "seat", "place"]


class Name(Struct, frozen=True):
    """What a printed name stands for.

    ``actor`` is the state for a state's name, its adjective and its capital (where the capital stands for the
    government); a body of its own for seats and organisations. ``state`` is the ISO 3166 alpha-3 code, where there
    is one. ``note`` says in words what a seat stands for. ``home`` is the state that an organisation belongs to, so
    that it is of a state without standing for it.
    """

    kind: NameKind
    actor: ActorRef
    state: str = ""
    note: str = ""
    home: str = ""


@cache
def states() -> dict[str, ActorRef]:
    """Gives the states by ISO 3166 alpha-3 code. Ids are Wikidata's, or ``state:xk`` where none is in the table."""
    return {row[0]: ActorRef(row[2] or f"state:{row[1].lower()}", row[3], "state") for row in rows("countries.tsv")}


@cache
def names() -> dict[str, Name]:
    """Gives every printed name with what it stands for. Where two share a form, the state's own name stands."""
    found: dict[str, Name] = {}
    by_code = states()
    for code, _, _, name, others, adjectives, capitals in rows("countries.tsv"):
        actor = by_code[code]
        for capital in several(capitals):
            found.setdefault(capital, Name("capital", actor, code, f"government of {name}"))
        for adjective in several(adjectives):
            found[adjective] = Name("adjective", actor, code)
            # "Americans", "Russians"; not "Chineses" or "Frenchs".
            if adjective.endswith(("n", "i", "k", "o", "t")):
                found.setdefault(adjective + "s", Name("adjective", actor, code))
        for form in (name, *several(others)):
            found[form] = Name("state", actor, code)
    found.update(_bodies())
    return found


def _bodies() -> dict[str, Name]:
    """Gives the printed names of organisations, seats of power and state bodies."""
    found: dict[str, Name] = {}
    for name, others, code in rows("organisations.tsv"):
        actor = ActorRef(f"org:{slug(name)}", name, "organisation")
        for form in (name, *several(others)):
            found[form] = Name("organisation", actor, note=f"of {code}" if code else "", home=code)
    for name, code, note, kind, others in rows("seats.tsv"):
        for form in (name, *several(others)):
            if kind == "place":
                found[form] = Name("place", ActorRef(f"place:{slug(name)}", name, "place"), code, note, code)
            else:
                sort: NameKind = "seat" if kind == "seat" else "organisation"
                found[form] = Name(sort, ActorRef(f"org:{slug(name)}", name, "organisation"), code, note, code)
    return found


@cache
def openings() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Gives, by first word, the names that open with it as tuples of words, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in names():
        words = tuple(name.split(" "))
        first = words[0].removesuffix("'s").removesuffix("'") if len(words) > 1 else words[0]
        found.setdefault(first, []).append(words)
    return {first: tuple(sorted(group, key=lambda words: (-len(words), words))) for first, group in found.items()}
