"""Reads two times as the ends of a range: “between April and June 2018”, “from Monday to Wednesday”."""

import re
from itertools import pairwise

from msgspec import structs

from onrecord.dates.calendar import month_number, plus_days
from onrecord.dates.find import Piece
from onrecord.dates.inherit import in_year
from onrecord.dates.value import Resolved, day_of

_RANGE = re.compile(r"\s?(?:-|–|—)\s?|\s(?:to|until|till|through|thru|up to)\s(?:the\s)?")
_AND = re.compile(r"\s(?:and|or)\s(?:the\s)?|,\s(?:and\s)?")
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_MONTH_KINDS = {"bare-month", "month-day", "month"}


def shared_year(left: Piece, right: Piece, glue: str) -> Resolved | None:
    """Gives no join, but the year of ``June 2018`` to the ``April`` of “between April and June 2018”."""
    if not (_RANGE.fullmatch(glue) or _AND.fullmatch(glue)) or not right.words.text("y"):
        return None
    if {left.does, right.does} <= {"bare-month", "month", "month-day"} and right.resolved.first is not None:
        year = right.resolved.first.year
        year -= month_number(left.words.text("m")) > right.resolved.first.month
        found = in_year(left, year, "dates.year-of-neighbour", right.resolved.anchor)
        if found is not None:
            left.resolved = found
    return None


def _follow(left: Piece, right: Piece, sentence: str) -> None:
    """Takes the end of a range that names no year, or no week, for the first such time after its beginning."""
    a, b = left.resolved, right.resolved
    if a.first is None or b.first is None or not b.anchor or not _RANGE.fullmatch(sentence[left.end : right.start]):
        return
    if left.does == right.does == "weekday" and not right.words.text("r"):
        ahead = plus_days(a.first, (b.first - a.first).days % 7)
        right.resolved = day_of(ahead, "dates.end-of-range", b.anchor) or b if b.precision == "day" else b
    elif left.does in _MONTH_KINDS and right.does in {"bare-month", "month-day"} and not right.words.text("y"):
        later = (b.first.month, b.first.day) >= (a.first.month, a.first.day)
        right.resolved = in_year(right, a.first.year + (not later), "dates.end-of-range", b.anchor) or b


def ranges(pieces: list[Piece], sentence: str) -> None:
    """Gives both ends of a range the days of the whole; each keeps the value of its own words."""
    for left, right in pairwise(pieces):
        _follow(left, right, sentence)
        a, b = left.resolved, right.resolved
        if a.first is None or b.last is None or a.type not in {"DATE", "TIME"} or b.type not in {"DATE", "TIME"}:
            continue
        glue = sentence[left.end : right.start]
        between = glue.strip() in {"and", "and the"} and _BETWEEN.search(sentence, max(0, left.start - 14), left.start)
        if not (between or _RANGE.fullmatch(glue)) or a.first > b.last:
            continue
        left.resolved = structs.replace(a, last=b.last, precision="interval", rule=f"{a.rule}.range")
        right.resolved = structs.replace(b, first=a.first, precision="interval", rule=f"{b.rule}.range")
