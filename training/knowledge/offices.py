"""Sorts the names of offices into kinds, by the patterns in ``by_hand/office_kinds.tsv``."""

import re
from functools import cache

from sources import by_hand

_ACTING = re.compile(r"^(?:acting|interim|caretaker|ad interim) ")
_JOINED = re.compile(
    r",? (?:and|&) (?=(?:(?:first |second )?(?:deputy |vice )(?:prime )?|prime |state )?"
    r"(?:minister|premier|secretary)\b)"
)


@cache
def patterns() -> list[tuple[str, int, bool, frozenset[str], re.Pattern[str]]]:
    """Gives kind, rank, whether one person holds it at a time, states, and pattern; those of named states first."""
    found = [
        (kind, int(rank), one == "1", frozenset(states.split(";")) - {""}, re.compile(pattern))
        for kind, rank, one, states, pattern in by_hand("office_kinds.tsv")
    ]
    return sorted(found, key=lambda row: not row[3])


@cache
def kinds(office: str, state: str) -> tuple[str, ...]:
    """Gives the kinds of an office: several where one person holds two joined by "and"."""
    found = []
    if _of_a_part(office, state):
        return ("regional-governor",)
    for part in _JOINED.split(_ACTING.sub("", office.lower().strip())):
        for kind, _, _, states, pattern in patterns():
            if (not states or state in states) and pattern.search(part):
                if kind not in found:
                    found.append(kind)
                break
    return tuple(found)


@cache
def _names_of(state: str) -> frozenset[str]:
    """Gives the names of a state in small letters."""
    for row in by_hand("countries.tsv", 6):
        if row[0] == state:
            return frozenset(name.lower() for name in (row[2], *row[3].split(";"), *row[5].split(";")) if name)
    return frozenset()


_HEAD_OF = re.compile(
    r"^(?:acting )?(?:president|premier|prime minister|first minister|chancellor|king|queen|sultan|emir|ruler|"
    r"monarch|prince|minister-president|head) of (?:the )?(?P<of>.+)$"
)
_WHOLE = re.compile(
    r"^(?:(?:islamic |federal |democratic |people's |arab )*republic|state|government$|council of ministers|"
    r"state council|executive yuan|presidium|united states|state affairs|kingdom|russian federation|confederation|"
    r"swiss|cabinet|european|transitional|government of national|national unity)\b"
)


def _of_a_part(office: str, state: str) -> bool:
    """Says whether an office is that of a region: ``president of Piedmont``, ``Premier of Sarawak``."""
    match = _HEAD_OF.match(office.lower().strip())
    if match is None or not _names_of(state):
        return False
    of = match["of"]
    return not (
        _WHOLE.match(of)
        or of in _names_of(state)
        or any(re.match(rf"{re.escape(name)}(?:\W|$)", of) for name in _names_of(state))
    )


def ranks() -> dict[str, int]:
    """Gives how much the holder of a kind of office is talked about: 3 leaders and foreign ministers, 0 lawmakers."""
    found: dict[str, int] = {}
    for kind, rank, _, _, _ in patterns():
        found[kind] = max(rank, found.get(kind, 0))
    return found


def singular() -> frozenset[str]:
    """Gives the kinds that one person of a state holds at a time."""
    return frozenset(kind for kind, _, one, _, _ in patterns() if one)
