"""The best dependency tree of a sentence: greedy where that is a tree, else Chu-Liu/Edmonds with one root."""

from __future__ import annotations

import numpy as np


def tree(scores: np.ndarray) -> list[int]:
    """Takes scores (N, 1 + N), column 0 the root; gives each word's head, 0 the root, else 1 + its index."""
    scores = scores.astype(np.float64).copy()
    count = len(scores)
    scores[np.arange(count), np.arange(count) + 1] = -np.inf
    heads = scores.argmax(1)
    if (heads == 0).sum() == 1 and not _cycle(heads):
        return heads.tolist()
    best, best_total = None, -np.inf
    for root in np.argsort(-(scores[:, 0] - scores[:, 1:].max(1, initial=-np.inf)))[:3]:
        forced = scores.copy()
        forced[:, 0] = -1e9
        forced[root] = -1e9
        forced[root, 0] = 0.0
        found = _edmonds(forced)
        total = scores[np.arange(count), found].sum()
        if total > best_total:
            best, best_total = found, total
    return [0] * count if best is None else best.tolist()


def _cycle(heads: np.ndarray) -> list[int]:
    """Gives the words of a cycle (1 + index), if there is one."""
    state = np.zeros(len(heads) + 1, dtype=np.int8)
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
        state[path] = 2
    return []


def _edmonds(scores: np.ndarray) -> np.ndarray:
    """Gives the heads of the best arborescence: contracts a cycle, solves what is left, opens the cycle again."""
    heads = scores.argmax(1)
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.array([node for node in range(1, len(scores) + 1) if node not in set(cycle)], dtype=int)
    count = len(outside)
    within = scores[inside - 1, heads[inside - 1]]
    smaller = np.full((count + 1, count + 2), -np.inf)
    columns = np.concatenate(([0], outside))
    smaller[:count, : count + 1] = scores[outside - 1][:, columns] if count else smaller[:count, : count + 1]
    if count:
        smaller[:count, count + 1] = scores[outside - 1][:, inside].max(1)
    entering = scores[inside - 1][:, columns] - within[:, None]
    smaller[count, : count + 1] = entering.max(0) + within.sum()
    index = np.arange(count)
    smaller[index, index + 1] = -np.inf
    found = _edmonds(smaller)
    result = heads.copy()
    for place, node in enumerate(outside):
        head = found[place]
        if head == count + 1:
            result[node - 1] = inside[scores[node - 1, inside].argmax()]
        else:
            result[node - 1] = columns[head]
    column = found[count]
    broken = inside[entering[:, column].argmax()]
    result[broken - 1] = columns[column]
    return result
