"""Reads the times of one report, and when it was published."""

from collections.abc import Sequence
from datetime import date
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

VERSION = "10"
_DAY = len("2018-02-07")


def read_times(report: Report, doc: "Doc") -> tuple[tuple[TimeExpression, ...], Published]:
    """Takes a report and its ``Doc``; gives its time expressions in text order, and its publication.

    Where the report is dated by its evidence to an interval, a time that is the same counted from either end is given.
    """
    text = text_of(doc)
    sentences = tuple(Span(sent.start_char, sent.end_char) for sent in doc.sents)
    times = expressions(text, sentences, anchor_day(report.published), VERSION)
    when = published(report, text, times, sentences)
    if anchor_day(report.published) is None:
        days = _days(when)
        if days:
            times = _agreed(times, [expressions(text, sentences, day, VERSION) for day in days], days)
    return times, when


def _days(when: Published) -> tuple[date, ...]:
    """Gives the first and the last day of a publication, once where they are one; none where an end is open."""
    if not when.from_ or not when.to or len(when.from_) != _DAY or len(when.to) != _DAY:
        return ()
    first, last = date.fromisoformat(when.from_), date.fromisoformat(when.to)
    return (first,) if first == last else (first, last)


def _agreed(
    plain: tuple[TimeExpression, ...], readings: Sequence[tuple[TimeExpression, ...]], days: Sequence[date]
) -> tuple[TimeExpression, ...]:
    """Gives the times that are the same counted from the first day as from the last: then they are from any between.

    For the others it gives what the words alone give.
    """
    if len(readings) == 1:
        return readings[0]
    anchor = f"published {days[0].isoformat()} to {days[-1].isoformat()}"
    last = {(one.start, one.end, one.value) for one in readings[1]}
    agreed = [
        structs.replace(one, anchor=anchor if one.anchor else "")
        for one in readings[0]
        if (one.start, one.end, one.value) in last
    ]
    taken = {place for one in agreed for place in range(one.start, one.end)}
    rest = [one for one in plain if taken.isdisjoint(range(one.start, one.end))]
    return tuple(sorted([*agreed, *rest], key=lambda one: one.start))
