"""Turns what stands around a line into numbers: its neighbours, its place, and lines that look like it."""

from typing import Final

import numpy as np

from onrecord.clean.line_features import AT, Numbers

KINDS: Final = ("chrome", "caption", "byline", "date", "title")
"""Kinds of residue that the training data tells apart, in the order of the model's heads."""

NOWHERE: Final = -9.0
"""Stands for a neighbour before the first line or after the last."""

WINDOWS: Final = (2, 4, 8, 16)
"""Lines before and after over which means are taken."""

_NEAR_FEATURES: Final = (
    "marker_start", "capitalised_share", "digit_share", "title_overlap", "shared_words", "repeats", "function_share",
    "known_reason",
)  # fmt: skip


def first_context(own: Numbers, body: Numbers, kinds: Numbers) -> Numbers:
    """Gives the features of the first pass, one row a line.

    ``own`` holds the lines' own features, ``body`` how body-like each line's words are (above 0: body), and ``kinds``
    (lines, ``KINDS``) how much they are like each kind of residue.
    """
    length = own[:, AT["length"]]
    stop = own[:, AT["stop_at_end"]]
    columns = [
        own, body[:, None], kinds, around(body), around(length), around(stop)[:, :8], place(body, length),
        _beside_title(own), likeness(own),
    ]  # fmt: skip
    columns += [near(kinds[:, column]) for column in range(kinds.shape[1])]
    columns += [near(own[:, AT[name]]) for name in _NEAR_FEATURES]
    return _rounded(np.concatenate(columns, axis=1))


def second_context(first: Numbers, judged: Numbers) -> Numbers:
    """Gives the features of the second pass: those of the first, and what the first pass judged here and around."""
    clipped = np.clip(judged, -6, 6).astype(np.float32)
    columns = [first, clipped[:, None], around(clipped), place(clipped, first[:, AT["length"]])]
    return _rounded(np.concatenate(columns, axis=1))


def around(values: Numbers) -> Numbers:
    """Gives what stands around each line, from one number a line: an array of shape (lines, 20).

    The neighbours at 1 to 4 lines before and after, and for each window the means around, before and after.
    """
    count = len(values)
    columns = _neighbours(values, 4)
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    places = np.arange(count)
    for window in WINDOWS:
        low = np.maximum(0, places - window)
        high = np.minimum(count, places + window + 1)
        columns.append((sums[high] - sums[low]) / (high - low))
        columns.append((sums[places] - sums[low]) / np.maximum(1, places - low))
        columns.append((sums[high] - sums[places + 1]) / np.maximum(1, high - places - 1))
    return np.stack(columns, axis=1).astype(np.float32)


def near(values: Numbers) -> Numbers:
    """Gives the neighbours at 1 and 2 lines and the mean of nine lines: an array of shape (lines, 5)."""
    count = len(values)
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    places = np.arange(count)
    low = np.maximum(0, places - 4)
    high = np.minimum(count, places + 5)
    return np.stack([*_neighbours(values, 2), (sums[high] - sums[low]) / (high - low)], axis=1).astype(np.float32)


def best_run(values: Numbers) -> tuple[int, int]:
    """Gives the run of lines with the largest sum (Bentley 1984) as ``[start, end)``; empty where none is above 0."""
    best, total, start, found = 0.0, 0.0, 0, (0, 0)
    for at, value in enumerate(values.tolist()):
        if total <= 0:
            total, start = 0.0, at
        total += value
        if total > best:
            best, found = total, (start, at + 1)
    return found


def place(body: Numbers, length: Numbers) -> Numbers:
    """Gives where each line stands, in the document and against its best run: an array of shape (lines, 14).

    ``body`` says how body-like a line is (above 0: body), ``length`` is the logarithm of its length.
    """
    count = len(body)
    places = np.arange(count, dtype=np.float32)
    gain = np.clip(body, -3, 3) * length
    start, end = best_run(gain)
    tight_start, tight_end = best_run(np.where(body > 0, length, -1.0).astype(np.float32))
    sums = np.cumsum(np.maximum(gain, 0), dtype=np.float64)
    total = max(float(sums[-1]), 1e-6) if count else 1.0
    prose = (body > 0) & (length > 3.5)
    before = np.maximum.accumulate(np.where(prose, places, -99))
    after = np.minimum.accumulate(np.where(prose, places, count + 99)[::-1])[::-1]
    columns = [
        np.minimum(places, 50), np.minimum(count - 1 - places, 50), places / max(1, count),
        np.full(count, min(count, 500)), (places >= start) & (places < end),
        np.clip(places - start, -30, 30), np.clip(end - 1 - places, -30, 30),
        (places >= tight_start) & (places < tight_end), np.clip(places - tight_start, -30, 30),
        np.clip(tight_end - 1 - places, -30, 30), sums / total, np.minimum(places - before, 30),
        np.minimum(after - places, 30), np.full(count, np.count_nonzero(prose) / max(1, count)),
    ]  # fmt: skip
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def likeness(own: Numbers) -> Numbers:
    """Gives how many lines are shaped like each line: as a share, in all, within 8 lines, within 2: (lines, 4)."""
    shape = (
        np.digitize(own[:, AT["length"]], [1.5, 2.5, 3.3, 4.0, 4.6])
        + 8 * (own[:, AT["stop_at_end"]] > 0)
        + 16 * (own[:, AT["marker_start"]] > 0)
        + 32 * (own[:, AT["colon_at_end"]] > 0)
        + 64 * (own[:, AT["capitalised_share"]] > 0.6)
        + 128 * (own[:, AT["digit_share"]] > 0.15)
    ).astype(np.int64)
    count = len(shape)
    totals = np.bincount(shape, minlength=1)[shape] if count else np.zeros(0, dtype=np.int64)
    close, closest = np.zeros(count), np.zeros(count)
    for step in range(1, min(9, count)):
        same = (shape[step:] == shape[:-step]).astype(np.float64)
        for counted in (close, closest) if step <= 2 else (close,):
            counted[step:] += same
            counted[:-step] += same
    return np.stack([totals / max(1, count), np.minimum(totals, 50), close, closest], axis=1).astype(np.float32)


def _beside_title(own: Numbers) -> Numbers:
    """Gives how many lines after the first and the last line like the title each line stands; -99 where none is."""
    count = len(own)
    like = np.flatnonzero((own[:, AT["title_equal"]] > 0) | (own[:, AT["title_overlap"]] > 0.6))
    if not len(like):
        return np.full((count, 2), -99, dtype=np.float32)
    places = np.arange(count)
    return np.stack([np.clip(places - like[0], -40, 40), np.clip(places - like[-1], -40, 40)], axis=1).astype(
        np.float32
    )


def _neighbours(values: Numbers, reach: int) -> list[Numbers]:
    count = len(values)
    columns = []
    for step in range(1, reach + 1):
        before = np.full(count, NOWHERE, dtype=np.float32)
        after = np.full(count, NOWHERE, dtype=np.float32)
        if step < count:
            before[step:] = values[:-step]
            after[:-step] = values[step:]
        columns += [before, after]
    return columns


def _rounded(values: Numbers) -> Numbers:
    # The last bits of logarithms and means differ between machines; decisions must not.
    return (np.rint(values * 256) / 256).astype(np.float32)
