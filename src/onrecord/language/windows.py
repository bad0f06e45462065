"""Windows: the stretches of a text that the encoder reads at once, and the numbers that it is fed for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.language.pieces import END, SPECIAL, START, Pieces, shape
from onrecord.language.words import OUTSIDE, PARAGRAPH, UNKNOWN, Words

MOST_WORDS = 160
"""Words of a window: some four paragraphs of news. Attribution and reference do not look beyond it."""

LONGEST = 510
"""Pieces of a window that the base has positions for, without its two marks."""

_STOPS = frozenset((".", "!", "?"))
_CLOSERS = frozenset(('"', "”", "''", ")"))


def cuts(text: Words, most: int = MOST_WORDS, *, offset: int = 0) -> Iterator[tuple[int, int]]:
    """Gives windows ``[first, past)`` of words that cover a text: whole sentences, or else paragraphs, where they fit.

    ``offset``: words of the first window, where it shall be shorter, so that windows differ from round to round.
    """
    first, limit = 0, offset or most
    for start, past in _units(text):
        if past - first > limit and start > first:
            yield first, start
            first, limit = start, most
        while past - first > most:
            middle = _stop(text.words, first, first + most)
            yield first, middle
            first, limit = middle, most
    if first < len(text.words):
        yield first, len(text.words)


def _stop(words: Sequence[str], first: int, past: int) -> int:
    """Gives where to cut within ``[first, past)``: after the last full stop of its second half, else at its end."""
    for index in range(past - 1, (first + past) // 2, -1):
        if words[index] in _STOPS:
            marks = index + 1 < past and words[index + 1] in _CLOSERS
            return index + 1 + marks
    return past


def _units(text: Words) -> Iterator[tuple[int, int]]:
    numbers = text.sentence
    start = 0
    for index in range(1, len(text.words)):
        opens = text.gaps[index] == PARAGRAPH if numbers is None else numbers[index] != numbers[index - 1]
        if opens:
            yield start, index
            start = index
    if text.words:
        yield start, len(text.words)


@dataclass(slots=True)
class Fed:
    """What the encoder is fed for one window: four numbers a piece, and each word's first and last piece."""

    pieces: list[int]
    shapes: list[int]
    gaps: list[int]
    quotes: list[int]
    firsts: list[int]
    lasts: list[int]


def feed(text: Words, quotes: Sequence[int], window: tuple[int, int], spell: Pieces, *, hide_gaps: bool = False) -> Fed:
    """Gives the numbers of a window ``[first, past)`` of words; every word keeps one piece at least.

    ``quotes``: where each word of the text stands, as ``words.quotes`` gives it.
    ``hide_gaps``: all gaps but paragraphs are fed as unknown, as corpora of bare tokens have them.
    """
    fed = Fed([spell.number[START]], [SPECIAL], [UNKNOWN], [OUTSIDE], [], [])
    room = LONGEST
    first, past = window
    for index in range(first, past):
        word, gap = text.words[index], text.gaps[index]
        left = past - index  # one piece at least for every word to come
        numbers = spell(word)[: max(1, room - left + 1)]
        count = len(numbers)
        room -= count
        fed.firsts.append(len(fed.pieces))
        fed.pieces += numbers
        fed.lasts.append(len(fed.pieces) - 1)
        fed.shapes += [shape(word)] * count
        fed.gaps += [UNKNOWN if hide_gaps and gap != PARAGRAPH else gap] * count
        fed.quotes += [quotes[index]] * count
    fed.pieces.append(spell.number[END])
    fed.shapes.append(SPECIAL)
    fed.gaps.append(UNKNOWN)
    fed.quotes.append(OUTSIDE)
    return fed
