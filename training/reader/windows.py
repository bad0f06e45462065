"""Windows: stretches of a document that the encoder reads at once, and batches of them as tensors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from .document import PARAGRAPH, UNKNOWN
from .pieces import END, SPECIAL, START, Pieces, shape

if TYPE_CHECKING:
    from random import Random

    from .document import Document

MOST_WORDS = 160
"""Words of a window: some four paragraphs of news. Attribution and reference do not look beyond it."""

LONGEST = 510
"""Pieces of a window that the base has positions for, without its two marks."""


@dataclass(slots=True)
class Window:
    """Words ``[first, past)`` of a document."""

    document: Document
    first: int
    past: int

    def __len__(self) -> int:
        """Gives the count of words."""
        return self.past - self.first


def cut(document: Document, most: int = MOST_WORDS, *, offset: int = 0) -> list[Window]:
    """Gives windows that cover a document: whole units where they fit, a unit being a sentence or a paragraph.

    ``offset``: words of the first window, where it shall be shorter, so that windows differ from round to round.
    """
    windows: list[Window] = []
    first, limit = 0, offset or most
    units = _units(document)
    for start, past in units:
        if past - first > limit and start > first:
            windows.append(Window(document, first, start))
            first, limit = start, most
        while past - first > most:
            middle = _stop(document.words, first, first + most)
            windows.append(Window(document, first, middle))
            first, limit = middle, most
    if first < len(document.words):
        windows.append(Window(document, first, len(document.words)))
    return windows


def _stop(words: list[str], first: int, past: int) -> int:
    """Gives where to cut within ``[first, past)``: after the last full stop of its second half, else at its end."""
    for index in range(past - 1, (first + past) // 2, -1):
        if words[index] in _STOPS:
            marks = index + 1 < past and words[index + 1] in _CLOSERS
            return index + 1 + marks
    return past


_STOPS = frozenset((".", "!", "?"))
_CLOSERS = frozenset(('"', "”", "''", ")"))


def _units(document: Document) -> list[tuple[int, int]]:
    if document.sentence is not None:
        starts = [i for i, number in enumerate(document.sentence) if not i or number != document.sentence[i - 1]]
    else:
        starts = [i for i, gap in enumerate(document.gaps) if not i or gap == PARAGRAPH]
    return list(zip(starts, [*starts[1:], len(document.words)], strict=True))


@dataclass(slots=True)
class Batch:
    """The encoder's input: pieces (B, P), their shapes, gaps, quotation states; ends of words (B, W)."""

    windows: list[Window]
    pieces: torch.Tensor
    shapes: torch.Tensor
    gaps: torch.Tensor
    quotes: torch.Tensor
    piece_mask: torch.Tensor
    firsts: torch.Tensor
    lasts: torch.Tensor
    word_mask: torch.Tensor

    def inputs(self) -> tuple[torch.Tensor, ...]:
        """Gives the tensors in the order of the model's arguments."""
        return self.pieces, self.shapes, self.gaps, self.quotes, self.piece_mask, self.firsts, self.lasts


def collate(windows: list[Window], spell: Pieces, *, blind: Random | None = None) -> Batch:
    """Gives one batch. ``blind``: dice that hide all gaps of one window in five: some corpora have none."""
    rows = [_row(window, spell, hide=blind is not None and blind.random() < 0.2) for window in windows]
    longest, most = max(len(row[0]) for row in rows), max(len(window) for window in windows)
    packed = np.zeros((5, len(rows), longest), dtype=np.int64)
    ends = np.zeros((2, len(rows), most), dtype=np.int64)
    words = np.zeros((len(rows), most), dtype=bool)
    for index, (pieces, shapes, gaps, quotes, firsts, lasts) in enumerate(rows):
        for layer, values in enumerate((pieces, shapes, gaps, quotes, [1] * len(pieces))):
            packed[layer, index, : len(values)] = values
        ends[0, index, : len(firsts)], ends[1, index, : len(lasts)] = firsts, lasts
        words[index, : len(firsts)] = True
    tensors = [torch.from_numpy(layer) for layer in packed]
    return Batch(
        windows,
        *tensors[:4],
        tensors[4].bool(),
        torch.from_numpy(ends[0]),
        torch.from_numpy(ends[1]),
        torch.from_numpy(words),
    )


def _row(window: Window, spell: Pieces, *, hide: bool) -> tuple[list[int], ...]:
    document = window.document
    if "quotes" not in document.meta:
        document.meta["quotes"] = document.quotes()
    states = document.meta["quotes"]
    pieces, shapes, gaps, quotes = [spell.number[START]], [SPECIAL], [UNKNOWN], [0]
    firsts, lasts = [], []
    room = LONGEST
    for index in range(window.first, window.past):
        numbers = spell(document.words[index])
        left = window.past - index  # one piece at least for every word to come
        numbers = numbers[: max(1, room - left + 1)]
        room -= len(numbers)
        firsts.append(len(pieces))
        pieces += numbers
        lasts.append(len(pieces) - 1)
        gap = document.gaps[index] if not hide or document.gaps[index] == PARAGRAPH else UNKNOWN
        shapes += [shape(document.words[index])] * len(numbers)
        gaps += [gap] * len(numbers)
        quotes += [states[index]] * len(numbers)
    return [*pieces, spell.number[END]], [*shapes, SPECIAL], [*gaps, UNKNOWN], [*quotes, 0], firsts, lasts
