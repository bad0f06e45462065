"""Cuts a text into words, as the shipped pipeline does: spaCy's rules for English, white space left out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.language.tokens import BoundedTokenizer
from onrecord.language.words import DocWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc


@cache
def _tokenizer() -> Callable[[str], Doc]:
    import spacy

    return BoundedTokenizer(spacy.blank("en").tokenizer)


def cut(text: str) -> tuple[list[str], list[int], list[int], list[int]]:
    """Gives words, their starts, their ends (code points) and the gap before each."""
    doc = _tokenizer()(text)
    found = DocWords(doc, text)
    starts = [doc[index].idx for index in found.tokens]
    ends = [start + len(word) for start, word in zip(starts, found.words, strict=True)]
    return found.words, starts, ends, found.gaps
