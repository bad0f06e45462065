"""Text leads back to its source, in time that grows with both."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.offsets import Aligner


def aligner(source):
    """Gives an aligner over a source without markup."""
    places = [place for place, character in enumerate(source) if not character.isspace()]
    condensed = "".join(source[place] for place in places)
    return Aligner(source, condensed, lambda start, end: ((1, places[at], places[at] + 1) for at in range(start, end)))


def test_equal_words_with_other_spaces_are_found():
    """White space may differ; runs cover the words."""
    source = "The  ferry\nsails at noon."
    runs = aligner(source).align("The ferry sails at noon.", 0, 24)

    assert [source[run.source_start : run.source_end] for run in runs] == ["The", "ferry", "sails at noon."]


def test_what_was_left_out_in_the_middle_parts_the_runs():
    """A paragraph with words missing from its middle is found in parts."""
    head, tail = "The council of the harbour town met on Tuesday", "and put the vote off until the eighteenth of March"
    source = f"{head} (see our map of the harbour) {tail}."
    text = f"{head} {tail}."
    runs = aligner(source).align(text, 0, len(text))

    assert "".join(text[run.start : run.end] for run in runs).replace(" ", "") == text.replace(" ", "")


def test_what_is_nowhere_has_no_run():
    """Words that the source does not hold are not found."""
    assert aligner("one two three").align("four five six seven eight nine ten", 0, 34) == []


def test_paragraphs_out_of_order_are_found():
    """The search goes on from the last place, and starts anew where that fails."""
    source = "First paragraph of all. Second paragraph of all."
    found = aligner(source)

    assert found.find("Second paragraph of all.") == [(20, 41)]
    assert found.find("First paragraph of all.") == [(0, 20)]


@given(st.lists(st.text("abcd ", max_size=30), max_size=6), st.text("abcd \n", max_size=120))
def test_every_run_quotes_the_source(paragraphs, source):
    """Whatever is asked for, a run's words are the source's words, and runs are in order."""
    found = aligner(source)
    for text in paragraphs:
        last = 0
        for run in found.align(text, 0, len(text)):
            assert text[run.start : run.end] == source[run.source_start : run.source_end]
            assert run.start >= last
            last = run.end
