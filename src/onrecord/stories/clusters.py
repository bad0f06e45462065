"""Clusters by average link over sparse pairs."""

import heapq
from collections.abc import Iterable

from onrecord.stories.likeness import Alike


def average_link(count: int, pairs: Iterable[Alike], threshold: float) -> list[list[int]]:
    """Gives groups of ``range(count)``: the two groups whose members are most alike on average merge first.

    Agglomerative clustering by average link (UPGMA; Sokal and Michener 1958); pairs that are not listed count as 0, and
    merging ends below ``threshold``. Ties go to the lowest numbers, so the result rests on the pairs alone. Groups and
    their members are in ascending order.
    """
    near: list[dict[int, float]] = [{} for _ in range(count)]
    heap: list[tuple[float, int, int]] = []
    for pair in pairs:
        near[pair.a][pair.b] = near[pair.b][pair.a] = pair.likeness
        if pair.likeness >= threshold:
            heap.append((-pair.likeness, pair.a, pair.b))
    heapq.heapify(heap)
    members: dict[int, list[int]] = {n: [n] for n in range(count)}
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in members or b not in members or _average(near, members, a, b) != -negative:
            continue
        members[a] += members.pop(b)
        for other, total in near[b].items():
            if other != a:
                near[a][other] = near[other][a] = near[a].get(other, 0.0) + total
                del near[other][b]
        near[a].pop(b, None)
        near[b] = {}
        for other in near[a]:
            average = _average(near, members, a, other)
            if average >= threshold:
                low, high = min(a, other), max(a, other)
                heapq.heappush(heap, (-average, low, high))
    return sorted(sorted(group) for group in members.values())


def _average(near: list[dict[int, float]], members: dict[int, list[int]], a: int, b: int) -> float:
    return round(near[a].get(b, 0.0) / (len(members[a]) * len(members[b])), 9)
