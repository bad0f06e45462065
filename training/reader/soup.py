"""Joins runs that began with the same weights: ``python -m training.reader.soup --models A B --out CHECKPOINT``.

The mean of their averaged weights reads as well as the best of them or better, at the cost of one (model soups,
Wortsman et al. 2022).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from . import checkpoints


def main() -> None:
    """Writes the joint checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    checkpoints.save(options.out, joined([checkpoints.read(path) for path in options.models]))


def joined(found: list[dict]) -> dict:
    """Gives one content of checkpoints with the mean of all averages, the words of all, and no optimiser's state.

    Raises ValueError when their labels or vocabularies differ.
    """
    first = found[0]
    for other in found[1:]:
        if any(other[name] != first[name] for name in ("inventory", "vocabulary")):
            raise ValueError("these runs have different labels or pieces")
    average = {name: torch.stack([one["average"][name].float() for one in found]).mean(0) for name in first["average"]}
    return {
        "average": average,
        "inventory": first["inventory"],
        "vocabulary": first["vocabulary"],
        **{name: sum(one[name] for one in found) for name in ("step", "words", "cpu_seconds")},
        "seed": [one["seed"] for one in found],
    }


if __name__ == "__main__":
    main()
