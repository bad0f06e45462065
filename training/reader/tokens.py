"""Cuts a text into words, as the shipped pipeline does: spaCy's rules for English, white space left out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .document import LINE, NO_GAP, PARAGRAPH, SPACE

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer


@cache
def _tokenizer() -> Tokenizer:
    import spacy

    return spacy.blank("en").tokenizer


def cut(text: str) -> tuple[list[str], list[int], list[int], list[int]]:
    """Gives words, their starts, their ends (code points) and the gap before each."""
    words, starts, ends, gaps = [], [], [], []
    past = 0
    for token in _tokenizer()(text):
        if token.is_space:
            continue
        start, end = token.idx, token.idx + len(token.text)
        words.append(token.text)
        starts.append(start)
        ends.append(end)
        gaps.append(gap(text[past:start]) if past else PARAGRAPH)
        past = end
    return words, starts, ends, gaps


def gap(between: str) -> int:
    """Gives the kind of gap that a stretch of white space is."""
    breaks = between.count("\n")
    if breaks:
        return PARAGRAPH if breaks > 1 else LINE
    return SPACE if between else NO_GAP
