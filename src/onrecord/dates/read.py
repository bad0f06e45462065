"""Reads the times of one report, and when it was published."""

from typing import TYPE_CHECKING

from onrecord.dates.expressions import expressions
from onrecord.dates.publication import anchor_day, published
from onrecord.language import text_of
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.when import Published, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERSION = "3"


def read_times(report: Report, doc: "Doc") -> tuple[tuple[TimeExpression, ...], Published]:
    """Takes a report and its ``Doc``; gives its time expressions in text order, and its publication."""
    text = text_of(doc)
    sentences = tuple(Span(sent.start_char, sent.end_char) for sent in doc.sents)
    times = expressions(text, sentences, anchor_day(report.published), VERSION)
    when = published(report, text, times, sentences)
    if anchor_day(report.published) is None and anchor_day(when) is not None:
        times = expressions(text, sentences, anchor_day(when), VERSION)
    return times, when
