"""The words of a text as the reader's encoder sees them: no white space, but what stood before each word."""

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from spacy.tokens import Doc

NO_GAP, SPACE, LINE, PARAGRAPH, UNKNOWN = range(5)
"""What stands before a word: nothing, space within a line, one line break, more; unknown: corpora of bare tokens."""

OUTSIDE, INSIDE, OPENING, CLOSING = range(4)
"""Where a word stands: outside quotation marks, inside, or it is such a mark."""

_OPENING = frozenset(("“", "«", "„", "``"))
_CLOSING = frozenset(("”", "»", "''"))
_MARKS = _OPENING | _CLOSING | {'"', "＂"}


class Words(Protocol):
    """Words with the ``gaps`` before them, and what is known of their sentences."""

    @property
    def words(self) -> Sequence[str]:
        """Gives the words."""

    @property
    def gaps(self) -> Sequence[int]:
        """Gives the gap before each."""

    @property
    def sentence(self) -> Sequence[int] | None:
        """Gives the number of each word's sentence, or None where sentences are to be found."""

    @property
    def ruled(self) -> Container[int] | None:
        """Gives the words that open sentences by rule, or None where no rule was asked."""


class DocWords:
    """The words of a spaCy ``Doc``; ``tokens[i]`` is the index of word ``i`` among the document's tokens."""

    sentence = None

    def __init__(
        self, doc: "Doc", text: str, opening: Container[int] | None = None, breaks: Sequence[int] = ()
    ) -> None:
        """Takes the document, its text, the offsets where sentences start by rule, and those where paragraphs do.

        Where the rule was asked, a single line break is what the rule takes it for: a paragraph's end or a space.
        """
        self.words: list[str] = []
        self.gaps: list[int] = []
        self.tokens: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.ruled: set[int] | None = None if opening is None else set()
        past = 0
        waiting = sorted(breaks, reverse=True)
        for index, token in enumerate(doc):
            if token.is_space:
                continue
            word, start = token.text, token.idx
            before = gap(text[past:start]) if self.words else PARAGRAPH
            past = start + len(word)
            broken = len(waiting) > 0 and waiting[-1] <= start
            while waiting and waiting[-1] <= start:
                waiting.pop()
            if broken:
                before = PARAGRAPH
            if self.ruled is not None and opening is not None:
                opens = broken or start in opening
                if opens:
                    self.ruled.add(len(self.words))
                if before == LINE:
                    before = PARAGRAPH if opens else SPACE
            self.words.append(word)
            self.gaps.append(before)
            self.tokens.append(index)
            self.starts.append(start)
            self.ends.append(past)


def gap(between: str) -> int:
    """Gives the kind of gap that a stretch of white space is."""
    breaks = between.count("\n")
    if breaks:
        return PARAGRAPH if breaks > 1 else LINE
    return SPACE if between else NO_GAP


def quotes(words: Sequence[str], gaps: Sequence[int]) -> list[int]:
    """Gives where each word stands: ``OUTSIDE``, ``INSIDE``, ``OPENING`` or ``CLOSING``; paragraphs start anew.

    A straight mark opens or closes by the space on its one side; by turns where there is none or space on both.
    """
    inside, states = False, []
    for place, (word, before) in enumerate(zip(words, gaps, strict=True)):
        if before == PARAGRAPH:
            inside = False
        if word in _MARKS:
            inside = _opens(word, before, gaps[place + 1] if place + 1 < len(gaps) else PARAGRAPH, inside=inside)
            states.append(OPENING if inside else CLOSING)
        else:
            states.append(INSIDE if inside else OUTSIDE)
    return states


def _opens(word: str, before: int, after: int, *, inside: bool) -> bool:
    if word in _OPENING:
        return True
    if word in _CLOSING:
        return False
    if UNKNOWN not in {before, after} and (before == NO_GAP) != (after == NO_GAP):
        return before != NO_GAP
    return not inside
