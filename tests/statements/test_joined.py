"""A quotation that was made of two is found out."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.statements.joined import Parts, find_parts

ONE = ["we", "will", "keep", "up", "the", "pressure", "until", "it", "ends"]
OTHER = ["nobody", "wants", "the", "border", "to", "stay", "closed"]


def test_beginning_and_end_of_two_statements():
    """The first part is of one, the second of the other."""
    assert find_parts([*ONE[:6], *OTHER[2:]], [OTHER, ONE]) == Parts(first=1, last=0, beginning=6, end=5)


def test_a_word_or_two_may_join_them():
    """ "and", "but that"; more than two words of another origin are a third part."""
    assert find_parts([*ONE[:6], "and", *OTHER[2:]], [OTHER, ONE]) == Parts(first=1, last=0, beginning=6, end=5)
    assert find_parts([*ONE[:6], "which", "some", "say", *OTHER[2:]], [OTHER, ONE]) is None


def test_one_wording_that_holds_both_parts_is_taken_for_both():
    """Words left out of the middle are of one statement, whatever else holds its end."""
    asked = [*ONE[:3], *ONE[5:]]

    assert find_parts(asked, [OTHER, ONE, ONE[5:]]) == Parts(first=1, last=1, beginning=3, end=4)


def test_what_is_whole_in_one_place_is_not_joined():
    """Nor is what stands nowhere, nor what is too short to have two parts."""
    assert find_parts(ONE, [OTHER, ONE]) is None
    assert find_parts(["the", "moon", "is", "made", "of", "green", "cheese"], [OTHER, ONE]) is None
    assert find_parts(["we", "will", "border"], [OTHER, ONE]) is None
    assert find_parts(ONE, []) is None


@given(st.integers(3, 9), st.integers(0, 4))
def test_parts_hold_what_they_say(beginning, start):
    """The counted words stand together in the wordings that are named."""
    asked = [*ONE[:beginning], *OTHER[start:]]
    found = find_parts(asked, [ONE, OTHER])

    if found is not None:
        held = [" ".join(ONE), " ".join(OTHER)]
        assert " ".join(asked[: found.beginning]) in held[found.first]
        assert " ".join(asked[len(asked) - found.end :]) in held[found.last]
