"""Resolves weeks, months and years near the report: ``last week``, ``the past year``, ``the week after next``."""

import re
from datetime import date

from onrecord.dates.calendar import plus_days, plus_months
from onrecord.dates.lexicon import meaning
from onrecord.dates.reference import Reference
from onrecord.dates.value import (
    Resolved,
    day_of,
    month_of,
    open_date,
    part_of_year,
    week_of,
    weekend_of,
    year_of,
    years_of,
)
from onrecord.dates.weekdays import weekday_number
from onrecord.dates.words import Words
from onrecord.dates.years import relative_fiscal_year

OPEN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
}


def shifted(start: date, count: int, unit: str, rule: str, anchor: str) -> Resolved | None:
    """Gives the day, week, month, quarter, year, decade or century so many units away, as coarse as the unit."""
    if unit == "D":
        return day_of(plus_days(start, count), rule, anchor)
    if unit in {"W", "FN"}:
        return week_of(plus_days(start, 7 * count * (2 if unit == "FN" else 1)), rule, anchor)
    if unit == "WE":
        return weekend_of(plus_days(start, 7 * count), rule, anchor)
    if unit == "M":
        day = plus_months(start, count)
        return month_of(day.year, day.month, rule, anchor)
    if unit == "Q":
        index = start.year * 4 + (start.month - 1) // 3 + count
        return part_of_year(index // 4, "Q", index % 4 + 1, rule, anchor)
    if unit == "Y":
        return year_of(start.year + count, rule, anchor)
    if unit in {"E", "C"}:
        size = 10 if unit == "E" else 100
        first = (start.year // size + count) * size
        return years_of(max(first, 1), first + size - 1, f"{first // size:02d}", rule, anchor)
    return None


_FISCAL = re.compile(r"\b(?:fiscal|financial) year")


def relative(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``last week``, ``earlier this month``, ``the past year``: counted from the day of publication."""
    # “this years” is a slip for “this year's”.
    unit, rel = meaning("UNIT", m.text("u")) if m.text("u") else "Y", m.text("r").lower()
    published, where = ref.published, ref.from_published
    if unit.startswith("T") or unit == "MILL":
        return None
    if ref.history:
        # “the next year” of a history follows the time told of; “this period” is no time of the report's.
        published, where = ref.span_start()
    if published is None:
        return open_date(OPEN.get(unit, "XXXX"), "dates.relative")
    if unit == "D":
        return _relative_day(m, ref, rel)
    if unit == "WE" and rel == "this" and published.weekday() <= 2 and ref.way() == "past":
        return weekend_of(plus_days(published, -7), "dates.relative", where)
    if rel in {"past", "this past"} or (rel == "last" and unit in {"E", "C"} and m.words.startswith("the")):
        return _just_past(unit, published, where)
    count = -1 if rel == "last" else 1 if rel in {"next", "coming", "upcoming"} else 0
    if unit == "Y" and _FISCAL.search(m.words):
        return relative_fiscal_year(m, count, published, where)
    found = shifted(published, count, unit, "dates.relative", where)
    if found is not None and count == 0 and not ref.history:
        cut(found, m.words, published)
    return found


def _relative_day(m: Words, ref: Reference, rel: str) -> Resolved | None:
    if rel == "next" and m.words.startswith("the"):
        day, anchor = ref.day()
        return day_of(plus_days(day, 1), "dates.told-unit", anchor) if day else None
    if rel in {"this", "current"} and ref.published:
        return day_of(ref.published, "dates.relative", ref.from_published)
    return None


def _just_past(unit: str, published: date, where: str) -> Resolved | None:
    """Gives ``the past year``: the value is that of the year before, the days are those up to the report."""
    # Of the past decade most years lie in the decade of five years ago.
    start = plus_months(published, {"E": -60, "C": -600}.get(unit, 0))
    found = shifted(start, 0 if unit in {"E", "C"} else -1, unit, "dates.just-past", where)
    if found is not None and unit != "WE":
        found.first = {
            "W": plus_days(published, -7),
            "M": plus_months(published, -1),
            "Q": plus_months(published, -3),
            "Y": plus_months(published, -12),
            "E": plus_months(published, -120),
            "C": plus_months(published, -1200),
            "FN": plus_days(published, -14),
        }[unit]
        found.last, found.precision = published, "interval"
    return found


def cut(found: Resolved, words: str, published: date) -> None:
    """Ends “earlier this month” with the day of publication, and begins “later this month” with it."""
    if words.startswith("earlier"):
        found.last = published
    elif words.startswith("later"):
        found.first = published


def relative_but_one(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``the week after next``, ``the year before last``."""
    published, count = ref.published, 2 if "next" in m.text("r").lower() else -2
    if m.text("w"):
        number = weekday_number(m.text("w"))
        if published is None:
            return open_date(f"XXXX-WXX-{number + 1}", "dates.weekday-unanchored")
        back, ahead = (published.weekday() - number) % 7 or 7, (number - published.weekday()) % 7 or 7
        days = ahead + 7 if count > 0 else -back - 7
        return day_of(plus_days(published, days), "dates.relative-but-one", ref.from_published)
    unit = meaning("UNIT", m.text("u"))
    if unit not in OPEN:
        return None
    if published is None:
        return open_date(OPEN[unit], "dates.relative")
    return shifted(published, count, unit, "dates.relative-but-one", ref.from_published)
