"""Days as numbers: intervals of days from ISO 8601 strings, gaps between them, and the interval that holds several."""

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from onrecord.types.when import Published, When

Days: TypeAlias = tuple[int, int]
"""First and last day, both inside, counted as ``date.toordinal`` counts."""

WIDEST = 62
"""An interval of more days than this says too little to order or to join by."""


def day_number(iso: str | None) -> int | None:
    """Gives the day of an ISO 8601 day or instant, None where there is none."""
    try:
        return date.fromisoformat(iso[:10]).toordinal() if iso else None
    except ValueError:
        return None


def days_of(when: Published | When | None) -> Days | None:
    """Gives the days that a time covers, None where it is open at an end or unknown."""
    if when is None:
        return None
    first, last = day_number(when.from_), day_number(when.to)
    if first is None or last is None:
        return None
    return (min(first, last), max(first, last))


def known_days(when: Published | When | None) -> Days | None:
    """Gives the days that a time covers where they are few enough to order and join by, else None."""
    days = days_of(when)
    return days if days and days[1] - days[0] <= WIDEST else None


def gap(a: Days, b: Days) -> int:
    """Gives how many days lie between two intervals: 0 where they meet."""
    return max(0, a[0] - b[1], b[0] - a[1])


def within(inner: Days, outer: Days) -> bool:
    """Says whether the first interval lies inside the second."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def iso_day(number: int) -> str:
    """Gives the ISO 8601 day."""
    return date.fromordinal(number).isoformat()


def span_of(intervals: Iterable[Days]) -> Days | None:
    """Gives the smallest interval that holds all of these, None where there are none."""
    held = list(intervals)
    return (min(days[0] for days in held), max(days[1] for days in held)) if held else None
