"""Windows cover a text, and every word keeps its pieces."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.pieces import END, MOST_PIECES, START, UNKNOWN, Pieces
from onrecord.language.windows import LONGEST, MOST_WORDS, cuts, feed
from onrecord.language.words import LINE, NO_GAP, PARAGRAPH, SPACE, quotes

VOCABULARY = ["[PAD]", UNKNOWN, START, END, "a", "##a", "b", "##b", "the", ".", '"', "é"]


@dataclass
class Text:
    words: list
    gaps: list
    sentence: list | None = None
    ruled: set | None = field(default=None)


def text_of(rows):
    return Text([word for word, _ in rows], [gap for _, gap in rows])


TEXTS = st.lists(
    st.tuples(st.sampled_from(["a", "the", ".", '"', "ab" * 9, "漢", "\u202e", "zz"]), st.sampled_from([NO_GAP, SPACE, LINE, PARAGRAPH])),
    max_size=900,
).map(text_of)  # fmt: skip


@given(TEXTS)
def test_windows_hold_every_word_once_in_order(text):
    """No word is left out, none is read twice, and none of the windows is too long."""
    found = list(cuts(text))

    assert [index for first, past in found for index in range(first, past)] == list(range(len(text.words)))
    assert all(0 < past - first <= MOST_WORDS for first, past in found)


@given(TEXTS, st.integers(1, 200), st.integers(0, 100))
def test_windows_of_any_size_hold_every_word(text, most, offset):
    """Training cuts at other sizes, with a shorter first window."""
    found = list(cuts(text, most, offset=min(offset, most)))

    assert [index for first, past in found for index in range(first, past)] == list(range(len(text.words)))


@given(TEXTS)
def test_every_word_has_pieces_of_its_own_and_they_fit(text):
    """Firsts and lasts of words lie in order, apart, and within what the encoder has positions for."""
    spell = Pieces(VOCABULARY)
    where = quotes(text.words, text.gaps)
    for window in cuts(text):
        fed = feed(text, where, window, spell)

        assert len(fed.pieces) == len(fed.shapes) == len(fed.gaps) == len(fed.quotes) <= LONGEST + 2
        assert len(fed.firsts) == len(fed.lasts) == window[1] - window[0]
        past = 0
        for first, last in zip(fed.firsts, fed.lasts, strict=True):
            assert first == past + 1 <= last + 1
            past = last
        assert past + 2 == len(fed.pieces)


def test_a_window_ends_after_a_full_stop_where_a_paragraph_is_too_long():
    """A sentence is not torn where a stop stands in the second half of the window."""
    text = text_of([("a", SPACE)] * 120 + [(".", NO_GAP), ('"', NO_GAP)] + [("a", SPACE)] * 100)

    assert list(cuts(text)) == [(0, 122), (122, 222)]


@given(st.text(max_size=80))
def test_any_word_is_spelt(word):
    """One piece at least, whatever the characters; never more than may be kept."""
    found = Pieces(VOCABULARY)(word)

    assert 1 <= len(found) <= MOST_PIECES
    assert all(0 <= number < len(VOCABULARY) for number in found)


def test_a_word_is_spelt_by_its_longest_pieces():
    """Case and accents fall away; what cannot be spelt is one unknown piece."""
    spell = Pieces(VOCABULARY)

    assert spell("ThE") == (8,)
    assert spell("ÀÁ") == (4, 5)
    assert spell("ab.ba") == (4, 7, 9, 6, 5)
    assert spell("xyz") == (1,)


def test_straight_quotation_marks_open_and_close_by_their_spaces():
    """A mark that was left out turns nothing inside out, even within one paragraph."""
    words = ['"', "a", '"', "b", "c", '"', "d", '"', "e"]
    gaps = [PARAGRAPH, NO_GAP, NO_GAP, SPACE, SPACE, NO_GAP, SPACE, SPACE, NO_GAP]

    assert quotes(words, gaps) == [2, 1, 3, 0, 0, 3, 0, 2, 1]
