"""Attributions in the making are finished."""

import pytest

from onrecord import pipeline
from onrecord.statements.drafts import without_pronouns
from onrecord.types.arrival import Arrival, Given
from onrecord.types.span import Span


@pytest.mark.parametrize(("parts", "kept"), [((0, 5), 1), ((0,), 1), ((5, 17), 2)])
def test_a_relative_pronoun_alone_is_no_part_of_what_was_said(parts, kept):
    """Of "which he called provocative" the one word was said; where nothing else is there, it stays."""
    text = "which provocative, reckless"
    spans = {0: Span(0, 5), 5: Span(6, 17), 17: Span(19, 27)}

    assert len(without_pronouns([spans[part] for part in parts], text)) == kept


def told_on(text):
    reading = pipeline.read(
        Arrival(source="s", media="text", content=text, sha256="0" * 64, given=Given(id="s", date="2018-02-08"))
    )
    return [one.when.from_ if one.when else None for one in reading.attributions]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Peter Lang, who took office last May, says that the deal is unfair.", None),
        ("Peter Lang, elected in 2015, said that the deal was unfair.", None),
        ("Peter Lang, the prime minister, on Tuesday said that the deal was unfair.", "2018-02-06"),
        ("Peter Lang, late on Tuesday, said that the deal was unfair.", "2018-02-06"),
        ("Peter Lang, who took office last May, said on Tuesday that the deal was unfair.", "2018-02-06"),
        ("Peter Lang, who told reporters on Tuesday that the deal was unfair, left.", "2018-02-06"),
    ],
)
def test_a_saying_has_the_time_of_its_tag_not_that_of_an_aside_about_who_says_it(text, day):
    """A time between the commas of an aside is told of the source; a time alone between commas is the saying's."""
    assert told_on(text) == [day]
