"""Folding of words."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.fold import fold_for_matching, folded_words


def test_accents_case_quotes_and_dashes_fold_away():
    assert folded_words("“CAFÉ” — O’Neil’s") == folded_words("\"cafe\" - o'neil's")


@given(st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=0x24F)))
def test_words_of_a_folded_text_are_those_of_the_text(text):
    """Folding is done once: what is folded already gives the same words."""
    assert folded_words(fold_for_matching(text)) == folded_words(text)
