"""Likeness of wording: hashes of runs of words, and which of them stand in several texts."""

from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Hashes: TypeAlias = NDArray[np.uint64]

_MULTIPLIER = 0x9E3779B97F4A7C15
"""2^64 over the golden ratio (Knuth, TAOCP 6.4): odd, with bits well spread."""


MEMBERS_AT_A_TIME = 1 << 22
"""Members of many sets that are sorted together at a time."""


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
    """Gives the members of two or more sets, all sorted: most stand in one, and need not be looked at again."""
    found = []
    for part in in_parts(sets):
        every = np.concatenate(part)
        every.sort()
        found.append(np.unique(every[1:][every[1:] == every[:-1]]))
    return np.concatenate(found) if found else np.empty(0, np.uint64)


def in_parts(sets: Sequence[Hashes]) -> Iterator[list[Hashes]]:
    """Gives of all sets, each sorted, the members that lie in one stretch of values, stretch by stretch."""
    count = -(-sum(map(len, sets)) // MEMBERS_AT_A_TIME)
    bounds = np.array([(n << 64) // count for n in range(1, count)], np.uint64)
    ends = [[0, *np.searchsorted(one, bounds).tolist(), len(one)] for one in sets] if count > 1 else []
    for n in range(count):
        yield [one[at[n] : at[n + 1]] for one, at in zip(sets, ends, strict=True)] if ends else list(sets)
