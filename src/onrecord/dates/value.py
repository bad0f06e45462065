"""What an expression denotes: TIMEX3 type and value, the days that it covers, and what it was counted from."""

from datetime import date, timedelta

from msgspec import Struct

from onrecord.dates.calendar import month_days, plus_days, week_days, week_value
from onrecord.types.when import Precision, TimexType

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
"""First and last month of the seasons of the northern half of the world; winter runs into the next year."""


class Resolved(Struct, kw_only=True):
    """What an expression denotes. ``anchor`` says what it was counted from: empty where from nothing but its words.

    ``first`` and ``last`` are both inside. ``unit`` is TIMEX3's letter for what the value is as long as.
    """

    type: TimexType = "DATE"
    value: str
    first: date | None = None
    last: date | None = None
    precision: Precision = "unknown"
    anchor: str = ""
    rule: str


def day_of(day: date | None, rule: str, anchor: str = "", part: str = "") -> Resolved | None:
    """Gives a day, or a part of one (MO, AF, EV, NI); None where the calendar has no such day."""
    if day is None:
        return None
    found = Resolved(value=day.isoformat(), first=day, last=day, precision="day", anchor=anchor, rule=rule)
    if part:
        found.type, found.value, found.precision = "TIME", f"{found.value}T{part}", "part-of-day"
    return found


def week_of(day: date | None, rule: str, anchor: str = "") -> Resolved | None:
    """Gives the ISO week of a day."""
    if day is None or not 1 < day.toordinal() < date.max.toordinal() - 7:
        return None
    first, last = week_days(day)
    return Resolved(value=week_value(day), first=first, last=last, precision="week", anchor=anchor, rule=rule)


def weekend_of(day: date | None, rule: str, anchor: str = "") -> Resolved | None:
    """Gives Saturday and Sunday of the ISO week of a day."""
    saturday = plus_days(week_days(day)[0], 5) if day is not None else None
    if saturday is None:
        return None
    return Resolved(
        value=week_value(saturday) + "-WE",
        first=saturday,
        last=saturday + timedelta(days=1),
        precision="interval",
        anchor=anchor,
        rule=rule,
    )


def month_of(year: int, month: int, rule: str, anchor: str = "") -> Resolved | None:
    """Gives a month; None outside the calendar."""
    if not 1 <= year <= 9999:
        return None
    first, last = month_days(year, month)
    return Resolved(
        value=f"{year:04d}-{month:02d}", first=first, last=last, precision="month", anchor=anchor, rule=rule
    )


def part_of_year(year: int, letter: str, number: int, rule: str, anchor: str = "") -> Resolved | None:
    """Gives a quarter (letter Q) or a half (H) of a year; None where it has none of that number."""
    size = 3 if letter == "Q" else 6
    if not (1 <= year <= 9999 and 1 <= number <= 12 // size):
        return None
    return Resolved(
        value=f"{year:04d}-{letter}{number}",
        first=date(year, size * (number - 1) + 1, 1),
        last=month_days(year, size * number)[1],
        precision="quarter" if letter == "Q" else "interval",
        anchor=anchor,
        rule=rule,
    )


def season_of(year: int, code: str, rule: str, anchor: str = "") -> Resolved | None:
    """Gives a season; winter is named for the year in which it begins."""
    if not 1 <= year < 9999:
        return None
    begin, end = SEASON_MONTHS[code]
    return Resolved(
        value=f"{year:04d}-{code}",
        first=date(year, begin, 1),
        last=month_days(year + (end > 12), (end - 1) % 12 + 1)[1],
        precision="quarter",
        anchor=anchor,
        rule=rule,
    )


def years_of(first: int, last: int, value: str, rule: str, anchor: str = "") -> Resolved | None:
    """Gives a run of years (a year, a decade, a century); None outside the calendar."""
    if not 1 <= first <= last <= 9999:
        return None
    length = last - first + 1
    return Resolved(
        value=value,
        first=date(first, 1, 1),
        last=date(last, 12, 31),
        precision="year" if length == 1 else "decade" if length == 10 else "interval",
        anchor=anchor,
        rule=rule,
    )


def year_of(year: int, rule: str, anchor: str = "") -> Resolved | None:
    """Gives a year; None outside the calendar."""
    return years_of(year, year, f"{year:04d}", rule, anchor)


def open_date(value: str, rule: str) -> Resolved:
    """Gives a date of which only a part is known, ``XXXX-12-28``, without days."""
    return Resolved(type="TIME" if "T" in value else "DATE", value=value, rule=rule)


def reference(value: str, rule: str) -> Resolved:
    """Gives the past, the present or the future at large: PAST_REF, PRESENT_REF, FUTURE_REF."""
    return Resolved(value=value, rule=rule)
