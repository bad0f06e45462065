"""What stands beside the text says when it can have been published: captions, copyright lines, dated lines."""

import re
from collections.abc import Iterator
from datetime import date

from onrecord.dates.expressions import expressions
from onrecord.dates.undated.dated_words import OPEN, near_day, time_words
from onrecord.dates.undated.evidence import FIRST, LAST, Evidence, day_words
from onrecord.types.report import Report
from onrecord.types.span import Span

_COPYRIGHT = re.compile(r"(?:©|\([cC]\)|\b[Cc]opyright\b)[^\d\n]{0,60}((?:19|20)\d\d)(?:\s?[-–]\s?((?:19|20)\d\d))?")
_DATED = frozenset({"date", "dateline", "byline"})
_SURE_COPYRIGHT, _SURE_LINE = 0.97, 0.85
_PICTURES = ((-183, -1, 0.02), (0, 0, 0.55), (1, 1, 0.23), (2, 7, 0.1), (8, 183, 0.1))
"""How many days reports lie behind the day of a picture that they show: from, to, share (estimated)."""
MOST = 200
"""Captions and lines set aside that are looked at."""


def evidence(report: Report) -> list[Evidence]:
    """Gives what a report's captions, lines set aside and day of change say of its day."""
    return [*_captions(report), *_lines(report), *_modified(report)]


def _captions(report: Report) -> Iterator[Evidence]:
    for caption in report.captions[:MOST]:
        words = caption.text[:2_000]
        times = expressions(words, (Span(0, len(words)),), None, "")
        for time in times:
            if time.from_ and time.to and time.precision == "day":
                day = date.fromisoformat(time.from_)
                because = f"a caption shows a picture of “{time_words(words, time)}”"
                if FIRST < day < LAST:
                    yield Evidence(kind="caption", because=because, spans=((day, None),))
        for time in times:
            match = OPEN.fullmatch(time.value)
            if match is not None:
                because = f"a caption shows a picture of “{time_words(words, time)}”; it appeared then or soon after"
                weights = near_day(int(match[1]), int(match[2]), _PICTURES)
                yield Evidence(kind="caption", because=because, weights=weights)


def _lines(report: Report) -> Iterator[Evidence]:
    """Gives the years of copyright lines (a page is no older than its report) and the days of dated lines."""
    for residue in report.residue[:MOST]:
        words = residue.text[:2_000]
        for match in _COPYRIGHT.finditer(words):
            year = int(match[2] or match[1])
            because = f"the page says “{' '.join(match[0].split())}”"
            yield Evidence(kind="copyright", because=because, spans=((None, date(year, 12, 31)),), sure=_SURE_COPYRIGHT)
        if residue.reason in _DATED:
            for time in expressions(words, (Span(0, len(words)),), None, ""):
                if time.from_ and time.precision == "day" and time.type == "DATE":
                    day = date.fromisoformat(time.from_)
                    because = f"a line of the page gives the day: “{time_words(words, time)}”"
                    yield Evidence(kind="line", because=because, spans=((day, day),), sure=_SURE_LINE)


def _modified(report: Report) -> Iterator[Evidence]:
    if report.modified and report.modified.to:
        last = date.fromisoformat(report.modified.to[:10])
        because = f"the report was changed on {day_words(last)}"
        yield Evidence(kind="modified", because=because, spans=((None, last),), sure=0.999)
