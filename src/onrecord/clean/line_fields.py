"""Reads title, byline, contributor line, captions, corrections and the sign of a paywall's cut out of sorted lines."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from onrecord.clean.dateline import agencies
from onrecord.clean.residue import Piece
from onrecord.types.report import Caption, ResidueReason

_CONTRIBUTOR = re.compile(
    r"[^\n]{3,200}\bcontributed (?:to (?:this|the report|reporting)|reporting|additional reporting|from)\b"
    r"|\(?(?:additional )?(?:reporting|writing|editing)(?: and (?:writing|editing))? (?:by|from)\b"
    r"|contribut(?:ing|ors?): \S",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:reported|written|story|article|posted|published|updated)\s+)?by(?: the(?= [a-z]))?\b:? ?(?=\S)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"[,|]? *\b(?:staff|senior|chief|special)? ?(?:writer|reporter|correspondent|editor)\b.*\Z", re.IGNORECASE
)
_CREDIT = re.compile(
    r"(?:©\s*(?P<mark>[^.\n]{2,60})"
    r"|\((?P<brackets>[^()\n]{0,60}(?:AP|AFP|Reuters|EPA|Getty|Photo|Pool|Xinhua|Yonhap)[^()\n]{0,60})\)"
    r"|\b(?:Photo(?:graph)?|Image|Picture|Credit)s?(?: credit| by)?: ?(?P<named>[^\n]{2,60})"
    r"|\b(?P<signed>(?:AFP|AP Photo|Reuters|EPA|Getty Images)(?: ?/ ?[\w .'’-]{2,40})?))\s*\Z"
)
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DAY = re.compile(rf"\b{_MONTH}\.? \d{{1,2}}(?:, \d{{4}})?\b|\b\d{{1,2}} {_MONTH}(?: \d{{4}})?\b")
_CUT = re.compile(
    r"(?:subscribe|register|sign in|log ?in|sign up|become a (?:member|subscriber))[\w ,’'-]{0,40}"
    r"to (?:continue|keep|finish|read|unlock|view|access) "
    r"|to (?:continue|keep) reading|(?:continue|keep) reading (?:with|for|by|this)"
    r"|(?:article|story|content|page) is (?:only |exclusively )?(?:available|reserved|for)\b[^.\n]{0,40}"
    r"(?:subscribers|members)"
    r"|(?:subscribers?|members?)[- ]only|for subscribers only|subscription (?:is )?required"
    r"|already (?:a|an) (?:\w+ )?subscriber|you(?:'|’)?(?:ve| have) (?:reached|used|read) (?:your|all)"
    r"|read the full (?:article|story) (?:with|by|for)|unlock th(?:is|e full)",
    re.IGNORECASE,
)
_OPEN_END = re.compile(r"(?:\.\.\.|…|[^\W_]|,|-|–|—)\s*\Z")

AFTER_BODY: Final = 40
"""Pieces after the last one of body in which the words of a paywall are looked for."""


class LineFields(Struct, frozen=True, kw_only=True):
    """What the lines of a page say about the report. Empty where they say nothing.

    ``cut`` is True where a paywall stands in place of the rest of the body. ``date_words`` are as printed.
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
    """Gives the fields that stand in the lines, as ``sort_lines`` sorted them.

    Raises ValueError where lines and pieces are not equally many.
    """
    found = [(piece, line[piece.start : piece.end]) for line, cut in zip(lines, pieces, strict=True) for piece in cut]

    def of(reason: ResidueReason) -> Iterator[str]:
        return (words for piece, words in found if piece.reason == reason)

    contributor = next((words for words in of("byline") if _CONTRIBUTOR.match(words)), "")
    signed = [words for words in of("byline") if not _CONTRIBUTOR.match(words)]
    return LineFields(
        title=next(of("title"), ""),
        byline=_byline(signed),
        contributor=contributor,
        date_words=next((words for words in of("date") if any(c.isdigit() for c in words)), ""),
        agency=_agency(signed),
        captions=tuple(dict.fromkeys(_caption(words) for words in of("caption"))),
        corrections=tuple(dict.fromkeys(of("correction"))),
        cut=_is_cut(found),
    )


def _byline(signed: list[str]) -> str:
    """Gives the names after the first ``By``; a lone ``By`` takes the line after it."""
    for at, words in enumerate(signed):
        if words.casefold().rstrip(":") == "by" and at + 1 < len(signed):
            return signed[at + 1]
        opened = _BYLINE.match(words)
        if opened:
            return _ROLE.sub("", words[opened.end() :]).strip(" ,|") or words
    return ""


def _agency(signed: list[str]) -> str:
    """Gives the agency that signs instead of a person, or beside one."""
    for words in signed:
        name = _BYLINE.sub("", words, count=1).strip(" ,.|")
        for part in (name, name.removeprefix("The "), *re.split(r"[,|/()]| and ", name)):
            if part.strip() in agencies():
                return part.strip()
    return ""


def _caption(words: str) -> Caption:
    credit = _CREDIT.search(words[-160:])
    day = _DAY.search(words[:1000])
    named = next((value for value in credit.groups() if value), "") if credit else ""
    return Caption(text=words, date=day.group() if day else "", credit=named.strip())


def _is_cut(found: list[tuple[Piece, str]]) -> bool:
    """Says whether a paywall stands where the body ends: by its own words, or since the body stops in mid-sentence."""
    last = max((at for at, (piece, _) in enumerate(found) if piece.reason is None), default=-1)
    after = found[last + 1 : last + 1 + AFTER_BODY]
    walls = [words for piece, words in after if piece.reason == "paywall"]
    if any(_CUT.search(words[:400]) for words in walls):
        return True
    return bool(walls) and last >= 0 and _OPEN_END.search(found[last][1][-5:]) is not None
