"""Days that have names: which day of a year each is, from the table ``holidays.tsv``."""

import re
from datetime import date, timedelta
from functools import cache

from onrecord.dates.calendar import day_or_none, month_days
from onrecord.dates.lexicon import table

_RULE = re.compile(
    r"(?P<month>\d\d)-(?P<day>\d\d)(?:\+(?P<after>[1-7]))?|(?P<m>\d\d)/(?P<weekday>[1-7])/(?P<n>-?\d)|"
    r"(?P<church>easter|orthodox)(?P<days>[+-]\d+)"
)


@cache
def holiday_names() -> tuple[str, ...]:
    """Gives the names, longer ones before those that they begin with."""
    return tuple(sorted((row[0] for row in table("holidays.tsv")), key=lambda name: (-len(name), name)))


@cache
def _rules() -> dict[str, str]:
    return {re.sub(r"\s+", " ", name.lower()): rule for name, rule in table("holidays.tsv")}


def holiday(name: str, year: int) -> date | None:
    """Gives the day of a named holiday in a year; None where the year has none. Raises KeyError for other names."""
    match = _RULE.fullmatch(_rules()[re.sub(r"\s+", " ", name.lower())])
    if match is None:  # pragma: no cover - the table is tested
        raise KeyError(name)
    if match["church"]:
        return easter(year, orthodox=match["church"] == "orthodox") + timedelta(days=int(match["days"]))
    if match["m"]:
        return nth_weekday(year, int(match["m"]), int(match["weekday"]), int(match["n"]))
    day = day_or_none(year, int(match["month"]), int(match["day"]))
    if day is None or not match["after"]:
        return day
    return day + timedelta(days=(int(match["after"]) - 1 - day.weekday() - 1) % 7 + 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date | None:
    """Gives the n-th weekday (Monday is 1) of a month, the last one for n = -1; None where the month has too few."""
    first, last = month_days(year, month)
    if n < 0:
        return last - timedelta(days=(last.weekday() - (weekday - 1)) % 7)
    day = first + timedelta(days=(weekday - 1 - first.weekday()) % 7 + 7 * (n - 1))
    return day if day <= last else None


def easter(year: int, *, orthodox: bool = False) -> date:
    """Gives Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    if orthodox:
        d = (19 * (year % 19) + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
        month, day = divmod(d + e + 114, 31)
        # From the Julian calendar to the Gregorian one.
        return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * i) // 451
    month, day = divmod(h + i - 7 * m + 114, 31)
    return date(year, month, day + 1)
