"""Amounts are read as intervals of what they count, and compared by meaning."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.stories.amounts import amounts, apart, within
from onrecord.types.span import Span


def one(text):
    [found] = amounts(text, Span(0, len(text)))
    return found.amount


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("a dozen people were killed", "12 people were killed"),
        ("85 people were killed", "more than 80 people were killed"),
        ("killed 46 people", "killing dozens"),
        ("a truce of two weeks", "a two- to three-week truce"),
        ("16 others were injured", "at least 16 people were wounded"),
        ("30,000 people fled", "tens of thousands of people fled"),
    ],
)
def test_the_more_exact_amount_says_what_the_wider_says(narrow, wide):
    assert within(one(narrow), one(wide))
    assert not apart(one(narrow), one(wide))


@pytest.mark.parametrize(
    ("one_says", "other_says"),
    [
        ("51 people were killed", "53 people were killed"),
        ("killed 14 people", "at least 25 people were killed"),
        ("40 miles away", "30 km away"),
        ("a 60-minute lunch", "a lunch of two hours"),
    ],
)
def test_amounts_of_one_thing_without_a_number_in_common_are_apart(one_says, other_says):
    assert apart(one(one_says), one(other_says))


@pytest.mark.parametrize(
    ("one_says", "other_says"),
    [
        ("7.5 miles inside", "12 kilometres inside"),
        ("aid of $3.3 billion", "aid of $3.4 billion"),
        ("nearly 300 people were hurt", "290 people were hurt"),
        ("51 people were killed", "53 people were wounded"),
    ],
)
def test_conversion_rounding_and_other_things_counted_are_no_conflict(one_says, other_says):
    assert not apart(one(one_says), one(other_says))


def test_one_clause_tells_the_killed_from_the_wounded():
    text = "killed 11 people and wounded dozens more"
    assert [found.amount.unit for found in amounts(text, Span(0, len(text)))] == ["killed", "wounded"]


@given(st.text(max_size=300))
def test_every_amount_lies_in_the_text_and_in_order(text):
    ends = [0]
    for found in amounts(text, Span(0, len(text))):
        assert ends[-1] <= found.words.start < found.words.end <= len(text)
        assert found.amount.least <= found.amount.most
        ends.append(found.words.end)


def test_what_bounds_an_amount_may_stand_before_the_clause():
    text = "More than 40 people were killed. At least! 30 people were wounded."
    killed = next(amounts(text, Span(text.index("40"), text.index(". At"))))
    assert (killed.amount.least, killed.amount.most) == (40, inf)
    assert killed.words.words(text).startswith("More than 40")
    wounded = next(amounts(text, Span(text.index("30"), len(text))))
    assert (wounded.amount.least, wounded.amount.most) == (30, 30)


def test_an_age_or_a_calibre_counts_nobody():
    text = "Ada Lorn, 62, was killed by a .38 revolver with two guards"
    assert [(found.amount.least, found.amount.unit) for found in amounts(text, Span(0, len(text)))] == [(2, "killed")]
