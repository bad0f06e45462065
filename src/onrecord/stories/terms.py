"""The words that a report is compared by, and how telling each is."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import log
from sys import intern

LONGEST = 30
"""Longer runs of letters are addresses and broken lines, not words."""

REFERENCE_WEIGHT = 1500
"""As how many reports the reference table counts, beside the reports at hand. Chosen on dev."""


def stems(folded: Sequence[str]) -> list[str]:
    """Gives the folded words, a plural ``s`` taken off, without single letters and bare numbers."""
    # One string object a word: fifteen thousand reports name the same words again and again.
    return [intern(_stem(word)) for word in folded if 1 < len(word) <= LONGEST and not word.isdigit()]


def _stem(word: str) -> str:
    if len(word) > 3 and word[-1] == "s" and word[-2] not in "asui":
        return word[:-1]
    return word


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
