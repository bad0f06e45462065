"""Hashing of words, and shares of sets of them."""

from hashlib import blake2b

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.similarity import WordHasher, share_within, shingle_hashes


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


def test_shares_of_nothing_are_nothing():
    hasher = WordHasher()
    assert share_within(hasher([]), hasher(["a"])) == 0.0
