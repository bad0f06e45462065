"""How much of one set of words another holds, for texts of a few words."""

from collections.abc import Iterable


def contained_share(words: Iterable[str], others: Iterable[str]) -> float:
    """Gives the share of the smaller set of words that the larger has too, in [0, 1]; 0 where either is empty."""
    left, right = frozenset(words), frozenset(others)
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0
