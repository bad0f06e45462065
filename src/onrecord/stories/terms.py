"""The words that a report is compared by, and how telling each is."""

from collections.abc import Mapping, Sequence
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


class Terms:
    """Numbers terms, and the different values they count, as it meets them. Which number is whose decides nothing."""

    def __init__(self) -> None:
        """Starts with no terms."""
        self._number: dict[str, int] = {}
        self._code: dict[float, int] = {}
        self.names: list[str] = []

    def number(self, term: str) -> int:
        """Gives the number of a term, a new one where it was not met before."""
        found = self._number.setdefault(term, len(self.names))
        if found == len(self.names):
            self.names.append(term)
        return found

    def counts(self, held: Mapping[str, float]) -> "Counts":
        """Gives a report's terms, with what each counts, by number."""
        numbers = np.fromiter(map(self.number, held), np.int32, len(held))
        code = self._code
        codes = np.fromiter((code.setdefault(value, len(code)) for value in held.values()), np.uint32, len(held))
        return Counts(numbers, codes, self)

    @property
    def values(self) -> NDArray[np.float64]:
        """Gives what terms count, by code: there are few different values, and most stand for many terms."""
        return np.fromiter(self._code, np.float64, len(self._code))


class Counts(Struct, frozen=True):
    """The terms of one report by their numbers, and what each counts by its code: eight bytes a term."""

    numbers: NDArray[np.int32]
    codes: NDArray[np.uint32]
    known: Terms


def found_in(counts: Sequence[Counts]) -> NDArray[np.int64]:
    """Gives, by the number of each term, how many of these reports it stands in. All must share their terms."""
    if not counts:
        return np.empty(0, np.int64)
    found = np.zeros(len(counts[0].known.names), np.int64)
    for one in counts:
        found[one.numbers] += 1  # each report has a term once
    return found


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
