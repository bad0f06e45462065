"""Says when an undated report can have been published, from the report alone: no clock, no default year."""

import re
from collections.abc import Sequence
from datetime import date

from onrecord.dates.patterns import MONTH, WEEKDAY
from onrecord.dates.tense import direction
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.when import Published, TimeExpression

_FULL = re.compile(r"(\d{4}-\d\d-\d\d)")


def published(report: Report, text: str, times: Sequence[TimeExpression], sentences: Sequence[Span]) -> Published:
    """Gives when the report was published: as given; else what its dateline and its dated past allow, with reasons."""
    if report.published.basis != "unknown" or report.published.from_ or report.published.to:
        return report.published
    because: list[str] = []
    dateline = _dateline_day(report)
    if dateline:
        return Published(
            from_=dateline,
            to=dateline,
            precision="day",
            basis="inferred",
            because=(f"the dateline “{report.dateline.text if report.dateline else ''}” gives the day",),
        )
    earliest, words = _latest_past(text, times, sentences)
    latest = report.modified.to[:10] if report.modified and report.modified.to else None
    if earliest:
        because.append(f"not before {earliest}: the text tells of “{words}” as past")
    if latest:
        because.append(f"not after {latest}: the report was changed then")
    partial = _partial(report, text)
    if partial:
        because.append(partial)
    if not earliest and not latest:
        why = "the text names no full date in the past" if not because else "no year is given"
        return Published(because=(*because, why))
    return Published(from_=earliest, to=latest, precision="interval", basis="inferred", because=tuple(because))


def _dateline_day(report: Report) -> str | None:
    """Gives the day of a dateline that names its year."""
    if report.dateline is None or not report.dateline.date:
        return None
    from onrecord.dates.expressions import expressions  # noqa: PLC0415 - reading a dateline is reading a text

    words = report.dateline.date
    for time in expressions(words, (Span(0, len(words)),), None, ""):
        if time.precision == "day" and time.from_:
            return time.from_
    return None


def _latest_past(text: str, times: Sequence[TimeExpression], sentences: Sequence[Span]) -> tuple[str | None, str]:
    """Gives the first day of the latest dated time that the text tells of as past, and its words."""
    best: tuple[str | None, str] = (None, "")
    place = 0
    for time in times:
        while place < len(sentences) and sentences[place].end <= time.start:
            place += 1
        if time.anchor or not time.from_ or time.type not in {"DATE", "TIME"} or place >= len(sentences):
            continue
        first = sentences[place].start
        sentence = text[first : sentences[place].end]
        if direction(sentence, time.start - first, time.end - first) != "past":
            continue
        if best[0] is None or time.from_ > best[0]:
            best = (time.from_, text[time.start : time.end])
    return best


def _partial(report: Report, text: str) -> str:
    """Gives what is known of the day when the year is not: a dateline's day, a weekday with its day of the month."""
    if report.dateline is not None and report.dateline.date:
        return f"the dateline gives “{report.dateline.date}” without a year"
    match = re.search(rf"\b{WEEKDAY},? {MONTH} \d{{1,2}}\b(?!,? \d{{4}})", text[:200_000])
    return f"“{match[0]}” fixes the year to those in which the two agree" if match else ""


def anchor_day(value: Published) -> date | None:
    """Gives the day from which a report's relative times count: its day of publication where that is one day."""
    if value.day is None or _FULL.fullmatch(value.day) is None:
        return None
    try:
        return date.fromisoformat(value.day)
    except ValueError:
        return None
