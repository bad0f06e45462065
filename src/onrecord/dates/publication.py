"""Says when a report was published: as given; else by the evidence in it, with reasons; no clock, no default year."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import structs

from onrecord.dates.calendar import month_days
from onrecord.dates.undated import dated_words, known, occasions, offices, page, period
from onrecord.dates.undated.evidence import Evidence
from onrecord.dates.undated.reasons import because as reasons
from onrecord.dates.undated.solve import Dated, solve
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.when import LikeliestYear, Precision, Published, TimeExpression

_FULL = re.compile(r"(\d{4}-\d\d-\d\d)")
_CERTAIN = frozenset({"start", "since"})
"""Kinds of evidence by which a given day can be seen to be wrong."""


def published(report: Report, text: str, times: Sequence[TimeExpression], sentences: Sequence[Span]) -> Published:
    """Gives when the report was published: as given; else what its dateline and all evidence in it allow.

    ``times`` are those of the text, counted from nothing where the report has no day of its own.
    """
    if report.published.basis != "unknown" or report.published.from_ or report.published.to:
        against = tuple(f"against it: {why}" for why in doubts(report, text))
        return structs.replace(report.published, because=(*report.published.because, *against))
    dateline = _dateline_day(report)
    if dateline:
        return Published(
            from_=dateline,
            to=dateline,
            precision="day",
            basis="inferred",
            because=(f"the dateline “{report.dateline.text if report.dateline else ''}” gives the day",),
        )
    found = evidence(report, text, times, sentences)
    return _told(found, solve(found))


def evidence(
    report: Report, text: str, times: Sequence[TimeExpression], sentences: Sequence[Span]
) -> tuple[Evidence, ...]:
    """Gives all that a report says of the day of its publication."""
    whole = f"{report.title}\n\n{text}" if report.title else text
    line = report.dateline.words if report.dateline else None
    told = [span for span in sentences if line is None or span.end > line.end]
    return (
        *page.evidence(report),
        *dated_words.evidence(text, times, sentences),
        *dated_words.lead_weekday(text, told),
        *occasions.evidence(whole),
        *offices.evidence(whole),
        *known.evidence(whole, first_sentences(text, told)),
        *period.evidence(whole),
    )


def first_sentences(text: str, sentences: Sequence[Span]) -> list[str]:
    """Gives the words of a report's first sentences, those of absurd length left out."""
    return [text[span.start : span.end] for span in sentences[:60] if len(span) < 2_000]


def doubts(report: Report, text: str) -> tuple[str, ...]:
    """Gives what in a report speaks against the day that it was given: names of what was not yet there."""
    last = report.published.to
    if last is None or not _FULL.match(last):
        return ()
    given = date.fromisoformat(last[:10])
    found = [*offices.evidence(text), *known.evidence(text, ())]
    return tuple(one.because for one in found if one.kind in _CERTAIN and not one.agrees(date.min, given))


def _told(found: Sequence[Evidence], answer: Dated) -> Published:
    """Gives an answer as the reading tells it, or that it cannot be told and why."""
    if answer.first is None and answer.last is None:
        lines = tuple(dict.fromkeys(one.because for one in found))[:5]
        why = "what it says leaves too many years open" if lines else "nothing in it tells of a time"
        return Published(because=(why, *lines))
    return Published(
        from_=answer.first.isoformat() if answer.first else None,
        to=answer.last.isoformat() if answer.last else None,
        precision=_precision(answer.first, answer.last),
        basis="inferred",
        because=reasons(found, answer),
        # Rounded, so that the last bits of sums in another order are the same number.
        likeliest=LikeliestYear(year=answer.year, share=round(answer.share, 3)) if answer.year else None,
    )


def _precision(first: date | None, last: date | None) -> Precision:
    if first is None or last is None:
        return "interval"
    if first == last:
        return "day"
    if (first, last) == month_days(first.year, first.month):
        return "month"
    return "year" if (first, last) == (date(first.year, 1, 1), date(first.year, 12, 31)) else "interval"


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


def anchor_day(value: Published) -> date | None:
    """Gives the day from which a report's relative times count: its day of publication where that is one day."""
    if value.day is None or _FULL.fullmatch(value.day) is None:
        return None
    try:
        return date.fromisoformat(value.day)
    except ValueError:
        return None
