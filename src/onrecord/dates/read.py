"""Reads the times of one report, and when it was published."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import structs

from onrecord.dates.expressions import expressions
from onrecord.dates.publication import anchor_day, published
from onrecord.language import text_of
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.when import Published, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERSION = "3"
FEW = 3
"""A report that is dated to so many days has each tried as its day: what all of them give is known."""


def read_times(report: Report, doc: "Doc") -> tuple[tuple[TimeExpression, ...], Published]:
    """Takes a report and its ``Doc``; gives its time expressions in text order, and its publication."""
    text = text_of(doc)
    sentences = tuple(Span(sent.start_char, sent.end_char) for sent in doc.sents)
    times = expressions(text, sentences, anchor_day(report.published), VERSION)
    when = published(report, text, times, sentences)
    if anchor_day(report.published) is None:
        days = _days(when)
        if days:
            times = _agreed(times, [expressions(text, sentences, day, VERSION) for day in days], days)
    return times, when


def _days(when: Published) -> list[date]:
    """Gives the days of a publication that is known to a few days; none for others."""
    day = anchor_day(when)
    if day is not None:
        return [day]
    if not when.from_ or not when.to or len(when.from_) != len("2018-02-07") or len(when.to) != len("2018-02-07"):
        return []
    first, last = date.fromisoformat(when.from_), date.fromisoformat(when.to)
    count = (last - first).days + 1
    return [first + timedelta(days=k) for k in range(count)] if 0 < count <= FEW else []


def _agreed(
    plain: tuple[TimeExpression, ...], readings: Sequence[tuple[TimeExpression, ...]], days: Sequence[date]
) -> tuple[TimeExpression, ...]:
    """Gives the times on which the readings for all days agree; for the others, what the words alone give."""
    if len(readings) == 1:
        return readings[0]
    anchor = f"published {days[0].isoformat()} to {days[-1].isoformat()}"
    others = [{(one.start, one.end, one.value): one for one in reading} for reading in readings[1:]]
    agreed = {
        (one.start, one.end): structs.replace(one, anchor=anchor)
        for one in readings[0]
        if all((one.start, one.end, one.value) in other for other in others)
    }
    return tuple(agreed.get((one.start, one.end), one) for one in plain)
