"""The words that a report is compared by, and how telling each is."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import log

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

LONGEST = 30
"""Longer runs of letters are addresses and broken lines, not words."""

REFERENCE_WEIGHT = 1500
"""As how many reports the reference table counts, beside the reports at hand. Chosen on dev."""


def stems(folded: Sequence[str]) -> list[str]:
    """Gives the folded words, a plural ``s`` taken off, without single letters and bare numbers."""
    return [_stem(word) for word in folded if 1 < len(word) <= LONGEST and not word.isdigit()]


def _stem(word: str) -> str:
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "asui":
        return word[:-1]
    return word


class Counts(Struct, frozen=True):
    """The terms of one report by their numbers, and what each counts: a tenth of the memory of a mapping.

    ``names`` are the terms that the numbers stand for, one list for all reports.
    """

    numbers: NDArray[np.int32]
    values: NDArray[np.float64]
    names: list[str]

    def items(self) -> Iterator[tuple[str, float]]:
        """Gives each term with what it counts."""
        return ((self.names[n], value) for n, value in zip(self.numbers.tolist(), self.values.tolist(), strict=True))


class Terms:
    """Numbers terms as it meets them. Which number a term has decides nothing."""

    def __init__(self) -> None:
        """Starts with no terms."""
        self._number: dict[str, int] = {}
        self._names: list[str] = []

    def counts(self, held: Mapping[str, float]) -> Counts:
        """Gives a report's terms, with what each counts, by number."""
        number = self._number
        for term in held:
            if term not in number:
                number[term] = len(self._names)
                self._names.append(term)
        numbers = np.fromiter((number[term] for term in held), np.int32, len(held))
        return Counts(numbers, np.fromiter(held.values(), np.float64, len(held)), self._names)


def found_in(counts: Sequence[Counts]) -> NDArray[np.int64]:
    """Gives, by the number of each term, how many of these reports it stands in. All must share their names."""
    if not counts:
        return np.empty(0, np.int64)
    return np.bincount(np.concatenate([one.numbers for one in counts]), minlength=len(counts[0].names))


@cache
def reference() -> tuple[int, dict[str, int]]:
    """Gives the shipped table: of how many reports, and in how many of them each word stands."""
    rows = files("onrecord.stories").joinpath("data/document_frequencies.tsv").read_text("utf-8").splitlines()
    counts = dict(row.split("\t") for row in rows)
    reports = int(counts.pop("*"))
    return reports, {word: int(count) for word, count in counts.items()}


def weight(word: str, found_in: int, of: int) -> float:
    """Gives how telling a word is that stands in ``found_in`` of the ``of`` reports at hand: 0 for one in all of them.

    Inverse document frequency (Sparck Jones 1972), counted over the reports at hand and the shipped reference table
    together, so that it holds for four reports and for fifteen thousand.
    """
    reports, counts = reference()
    share = REFERENCE_WEIGHT / reports
    return log((1 + of + REFERENCE_WEIGHT) / (1 + found_in + counts.get(word, 0) * share))
