"""Keeps what a text has told of times so far: “the next day” and “that year” count from it."""

import re
from datetime import date

from msgspec import Struct

from onrecord.dates.known_days import Named
from onrecord.dates.value import Resolved

NEAR = 4
"""A time told so many sentences ago still carries “the next day”; estimated on training texts."""

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_FULL = re.compile(rf"{_MONTH},? (?:\d{{1,2}}, )?\d{{4}}\b|\b(?:[Ii]n|[Ss]ince|[Bb]y|of) (?:1[5-9]|20)\d\d\b")
_YEAR = re.compile(r"\d{4}")
_NEAR_WORDS = re.compile(
    r"\b(?:today|yesterday|tomorrow|tonight|this (?:week|month|morning)|last (?:week|month|night)|next (?:week|month)|"
    r"(?:on|said|late|early) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    re.IGNORECASE,
)
SAMPLE = 60_000
"""So many code points say whether a text is a history; its kind does not change further on."""


class Told(Struct):
    """The latest times that a text has told, with the number of the sentence that told each."""

    day: date | None = None
    day_at: int = -100
    span: Resolved | None = None
    span_at: int = -100
    year: int | None = None
    year_at: int = -100
    month: tuple[int, int] | None = None
    month_at: int = -100
    quarter: tuple[int, int] | None = None
    quarter_at: int = -100

    history: bool = False
    named: Named = {}

    def note(self, found: Resolved, sentence: int, *, leading: bool = True) -> None:
        """Takes in a time that the text tells in a sentence; a history does not go on from the day of its writing.

        ``leading`` says that the time opens its sentence: a year that is named on the way opens no new chapter.
        """
        if found.first is None or found.type not in {"DATE", "TIME"} or found.last is None:
            return
        if found.rule == "dates.year-earlier" or (self.history and found.anchor.startswith("published")):
            return
        if found.precision in {"day", "part-of-day", "minute"}:
            self.day, self.day_at = found.first, sentence
        if found.precision in {"day", "part-of-day", "minute", "month", "week"}:
            self.month, self.month_at = (found.first.year, found.first.month), sentence
        if found.precision == "quarter" and "-Q" in found.value:
            self.quarter, self.quarter_at = (found.first.year, (found.first.month + 2) // 3), sentence
        if found.precision not in {"decade", "interval"} or "-H" in found.value:
            self.span, self.span_at = found, sentence
            if leading or not self.history or found.precision != "year":
                self.year, self.year_at = found.first.year, sentence


def is_history(text: str, published: date | None) -> bool:
    """Says whether a text counts its times from each other: it names years past, and hardly any day near its own."""
    sample = text[:SAMPLE]
    past = 0
    for match in _FULL.finditer(sample):
        year = _YEAR.search(match[0])
        if year and (published is None or int(year[0]) < published.year - 1):
            past += 1
    return past >= 6 and 4 * sum(1 for _ in _NEAR_WORDS.finditer(sample)) <= past
