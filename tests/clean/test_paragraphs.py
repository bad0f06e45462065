"""Wrapped lines are joined, and only those."""

from onrecord.clean.paragraphs import paragraphs
from onrecord.clean.segment import line_spans

WRAPPED = """The ministers met on Tuesday in the harbour town and
agreed to keep the ferry line open until the end of
the year, a spokeswoman for the council told the men
who waited outside.

A second meeting will follow in May.
"""


def joined(text):
    return [span.words(text) for span in paragraphs(text, line_spans(text))]


def test_a_wrapped_paragraph_becomes_one():
    """Lines that end because the next word did not fit are one paragraph; a blank line ends it."""
    found = joined(WRAPPED)

    assert len(found) == 2
    assert found[0].endswith("waited outside.")


def test_lines_that_had_room_left_stay_apart():
    """A short line is the end of its paragraph even where no blank line follows."""
    assert len(joined("Ferry talks\nBy Ana Berg\nThe ministers met.\nThey will meet again.\n")) == 4


def test_paragraphs_of_one_long_line_each_stay_apart():
    """A text that a scraper made, one paragraph a line, is not wrapped."""
    text = "\n".join(["The ministers met in the harbour town and agreed on a ferry. " * 4] * 5)

    assert len(joined(text)) == 5
