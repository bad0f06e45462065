"""Days that are named without their year though it is long past: “the 7 October attack”, told a year later.

The year is the one that the table ``known_days.tsv`` gives where its words stand near the day.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache

from msgspec import Struct

from onrecord.dates.calendar import MONTHS
from onrecord.dates.lexicon import table

SAMPLE = 60_000
"""So many code points of a text are looked through for words that tell which day is meant."""
_BEHIND, _BEFORE = 40, 80
"""The words stand at most so many code points behind the day or before it, in one sentence."""


class KnownDay(Struct, frozen=True):
    """The year of a day of a month, and the words for what happened on it."""

    year: int
    words: re.Pattern[str]

    def is_told(self, sentence: str, start: int, end: int) -> bool:
        """Says whether the words stand near the day at ``sentence[start:end]``."""
        return self.words.search(sentence, max(0, start - _BEFORE), end + _BEHIND) is not None


Named = Mapping[tuple[int, int], KnownDay]


def named_days(text: str, published: date | None) -> Named:
    """Gives the days of a month of a text that are known by what happened on them, and lie before its publication."""
    sample = text[:SAMPLE]
    return {
        day: known
        for day, known, month, near in _table()
        if month in sample
        and near.search(sample)
        and (published is None or (known.year, *day) <= (published.year, published.month, published.day))
    }


@cache
def _table() -> tuple[tuple[tuple[int, int], KnownDay, str, re.Pattern[str]], ...]:
    """Gives day, what is known of it, the letters that any form of its month begins with, and its words near it."""
    found = []
    for day, year, listed in table("known_days.tsv"):
        month, number = (int(part) for part in day.split("-"))
        name = MONTHS[month - 1].capitalize()
        forms, suffix = rf"{name[:3]}(?:{name[3:]}|t?\.)", r"(?:st|nd|rd|th)?"
        bare = rf"(?:{forms} (?:the )?0?{number}{suffix}|0?{number}{suffix} (?:of )?{forms})"
        printed = rf"\b{bare}(?![\w’'-]*\d)(?!,? \d{{4}})"
        words = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in listed.split(";"))
        words = rf"\b(?:{words})\b"
        near = rf"{printed}[^.!?\n]{{0,{_BEHIND}}}{words}|{words}[^.!?\n]{{0,{_BEFORE}}}{printed}"
        found.append(((month, number), KnownDay(int(year), re.compile(words)), name[:3], re.compile(near)))
    return tuple(found)
