"""Vectors of unit length that reports are compared by, and how their terms and runs of words are weighed."""

from math import log

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from onrecord.stories.days import Days
from onrecord.stories.terms import REFERENCE_WEIGHT, Counts, found_in, weight
from onrecord.text.similarity import Hashes, in_sorted, met_again

MOST_TERMS = 250
"""A report is compared by so many of its most telling terms."""

NEARBY_DAYS = 3
NEARBY_PRIOR = 10.0
"""Words are weighed by their share of the reports so many days before and after, counted as if this many more reports
of the shipped reference stood beside them."""

_DAYS = 1 << 22
"""More than the number of any day (``date.max.toordinal()`` is 3,652,059)."""


class Vectors(Struct, frozen=True):
    """Vectors of unit length: of report ``n`` those ``keys`` (ascending) and ``values`` that ``starts[n]`` begins."""

    keys: NDArray[np.int64]
    values: NDArray[np.float64]
    starts: NDArray[np.int64]

    def of(self, n: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Gives keys and values of one report."""
        held = slice(self.starts[n], self.starts[n + 1])
        return self.keys[held], self.values[held]

    def cosine(self, a: int, b: int) -> float:
        """Gives the cosine of two reports, in [0, 1]."""
        return dot(*self.of(a), *self.of(b))

    def best(self, most: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
        """Gives the weightiest keys of each report, at most ``most``: keys, reports and values, report by report."""
        owner = np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))
        kept = _weightiest(self.keys, owner, self.values, most)
        return self.keys[kept], owner[kept], self.values[kept]


def dot(
    left: NDArray[np.int64], mine: NDArray[np.float64], right: NDArray[np.int64], theirs: NDArray[np.float64]
) -> float:
    """Gives the dot product of two vectors by their keys (ascending) and values."""
    if not len(left) or not len(right):
        return 0.0
    at = np.searchsorted(left, right)
    at[at == len(left)] = 0
    return float(np.where(left[at] == right, mine[at], 0.0) @ theirs)


class Weighed(Struct, frozen=True):
    """The terms that stand in two or more of ``size`` reports, an entry for each report that holds each.

    ``names`` are the terms in alphabetical order; of each entry ``key`` is the number of its term, ``owner`` that of
    its report, ``value`` its count; ``general`` is the weight of each term, ``nearby`` of each entry what its share of
    the reports of those days makes of it (1 where the report has no date).
    """

    size: int
    names: list[str]
    key: NDArray[np.int64]
    owner: NDArray[np.int64]
    value: NDArray[np.float64]
    general: NDArray[np.float64]
    nearby: NDArray[np.float64]

    def vectors(self, *, power: float = 1.0, nearby: bool = False, plain: bool = False) -> Vectors:
        """Gives a vector for each report, of its most telling terms.

        ``power`` is what the weight of a term is raised to: the higher, the more the rare terms decide; ``nearby``
        weighs by the reports of those days too; ``plain`` leaves actors out.
        """
        value = self.value * (self.general**power)[self.key]
        if nearby:
            value = value * self.nearby
        kept = value > 0
        if plain:
            kept &= ~np.array([name[0] == "@" for name in self.names], bool)[self.key]
        return _unit(self.key[kept], self.owner[kept], value[kept], self.size)


def weigh_terms(counts: list[Counts], days: list[Days | None]) -> Weighed:
    """Takes of each report its terms with their counts, and its days, and gives the terms weighed."""
    if not counts:
        empty = np.empty(0, np.int64)
        return Weighed(0, [], empty, empty, np.empty(0), np.empty(0), np.empty(0))
    known = counts[0].names
    times = found_in(counts)
    again = sorted(np.flatnonzero(times > 1).tolist(), key=known.__getitem__)
    place = np.full(len(known), -1, np.int64)
    place[again] = np.arange(len(again))
    key = place[np.concatenate([one.numbers for one in counts])]
    value = np.concatenate([one.values for one in counts])
    owner = np.repeat(np.arange(len(counts)), [len(one.numbers) for one in counts])
    kept = key >= 0
    key, value, owner = key[kept], value[kept], owner[kept]
    names = [known[n] for n in again]
    found = times[again].tolist()
    general = np.array([weight(*pair, len(counts)) for pair in zip(names, found, strict=True)], np.float64)
    return Weighed(len(counts), names, key, owner, value, general, _nearby(key, owner, general, days))


def _nearby(
    key: NDArray[np.int64], owner: NDArray[np.int64], general: NDArray[np.float64], days: list[Days | None]
) -> NDArray[np.float64]:
    """Gives of each entry minus the logarithm of its term's share of the reports published in those days."""
    first = np.array([held[0] if held else -1 for held in days], np.int64)
    last = np.array([held[1] if held else -1 for held in days], np.int64)
    dated = first[owner] >= 0
    start, end = first - NEARBY_DAYS, last + NEARBY_DAYS
    of_reports = np.sort(first[first >= 0])
    reports = np.searchsorted(of_reports, end, "right") - np.searchsorted(of_reports, start, "left")
    of_terms = np.sort(key[dated] * _DAYS + first[owner[dated]])
    at = key * _DAYS
    found = np.searchsorted(of_terms, at + end[owner], "right") - np.searchsorted(of_terms, at + start[owner], "left")
    usual = np.exp(-np.maximum(general, 0.0))
    share = (found + NEARBY_PRIOR * usual[key]) / (reports[owner] + NEARBY_PRIOR)
    return np.where(dated, -np.log(np.minimum(share, 1.0)), 1.0)


def weigh_runs(runs: list[Hashes], times: list[NDArray[np.int32]]) -> Vectors:
    """Takes of each report the hashes of its runs of words and how often each stands there; gives a vector each."""
    if not runs:
        return Vectors(np.empty(0, np.int64), np.empty(0), np.zeros(1, np.int64))
    again = met_again(runs)
    keys, owners, values = [], [], []
    for n, (held, often) in enumerate(zip(runs, times, strict=True)):
        kept = in_sorted(held, again)
        keys.append(np.searchsorted(again, held[kept]))
        values.append(1 + np.log(often[kept]))
        owners.append(np.full(len(keys[-1]), n, np.int64))
    key, owner, value = np.concatenate(keys), np.concatenate(owners), np.concatenate(values)
    rare = log(1 + len(runs) + REFERENCE_WEIGHT) - np.log(1 + np.bincount(key, minlength=len(again)))
    return _unit(key, owner, value * rare[key], len(runs), most=len(key))


def _unit(
    key: NDArray[np.int64], owner: NDArray[np.int64], value: NDArray[np.float64], size: int, most: int = MOST_TERMS
) -> Vectors:
    kept = _weightiest(key, owner, value, most)
    key, owner, value = key[kept], owner[kept], value[kept]
    length = np.sqrt(np.bincount(owner, value * value, minlength=size))
    starts = np.concatenate([[0], np.cumsum(np.bincount(owner, minlength=size))]).astype(np.int64)
    return Vectors(key, value / length[owner], starts)


def _weightiest(
    key: NDArray[np.int64], owner: NDArray[np.int64], value: NDArray[np.float64], most: int
) -> NDArray[np.int64]:
    """Gives the places of each report's weightiest entries, ``most`` at the most, by report and key."""
    order = np.lexsort((key, -value, owner))
    sorted_owner = owner[order]
    rank = np.arange(len(order)) - np.searchsorted(sorted_owner, sorted_owner, "left")
    kept = order[rank < most]
    return np.asarray(kept[np.lexsort((key[kept], owner[kept]))])
