"""One piece of evidence for the day of publication: the days that it allows, how sure it is, and why, in words."""

import math
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

import numpy as np
import numpy.typing as npt
from msgspec import Struct

FIRST, LAST = date(1945, 1, 1), date(2040, 12, 31)
"""Reports from before or after are not dated: the tables reach no further."""
_ORIGIN = FIRST.toordinal()
SIZE = LAST.toordinal() - _ORIGIN + 1

_EARLY, _LATE = date(1965, 1, 1).toordinal() - _ORIGIN, date(2028, 1, 1).toordinal() - _ORIGIN
"""Between these lie the days that evidence is measured against."""

Weights = npt.NDArray[np.float64]
Days = tuple[date | None, date | None]
"""First and last day, both inside; None where open."""


class Evidence(Struct, frozen=True, kw_only=True):
    """What speaks for some days of publication.

    ``spans`` are the days allowed; ``sure`` is the share of reports with such evidence for which it is true. Graded
    evidence has ``weights`` instead: the logarithm of how likely it is, for every day from FIRST to LAST.
    """

    kind: str
    because: str
    spans: tuple[Days, ...] = ()
    sure: float = 0.95
    weights: Weights | None = None

    def logs(self) -> Weights:
        """Gives the logarithm of how well each day from FIRST to LAST agrees with this."""
        if self.weights is not None:
            return self.weights
        inside = np.zeros(SIZE, dtype=np.bool_)
        for first, last in self.spans:
            low, high = index(first or FIRST), index(last or LAST)
            inside[max(0, low) : max(0, high + 1)] = True
        if all(first is None or last is None for first, last in self.spans):
            return np.where(inside, math.log(self.sure), math.log(1 - self.sure))
        # A narrow span that holds so often says more than a wide one: what counts is the share for each day.
        days = max(1, int(inside[_EARLY:_LATE].sum()))
        others = max(1, _LATE - _EARLY - days)
        return np.where(inside, math.log(self.sure / days), math.log((1 - self.sure) / others))

    def agrees(self, first: date, last: date) -> bool:
        """Says whether it allows a day of an interval; graded evidence rules nothing out."""
        return not self.spans or any((a or FIRST) <= last and first <= (b or LAST) for a, b in self.spans)


def index(day: date) -> int:
    """Gives the place of a day counted from FIRST; negative or past the end where it lies outside."""
    return day.toordinal() - _ORIGIN


def day_at(place: int) -> date:
    """Gives the day at a place counted from FIRST."""
    return date.fromordinal(_ORIGIN + place)


@cache
def years() -> npt.NDArray[np.int64]:
    """Gives the year of each day from FIRST to LAST."""
    return np.array([day_at(place).year for place in range(SIZE)])


def joined(spans: Iterable[Days]) -> tuple[Days, ...]:
    """Gives spans in order, those that touch or overlap made one."""
    found: list[Days] = []
    for first, last in sorted(spans, key=lambda span: (span[0] or FIRST, span[1] or LAST)):
        before = found[-1] if found else None
        if before is not None and (before[1] is None or (first or FIRST).toordinal() <= before[1].toordinal() + 1):
            end = None if before[1] is None or last is None else max(before[1], last)
            found[-1] = (before[0], end)
        else:
            found.append((first, last))
    return tuple(found)


def overlap(one: Sequence[Days], other: Sequence[Days]) -> tuple[Days, ...]:
    """Gives the days that both allow."""
    found: list[Days] = []
    for a, b in one:
        for c, d in other:
            first = max(a or FIRST, c or FIRST)
            last = min(b or LAST, d or LAST)
            if first <= last:
                found.append((first, last if b or d else None))
    return joined(found)


def day_words(day: date) -> str:
    """Gives a day as reports print it: ``7 February 2018``."""
    return f"{day.day} {day:%B} {day.year}"


def span_words(span: Days) -> str:
    """Gives a span in words."""
    first, last = span
    if first is None:
        return f"until {day_words(last)}" if last else "at any time"
    if last is None:
        return f"since {day_words(first)}"
    return f"{day_words(first)} to {day_words(last)}" if first != last else day_words(first)
