"""Vectors of unit length that reports are compared by, and how their terms and runs of words are weighed.

Reports are gone through a few at a time: the entries of all of them, term by term, are the most that is ever held.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log
from typing import Any

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

AT_A_TIME = 2000
"""Reports that are gone through at a time."""

STRETCH_DAYS = 28
"""The words of so many days, and of those nearby, are counted at a time."""

_DAYS = 1 << 22
"""More than the number of any day (``date.max.toordinal()`` is 3,652,059)."""


class Vectors(Struct, frozen=True):
    """Vectors of unit length: of report ``n`` ``keys`` (ascending) and ``values`` from ``starts[n]`` to ``ends[n]``."""

    keys: NDArray[np.int32]
    values: NDArray[np.float64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def of(self, n: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """Gives keys and values of one report."""
        held = slice(self.starts[n], self.ends[n])
        return self.keys[held], self.values[held]

    def cosine(self, a: int, b: int) -> float:
        """Gives the cosine of two reports, in [0, 1]."""
        return dot(*self.of(a), *self.of(b))

    def best(self, most: int) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]:
        """Gives the weightiest keys of each report, at most ``most``: keys, reports and values, report by report."""
        keys, owners, values = [np.empty(0, np.int32)], [np.empty(0, np.int32)], [np.empty(0)]
        for first, last in _stretches(len(self.starts)):
            held = [slice(*ends) for ends in zip(self.starts[first:last], self.ends[first:last], strict=True)]
            key, value = _joined([self.keys[one] for one in held]), _joined([self.values[one] for one in held])
            owner = np.repeat(np.arange(first, last, dtype=np.int32), (self.ends - self.starts)[first:last])
            kept = _weightiest(key, owner, value, most)
            keys.append(key[kept])
            owners.append(owner[kept])
            values.append(value[kept])
        return np.concatenate(keys), np.concatenate(owners), np.concatenate(values)


def dot(
    left: NDArray[np.int32], mine: NDArray[np.float64], right: NDArray[np.int32], theirs: NDArray[np.float64]
) -> float:
    """Gives the dot product of two vectors by their keys (ascending) and values."""
    if not len(left) or not len(right):
        return 0.0
    at = np.searchsorted(left, right)
    at[at == len(left)] = 0
    return float(np.where(left[at] == right, mine[at], 0.0) @ theirs)


class Weighed:
    """The terms that stand in two or more reports, each with how telling it is.

    ``names`` are the terms in alphabetical order.
    """

    def __init__(self, counts: Sequence[Counts], days: Sequence[Days | None]) -> None:
        """Takes of each report its terms with their counts, and its days."""
        self._counts, self._days = counts, days
        known = counts[0].known if counts else None
        found = found_in(counts)
        again = sorted(np.flatnonzero(found > 1).tolist(), key=known.names.__getitem__) if known else []
        self.names = [known.names[n] for n in again] if known else []
        times = found[again].tolist()
        self._value = known.values if known else np.empty(0)
        self._key = np.full(len(found), -1, np.int32)
        self._key[again] = np.arange(len(again), dtype=np.int32)
        self._general = np.array([weight(*of, len(counts)) for of in zip(self.names, times, strict=True)], np.float64)

    def vectors(self, *, power: float = 1.0, plain: bool = False, among: NDArray[np.bool_] | None = None) -> Vectors:
        """Gives a vector for each report (``among`` those said, where it is given), of its most telling terms.

        ``power`` is what the weight of a term is raised to: the higher, the more the rare terms decide; ``plain``
        leaves actors out.
        """
        weights = self._general**power
        if plain:
            weights[np.array([name[0] == "@" for name in self.names], bool)] = 0.0
        asked = np.arange(len(self._counts)) if among is None else np.flatnonzero(among)
        made = _Maker(len(self._counts))
        for held in _parts(asked):
            key, owner, value = self._entries(held)
            made.add(held, key, owner, value * weights[key])
        return made.vectors()

    def vectors_nearby(self) -> Vectors:
        """Gives a vector for each report, of its most telling terms, weighed by the reports of those days too."""
        first = np.array([days[0] if days else -1 for days in self._days], np.int64)
        last = np.array([days[1] if days else -1 for days in self._days], np.int64)
        order = np.argsort(first, kind="stable")
        of_reports = first[order][first[order] >= 0]
        usual = np.exp(-np.maximum(self._general, 0.0))
        made = _Maker(len(self._counts))
        for stretch in _by_time(order, first[order]):
            dated = bool(len(stretch)) and first[stretch[0]] >= 0
            start, end = first[stretch].min(initial=_DAYS) - NEARBY_DAYS, last[stretch].max(initial=-1) + NEARBY_DAYS
            between = slice(*np.searchsorted(first[order], [max(start, 0), end + 1]))
            of_terms = self._terms_of_days(order[between], first) if dated else None
            for held in _parts(stretch):
                key, owner, value = self._entries(held)
                value = value * self._general[key]
                if of_terms is not None:
                    since, until = (first - NEARBY_DAYS)[held], (last + NEARBY_DAYS)[held]
                    at = key.astype(np.int64) * _DAYS
                    found = np.searchsorted(of_terms, at + until[owner], "right")
                    found -= np.searchsorted(of_terms, at + since[owner], "left")
                    reports = np.searchsorted(of_reports, until, "right") - np.searchsorted(of_reports, since, "left")
                    share = (found + NEARBY_PRIOR * usual[key]) / (reports[owner] + NEARBY_PRIOR)
                    value = value * -np.log(np.minimum(share, 1.0))
                made.add(held, key, owner, value)
        return made.vectors()

    def _entries(self, held: NDArray[np.int64]) -> tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.float64]]:
        """Gives of these reports the terms, each with the place of its report among them and what it counts."""
        counts = [self._counts[n] for n in held.tolist()]
        key = self._key[_joined([one.numbers for one in counts])]
        value = self._value[_joined([one.codes for one in counts])]
        owner = np.repeat(np.arange(len(counts)), [len(one.numbers) for one in counts])
        kept = key >= 0
        return key[kept], owner[kept], value[kept]

    def _terms_of_days(self, held: NDArray[np.int64], first: NDArray[np.int64]) -> NDArray[np.int64]:
        """Gives the terms of these reports and the days on which they stand there, as one number each, ascending."""
        found = []
        for part in _parts(held):
            key, owner, _ = self._entries(part)
            found.append(key.astype(np.int64) * _DAYS + first[part][owner])
        every = _joined(found)
        every.sort()
        return every


class Runs(Struct, frozen=True):
    """The runs of words of one report: their hashes, ascending, each once, and how often each stands there."""

    hashes: Hashes
    times: NDArray[np.int32]


def weigh_runs(runs: Sequence[Runs]) -> Vectors:
    """Takes the runs of words of each report and gives a vector each, of those that stand in two or more."""
    again = met_again([one.hashes for one in runs])
    kept = [in_sorted(one.hashes, again) for one in runs]
    keys = _joined(
        [np.searchsorted(again, one.hashes[at]).astype(np.int32) for one, at in zip(runs, kept, strict=True)]
    )
    ends = np.cumsum([np.count_nonzero(at) for at in kept], dtype=np.int64)
    starts = np.concatenate([[0], ends[:-1]]).astype(np.int64)
    rare = log(1 + len(runs) + REFERENCE_WEIGHT) - np.log(1 + np.bincount(keys, minlength=len(again)))
    values = np.empty(len(keys))
    for first, last in _stretches(len(runs)):
        held = slice(starts[first], ends[last - 1])
        times = _joined([one.times[at] for one, at in zip(runs[first:last], kept[first:last], strict=True)])
        value = (1 + np.log(times)) * rare[keys[held]]
        owner = np.repeat(np.arange(last - first), (ends - starts)[first:last])
        length = np.sqrt(np.bincount(owner, value * value, minlength=last - first))
        values[held] = value / length[owner]
    return Vectors(keys, values, starts, ends)


class _Maker:
    """Puts vectors together from a few reports at a time, in any order of the reports."""

    def __init__(self, size: int) -> None:
        self._keys, self._values = [np.empty(0, np.int32)], [np.empty(0)]
        self._starts, self._ends = np.zeros(size, np.int64), np.zeros(size, np.int64)
        self._made = 0

    def add(
        self,
        held: NDArray[np.int64],
        key: NDArray[np.int32],
        owner: NDArray[np.int64],
        value: NDArray[np.float64],
    ) -> None:
        """Takes reports and their entries; ``owner`` is the place of an entry's report among them."""
        told = value > 0
        key, owner, value = key[told], owner[told], value[told]
        kept = _weightiest(key, owner, value, MOST_TERMS)
        key, owner, value = key[kept], owner[kept], value[kept]
        length = np.sqrt(np.bincount(owner, value * value, minlength=len(held)))
        self._keys.append(key)
        self._values.append(value / length[owner])
        ends = self._made + np.cumsum(np.bincount(owner, minlength=len(held)))
        self._starts[held] = np.concatenate([[self._made], ends[:-1]])
        self._ends[held] = ends
        self._made = int(ends[-1])

    def vectors(self) -> Vectors:
        """Gives the vectors of all reports, of none of whose entries nothing was said."""
        return Vectors(np.concatenate(self._keys), np.concatenate(self._values), self._starts, self._ends)


