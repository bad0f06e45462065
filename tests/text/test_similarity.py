"""Hashing of words, and shares of sets of them."""

from collections import Counter
from hashlib import blake2b

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import similarity
from onrecord.text.similarity import WordHasher, shingle_hashes


def test_a_run_has_one_hash_wherever_it_stands():
    hasher = WordHasher()
    one = shingle_hashes(hasher(["a", "b", "c", "d", "e"]), 3)
    other = shingle_hashes(hasher(["x", "b", "c", "d", "y"]), 3)
    assert one[1] == other[1]
    assert one[0] != other[0]


@given(st.lists(st.sampled_from("abc"), max_size=12), st.integers(1, 5))
def test_there_are_as_many_runs_as_places_for_them(words, size):
    assert len(shingle_hashes(WordHasher()(words), size)) == max(0, len(words) - size + 1)


def test_hashes_are_the_same_on_every_machine():
    assert WordHasher()(["strait"])[0] == int.from_bytes(blake2b(b"strait", digest_size=8).digest(), "little")


def test_lone_surrogates_are_words_like_others():
    assert len(WordHasher()(["\ud800"])) == 1


@given(st.lists(st.lists(st.integers(0, 2**64 - 1), unique=True, max_size=9), max_size=6), st.integers(1, 4))
def test_what_is_met_again_is_the_same_however_few_are_looked_at_at_a_time(members, few):
    sets = [np.sort(np.array(one, np.uint64)) for one in members]
    again = Counter(value for one in members for value in one)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(similarity, "MEMBERS_AT_A_TIME", few)
        assert similarity.met_again(sets).tolist() == sorted(value for value, times in again.items() if times > 1)
