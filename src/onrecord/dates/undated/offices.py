"""Finds office holders named with their office: the report was written while they held it, or after.

``President Obama met Chancellor Merkel`` allows the days on which both held office. ``former President Bush``
allows the days after his term, ``then-Prime Minister`` says only that the term had begun.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from msgspec import Struct

from onrecord.dates.undated.evidence import Days, Evidence, joined, span_words
from onrecord.dates.undated.tables import first_day, last_day, rows
from onrecord.knowledge.people import called, folded, with_family_name

_NAME = r"[A-Z][\w.’'-]{0,30}"
_AFTER = re.compile(rf"[ \n]{{1,2}}(?:Dr\. |Mr\. )?({_NAME}(?: (?:(?:de|al|von|der|da|el) )*{_NAME}){{0,3}})")
_GOVERNMENT = re.compile(
    r"\b([A-Z][a-z]+(?:[A-Z][a-z]+)?)(?:[’']s)?[ -](?:(?:[A-Z][a-z]+) )?([Aa]dministration|Government|government)\b"
)
_ROLE_BEHIND = re.compile(
    rf"({_NAME}(?: {_NAME}){{1,3}}), (?:the )?(?:U\.S\. |US )?(Secretary of State|Prime Minister|Vice President|"
    r"Foreign Minister|Secretary General|Secretary-General)\b"
)
_BEFORE = re.compile(r"\b(former|[Ee]x|late|then|previous|Former|Then)[ -](?:[\w.-]+ ){0,2}\Z")
_ELECT = re.compile(r"-?[ -]?(?:[Ee]lect|[Dd]esignate)\b")
LIMIT = 100_000
"""Code points of a text that are searched: office holders of a report stand in its first pages."""
_AWAY = timedelta(days=3)
"""A report on the last days of an office may be printed some days after."""
_AGAIN = timedelta(days=10)


class Holder(Struct, frozen=True):
    """A person named with an office: the words, the terms, and how the words stand to them."""

    words: str
    title: str
    person: str
    terms: tuple[Days, ...]
    manner: str
    place: int


class _Known(Struct, frozen=True):
    name: str
    terms: tuple[tuple[str, Days], ...]


@cache
def _titles() -> dict[str, tuple[str, ...]]:
    return {title: tuple(offices.split(";")) for title, offices in rows("office_titles.tsv")}


@cache
def _title_pattern() -> re.Pattern[str]:
    longest = sorted(_titles(), key=lambda title: (-len(title), title))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})(?![\w’'])")


@cache
def _own() -> tuple[dict[str, tuple[_Known, ...]], dict[str, tuple[_Known, ...]]]:
    """Gives the people of this room's table by full name and by family name, names folded."""
    full: dict[str, list[_Known]] = {}
    family: dict[str, list[_Known]] = {}
    for name, forms, held in rows("office_terms.tsv"):
        terms = tuple(
            (office.lower(), (first_day(begin), last_day(end)))
            for office, begin, end in (cell.split("|") for cell in held.split(";"))
        )
        known = _Known(name, terms)
        printed = [name, *(form for form in forms.split(";") if form)]
        for form in sorted({folded(one) for one in printed}):
            full.setdefault(form, []).append(known)
        for word in sorted(_family(one) for one in printed):
            family.setdefault(word, []).append(known)
    return {k: tuple(v) for k, v in full.items()}, {k: tuple(v) for k, v in family.items()}


def _family(name: str) -> str:
    """Gives the last word of a name; of one whose family stands first (``Moon Jae-in``) the table has it as a form."""
    return folded(re.sub(r",? (?:Jr|Sr|III|II)\.?$", "", name).split(" ")[-1])


def _people(words: str) -> tuple[_Known, ...]:
    """Gives who is meant by a name: by the table of this room, else by that of ``knowledge``."""
    full, family = _own()
    form = folded(words)
    found = full.get(form) or (family.get(form) if " " not in form else None)
    if found:
        return found
    people = called(words) if " " in form else with_family_name(words)
    if " " not in form and (len(people) != 1 or folded(people[0].actor.name).split(" ")[-1] != form):
        # A family name alone names nobody for certain outside this room's table.
        return ()
    return tuple(
        _Known(
            person.actor.name,
            tuple((term.office.lower(), (first_day(term.start), last_day(term.end))) for term in person.terms),
        )
        for person in people
        if not any(one.name == person.actor.name for group in family.values() for one in group) or " " in form
    )


def _terms(words: str, offices: tuple[str, ...]) -> tuple[str, tuple[Days, ...]]:
    """Gives the name and the terms of all who bear a name and held one of the offices; no terms where nobody did."""
    fitting: list[Days] = []
    names: list[str] = []
    for known in _people(words):
        spans = [span for office, span in known.terms if any(_is(office, wanted) for wanted in offices)]
        if spans:
            fitting.extend(spans)
            names.append(known.name)
    return " or ".join(dict.fromkeys(names)), joined(fitting)


