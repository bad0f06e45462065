"""From clean text back to the page as it arrived."""

from bisect import bisect_right
from functools import cached_property

from msgspec import Struct

from onrecord.types.span import Span


class Run(Struct, frozen=True, order=True, array_like=True):
    """A stretch of clean text and the stretch of the source that it came from.

    Where both are equally long they are equal, code point for code point. Otherwise the source wrote the same
    characters differently (``&amp;`` for ``&``, a line break for a space) and only the whole run maps.
    """

    start: int
    end: int
    source_start: int
    source_end: int

    @property
    def verbatim(self) -> bool:
        """Says whether the clean text and the source are equal here, code point for code point."""
        return self.end - self.start == self.source_end - self.source_start


class OffsetMap(Struct, frozen=True, dict=True):
    """Runs in text order, not overlapping. Clean text outside every run was put in by cleaning (paragraph breaks)."""

    runs: tuple[Run, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [run.start for run in self.runs]

    @classmethod
    def identity(cls, length: int) -> "OffsetMap":
        """Gives the map of a text that is its own source."""
        return cls((Run(0, length, 0, length),) if length else ())

    def source_span(self, span: Span) -> Span | None:
        """Gives the smallest stretch of the source that holds the words of ``span``, or None where none is known."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        found: list[tuple[int, int]] = []
        for run in self.runs[first:]:
            if run.start >= span.end:
                break
            if run.end <= span.start:
                continue
            if run.verbatim:
                left = run.source_start + max(0, span.start - run.start)
                right = run.source_end - max(0, run.end - span.end)
            else:
                left, right = run.source_start, run.source_end
            found.append((left, right))
        if not found:
            return None
        return Span(min(left for left, _ in found), max(right for _, right in found))
