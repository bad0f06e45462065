"""Two wordings of one saying are aligned word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.alignment import align, left_out
from onrecord.text.fold import folded_words

FULL = "Unless the island shows a sincere willingness to disarm and takes concrete steps, we cannot expect any talks"


def told(full, other):
    return [
        (part.kind, part.full.words(full) if part.full else "", part.told.words(other) if part.told else "")
        for part in align(full, other)
    ]


def test_equal_words_are_one_stretch():
    assert told(FULL, FULL) == [("same", FULL, FULL)]


def test_a_translation_says_some_things_in_other_words():
    other = "Unless the island demonstrates a sincere intention to disarm and takes specific steps, we cannot expect any dialogue"

    found = told(FULL, other)

    assert ("other-words", "shows", "demonstrates") in found
    assert ("other-words", "willingness", "intention") in found
    assert ("other-words", "talks", "dialogue") in found
    assert not left_out(FULL, other)


def test_what_a_cut_leaves_out_is_named():
    other = "we cannot expect any talks"

    assert told(FULL, other)[-1] == ("same", other, other)
    assert left_out(FULL, other) == (
        "Unless the island shows a sincere willingness to disarm and takes concrete steps",
    )


def test_what_is_said_elsewhere_is_not_left_out():
    full = "the island must show a sincere will to disarm and take steps toward that goal"
    other = "the island must show a sincere will and steps toward disarmament"

    assert left_out("disarm the fleet and come to the talks", "come to the talks and disarm the fleet") == ()
    assert all("will" not in words for words in left_out(full, other))


def test_what_is_added_is_told_apart_from_what_is_put_otherwise():
    other = f"{FULL}, as we told the council in the spring when nobody wished to listen"

    assert told(FULL, other)[-1] == ("added", "", "as we told the council in the spring when nobody wished to listen")


def test_a_denial_never_stands_for_its_contrary():
    found = told("we will not close the strait", "we will close the strait")

    assert ("left-out", "not", "") in found


@pytest.mark.parametrize("words", ["", "…", "“ ”", "\ud800"])
def test_wordings_without_words_have_no_stretches(words):
    assert align(words, words) == ()


WORDS = st.lists(
    st.sampled_from(
        ["the", "a", "talks", "dialogue", "not", "island", "shows", "showed", "steps", "we", "cannot", "harbour", "300"]
    ),
    max_size=14,
)


@given(WORDS, WORDS)
def test_each_word_is_in_one_stretch_and_what_is_the_same_is_the_same(ours, theirs):
    full, other = " ".join(ours), ", ".join(theirs)
    parts = align(full, other)

    assert [w for part in parts if part.full for w in folded_words(part.full.words(full))] == folded_words(full)
    assert [w for part in parts if part.told for w in folded_words(part.told.words(other))] == folded_words(other)
    for part in parts:
        if part.kind == "same":
            assert folded_words(part.full.words(full)) == folded_words(part.told.words(other))
        assert (part.told is None) == (part.kind == "left-out")
        assert (part.full is None) == (part.kind == "added")


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_aligned(full, other):
    ends = [0]
    for part in align(full, other):
        if part.full:
            assert ends[-1] <= part.full.start < part.full.end <= len(full)
            ends.append(part.full.end)


def test_a_wording_without_end_is_aligned_by_its_first_words():
    long = "we cannot expect any talks " * 50_000

    assert align(long, "we cannot expect any talks")[0].kind == "same"
