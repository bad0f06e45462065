"""What is said of contacts as such: offered, possible, refused, and on which conditions."""

import pytest


@pytest.mark.parametrize(
    ("text", "stance", "sides"),
    [
        ("Norway ruled out talks with Sweden.", "refused", ["Norway", "Sweden"]),
        ("Norway left open the possibility of direct contact with Sweden.", "possible", ["Norway", "Sweden"]),
        ("Norway is open to talks with Sweden.", "offered", ["Norway", "Sweden"]),
        ("Norway cannot rule out a meeting with Sweden.", "possible", ["Norway", "Sweden"]),
        ("Norway has suspended dialogue with Sweden.", "cut off", ["Norway", "Sweden"]),
        ("Norway was prepared for dialogue over Peru.", "offered", ["Norway"]),
        ("Finland urged Norway and Sweden to resume negotiations.", "called for", ["Norway", "Sweden"]),
        ("Norway has started a dialogue with Sweden.", "held", ["Norway", "Sweden"]),
        ("Norway took a dim view of the prospect of talks with Sweden.", "doubted", ["Norway", "Sweden"]),
    ],
)
def test_words_on_contact_tell_how_it_stands_and_between_whom(told, text, stance, sides):
    """The stance is read off a table of phrases; the sides are who acts, and who stands behind "with"."""
    assert [(value, names) for field, value, _, _, names in told(text) if field == "contact"] == [(stance, sides)]


@pytest.mark.parametrize(
    "text",
    [
        "Norway closed the channel to shipping.",
        "The firm did not speak at the meeting.",
        "Norway met all its targets.",
        "Peter Lang said he can't speak to the plans of Norway.",
    ],
)
def test_what_is_no_contact_is_left_out(told, text):
    """Straits, speeches and targets are no contacts."""
    assert not [words for field, _, words, _, _ in told(text) if field == "contact"]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Unless Sweden disarms, Norway will not hold talks.", "Unless Sweden disarms"),
        ("Norway will not negotiate with Sweden until its troops leave.", "until its troops leave"),
        ("Norway is ready to meet Sweden without preconditions.", "without preconditions"),
    ],
)
def test_a_condition_ends_with_its_clause(told, text, condition):
    """It belongs to the contact beside it, whichever of the two comes first."""
    assert condition in [words for field, _, words, _, _ in told(text) if field == "condition"]
