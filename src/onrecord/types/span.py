"""A stretch of a report's text."""

from collections.abc import Iterable

from msgspec import Struct


class Span(Struct, frozen=True, order=True, array_like=True):
    """``[start, end)`` in code points of a report's ``text``; ``text[start:end]`` is what it quotes.

    In JSON a span is the pair ``[start, end]``.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Raises ValueError for a span that ends before it starts or starts before the text."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        """Gives the number of code points covered."""
        return self.end - self.start

    def words(self, text: str) -> str:
        """Gives the exact words that the span quotes from ``text``."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Says whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Says whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def trimmed(self, text: str) -> "Span":
        """Gives the span without white space at either end; an all-blank span becomes empty at its start."""
        words = text[self.start : self.end]
        left = len(words) - len(words.lstrip())
        right = len(words.rstrip())
        return Span(self.start + left, self.start + right) if right > left else Span(self.start, self.start)


def cover(spans: Iterable[Span]) -> Span:
    """Gives the smallest span that holds all of ``spans``; raises ValueError when there are none."""
    held = list(spans)
    if not held:
        raise ValueError("no spans to cover")
    return Span(min(s.start for s in held), max(s.end for s in held))
