"""Noun phrases beside a cue are found by their words alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.statements.nouns import phrase_after, phrase_before, phrase_between


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        (" Ana Torres, a negotiator for the harbour board.", "Ana Torres, a negotiator for the harbour board"),
        (" Rep. Ana Torres (D-Me.) on Monday", "Rep. Ana Torres (D-Me.)"),
        (" a trader at the harbour, who gave no name, after the vote", "a trader at the harbour, who gave no name"),
        (" the minister in a statement", "the minister"),
        (" one official who was there", "one official"),
    ],
)
def test_what_follows_a_verb_ends_where_time_and_medium_begin(words, phrase):
    """Appositions belong to the phrase, "on Monday" and "in a statement" do not."""
    start, end = phrase_after(f"said{words}", 4)

    assert f"said{words}"[start:end] == phrase


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ("In Paris, the ministry's spokesman, Jean Roux, ", "the ministry's spokesman, Jean Roux"),
        ("But two officials familiar with it also ", "two officials familiar with it"),
        ("The talks failed, and the envoy ", "the envoy"),
        ("In a joint statement the three ", "the three"),
        ("Nobody knew that the council ", "the council"),
    ],
)
def test_what_stands_before_a_verb_goes_back_to_the_edge_of_its_clause(words, phrase):
    """Adverbs behind it and what opens the sentence are left out."""
    start, end = phrase_before(words, len(words))

    assert words[start:end] == phrase


def test_a_clause_with_a_verb_of_its_own_is_no_subject():
    """What holds a finite verb is no noun phrase."""
    assert phrase_before("The talks were long and he was tired ", 37) is None
    assert phrase_between("\x00, the talks were long and he ", 1, 30) is None


def test_between_a_quotation_and_its_verb_stands_the_subject_alone():
    """Age, place and a relative clause in commas belong to it."""
    bare = "\x00\x00 Maria Bond, 30, of Leeds, who was among those asked, said"
    start, end = phrase_between(bare, 2, bare.rindex("said"))

    assert bare[start:end] == "Maria Bond, 30, of Leeds, who was among those asked"


@given(st.text(alphabet="Aa bthe,.;()“\x00\n-’'1", max_size=60), st.integers(0, 60))
def test_a_phrase_lies_where_it_is_looked_for(text, place):
    """Whatever the text, places are in order and inside."""
    place = min(place, len(text))
    for found in (phrase_after(text, place), phrase_before(text, place), phrase_between(text, 0, place)):
        assert found is None or 0 <= found[0] < found[1] <= len(text)


@pytest.mark.parametrize("word", ["A", "ISLAND’S", "A.", "Ab’", "A-"])
@pytest.mark.parametrize("frame", ["{}, said", "In {}", "{} and", "the {}; ", "In {} the a", "x, {}!"])
def test_a_run_of_capitals_has_one_way_to_be_names(word, frame):
    """A pattern with two ways to cut a word in names would try them all: on this it would not come to an end."""
    words = frame.format(word * (180 // len(word)))

    found = phrase_before(words, len(words))

    assert found is None or 0 <= found[0] < found[1] <= len(words)
