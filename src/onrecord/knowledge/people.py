"""People who held offices of diplomacy, with their terms, and given names that people bear."""

import unicodedata
from functools import cache

from msgspec import Struct

from onrecord.knowledge.tables import rows, several
from onrecord.types.actor import ActorRef


class Term(Struct, frozen=True):
    """An office held: ISO alpha-3 code, office, first and last day as far as known (``2017``, ``2017-01-20``)."""

    state: str
    office: str
    start: str
    end: str


class Person(Struct, frozen=True):
    """A person of the table; ``gender`` is ``m``, ``f`` or empty where not known."""

    actor: ActorRef
    names: tuple[str, ...]
    gender: str
    held: str

    @property
    def terms(self) -> tuple[Term, ...]:
        """Gives the offices held, in order of their start."""
        return tuple(Term(*cell.split("|")) for cell in several(self.held))


def folded(name: str) -> str:
    """Gives a name without accents, hyphens and case: ``Moon Jae-in`` and ``Moon Jae In`` are one."""
    plain = unicodedata.normalize("NFKD", name.replace("-", " ")).casefold()
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@cache
def _by_name() -> dict[str, tuple[Person, ...]]:
    found: dict[str, list[Person]] = {}
    for wikidata, name, others, gender, held in rows("people.tsv"):
        person = Person(ActorRef(wikidata, name, "person"), (name, *several(others)), gender, held)
        for form in sorted({folded(form) for form in person.names}):
            found.setdefault(form, []).append(person)
    return {form: tuple(group) for form, group in found.items()}


@cache
def _by_last_word() -> dict[str, tuple[Person, ...]]:
    found: dict[str, dict[str, Person]] = {}
    for form, group in _by_name().items():
        for person in group:
            words = form.split(" ")
            for word in (words[0], words[-1]):
                found.setdefault(word, {})[person.actor.id] = person
    return {word: tuple(group.values()) for word, group in found.items()}


def called(name: str) -> tuple[Person, ...]:
    """Gives the people of the table who bear this full name: none, one, or several namesakes.

    A name that the table lacks is looked up without its middle initials: ``Antony J. Blinken``.
    """
    form = folded(name)
    found = _by_name().get(form)
    if found is not None:
        return found
    words = form.split(" ")
    plain = [word for place, word in enumerate(words) if place == 0 or len(word.rstrip(".")) > 1]
    return _by_name().get(" ".join(plain), ()) if 1 < len(plain) < len(words) else ()


def with_family_name(word: str) -> tuple[Person, ...]:
    """Gives the people of the table whose name begins or ends with this word."""
    return _by_last_word().get(folded(word), ())


@cache
def given_names() -> frozenset[str]:
    """Gives words that open names of people, accents dropped."""
    return frozenset(row[0] for row in rows("given_names.tsv"))
