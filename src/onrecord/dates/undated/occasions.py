"""Finds messages on days that come each year, and anniversaries that count years from a known one.

``On the occasion of Guyana's 56th anniversary of independence``: near 26 May, of 2022.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from onrecord.dates.calendar import day_or_none
from onrecord.dates.holidays import holiday, holiday_names
from onrecord.dates.undated.evidence import FIRST, LAST, Days, Evidence
from onrecord.dates.undated.tables import rows
from onrecord.knowledge.names import names

LEAD = 300
_NATIONAL = re.compile(
    r"\b(?:[Nn]ational [Dd]ay|[Ii]ndependence|[Rr]epublic [Dd]ay|[Nn]ational [Hh]oliday|[Uu]nity Day)\b"
)
_COUNT = re.compile(
    r"\b(\d{1,3})(?:st|nd|rd|th) (?:anniversary of (?:\w+[’']?s? ){0,6}(?:independence|Independence)|"
    r"(?:Independence|National) Day|anniversary of independence)|\b(\d{1,3}) years of (?:\w+ ){0,2}independence"
)
_BEFORE, _BEHIND = timedelta(days=4), timedelta(days=3)
_SURE_DAY, _SURE_COUNT = 0.65, 0.93


@cache
def _states() -> dict[str, tuple[str, str]]:
    return {state: (day, year) for state, day, year in rows("national_days.tsv")}


@cache
def _state_pattern() -> re.Pattern[str]:
    forms = sorted(
        (f for f, n in names().items() if n.kind in {"state", "adjective"} and n.state), key=lambda f: -len(f)
    )
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")


@cache
def _days() -> tuple[tuple[str, str], ...]:
    """Gives the words that name a day of each year, and the day as the tables write it; longer words first."""
    found = [(form, day) for day, forms in rows("occasions.tsv") for form in forms.split(";")]
    known = {form for form, _ in found}
    found += [(form, form) for form in holiday_names() if form not in known and not form.startswith("New Year")]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one[0])))


def _each_year(day: str) -> Iterator[date]:
    for year in range(FIRST.year, LAST.year + 1):
        fixed = re.fullmatch(r"(\d\d)-(\d\d)", day)
        found = day_or_none(year, int(fixed[1]), int(fixed[2])) if fixed else holiday(day, year)
        if found is not None:
            yield found


def _near(days: Iterator[date]) -> tuple[Days, ...]:
    return tuple((day - _BEFORE, day + _BEHIND) for day in days)


def evidence(text: str) -> list[Evidence]:
    """Gives what the occasions of a text's first lines say of its day."""
    lead = text[:LEAD]
    found: list[Evidence] = []
    for form, day in _days():
        if form in lead:
            because = f"its first lines keep “{form}”, a day of each year; messages go out near it"
            found.append(Evidence(kind="occasion", because=because, spans=_near(_each_year(day)), sure=_SURE_DAY))
            break
    national = _NATIONAL.search(lead)
    if national is not None:
        found.extend(_of_state(text, lead, national[0]))
    return found


def _of_state(text: str, lead: str, words: str) -> Iterator[Evidence]:
    state = next(
        (names()[match[0]].state for match in _state_pattern().finditer(lead) if names()[match[0]].state != "USA"), ""
    )
    if state not in _states():
        return
    day, year = _states()[state]
    because = f"its first lines keep the “{words}” of {state}, {day} of each year"
    yield Evidence(kind="occasion", because=because, spans=_near(_each_year(day)), sure=_SURE_DAY)
    count = _COUNT.search(text[:3_000])
    if count is not None and year:
        told = int(year) + int(count[1] or count[2])
        of = day_or_none(told, int(day[:2]), int(day[3:]))
        if of is not None and FIRST < of < LAST:
            because = f"“{count[0]}”, counted from {year}, is that of {told}"
            span = (of - timedelta(days=60), of + timedelta(days=60))
            yield Evidence(kind="anniversary", because=because, spans=(span,), sure=_SURE_COUNT)
