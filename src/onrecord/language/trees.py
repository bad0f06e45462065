"""The best dependency tree of a sentence: greedy where that is a tree, else Chu-Liu/Edmonds with one root."""

import numpy as np
from numpy.typing import NDArray

from onrecord.language.layers import Floats

Doubles = NDArray[np.float64]
Heads = NDArray[np.int64]

ROOTS = 3
"""Words that are tried as the root where the greedy heads are no tree with one root."""


def tree(scores: Floats) -> list[int]:
    """Takes scores (N, 1 + N), column 0 the root; gives each word's head, 0 the root, else 1 + its index."""
    given = scores.astype(np.float64)
    count = len(given)
    places = np.arange(count)
    given[places, places + 1] = -np.inf
    heads = given.argmax(1)
    if (heads == 0).sum() == 1 and not _cycle(heads):
        return [int(head) for head in heads]
    best, best_total = np.zeros(count, np.int64), -np.inf
    for root in np.argsort(-(given[:, 0] - given[:, 1:].max(1, initial=-np.inf)), kind="stable")[:ROOTS]:
        forced = given.copy()
        forced[:, 0] = -1e9
        forced[root] = -1e9
        forced[root, 0] = 0.0
        found = _edmonds(forced)
        total = float(given[places, found].sum())
        if total > best_total:
            best, best_total = found, total
    return [int(head) for head in best]


def _cycle(heads: Heads) -> list[int]:
    """Gives the words of a cycle (1 + index), if there is one."""
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for start in range(1, len(heads) + 1):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node - 1])
        if state[node] == 1:
            return path[path.index(node) :]
        for node in path:
            state[node] = 2
    return []


def _edmonds(scores: Doubles) -> Heads:
    """Gives the heads of the best arborescence: contracts a cycle, solves what is left, opens the cycle again.

    Every call has fewer words than the one around it, and a window bounds the words of a sentence.
    """
    heads: Heads = scores.argmax(1)
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.setdiff1d(np.arange(1, len(scores) + 1), inside)
    count = len(outside)
    within = scores[inside - 1, heads[inside - 1]]
    columns = np.concatenate(([0], outside))
    # The cycle is one word more, the last; a column is what a word may hang on, a row what a word looks for.
    smaller = np.full((count + 1, count + 2), -np.inf)
    smaller[:count, : count + 1] = scores[np.ix_(outside - 1, columns)]
    smaller[:count, count + 1] = scores[np.ix_(outside - 1, inside)].max(1, initial=-np.inf)
    entering = scores[np.ix_(inside - 1, columns)] - within[:, None]
    smaller[count, : count + 1] = entering.max(0) + within.sum()
    places = np.arange(count)
    smaller[places, places + 1] = -np.inf
    found = _edmonds(smaller)
    result: Heads = heads.copy()
    for place, node in enumerate(outside):
        head = found[place]
        result[node - 1] = inside[scores[node - 1, inside].argmax()] if head == count + 1 else columns[head]
    column = found[count]
    result[inside[entering[:, column].argmax()] - 1] = columns[column]
    return result
