"""What is told of a visit beside who goes where."""

import pytest


def of(found, field):
    return [words for name, _, words, _, _ in found if name == field]


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("Ana Torres will travel to Oslo, Malmö and Rome next week.", ["Oslo", "Malmö", "Rome"]),
        ("Ana Torres is scheduled to visit the naval base in Bergen.", ["the naval base in Bergen"]),
        ("Ana Torres visited the naval base and the old harbour.", ["the naval base", "the old harbour"]),
        ("Ana Torres travelled to Bergen in an effort to save the pact.", ["Bergen"]),
        ("Ana Torres will travel to Oslo in the fall, according to the text.", ["Oslo"]),
        ("The treaty would reach a new stage.", []),
        ("Ana Torres will travel to Peru in the face of a looming strike.", ["Peru"]),
        ("Ana Torres, who last visited the border in 2016, said so.", ["the border"]),
        ("Ana Torres headed to Bergen to campaign on Tuesday.", ["Bergen"]),
        ("Mrs. Torres arrived at Camp Fjord Halden today.", ["Camp Fjord Halden"]),
    ],
)
def test_each_stop_is_given_in_its_own_words(told, text, stops):
    """Lists are taken apart; what is no place is no stop."""
    assert of(told(text), "stop") == stops


def test_a_visit_has_its_purpose_and_its_length(told):
    """The clause with "to" says what it is for, to its end."""
    found = told("Ana Torres visited Oslo on Monday to inspect the new radar station. It was part of a 10-day trip.")

    assert of(found, "purpose") == ["to inspect the new radar station"]
    assert [(value, words) for field, value, words, _, _ in found if field == "duration"] == [("P10D", "10-day trip")]


def test_who_is_somewhere_was_there_without_a_visit_told(told):
    """ "Is in Oslo" is a stop of its own: who, and where."""
    found = told("Ana Torres is in Oslo on her way to the games.")

    assert ("Ana Torres is in Oslo", ["Ana Torres", "Oslo"]) in [(words, names) for _, _, words, _, names in found]
