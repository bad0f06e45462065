"""The best path is the best of all paths."""

from itertools import pairwise, product

import numpy as np
import pytest

from onrecord.language.chains import best_paths


@pytest.mark.parametrize("seed", range(20))
def test_no_path_scores_more(seed):
    """Of rows of several lengths, beside all paths that there are."""
    dice = np.random.default_rng(seed)
    scores = dice.normal(size=(3, 4, 3)).astype(np.float32)
    between, opening = dice.normal(size=(3, 3)).astype(np.float32), dice.normal(size=3).astype(np.float32)
    lengths = [4, 1, 3]

    def total(row, path):
        steps = sum(between[one, other] for one, other in pairwise(path))
        return opening[path[0]] + steps + sum(scores[row, place, tag] for place, tag in enumerate(path))

    for row, path in enumerate(best_paths(scores, lengths, between, opening)):
        best = max(product(range(3), repeat=lengths[row]), key=lambda other, row=row: total(row, other))
        assert tuple(path) == best
