"""A word in capitals that a text repeats is judged by all its places; other words by their own."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from onrecord.language.repeated_words import COST, SHARE, evened


def test_equal_words_in_capitals_share_their_scores():
    scores = np.array([[0, 4], [0, 1], [0, -2], [0, 1]], np.float32)

    found = evened(["Nordgas", "says", "Nordgas", "says"], scores)

    mean = 1.0
    assert np.allclose(found[[0, 2], 1], [4 + SHARE * (mean - 4), -2 + SHARE * (mean + 2)])
    assert np.allclose(found[[1, 3], 1], 1)


def test_a_name_costs_the_same_everywhere():
    scores = np.zeros((2, 3), np.float32)

    assert np.allclose(evened(["Oslo", "and"], scores), [[COST, 0, 0], [COST, 0, 0]])


def test_a_letter_alone_and_another_spelling_share_nothing():
    scores = np.array([[0, 4], [0, -4], [0, 2], [0, -2]], np.float32)

    assert np.allclose(evened(["A", "A", "Who", "WHO"], scores)[:, 1], scores[:, 1])


@given(arrays(np.float32, (6, 4), elements=st.floats(-50, 50, width=32)), st.permutations(range(6)))
def test_the_scores_given_are_left_and_the_order_of_words_does_not_matter(scores, order):
    words, kept = ["Oslo", "Bern", "Oslo", "said", "Bern", "Oslo"], scores.copy()

    found = evened(words, scores)

    assert (scores == kept).all()
    assert np.allclose(evened([words[place] for place in order], scores[order]), found[order], atol=1e-4)
