"""Word pieces and word shapes: what the encoder is fed for a word.

Every word is cut into pieces on its own, so pieces belong to words by construction, whatever Unicode the word holds; a
word that the vocabulary cannot spell, or that normalises to nothing, is one unknown piece.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_PIECES = 6
"""Pieces kept of one word: addresses and keyboard noise would fill the window."""

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
LONGEST_SPELT = 60
"""Code points of a word that are spelt; 99.99 % of words are shorter."""

(
    SPECIAL, LOWER, CAPITALISED, UPPER, INITIAL, MIXED, NUMBER, WITH_DIGIT, STOP, OPEN, CLOSE, HYPHEN, COMMA, OTHER,
) = range(14)  # fmt: skip
SHAPES = 14
"""Classes of word shape; the vocabulary is uncased, so this is how the encoder sees case."""


class Pieces:
    """BERT's uncased word pieces, a word at a time."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        """Takes the vocabulary in the order of its numbers."""
        self.number = {piece: number for number, piece in enumerate(vocabulary)}
        self.known: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """Gives the numbers of a word's pieces: one at least, ``MOST_PIECES`` at most."""
        found = self.known.get(word)
        if found is None:
            found = self._spell(word)
            if len(self.known) < 200_000:
                self.known[word] = found
        return found

    def _spell(self, word: str) -> tuple[int, ...]:
        unknown = self.number[UNKNOWN]
        found: list[int] = []
        for part in _parts(_normal(word[:LONGEST_SPELT])):
            found += self._greedy(part) or [unknown]
            if len(found) >= MOST_PIECES:
                break
        return tuple(found[:MOST_PIECES]) or (unknown,)

    def _greedy(self, part: str) -> list[int]:
        found, start = [], 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self.number.get(("##" if start else "") + part[start:end])
                if number is not None:
                    break
            else:
                return []
            found.append(number)
            start = end
        return found


def shape(word: str) -> int:
    """Gives the class of a word's shape."""
    if word.isalpha():
        if word.islower():
            return LOWER
        if word.isupper():
            return UPPER if len(word) > 1 else INITIAL
        return CAPITALISED if word[0].isupper() and word[1:].islower() else MIXED
    if any(char.isdigit() for char in word):
        return NUMBER if not any(char.isalpha() for char in word) else WITH_DIGIT
    if any(char.isalpha() for char in word):
        if word[0].isupper() or any(char.isupper() for char in word):
            return UPPER if not any(char.islower() for char in word) else MIXED
        return LOWER
    return _MARKS.get(word[0], OTHER)


_MARKS = {
    **dict.fromkeys(".!?…", STOP), **dict.fromkeys("([{“‘«„", OPEN), **dict.fromkeys(")]}”’»", CLOSE),
    **dict.fromkeys("-–—", HYPHEN), **dict.fromkeys(",;:", COMMA),
}  # fmt: skip


def _normal(word: str) -> str:
    """Gives the word as BERT's uncased normaliser does: lower case, no accents, no control characters."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(
        char for char in decomposed if unicodedata.category(char) not in {"Mn", "Cc", "Cf"} and char != "\ufffd"
    )


def _parts(word: str) -> list[str]:
    """Gives the word cut at white space and around every punctuation mark and Chinese character."""
    parts: list[str] = []
    fresh = True
    for char in word:
        if char.isspace():
            fresh = True
        elif _alone(char):
            parts.append(char)
            fresh = True
        elif fresh:
            parts.append(char)
            fresh = False
        else:
            parts[-1] += char
    return parts


def _alone(char: str) -> bool:
    code = ord(char)
    ascii_mark = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    han = 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x2FA1F
    return ascii_mark or han or unicodedata.category(char)[0] == "P"
