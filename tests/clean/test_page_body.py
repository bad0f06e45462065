"""Lines of a page are picked by an extractor, and headings between picked lines join them."""

from onrecord.clean.page_body import LONGEST_HEADING, with_headings
from onrecord.clean.page_source import read_source

PAGE = "<article><p>The ferry sails.</p><h2>Delays</h2><p>It is late.</p><aside>Share</aside><h3>Next</h3><p>So.</p></article>"


def chosen(page, picked, beside=()):
    """Gives the texts of the lines that are picked in the end."""
    source = read_source(page)
    texts = [line.text for line in source.lines]
    picks = with_headings(source, [text in picked for text in texts], [text in beside for text in texts])
    return [text for text, pick in zip(texts, picks, strict=True) if pick]


def test_a_heading_between_picked_lines_is_picked():
    """Extractors leave many out; the paragraph after one makes no sense without it."""
    assert chosen(PAGE, {"The ferry sails.", "It is late."}) == ["The ferry sails.", "Delays", "It is late."]


def test_a_heading_beside_a_line_that_is_not_picked_stays_out():
    """It may head a list of other stories."""
    assert chosen(PAGE, {"The ferry sails."}) == ["The ferry sails."]


def test_what_stands_beside_the_article_parts_nothing():
    """Share buttons between a paragraph and the next heading are passed over."""
    assert "Next" in chosen(PAGE, {"It is late.", "So."}, beside={"Share"})
    assert "Next" not in chosen(PAGE, {"It is late.", "So."})


def test_a_long_heading_is_none():
    """Whole paragraphs are set as headings for their looks; the extractor has judged them."""
    page = f"<p>One.</p><h2>{'word ' * LONGEST_HEADING}</h2><p>Two.</p>"

    assert chosen(page, {"One.", "Two."}) == ["One.", "Two."]


def test_other_lines_between_picked_ones_stay_out():
    """Only a heading's element is a heading."""
    assert chosen("<p>One.</p><p>Menu</p><p>Two.</p>", {"One.", "Two."}) == ["One.", "Two."]
