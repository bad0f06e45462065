"""One form of words for comparing: without case, accents, quotation marks, dashes and spaces."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_COMBINING = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
"""The blocks of combining marks: the accents that decomposing leaves behind."""


def fold_for_matching(text: str) -> str:
    """Gives the text without case and accents; its length may differ, so offsets do not carry over."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFKD", folded)
    return _COMBINING.sub("", decomposed)


def folded_words(text: str) -> list[str]:
    """Gives the runs of letters and digits, folded, so that quotes, dashes and spaces do not matter."""
    return _WORD.findall(fold_for_matching(text))