def _is(office: str, wanted: str) -> bool:
    if wanted == "president" and ("vice" in office or "council" in office or "secretary" in office):
        return False
    if wanted in {"prime minister", "premier"} and ("deputy" in office or "vice" in office):
        return False
    if wanted == "secretary of state" and office != "secretary of state":
        return False
    return office.startswith(wanted) or (wanted in {"foreign", "defense", "defence", "finance"} and wanted in office)


def holders(text: str) -> Iterator[Holder]:
    """Gives the office holders whom a text names with their office, in text order for each way of naming."""
    sample = text[:LIMIT]
    for match in _title_pattern().finditer(sample):
        title = match[0]
        end = match.end()
        elect = _ELECT.match(sample, end)
        name = _AFTER.match(sample, elect.end() if elect else end)
        if name is None:
            continue
        words, person, terms = _longest(name[1], _titles()[title])
        if not terms:
            continue
        before = _BEFORE.search(sample, max(0, match.start() - 40), match.start())
        manner = "elect" if elect else "now"
        if before is not None:
            manner = "then" if before[1].lower() == "then" else "former"
        yield Holder(f"{title} {words}", title, person, terms, manner, match.start())
    for match in _ROLE_BEHIND.finditer(sample):
        words, person, terms = _shortest(match[1], _titles()[match[2]])
        if terms:
            yield Holder(f"{words}, {match[2]}", match[2], person, terms, "now", match.start())
    for match in _GOVERNMENT.finditer(sample):
        offices = ("president",) if match[2].lower() == "administration" else ("prime minister", "chancellor")
        person, terms = _terms(match[1], offices)
        if terms:
            yield Holder(f"{match[1]} {match[2]}", match[2], person, terms, "head", match.start())


def _longest(words: str, offices: tuple[str, ...]) -> tuple[str, str, tuple[Days, ...]]:
    """Gives the longest beginning of some words that names a holder of an office."""
    parts = words.split(" ")
    for count in range(len(parts), 0, -1):
        name = re.sub(r"[’']s?$|\.$", "", " ".join(parts[:count]))
        if len(name) < 2:
            continue
        person, terms = _terms(name, offices)
        if terms:
            return name, person, terms
    return "", "", ()


def _shortest(words: str, offices: tuple[str, ...]) -> tuple[str, str, tuple[Days, ...]]:
    """Gives the longest end of some words that names a holder of an office."""
    parts = words.split(" ")
    for start in range(len(parts) - 1):
        name = " ".join(parts[start:])
        person, terms = _terms(name, offices)
        if terms:
            return name, person, terms
    return "", "", ()


_SURE = {"start": 0.995, "term": 0.93, "twice": 0.98, "former": 0.97}
"""Shares of the training texts for which such evidence is true; see quality/dates/dating.py."""


def evidence(text: str) -> list[Evidence]:
    """Gives what the office holders of a text say of its day: one piece a person, and a second one for named starts."""
    seen: dict[tuple[str, str], list[Holder]] = {}
    for holder in holders(text):
        key = "former" if holder.manner == "former" else "then" if holder.manner == "then" else "now"
        seen.setdefault((holder.person, key), []).append(holder)
    found: list[Evidence] = []
    for (person, manner), group in sorted(seen.items(), key=lambda item: item[1][0].place):
        terms = group[0].terms
        for one in group[1:]:
            if one.manner == group[0].manner and one.title == group[0].title:
                continue
            terms = joined((*terms, *one.terms))
        words = group[0].words
        starts = [first for first, _ in terms if first is not None]
        ends = [last for _, last in terms if last is not None]
        if manner == "former":
            if ends:
                because = f"“{words}” is called former: {person} held the office until {min(ends).isoformat()}"
                found.append(Evidence(kind="former", because=because, spans=((min(ends), None),), sure=_SURE["former"]))
            continue
        if starts:
            first = min(starts) - (timedelta(days=80) if group[0].manner == "elect" else timedelta(0))
            because = f"{person} is called “{words}”, an office held {_listed(terms)}"
            found.append(Evidence(kind="start", because=because, spans=((first, None),), sure=_SURE["start"]))
            if manner == "now" and group[0].manner != "elect":
                spans = tuple((a, b + (_AWAY if b else _AGAIN)) if b else (a, None) for a, b in terms)
                sure = _SURE["twice" if len(group) > 1 else "term"]
                found.append(Evidence(kind="term", because=because, spans=joined(spans), sure=sure))
    return found


def _listed(terms: tuple[Days, ...]) -> str:
    return " and ".join(span_words(term) for term in terms)
