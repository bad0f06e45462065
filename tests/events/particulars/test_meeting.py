"""What is told of a meeting beside who met."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


def of(found, field):
    return [words for name, _, words, _, _ in found if name == field]


def test_what_was_not_discussed_belongs_to_the_meeting_that_was_held(told):
    """Denying a topic denies no meeting: the words stand with the meeting, under a field of their own."""
    found = told(
        "Ana Torres met Peter Lang in Oslo on Monday. Torres and Lang did not discuss the fishing quarrel. "
        "Nor did they talk about the ferry treaty."
    )

    assert of(found, "not-discussed") == ["the fishing quarrel", "the ferry treaty"]
    assert {about for field, _, _, about, _ in found if field == "not-discussed"} == {"met"}


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Ana Torres met Peter Lang to discuss fishing rights in the North Sea.", ["fishing rights in the North Sea"]),
        ("Ana Torres held talks with Peter Lang on the border treaty.", ["the border treaty"]),
        ("Trade issues topped the agenda at a meeting between Ana Torres and Peter Lang.", ["Trade issues"]),
        ("Ana Torres met Peter Lang. She discussed him with reporters.", []),
    ],
)
def test_a_topic_is_what_the_words_say_and_no_more(told, text, topics):
    """The phrase is given whole; a person is no topic."""
    assert of(told(text), "topic") == topics


def test_the_length_is_that_of_the_meeting(told):
    """Lengths stand before the noun, or behind "lasted" and "for"; a trip's length is none of a meeting's."""
    found = told(
        "Ana Torres and Peter Lang held a 90-minute working lunch and then a 25-minute session. "
        "Torres is on a six-day tour."
    )

    lengths = {(value, words) for field, value, words, _, _ in found if field == "duration"}
    assert {("PT90M", "90-minute working lunch"), ("PT25M", "25-minute session")} <= lengths
    assert all(value.startswith("PT") for value, _ in lengths)
    assert ("form", "working lunch") in {(field, value) for field, value, _, _, _ in found}


def test_what_the_two_agreed_on_stands_with_their_meeting(told):
    """ "The two leaders agreed" is of those who met just before; what one of them pledged alone is not."""
    found = told(
        "Ana Torres met Peter Lang in Oslo on Monday. The two leaders agreed to reopen the bridge. "
        "Torres pledged to visit Rome."
    )

    assert of(found, "agreed") == ["to reopen the bridge"]


def test_who_else_was_there_is_named(told):
    """A list behind "accompanied by" ends where the clause does."""
    found = told("Ana Torres met Peter Lang on Monday, accompanied by Paavo Lind and Maria Costa, officials said.")

    assert [names for field, _, _, _, names in found if field == "attendee"] == [["Paavo Lind"], ["Maria Costa"]]


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet="Ana Torres met Lang. did not discuss“”’,;\n—é", max_size=120))
def test_whatever_the_text_the_words_are_its_own(told, text):
    """Any text is read, and every particular stands in it."""
    assert all(words and words in text for _, _, words, _, _ in told(text))
