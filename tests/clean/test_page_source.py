"""One pass over HTML gives what a reader sees and where it stands."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.page_source import read_source


def lines(source):
    return [line.text for line in read_source(source).lines]


def test_blocks_part_lines_and_inline_tags_do_not():
    """A paragraph with bold words is one line; the next paragraph is another."""
    assert lines("<p>The <b>ferry</b> sails.</p><p>It is late.<br>Very.</p>") == [
        "The ferry sails.",
        "It is late.",
        "Very.",
    ]


def test_scripts_styles_and_comments_are_not_seen():
    """What no reader sees is no line, even where it holds tags."""
    source = "<script>var a='<p>no</p>';</script><style>p{}</style><!-- <p>no</p> --><p>yes</p><template>no</template>"

    assert lines(source) == ["yes"]


def test_character_references_are_read_and_mapped_whole():
    """``&amp;`` is one character that leads to five."""
    page = read_source("<p>A &amp; B</p>")

    assert page.lines[0].text == "A & B"
    assert list(page.stretches(1, 2)) == [(1, 5, 10)]


def test_a_value_in_quotes_may_hold_the_end_of_a_tag():
    """A ``>`` inside quotes does not end a tag."""
    assert lines('<p title="a > b">Words.</p>') == ["Words."]


def test_links_are_measured():
    """A line knows how many of its characters are inside links."""
    page = read_source('<li><a href="/x">Home</a> now</li>')

    assert (page.lines[0].linked, page.lines[0].condensed_end) == (4, 7)


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 50_000 + "words",
        "<a <a <a " * 50_000,
        '<a "' * 50_000 + "words",
        "<!--" * 50_000,
        "<script>" * 50_000,
        "&" * 200_000,
        "&amp;" * 100_000,
        "<" * 200_000,
        "x" * 3_000_000,
        "</p>" * 100_000,
    ],
)
def test_hostile_markup_is_read_in_one_pass(source):
    """Marks that never close, nest without end or mean nothing are read to the end."""
    page = read_source(source)

    assert page.source == source


@given(st.text(st.sampled_from("ab <>/&;p\n\"'=!-\x00\u202e"), max_size=80))
def test_every_condensed_character_leads_to_its_place(source):
    """A stretch is as long in the source and equal to it, or is the reference that was read."""
    page = read_source(source)
    place = 0
    for length, left, right in page.stretches(0, len(page.condensed)):
        words = page.condensed[place : place + length]
        assert words in (source[left:right], "".join(html.unescape(source[left:right]).split()))
        place += length
    assert place == len(page.condensed)
