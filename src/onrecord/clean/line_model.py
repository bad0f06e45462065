"""How likely each line is to be body, and what kind of residue it is else: the shipped line model.

Three layers, each from numpy arrays alone: weights of hashed n-grams say what a line's words are like; a first set of
boosted trees judges it among its neighbours; a second set judges again, knowing what was judged around it (stacked
sequential learning, Cohen and Carvalho 2005). Sums are of whole numbers, so every machine gives the same.
"""

import io
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from onrecord.clean.line_context import KINDS, first_context, second_context
from onrecord.clean.line_features import Numbers, hashed_grams, line_features

WEIGHTS: Final = "data/line_model.npz"

UNIT: Final = 1 << 16
"""Leaves hold whole multiples of one over this."""

_CHUNK: Final = 256
_AT_ONCE: Final = 4096
"""Lines that are judged in one go; a longer document is judged in parts, so that memory stays bounded."""


class Trees(Struct, frozen=True):
    """Boosted trees laid out flat: one row a node; a leaf's children are itself. ``roots`` are the first nodes.

    A line goes left where its feature is at most the threshold. ``value`` counts units of 1/``UNIT``.
    """

    roots: npt.NDArray[np.int32]
    feature: npt.NDArray[np.int16]
    threshold: Numbers
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    value: npt.NDArray[np.int32]
    start: int
    depth: int

    def judge(self, table: Numbers) -> Numbers:
        """Gives the sum of the leaves that each row falls into, as log odds."""
        given = np.empty(len(table), dtype=np.float32)
        for low in range(0, len(table), _CHUNK):
            rows = table[low : low + _CHUNK]
            nodes = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
            for _ in range(self.depth):
                values = np.take_along_axis(rows, self.feature[nodes].astype(np.int64), axis=1)
                nodes = np.where(values <= self.threshold[nodes], self.left[nodes], self.right[nodes])
            total = self.value[nodes].sum(axis=1, dtype=np.int64) + self.start
            given[low : low + len(rows)] = total / UNIT
        return given


class Model(Struct, frozen=True):
    """The whole model: ``heads`` (1 + kinds, buckets) of n-gram weights with their scale and bias, and the trees."""

    heads: npt.NDArray[np.int8]
    scale: npt.NDArray[np.float64]
    bias: npt.NDArray[np.float64]
    first: Trees
    second: Trees
    kinds: tuple[Trees, ...]


class Judgement(Struct, frozen=True):
    """``body`` is how likely a line is to be body, in [0, 1]; ``kind`` the likeliest kind of residue, of ``KINDS``."""

    body: float
    kind: str


@cache
def model() -> Model:
    """Gives the shipped model."""
    return unpacked(files("onrecord.clean").joinpath(WEIGHTS).read_bytes())


def unpacked(data: bytes) -> Model:
    """Gives the model that a file of numpy arrays (``.npz``, no pickles) holds."""
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return Model(
            heads=arrays["heads"],
            scale=arrays["scale"],
            bias=arrays["bias"],
            first=_trees(arrays, "first"),
            second=_trees(arrays, "second"),
            kinds=tuple(_trees(arrays, f"kind_{kind}") for kind in KINDS),
        )


def judge_lines(lines: Sequence[str], *, title: str = "") -> list[Judgement]:
    """Gives a judgement for each line, in order. ``title`` is the headline where one is known."""
    given: list[Judgement] = []
    for low in range(0, len(lines), _AT_ONCE):
        given.extend(_judge(lines[low : low + _AT_ONCE], title))
    return given


def _judge(lines: Sequence[str], title: str) -> list[Judgement]:
    known = model()
    scores = head_scores(known, lines)
    own = line_features(lines, title)
    table = first_context(own, scores[:, 0], scores[:, 1:])
    again = second_context(table, known.first.judge(table))
    odds = known.second.judge(again).astype(np.float64)
    likely = np.rint(1000 / (1 + np.exp(-odds))) / 1000
    kinds = np.stack([trees.judge(table) for trees in known.kinds], axis=1).argmax(axis=1)
    return [Judgement(float(p), KINDS[kind]) for p, kind in zip(likely.tolist(), kinds.tolist(), strict=True)]


def head_scores(known: Model, lines: Sequence[str]) -> Numbers:
    """Gives how much each line's n-grams are like body and like each kind: an array (lines, 1 + kinds)."""
    buckets, begins = hashed_grams(lines)
    counts = np.diff(begins)
    scores = np.empty((len(lines), len(known.heads)), dtype=np.float32)
    for head, weights in enumerate(known.heads):
        sums = np.concatenate([[0], np.cumsum(weights[buckets], dtype=np.int64)])
        whole = sums[begins[1:]] - sums[begins[:-1]]
        scores[:, head] = whole * known.scale[head] / np.sqrt(np.maximum(counts, 1)) + known.bias[head]
    return scores


def _trees(arrays: "np.lib.npyio.NpzFile", name: str) -> Trees:
    return Trees(
        roots=arrays[f"{name}_roots"],
        feature=arrays[f"{name}_feature"],
        threshold=arrays[f"{name}_threshold"],
        left=arrays[f"{name}_left"],
        right=arrays[f"{name}_right"],
        value=arrays[f"{name}_value"],
        start=int(arrays[f"{name}_start"].item()),
        depth=int(arrays[f"{name}_depth"].item()),
    )
