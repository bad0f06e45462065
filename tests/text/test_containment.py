"""Shares of small sets of words."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.containment import contained_share

WORDS = st.lists(st.sampled_from("abcde"), max_size=6)


def test_the_smaller_set_may_lie_within_the_larger():
    assert contained_share(["a"], ["a", "b"]) == 1.0
    assert contained_share(["a", "c"], ["a", "b", "d"]) == 0.5


def test_nothing_lies_in_nothing():
    assert contained_share([], ["a"]) == 0.0


@given(WORDS, WORDS)
def test_neither_side_nor_order_nor_repetition_matters(words, others):
    assert contained_share(words, others) == contained_share([*reversed(others), *others], words)
