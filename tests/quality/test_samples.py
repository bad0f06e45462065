"""The scorer of the bundled reports pairs rows and compares names as a reader would."""

import pytest
from quality.samples import gold, score

from onrecord.types.actor import ActorRef


def test_each_row_is_in_one_pair_and_the_likest_come_first():
    """Two rows that fit one thing do not both get it."""
    wanted, got = [{1, 2, 3}, {1, 2}], [{1, 2}, {9}]

    assert score.matched(wanted, got, score.share) == {1: 0}


@pytest.mark.parametrize(
    ("wanted", "name", "same"),
    [
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky", True),
        ("Kim Jong Un", "Kim Yo Jong", False),
        ("China", "Ministry of Foreign Affairs of China", True),
        ("Xi Jinping", "Antony Blinken", False),
        ("António Guterres", "Antonio Guterres", True),
        ("Donald Trump", "", False),
    ],
)
def test_a_name_is_the_same_in_any_spelling(wanted, name, same):
    """Spelling and accents do not matter, other people do."""
    assert score.same_name(wanted, ActorRef(id="x", name=name, type="person")) is same


def test_an_unnamed_source_is_met_by_an_unnamed_actor_alone():
    """A named speaker is wrong where the report gives no name."""
    assert score.same_name("unnamed", ActorRef(id="x", name="senior official", type="unnamed"))
    assert not score.same_name("unnamed", ActorRef(id="x", name="Donald Trump", type="person"))


def test_marks_lead_to_the_places_of_their_words():
    """What a row marks is found in a text that has more before it."""
    spans = gold.located("TOKYO - He said it rains.", "[He] <said> {it rains}", "attributions")

    assert spans == {"{": [(16, 24)], "<": [(11, 15)], "[": [(8, 10)]}


def test_a_row_whose_words_were_lost_is_missed():
    """A text without the words of a row gives no place."""
    assert gold.located("It rains.", "[He] <said> {it snows}", "attributions") is None


def test_sentences_end_where_a_reader_ends_them():
    """Stops of abbreviations and of initials end no sentence."""
    told = "The U.S. envoy and Mr. Duda met. “It went well,” he said."

    assert score.sentences(told) == ["The U.S. envoy and Mr. Duda met.", "“It went well,” he said."]


def test_rates_of_nothing_are_nought():
    """No row found and none wanted is no division by nothing."""
    assert score.rates("x", 0, 0, 0) == {"x.precision": 0, "x.recall": 0, "x.f1": 0}
