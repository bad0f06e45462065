"""The words of a text as the reader's encoder sees them: no white space, but what stood before each word."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from spacy.tokens import Doc

NO_GAP, SPACE, LINE, PARAGRAPH, UNKNOWN = range(5)
"""What stands before a word: nothing, space within a line, one line break, more; unknown: corpora of bare tokens."""

OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
"""Where a word stands: outside quotation marks, inside, or it is such a mark."""

_OPENING = frozenset(("“", "«", "„", "``"))
_CLOSING = frozenset(("”", "»", "''"))
_STRAIGHT = frozenset(('"', "＂"))


class Words(Protocol):
    """Words with the ``gaps`` before them; ``sentence`` numbers the sentence of each word where it is known."""

    @property
    def words(self) -> Sequence[str]:
        """Gives the words."""

    @property
    def gaps(self) -> Sequence[int]:
        """Gives the gap before each."""

    @property
    def sentence(self) -> Sequence[int] | None:
        """Gives the number of each word's sentence, or None where sentences are to be found."""


class DocWords:
    """The words of a spaCy ``Doc``; ``tokens[i]`` is the index of word ``i`` among the document's tokens."""

    sentence = None

    def __init__(self, doc: "Doc", text: str) -> None:
        """Takes the document and its text."""
        self.words: list[str] = []
        self.gaps: list[int] = []
        self.tokens: list[int] = []
        past = 0
        for index, token in enumerate(doc):
            word = token.text
            if token.is_space:
                continue
            start = token.idx
            self.words.append(word)
            self.gaps.append(gap(text[past:start]) if self.tokens else PARAGRAPH)
            self.tokens.append(index)
            past = start + len(word)


def gap(between: str) -> int:
    """Gives the kind of gap that a stretch of white space is."""
    breaks = between.count("\n")
    if breaks:
        return PARAGRAPH if breaks > 1 else LINE
    return SPACE if between else NO_GAP


def quotes(words: Sequence[str], gaps: Sequence[int]) -> list[int]:
    """Gives where each word stands: ``OUTSIDE``, ``INSIDE``, ``OPENING`` or ``CLOSING``; paragraphs start anew."""
    inside, states = False, []
    for word, before in zip(words, gaps, strict=True):
        if before == PARAGRAPH:
            inside = False
        if word in _OPENING:
            inside = True
            states.append(OPENING)
        elif word in _CLOSING:
            inside = False
            states.append(CLOSING)
        elif word in _STRAIGHT:
            inside = not inside
            states.append(OPENING if inside else CLOSING)
        else:
            states.append(INSIDE if inside else OUTSIDE)
    return states
