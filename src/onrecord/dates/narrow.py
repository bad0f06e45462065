"""Narrows the days of a time to its beginning, its middle or its end, as words such as “late” say; its value stays."""

from datetime import date, timedelta

from msgspec import structs

from onrecord.dates.value import Resolved


def narrowed(of: Resolved, words: str) -> Resolved:
    """Gives a time whose days are those of its first, middle or last third, or half, as the words say."""
    found = structs.replace(of)
    first, last = of.first, of.last
    if first is None or last is None:
        return found
    length = (last - first).days + 1
    halves = "half" in words or words.startswith(("early", "mid", "late", "latter"))
    if words.startswith("mid"):
        # The middle half: a quarter is left out on either side.
        found.first, found.last = _day_in(first, length, 0.25), _before(first, length, 0.75)
    elif words.startswith(("early", "first", "start", "beginning", "opening", "outset")):
        found.last = _before(first, length, 0.5 if halves else 1 / 3)
    elif words.startswith(("late", "last", "end", "close", "closing", "final", "second")):
        found.first = _day_in(first, length, 0.5 if halves else 2 / 3)
    return found


def _day_in(first: date, length: int, share: float) -> date:
    """Gives the day that begins what is left of a time after a share: of a year, a month begins; of decades, a year."""
    if 365 <= length <= 366:
        return date(first.year, 1 + round(12 * share), 1)
    if length > 3_600:
        return date(first.year + round((length // 365) * share), 1, 1)
    return first + timedelta(days=round(length * share))


def _before(first: date, length: int, share: float) -> date:
    """Gives the last day of the share of a time that begins with its first day."""
    return max(first, _day_in(first, length, share) - timedelta(days=1))
