"""Windows of documents, and batches of them as tensors. How a text is cut and fed is `onrecord.language.windows`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from onrecord.language.windows import MOST_WORDS, Fed, cuts, feed
from onrecord.language.words import quotes

if TYPE_CHECKING:
    from random import Random

    from onrecord.language.pieces import Pieces

    from .document import Document

HIDDEN = 103
"""The base's piece "[MASK]"."""


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
    """Gives windows that cover a document; see ``onrecord.language.windows.cuts``."""
    return [Window(document, first, past) for first, past in cuts(document, most, offset=offset)]


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

    def to(self, device: torch.device) -> Batch:
        """Gives the batch with its tensors on a device."""
        return Batch(self.windows, *(one.to(device) for one in (*self.inputs(), self.word_mask)))


def collate(windows: list[Window], spell: Pieces, *, blind: Random | None = None) -> Batch:
    """Gives one batch. ``blind``: dice that hide all gaps of one window in five: some corpora have none."""
    return batch(windows, [_fed(one, spell, hide=blind is not None and blind.random() < 0.2) for one in windows])


def hide(batch: Batch, dice: Random, share: float = 0.1) -> None:
    """Takes the pieces away from a share of the words of every second window: their shapes and neighbours remain.

    A name that no corpus holds is known by these alone; small corpora are learnt by heart without this (Iyyer et al.
    2015, word dropout).
    """
    for row, window in enumerate(batch.windows):
        if dice.random() < 0.5:
            for word in range(len(window)):
                if dice.random() < share:
                    batch.pieces[row, batch.firsts[row, word] : batch.lasts[row, word] + 1] = HIDDEN


def batch(windows: list[Window], rows: list[Fed]) -> Batch:
    """Gives what was fed for several windows as tensors, filled up with zeros."""
    longest, most = max(len(row.pieces) for row in rows), max(len(row.firsts) for row in rows)
    packed = np.zeros((5, len(rows), longest), dtype=np.int64)
    ends = np.zeros((2, len(rows), most), dtype=np.int64)
    words = np.zeros((len(rows), most), dtype=bool)
    for index, row in enumerate(rows):
        for layer, values in enumerate((row.pieces, row.shapes, row.gaps, row.quotes, [1] * len(row.pieces))):
            packed[layer, index, : len(values)] = values
        ends[0, index, : len(row.firsts)], ends[1, index, : len(row.lasts)] = row.firsts, row.lasts
        words[index, : len(row.firsts)] = True
    tensors = [torch.from_numpy(layer) for layer in packed]
    return Batch(
        windows,
        *tensors[:4],
        tensors[4].bool(),
        torch.from_numpy(ends[0]),
        torch.from_numpy(ends[1]),
        torch.from_numpy(words),
    )


def _fed(window: Window, spell: Pieces, *, hide: bool) -> Fed:
    document = window.document
    if "quotes" not in document.meta:
        document.meta["quotes"] = quotes(document.words, document.gaps)
    return feed(document, document.meta["quotes"], (window.first, window.past), spell, hide_gaps=hide)