def _stretches(count: int) -> Iterator[tuple[int, int]]:
    """Gives first and last (left out) of the numbers below ``count``, a few at a time."""
    return pairwise([*range(0, count, AT_A_TIME), count])


def _parts(held: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    return (held[first:last] for first, last in _stretches(len(held)))


def _by_time(order: NDArray[np.int64], days: NDArray[np.int64]) -> Iterator[NDArray[np.int64]]:
    """Gives the reports in stretches of time: those without a date first, then those of a few weeks each."""
    start = 0
    while start < len(order):
        until = 0 if days[start] < 0 else days[start] + STRETCH_DAYS
        end = int(np.searchsorted(days, until, "left"))
        yield order[start:end]
        start = end


def _joined(parts: list[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.empty(0, np.int64)


def _weightiest(
    key: NDArray[np.int32], owner: NDArray[np.int64] | NDArray[np.int32], value: NDArray[np.float64], most: int
) -> NDArray[np.int64]:
    """Gives the places of each report's weightiest entries, ``most`` at the most, by report and key."""
    order = np.lexsort((key, -value, owner))
    sorted_owner = owner[order]
    rank = np.arange(len(order)) - np.searchsorted(sorted_owner, sorted_owner, "left")
    kept = order[rank < most]
    return np.asarray(kept[np.lexsort((key[kept], owner[kept]))])
