"""Quotations are found by their marks, whatever the style, and slips of the keyboard too."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.statements.quotations import paragraphs, quotations


def words(text):
    return [text[q.start : q.end] for q in quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('“One," he said. "Two,” she said.', ["One", "Two"]),
        ("He told “the whole of it“ to us.", ["the whole of it"]),
        ('He was with the crew."We were lost," he said.', ["We were lost"]),
        ("She called it 'the workers' party' and left.", ["the workers' party"]),
        ("''One,'' he said. It's the '90s.", ["One"]),
        ("«Eins», »zwei« und „drei“.", ["Eins", "drei"]),
    ],
)
def test_each_style_of_marks_is_read(text, quoted):
    """Marks of another kind close where nothing could open; apostrophes are none."""
    assert words(text) == quoted


def test_paragraphs_that_open_with_another_mark_of_the_kind_go_on():
    """A quotation over paragraphs may mix straight and curly marks."""
    text = '"The first.\n\n“The second.\n\n"The third," he said.'

    assert [q.continues for q in quotations(text, paragraphs(text))] == [False, True, True]


@given(st.text(alphabet="ab \"“”'‘’«»\n.,", max_size=80))
def test_quotations_stand_in_order_and_apart(text):
    """Whatever the marks, quotations lie in the text and do not overlap."""
    found = quotations(text, paragraphs(text))
    for q in found:
        assert 0 <= q.outer_start <= q.start <= q.end <= q.outer_end <= len(text)
    assert all(a.outer_end <= b.outer_start for a, b in pairwise(found))
