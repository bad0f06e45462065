"""Puts the evidence for a day of publication together: an interval with its reasons, or that it cannot be told.

Every piece of evidence gives each day a weight: how well the day agrees with it. The weights are multiplied, and the
shortest interval that holds nearly all of what results is the answer (CONFIDENCE, set so that on the dev part of the
dating set the true day lies inside at least 95 of 100 intervals). Evidence that disagrees with the answer is listed
as against it: a conflict is shown, not averaged away.
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
from msgspec import Struct, structs

from onrecord.dates.undated.evidence import SIZE, Evidence, Weights, day_at, years

CONFIDENCE = 0.94
YEAR_SURE = 0.88
"""Where one year holds so much of what is likely, the interval is sought inside it (chosen on the dev part)."""
LEARNED = "period"
"""The kind of evidence that is a learned model's: it only narrows what all other evidence leaves."""
BOUNDED = 0.98
"""How much of what is likely by all other evidence is left to it (chosen on the dev part)."""
READ_TWICE, SHARE = frozenset({"latest-year", "first-year"}), 0.5
"""Years in print are words that the learned model reads too: beside it they count half (chosen on the dev part)."""
OPEN = date(2040, 1, 1)
"""An interval that reaches here has no end that anything says."""
TOO_WIDE = 40 * 365
"""An interval of more days says nothing that helps."""


class Dated(Struct, frozen=True):
    """The interval (an end is None where nothing bounds it) and the evidence for it and against it."""

    first: date | None
    last: date | None
    used: tuple[Evidence, ...]
    against: tuple[Evidence, ...]
    year: int
    share: float


def likelihood(found: Sequence[Evidence]) -> Weights:
    """Gives how likely each day from FIRST to LAST is by all the evidence; sums to 1."""
    total = np.zeros(SIZE)
    for one in found:
        total = total + one.logs()
    likely = np.exp(total - total.max())
    return np.asarray(likely / likely.sum())


def shortest(likely: Weights, confidence: float) -> tuple[int, int]:
    """Gives the first and last place of the shortest run of days that holds so much of what is likely."""
    sums = np.concatenate([[0.0], np.cumsum(likely)])
    target = sums[:-1] + confidence
    ends = np.searchsorted(sums, np.minimum(target, sums[-1] - 1e-12))
    lengths = np.where(target <= sums[-1] + 1e-9, ends - np.arange(SIZE), SIZE * 2)
    start = int(lengths.argmin())
    return start, min(SIZE - 1, max(start, int(ends[start]) - 1))


def likeliest_year(likely: Weights) -> tuple[int, float]:
    """Gives the likeliest year and how likely it is."""
    masses = np.bincount(years(), weights=likely)
    best = int(masses.argmax())
    return best, float(masses[best])


def _narrowed(others: Sequence[Evidence], learned: Sequence[Evidence]) -> Weights:
    """Gives how likely each day is by all evidence; that of the learned model stays within what the others say."""
    likely = likelihood(others)
    low, high = shortest(likely, BOUNDED)
    if learned:
        likely = likelihood([_half(one) if one.kind in READ_TWICE else one for one in others])
    likely[:low], likely[high + 1 :] = 0.0, 0.0
    likely *= likelihood(learned)
    return np.asarray(likely / likely.sum())


def _half(one: Evidence) -> Evidence:
    return structs.replace(one, weights=SHARE * one.logs())


def solve(found: Sequence[Evidence], confidence: float = CONFIDENCE, year_sure: float = YEAR_SURE) -> Dated:
    """Takes the evidence; gives the interval that it allows, and which of it speaks for and against that."""
    if not found:
        return Dated(None, None, (), (), 0, 0.0)
    likely = _narrowed([one for one in found if one.kind != LEARNED], [one for one in found if one.kind == LEARNED])
    year, share = likeliest_year(likely)
    if share >= year_sure:
        likely = np.where(years() == year, likely, 0.0) / share
    low, high = shortest(likely, confidence)
    while low < high and likely[low] < 1e-9:
        low += 1
    while high > low and likely[high] < 1e-9:
        high -= 1
    first, last = day_at(low), day_at(high)
    bounded = last < OPEN
    sure = [one for one in found if one.spans]
    against = tuple(one for one in sure if not one.agrees(first, last))
    used = tuple(one for one in found if one not in against)
    starts = [span[0] for one in used if one.spans for span in one.spans[:1] if span[0] is not None]
    if not bounded and not starts:
        return Dated(None, None, used, against, year, share)
    if bounded and (last - first).days > TOO_WIDE and not starts:
        return Dated(None, None, used, against, year, share)
    return Dated(first, last if bounded else None, used, against, year, share)
