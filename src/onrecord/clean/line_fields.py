"""Reads title, byline, contributor line, captions, corrections and the sign of a paywall's cut out of sorted lines."""

import re
from collections.abc import Sequence

from msgspec import Struct

from onrecord.clean.residue import Piece
from onrecord.types.report import Caption

_CONTRIBUTOR = re.compile(
    r".{3,160}\bcontributed (?:to this (?:report|article|story)|reporting)\b"
    r"|.{0,10}(?:additional )?reporting (?:by|from)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:reported |written |story )?by:? ?", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:©\s*(?P<mark>[^.\n]{2,60})|\((?P<brackets>[^()\n]*(?:AP|AFP|Reuters|EPA|Getty|Photo|Pool)[^()\n]*)\)"
    r"|(?:Photo(?:graph)?|Image|Picture|Credit): ?(?P<named>[^\n]{2,60}))\s*\Z"
)
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DAY = re.compile(rf"\b{_MONTH}\.? \d{{1,2}}(?:, \d{{4}})?\b|\b\d{{1,2}} {_MONTH}(?: \d{{4}})?\b")


class LineFields(Struct, frozen=True, kw_only=True):
    """What the lines of a page say about the report. Empty where they say nothing.

    ``cut`` is True where a paywall stands in place of the rest of the body.
    """

    title: str = ""
    byline: str = ""
    contributor: str = ""
    date_words: str = ""
    agency: str = ""
    captions: tuple[Caption, ...] = ()
    corrections: tuple[str, ...] = ()
    cut: bool = False


def find_fields(lines: Sequence[str], pieces: Sequence[tuple[Piece, ...]]) -> LineFields:
    """Gives the fields that stand in the lines, as ``sort_lines`` sorted them."""
    found = [(piece, line[piece.start : piece.end]) for line, cut in zip(lines, pieces, strict=True) for piece in cut]

    def first(reason: str) -> str:
        return next((words for piece, words in found if piece.reason == reason), "")

    byline = next(
        (
            _BYLINE.sub("", words, count=1)
            for piece, words in found
            if piece.reason == "byline" and _BYLINE.match(words) and not _CONTRIBUTOR.match(words)
        ),
        "",
    )
    return LineFields(
        title=first("title"),
        byline=byline,
        contributor=next((words for _, words in found if _CONTRIBUTOR.match(words)), ""),
        date_words=first("date"),
        captions=tuple(_caption(words) for piece, words in found if piece.reason == "caption"),
        corrections=tuple(words for piece, words in found if piece.reason == "correction"),
    )


def _caption(words: str) -> Caption:
    credit = _CREDIT.search(words)
    day = _DAY.search(words)
    return Caption(
        text=words,
        date=day.group() if day else "",
        credit=next((value for value in credit.groups() if value), "") if credit else "",
    )
