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


def test_an_ellipsis_marks_words_left_out_and_alters_nothing():
    """The parts stand in order; in another order they are not what was said."""
    wording = compare("We will keep up the pressure … and not a day less", HELD)

    assert wording.verdict == "verbatim"
    assert [edit.kind for edit in wording.edits] == ["kept", "left-out", "kept"]
    assert compare("not a day less ... we will keep up the pressure until frozen", HELD).verdict != "verbatim"


def test_an_editors_brackets_alter_nothing():
    """ "the [nuclear] programme" is what was said."""
    assert compare("until the [nuclear] programme is frozen", HELD).verdict == "verbatim"


@pytest.mark.parametrize(
    "asked", ["and a day less", "We will not keep up the pressure until the programme is frozen", "a day less."]
)
def test_a_negation_put_in_or_left_out_turns_what_was_said(asked):
    """Also where what is asked begins right behind the word that negates it."""
    wording = compare(asked, HELD)

    assert (wording.verdict, wording.turned) == ("altered", True)


def test_a_sentence_of_the_same_beginning_is_another_statement():
    """Most words are shared, and what it says is not."""
    assert compare("We will keep up the orchestra until the theatre is sold", HELD).verdict == "not-on-record"


def test_a_paraphrase_is_told_from_an_altered_quotation():
    """Content in other words, without word by word changes."""
    wording = compare("until they have frozen the programme the pressure will be kept up", HELD)

    assert (wording.verdict, wording.edits) == ("paraphrase", ())
    assert (
        compare("until they have frozen the programme the pressure is kept", HELD, sense=False).verdict
        == "not-on-record"
    )
