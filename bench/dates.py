"""Time expressions: found, resolved against the report's day, beside dateparser's search on the same sentences.

Sentences are cut before the clock starts: neither side pays for the reader.
"""

from datetime import date, datetime, time

from dateparser.search import search_dates

from bench.data import texts
from bench.turns import in_turns, ratios
from onrecord.dates.expressions import expressions
from onrecord.language import RULES_READER, load
from onrecord.types.span import Span

LONGEST = 50_000
"""Characters of a report that are read, so that one book does not outweigh the others."""


def rows(count=200):
    """Gives sentences a second of ours and of dateparser, told the language and the day."""
    nlp = load(RULES_READER)
    reports = [cut(nlp, arrival) for arrival in texts(count)]
    workers = {"onrecord": ours, "dateparser": theirs}
    return ratios(sum(len(spans) for _, spans, _ in reports), in_turns(reports, workers), "sentences")


def cut(nlp, arrival):
    """Gives a report's text, its sentences and its day, None where it has no day."""
    text = arrival.content[:LONGEST]
    try:
        day = date.fromisoformat(arrival.given.date[:10])
    except ValueError:
        day = None
    return text, [Span(sent.start_char, sent.end_char) for sent in nlp(text).sents], day


def ours(report):
    """Reads the time expressions of one report."""
    text, spans, day = report
    expressions(text, spans, day, "bench")


def theirs(report):
    """Searches every sentence of one report for dates."""
    text, spans, day = report
    settings = {"RELATIVE_BASE": datetime.combine(day, time())} if day else {}
    for span in spans:
        search_dates(text[span.start : span.end], languages=["en"], settings=settings)
