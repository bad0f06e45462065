"""Text that repeats itself without end is read like any other."""

import pytest

from onrecord import actors, dates, language, statements
from onrecord.events import read_events, read_particulars
from onrecord.types.report import Report
from onrecord.types.when import Published

UNITS = [
    "sanctions on ",
    "Norway promised to ",
    "the missile battery of ",
    "“We will ",
    "90 percent of trade of ",
    "USS Aa ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_words_stand_in_the_text_and_each_is_told_once(unit):
    """Every particular has words of the text, and no two have one id, however often the text says the same."""
    text = unit * 200
    report = Report(id="report-1", text=text, published=Published())
    doc, _ = language.read(report)
    mentions = actors.STEP.run(report, doc)
    times, dated = dates.STEP.run(report, doc)
    said = statements.STEP.run(report, doc, mentions, times)
    events = read_events(report, doc, mentions, times, dated, said)

    found = read_particulars(report, doc, mentions, times, dated, said, events)

    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert len({one.id for one in found}) == len(found)
