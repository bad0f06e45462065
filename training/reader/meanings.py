"""What sentence vectors are taught: the base's vector of each whole sentence, read alone, kept once it was read."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import torch

from onrecord.language.words import PARAGRAPH

from . import base
from .encoder import WIDTH
from .windows import Window

if TYPE_CHECKING:
    from onrecord.language.pieces import Pieces

    from .document import Document
    from .encoder import Encoder

_STOPS = frozenset((".", "!", "?"))
_CLOSERS = frozenset(('"', "”", "''", ")", "’"))

Spans = list[tuple[int, int]]


class Meanings:
    """The base as a teacher of sentence vectors."""

    def __init__(self, teacher: Encoder, spell: Pieces) -> None:
        """Takes the base and its pieces."""
        self.teacher, self.spell = teacher, spell

    def of(self, windows: list[Window]) -> tuple[list[Spans], torch.Tensor]:
        """Gives the whole sentences of each window, counted from its first word, and their vectors (N, WIDTH)."""
        found = [whole(window) for window in windows]
        missing = [
            Window(window.document, first, past)
            for window, spans in zip(windows, found, strict=True)
            for first, past in spans
            if (first, past) not in _known(window.document)
        ]
        if missing:
            for one, vector in zip(missing, base.vectors(self.teacher, missing, self.spell), strict=True):
                _known(one.document)[one.first, one.past] = vector.half()
        vectors = [
            _known(window.document)[span] for window, spans in zip(windows, found, strict=True) for span in spans
        ]
        local = [
            [(first - window.first, past - window.first) for first, past in spans]
            for window, spans in zip(windows, found, strict=True)
        ]
        return local, torch.stack(vectors).float() if vectors else torch.zeros((0, WIDTH))


def whole(window: Window, most: int = 120) -> Spans:
    """Gives the sentences ``[first, past)`` of a document that lie whole in a window, three to ``most`` words long."""
    numbers = sentence_numbers(window.document)
    bounds = [i for i in range(window.first, window.past) if i == 0 or numbers[i] != numbers[i - 1]]
    last = window.past
    if last == len(numbers) or numbers[last] != numbers[last - 1]:
        bounds.append(last)
    return [(a, b) for a, b in pairwise(bounds) if 3 <= b - a <= most]


def sentence_numbers(document: Document) -> list[int]:
    """Gives each word's sentence number: the corpus's own, or else by stops and blank lines."""
    if document.sentence is not None:
        return document.sentence
    if "sentences" not in document.meta:
        numbers, number = [], 0
        for index, gap in enumerate(document.gaps):
            if index and (gap == PARAGRAPH or _stopped(document.words, index)):
                number += 1
            numbers.append(number)
        document.meta["sentences"] = numbers
    return document.meta["sentences"]


def _stopped(words: list[str], index: int) -> bool:
    before = words[index - 1]
    if before in _CLOSERS and index > 1:
        return words[index - 2] in _STOPS and words[index] not in _CLOSERS
    return before in _STOPS and words[index] not in _CLOSERS


def _known(document: Document) -> dict[tuple[int, int], torch.Tensor]:
    return document.meta.setdefault("vectors", {})
