"""Words asked for are compared with words on record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.statements.said import compare

HELD = "We will keep up the pressure until the programme is frozen, and not a day less."


@pytest.mark.parametrize(
    "asked",
    [HELD, "we will keep up the pressure", "“until the programme is frozen”", "AND NOT A DAY LESS"],
)
def test_words_on_record_are_verbatim_whatever_their_marks_and_case(asked):
    """A part of a statement is verbatim; quotation marks and case do not count."""
    assert compare(asked, HELD).verdict == "verbatim"


def test_an_altered_quotation_shows_each_change():
    """A dropped and a swapped word are shown where they stand."""
    wording = compare("We will keep up the sanctions until the programme is frozen", HELD)

    assert wording.verdict == "altered"
    assert [(edit.kind, edit.words) for edit in wording.edits] == [
        ("kept", "We will keep up the"),
        ("left-out", "pressure"),
        ("put-in", "sanctions"),
        ("kept", "until the programme is frozen,"),
    ]


@pytest.mark.parametrize("asked", ["The talks in Geneva failed", "the", "—", ""])
def test_other_words_are_not_on_record(asked):
    """Words that merely share an article are no rendering; a lone article is verbatim only if it stands there."""
    verdict = compare(asked, "A ferry reached the port.").verdict

    assert verdict == ("verbatim" if asked == "the" else "not-on-record")


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_texts_can_be_compared(asked, held):
    """The score lies in [0, 1] and the kept and left-out words are words of the held text."""
    wording = compare(asked, held)

    assert 0 <= wording.score <= 1
    for edit in wording.edits:
        if edit.kind != "put-in":
            assert all(word in held.split() for word in edit.words.split())


@given(st.lists(st.sampled_from(["pact", "talks", "ferry", "envoy", "summit"]), min_size=1, max_size=12))
def test_a_text_is_verbatim_in_itself(words):
    """Every statement is on record in its own words."""
    text = " ".join(words)

    assert compare(text, text).verdict == "verbatim"
