"""What a text has told before, and whether it is a history."""

from datetime import date

from onrecord.dates.expressions import expressions
from onrecord.dates.told import is_history
from onrecord.types.span import Span

HISTORY = (
    "In 1914 the war began. In August 1914 the army crossed the river. In May 1915 a second front was opened. "
    "By 1916 both sides were worn out. In July 1916 the great attack began. It ended in November. "
    "On 6 April 1917 a new ally entered the war. The next day the embassy closed. In March 1918 the last attack began. "
    "An armistice was signed on 11 November 1918."
)
REPORT = "He was born in May 1961, studied from 1980 and was elected in 2009. He said on Tuesday he would go."


def read(text, published):
    ends = [k + 1 for k, char in enumerate(text) if char == "."]
    spans = [Span(start, end) for start, end in zip([0, *ends], ends, strict=False)]
    return [(text[t.start : t.end], t.value, t.anchor) for t in expressions(text, spans, published, "1")]


def test_a_text_of_years_past_and_no_day_of_its_own_is_a_history():
    """A report that looks back is none."""
    assert is_history(HISTORY, date(2010, 1, 1))
    assert not is_history(REPORT, date(2018, 2, 7))


def test_a_history_goes_on_from_the_year_that_it_told_of_last():
    """Not from the year that it was written in."""
    found = read(HISTORY, date(2010, 1, 1))

    assert ("November", "1916-11", "told 1916") in found
    assert ("The next day", "1917-04-07", "told 1917-04-06") in found


def test_a_history_without_a_day_of_publication_is_read_the_same():
    """Its own dates are enough."""
    assert read(HISTORY, None) == read(HISTORY, date(2010, 1, 1))


def test_a_day_told_of_long_ago_is_not_counted_from():
    """“The next day” of a report whose day was named six sentences before is counted from publication."""
    told = (
        "They met on 2 February. It rained. It snowed. It was cold. It was dark. It was late. The next day it cleared."
    )

    assert read(told, date(2018, 2, 7))[-1] == ("The next day", "2018-02-08", "published 2018-02-07")
