"""A quotation's tag is found by its place."""

import pytest

from onrecord.statements.quotations import masked, paragraphs, quotations
from onrecord.statements.tags import is_title, tag_after, tag_before
from onrecord.statements.units import units
from onrecord.types.span import Span


def unit_of(text):
    blocks = paragraphs(text)
    found = quotations(text, blocks)
    return units(masked(text, found), [Span(0, len(text))], blocks, found, [], [])[0]


def words(text, tag):
    return None if tag is None else tuple(text[slice(*place)] if place else "" for place in (tag.cue, tag.source))


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("“So it goes,” the envoy riffed on the vote.", ("riffed", "the envoy")),
        ("“So it goes,” said one trader near the pier.", ("said", "one trader near the pier")),
        ("“How big is it?” asked a boy, who wore a hat.", ("asked", "a boy, who wore a hat")),
        ("“So it goes.” — Ana Torres, Geneva", ("—", "Ana Torres, Geneva")),
        ("“So it goes” that old song went, titled after a play.", None),
    ],
)
def test_a_tag_behind_a_quotation(text, tag):
    """Verb and subject in either order, or a name behind a dash."""
    unit = unit_of(text)

    assert words(text, tag_after(unit, unit.quotations[0], text)) == tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("The envoy added with a smile: “So it goes.”", ("added", "The envoy")),
        ("The crowd left, praising “the courage of the crew”.", ("praising", "")),
        ("Ana Torres: “So it goes.”", ("", "Ana Torres")),
        ("The old ship lay in the “inner harbour” of the town.", None),
    ],
)
def test_a_tag_before_a_quotation(text, tag):
    """The nearest verb that tells, or a name and a colon."""
    unit = unit_of(text)

    assert words(text, tag_before(unit, unit.quotations[0])) == tag


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("The Long Road to Geneva", True),
        ("The long road to Geneva", False),
        ("Peace", False),
        ("Will They Sign?", False),
    ],
)
def test_titles_of_works_are_told_by_their_capitals(given, title):
    """Small words do not count; a question is speech."""
    assert is_title(given) is title
