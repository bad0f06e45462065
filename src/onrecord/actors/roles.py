"""Finds what a report calls offices: "the top government spokesman", "Trump's secretary of state"."""

from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from onrecord.actors.scan import Word
from onrecord.knowledge.names import Name, names
from onrecord.knowledge.offices import roles
from onrecord.knowledge.tables import words as words_of

_BEFORE_OFFICE = words_of("new current incumbent acting interim then-serving longtime long-serving veteran embattled")
_NO_MORE = words_of("former ex onetime one-time late ousted deposed outgoing then")
_LOWER_RANK = words_of("deputy vice assistant under associate junior undersecretary principal assistant-")
_DETERMINERS = words_of("the its his her their our a an")
ABBREVIATED = {"VP": "vice president", "PM": "prime minister", "FM": "foreign minister"}
"""Offices that reports shorten, in capitals: "pm" is an hour."""
_LONGEST_STATE = 4
"""Words in the name of a state before an office."""


class Role(Struct, kw_only=True):
    """A phrase that calls somebody by an office.

    ``first`` and ``last`` are the words of the office's name; ``opening`` is the first word of the whole phrase, with
    its determiner, its state and its modifiers. ``determiner`` is in small letters. ``state`` is an ISO code where the
    phrase names one; ``owner`` the place of a word whose possessive stands before the office: ``Trump's secretary of
    state``. ``former`` says that the office is held no more.
    """

    first: int
    last: int
    opening: int
    phrase: str
    kinds: tuple[str, ...]
    state: str = ""
    determiner: str = ""
    owner: int = -1
    former: bool = False


@cache
def _openings() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Gives the phrases by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in roles():
        parts = tuple(phrase.split(" "))
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(group, key=lambda parts: (-len(parts), parts))) for first, group in found.items()}


def roles_in(words: Sequence[Word]) -> list[Role]:
    """Gives the offices named in a sentence, in order."""
    found: list[Role] = []
    place = 0
    lower = [word.text.lower() for word in words]
    openings = _openings()
    while place < len(words):
        forms = openings.get(lower[place])
        short = ABBREVIATED.get(words[place].text, "")
        size = 1 if short else _matched(words, lower, place, forms) if forms else 0
        if not size:
            place += 1
            continue
        role = _role(words, lower, place, place + size - 1, short)
        if role is not None:
            found.append(role)
        place += size
    return found


def _matched(words: Sequence[Word], lower: Sequence[str], place: int, forms: Sequence[tuple[str, ...]]) -> int:
    for form in forms:
        end = place + len(form)
        if end > len(words):
            continue
        if all(
            _printed(words[place + k], lower[place + k]) == form[k]
            if k < len(form) - 1
            else lower[place + k] == form[k]
            for k in range(len(form))
        ) and all(words[place + k].gap in {" ", "’ ", "' "} for k in range(1, len(form))):
            return len(form)
    return 0


def _printed(word: Word, lower: str) -> str:
    return f"{lower}'s" if word.owns else lower


def _role(words: Sequence[Word], lower: Sequence[str], first: int, last: int, short: str = "") -> Role | None:
    """Gives the office at these words; ``short`` is what an abbreviation of one word stands for."""
    phrase = short or " ".join(_printed(words[k], lower[k]) if k < last else lower[k] for k in range(first, last + 1))
    kinds, states = roles()[phrase]
    role = Role(first=first, last=last, opening=first, phrase=phrase, kinds=kinds)
    place = first - 1
    if place >= 0 and words[first].gap in {" ", "-"} and lower[place] in _LOWER_RANK:
        return None
    while place >= 0 and words[place + 1].gap in {" ", "-"} and lower[place] in _BEFORE_OFFICE | _NO_MORE:
        role.former = role.former or lower[place] in _NO_MORE
        role.opening = place
        place -= 1
    place = _state_before(words, place, role)
    while place >= 0 and words[place + 1].gap in {" ", "-"} and lower[place] in _NO_MORE:
        role.former, role.opening = True, place
        place -= 1
    if place >= 0 and words[place + 1].gap == " " and lower[place] in _DETERMINERS:
        role.determiner, role.opening = lower[place], place
    if not role.state:
        _state_after(words, last, role)
    if not role.state and len(states) == 1:
        role.state = states[0]
    return role


def _state_before(words: Sequence[Word], place: int, role: Role) -> int:
    """Reads the state or the owner before an office; gives the place before it."""
    if place < 0:
        return place
    gap = words[place + 1].gap
    for size in range(min(_LONGEST_STATE, place + 1), 0, -1):
        begin = place - size + 1
        known = _state_name(words, begin, place)
        if known is None:
            continue
        possessive = words[place].owns
        if (possessive and gap.lstrip("’' ") == "") or (gap == " " and not possessive):
            role.state = known.state or body_code(known)
            role.opening = begin
            return begin - 1
    if words[place].owns and words[place].title_case and gap.strip("’' ") == "":
        role.owner, role.opening = place, place
        return place - 1
    return place


def _state_name(words: Sequence[Word], first: int, last: int) -> Name | None:
    form = " ".join([*(words[k].printed for k in range(first, last)), words[last].text])
    known = names().get(form)
    if known is None or not (known.state or body_code(known)):
        return None
    if any(words[k].gap != " " for k in range(first + 1, last + 1)):
        return None
    return known


_BODIES_AS_STATES = {
    "European Union": "EU", "European Commission": "EU", "European Council": "EU", "European Parliament": "EU",
    "North Atlantic Treaty Organization": "NATO", "United Nations": "UN",
    "International Atomic Energy Agency": "IAEA", "World Health Organization": "WHO",
    "United Nations General Assembly": "UN", "United Nations Security Council": "UN",
}  # fmt: skip
"""Bodies whose offices the table of people holds under a code of their own."""


def body_code(known: Name) -> str:
    """Gives the code under which the table of people holds the offices of a body: its own, or its state's."""
    own = _BODIES_AS_STATES.get(known.actor.name, "")
    return own or (known.home if len(known.home) == 3 and known.home not in {"IGO", "NGO", "IMG"} else "")


def _state_after(words: Sequence[Word], last: int, role: Role) -> None:
    """Reads "of Japan" or "of the United States" after an office."""
    place = last + 1
    if place >= len(words) or words[place].text != "of" or words[place].gap != " " or words[last].owns:
        return
    place += 1
    if place < len(words) and words[place].text == "the":
        place += 1
    for size in range(min(_LONGEST_STATE, len(words) - place), 0, -1):
        known = _state_name(words, place, place + size - 1)
        if known is not None and known.kind in {"state", "organisation"}:
            role.state = known.state or body_code(known)
            return


def names_a_body(words: Sequence[Word], role: Role) -> bool:
    """Says whether the office is that of a body named after it: ``president of the European Council``."""
    following = words[role.last + 1] if role.last + 1 < len(words) else None
    return (
        following is not None
        and following.gap == " "
        and following.text in {"of", "for", "to"}
        and not words[role.last].owns
        and not role.state
    )
