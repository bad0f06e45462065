"""Cuts a text into words, as the shipped pipeline does: spaCy's rules for English, white space left out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from onrecord.language.sentences import sentence_starts
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
    found = DocWords(_tokenizer()(text), text)
    return found.words, found.starts, found.ends, found.gaps


def shipped(text: str) -> DocWords:
    """Gives the words of a text as the shipped pipeline makes them, with the rule of sentences beside."""
    return DocWords(_tokenizer()(text), text, frozenset(sentence_starts(text)))
