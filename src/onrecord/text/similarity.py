"""Likeness of wording: hashes of runs of words; how much of one set lies in another."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Hashes: TypeAlias = NDArray[np.uint64]

_MULTIPLIER = 0x9E3779B97F4A7C15
"""2^64 over the golden ratio (Knuth, TAOCP 6.4): odd, with bits well spread."""


class WordHasher:
    """Gives a 64-bit hash of each word, the same on every machine; remembers the words it met, nothing else."""

    def __init__(self) -> None:
        """Starts with no words."""
        self._known: dict[str, int] = {}

    def __call__(self, words: Sequence[str]) -> Hashes:
        """Gives the hash of each word, in order."""
        known = self._known
        for word in words:
            if word not in known:
                digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
                known[word] = int.from_bytes(digest, "little")
        return np.fromiter((known[word] for word in words), np.uint64, len(words))


def shingle_hashes(words: Hashes, size: int) -> Hashes:
    """Gives a hash of each run of ``size`` words, in order: as many as there are words, less ``size`` - 1.

    Takes hashes of words. Sums of powers, as in a rolling hash (Karp and Rabin 1987), then mixed so that the low bits
    are as good as the high ones.
    """
    count = len(words) - size + 1
    if count <= 0:
        return np.empty(0, np.uint64)
    total = np.zeros(count, np.uint64)
    multiplier = np.uint64(_MULTIPLIER)
    for offset in range(size):
        total = total * multiplier + words[offset : offset + count]
    total ^= total >> np.uint64(31)
    total *= np.uint64(0xBF58476D1CE4E5B9)  # splitmix64's mixer (Steele, Lea and Flood 2014)
    return total ^ (total >> np.uint64(29))


def in_sorted(values: Hashes, sorted_values: Hashes) -> NDArray[np.bool_]:
    """Says of each value whether it is among others that are sorted."""
    if not len(sorted_values):
        return np.zeros(len(values), bool)
    at = np.searchsorted(sorted_values, values)
    at[at == len(sorted_values)] = 0
    return np.asarray(sorted_values[at] == values)


def met_again(sets: Sequence[Hashes]) -> Hashes:
    """Gives the members of two or more sets, sorted: most members stand in one, and need not be looked at again."""
    every = np.concatenate(sets)
    every.sort()
    return np.unique(every[1:][every[1:] == every[:-1]])


def share_within(words: Hashes, others: Hashes) -> float:
    """Gives the share of the first set's members that the second has too, in [0, 1]; 0 where the first is empty."""
    return float(np.isin(words, others).mean()) if len(words) else 0.0
