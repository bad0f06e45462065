"""Text of reports is printed, never obeyed."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.visible import clipped, on_one_line, short, visible


@given(st.text())
def test_nothing_that_steers_is_left(text):
    """No control, direction or lone surrogate character comes through; printable text does."""
    shown = on_one_line(text)

    assert all(c.isprintable() or c in "\u200c\u200d" for c in shown)
    assert "\n" not in shown
    shown.encode("utf-8")
    if text.isprintable():
        assert visible(text) == text


def test_characters_are_shown_as_their_codes():
    """An escape sequence and a direction override can be read; what only breaks lines is gone."""
    assert on_one_line("a\x1b[2Jb\u202ec\u00a0d\n e\u00adf\u200bg\ufeff") == "a\\u001b[2Jb\\u202ec d efg"


@given(st.text(min_size=1), st.integers(20, 200))
def test_a_cut_is_short_and_marked(text, most):
    """Text that is cut ends with a mark and is no longer than asked, mark aside; other text is left alone."""
    cut = clipped(text, most)

    assert cut == text if len(text) <= most else cut.endswith("[…]")
    assert len(cut) <= most + len(" […]")


def test_a_cut_falls_between_words():
    """The last whole word is kept, without the comma after it."""
    assert clipped("one two three, four five six seven", 16) == "one two three […]"
    assert short("x" * 500, 20) == "x" * 20 + " […]"


def test_megabytes_cost_no_more_than_a_line():
    """A name of any length is cut before it is gone through, and is marked as cut."""
    assert short("x" * 10**8, 10) == "x" * 10 + " […]"
    assert short(" " * 10**8 + "x", 10) == " […]"
    assert short("a" + " " * 10**6 + "b", 10) == "a […]"
