"""Puts a clean text together out of stretches of its source, and keeps the way back."""

import re

from onrecord.clean.controls import Visible
from onrecord.types.offset_map import OffsetMap, Run

PARAGRAPH_BREAK = "\n\n"
"""What stands between two paragraphs of a clean text."""

_SPACE = re.compile(r"[^\S ]\s*| \s+")
"""White space that is not just one space."""


class Assembly:
    """A clean text in the making. White space inside a paragraph becomes one space."""

    def __init__(self, source: Visible) -> None:
        """Takes the source without its control characters."""
        self._source = source
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0

    def add(self, start: int, end: int, *, joined: str) -> None:
        """Adds ``[start, end)`` of the source after ``joined``, which only stands between two stretches."""
        if self._parts:
            self._put(joined)
        text = self._source.text
        for space in _SPACE.finditer(text, start, end):
            self._copy(start, space.start())
            self._put(" ")
            start = space.end()
        self._copy(start, end)

    def finish(self) -> tuple[str, OffsetMap]:
        """Gives the clean text and its map."""
        return "".join(self._parts), OffsetMap(tuple(self._runs))

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _copy(self, start: int, end: int) -> None:
        if start < end:
            at = self._length
            self._put(self._source.text[start:end])
            self._runs += self._source.source_runs(at, self._length, start, end)
