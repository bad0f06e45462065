"""JSON-LD is read as newsrooms write it."""

import pytest

from onrecord.clean.linked_data import is_article, strings, things


@pytest.mark.parametrize(
    "block",
    [
        '{"@type":"NewsArticle","headline":"Ferry talks"}',
        '[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"Ferry talks"}]',
        '{"@graph":[{"@type":"ReportageNewsArticle","headline":"Ferry talks"}]}',
        '<!-- {"@type":"NewsArticle","headline":"Ferry talks",} -->',
        '{"@type":"NewsArticle","headline":"Ferry\ntalks"};',
    ],
)
def test_an_article_is_found_in_every_usual_wrapping(block):
    """Lists, graphs, comments, trailing commas and raw line breaks are no hindrance."""
    found = [thing for thing in things(block) if is_article(thing)]

    assert strings(found[0]["headline"]) == ["Ferry talks"]


@pytest.mark.parametrize("block", ["", "{", "null", '"x"', "[" * 100_000, '{"a":' * 50_000])
def test_what_is_no_json_gives_nothing(block):
    """Broken and bottomless JSON gives no object and raises nothing."""
    assert things(block) == []


def test_names_of_people_and_their_markup_are_read():
    """A person object gives its name, with character references read."""
    assert strings([{"@type": "Person", "name": "Ana &amp; Bo"}, "Cy"]) == ["Ana & Bo", "Cy"]
