"""The best tree is a tree, and no other is better."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.language.trees import tree


def is_tree(heads):
    """One root, and every word reaches it."""
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


def scores_of(size, seed):
    return np.random.default_rng(seed).normal(size=(size, size + 1)).astype(np.float32) * 4


@settings(deadline=None)
@given(st.integers(1, 40), st.integers(0, 10_000))
def test_any_scores_give_a_tree_with_one_root(size, seed):
    """Scores that point in circles too."""
    assert is_tree(tree(scores_of(size, seed)))


@pytest.mark.parametrize("seed", range(60))
def test_no_tree_of_four_words_scores_more(seed):
    """Beside all trees that there are."""
    scores = scores_of(4, seed)
    given_ = sum(scores[word, head] for word, head in enumerate(tree(scores)))
    best = max(
        sum(scores[word, head] for word, head in enumerate(heads))
        for heads in map(list, product(range(5), repeat=4))
        if is_tree(heads)
    )

    assert given_ == pytest.approx(best, rel=1e-5)


def test_a_long_sentence_of_circles_takes_no_long_time():
    """Every word points at its neighbour, two by two: 80 circles at once."""
    scores = np.zeros((160, 161), np.float32)
    for word in range(160):
        scores[word, 1 + (word ^ 1)] = 5.0

    assert is_tree(tree(scores))
