"""Average link joins what is alike on average, not what is alike by one bridge."""

from onrecord.stories.clusters import average_link
from onrecord.stories.likeness import Alike


def test_the_most_alike_merge_first():
    assert average_link(3, [Alike(0, 1, 0.9), Alike(1, 2, 0.3), Alike(0, 2, 0.2)], 0.5) == [[0, 1], [2]]


def test_a_bridge_does_not_chain_two_groups():
    pairs = [Alike(0, 1, 0.9), Alike(2, 3, 0.9), Alike(1, 2, 0.6)]
    assert average_link(4, pairs, 0.5) == [[0, 1], [2, 3]]


def test_without_pairs_everything_stays_alone():
    assert average_link(2, [], 0.1) == [[0], [1]]


def test_all_join_where_all_are_alike():
    pairs = [Alike(a, b, 0.8) for a in range(5) for b in range(a + 1, 5)]
    assert average_link(5, pairs, 0.5) == [[0, 1, 2, 3, 4]]
