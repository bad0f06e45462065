"""Joins the lines that a text was wrapped into, as mail programs and wire systems wrap, to paragraphs.

A break is a wrap where the first word of the next line would not have fitted on the line before it. Whether a text is
wrapped at all, and at which width, shows in its own lines.
"""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.types.span import Span

WIDEST = 110
"""Longest line, in code points, of a text that counts as wrapped: mail and wire systems wrap at 60 to 100."""

FEWEST = 3
"""Breaks that a text must have before its width can be told."""


def paragraphs(text: str, lines: Sequence[Span]) -> list[Span]:
    """Gives the lines, wrapped ones joined; ``lines`` are in order, without blank ones."""
    width = _width(text, lines)
    if not width:
        return list(lines)
    joined: list[Span] = []
    for line in lines:
        if joined and _is_wrap(text, joined[-1].end, line, width):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
    return joined


def _is_wrap(text: str, end: int, line: Span, width: int) -> bool:
    between = text[end : line.start]
    if between.count("\n") != 1 or between.count("\n") + between.count("\r") > 2:
        return False
    last = text.rfind("\n", 0, end) + 1
    first_word = text[line.start : line.end].split(None, 1)[0]
    return end - last + 1 + len(first_word) > width


def _width(text: str, lines: Sequence[Span]) -> int:
    """Gives the width at which the text is wrapped, or 0 where it is not."""
    follows = [(before, after) for before, after in pairwise(lines) if text.count("\n", before.end, after.start) == 1]
    if len(follows) < FEWEST:
        return 0
    width = max(len(line) for line in lines)
    if width > WIDEST:
        return 0
    full = sum(
        len(before) + 1 + len(text[after.start : after.end].split(None, 1)[0]) > width for before, after in follows
    )
    return width if full >= len(follows) / 2 else 0
