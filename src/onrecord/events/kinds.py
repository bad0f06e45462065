"""The model of types: a linear model over the features, with weights in a table that people can read.

Made by ``training.events.train`` from labelled sentences in which source and target are given; ``data/KINDS_CARD.md``
says from which, and how well it does.
"""

import math
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

TABLE = "kinds.tsv"
RUNS = ("w=", "b=", "t=")
"""Words and runs of words count half: there are more of them than of what syntax and tables say."""
SCALE = 100
"""Weights are written as whole hundredths."""


class Kinds:
    """A linear model: labels, their biases, and a row of weights a feature."""

    def __init__(
        self, labels: tuple[str, ...], bias: "NDArray[np.float64]", weights: "dict[str, NDArray[np.int16]]"
    ) -> None:
        """Takes labels, biases in hundredths and weights in hundredths by feature."""
        self.labels, self._bias, self._weights = labels, bias, weights

    def shares(self, features: Iterable[str]) -> dict[str, float]:
        """Takes features, each once; gives the probability of each label."""
        total = self._bias.copy()
        for feature in features:
            row = self._weights.get(feature)
            if row is not None:
                total += row * weight(feature)
        scores = [float(value) / SCALE for value in total]
        highest = max(scores)
        shares = [math.exp(score - highest) for score in scores]
        whole = sum(shares)
        return {label: share / whole for label, share in zip(self.labels, shares, strict=True)}


def weight(feature: str) -> float:
    """Gives how much a feature counts where it is there."""
    return 0.5 if feature.startswith(RUNS) else 1.0


def parsed(lines: Iterable[str]) -> Kinds:
    """Takes the lines of a table of weights; gives the model. The first row is the heading, the second the biases."""
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    labels = tuple(next(rows)[1:])
    bias = np.array([int(cell) for cell in next(rows)[1:]], np.float64)
    return Kinds(labels, bias, {row[0]: np.array([int(cell) for cell in row[1:]], np.int16) for row in rows})


@cache
def kinds() -> Kinds | None:
    """Gives the shipped model; None where the package has none."""
    path = files("onrecord.events") / "data" / TABLE
    return parsed(path.read_bytes().decode("utf-8").split("\n")) if path.is_file() else None
