"""Times in text that means harm: nothing crashes, nothing overlaps, every value is one that TIMEX3 knows."""

import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.dates.expressions import expressions
from onrecord.types.span import Span

WORDS = [
    "the",
    "a",
    "last",
    "next",
    "this",
    "past",
    "of",
    "in",
    "on",
    "from",
    "to",
    "and",
    "between",
    "early",
    "late",
    "mid-",
    "end",
    "week",
    "month",
    "year",
    "years",
    "day",
    "days",
    "ago",
    "later",
    "Monday",
    "Friday",
    "May",
    "March",
    "Feb.",
    "7",
    "31",
    "12",
    "2018",
    "1950",
    "53",
    "-",
    "–",
    "/",
    ":",
    ",",
    ".",
    "'",
    "’",
    "s",
    "p.m.",
    "3",
    "10:30",
    "GMT",
    "first",
    "quarter",
    "half",
    "two",
    "few",
    "several",
    "hundred",
    "thousand",
    "spring",
    "winter",
    "Christmas",
    "Easter",
    "Sunday",
    "night",
    "morning",
    "today",
    "tomorrow",
    "every",
    "century",
    "BC",
    "AD",
    "fiscal",
    "weekend",
    "decade",
    "now",
    "recently",
    "before",
    "after",
    "(",
    ")",
    "\u202e",
    "\x00",
    "\n",
    "\n\n",
    "\xa0",
    "9999",
    "0000",
    "99999999999",
    "x",
    "will",
    "met",
]
DAYS = st.one_of(st.none(), st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31)))
VALUE = re.compile(
    r"(?:BC\d{2,4}(?:-(?:\d\d|SP|SU|FA|WI))?|[\dX]{2,4}(?:-(?:[\dX]{2}(?:-[\dX]{2})?|[QH][\dX]|W[\dX]{2}(?:-(?:WE|\d))?|SP|SU|FA|WI))?)"
    r"(?:T(?:\d\d:\d\dZ?|MO|AF|EV|NI))?|PT?[\d.X]+(?:[YMWDQHS]|WE)(?:[\d.]+[YMWDQHS])*(?:T?[\d.]+[HMS])?|"
    r"(?:PAST|PRESENT|FUTURE)_REF"
)


def read(text, day):
    return expressions(text, [Span(0, len(text))] if text else [], day, "1")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), DAYS)
def test_times_of_any_run_of_time_words_are_in_order_and_well_formed(text, day):
    """Whatever stands together, spans lie in the text, values are TIMEX3's, and no interval ends before it begins."""
    end = 0
    for found in read(text, day):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        assert VALUE.fullmatch(found.value), found.value
        assert found.from_ is None or found.to is None or found.from_ <= found.to
        assert found.by.rule.startswith("dates.")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), DAYS)
def test_any_text_is_read_without_harm(text, day):
    """Control characters, marks of direction, digits of other scripts."""
    for found in read(text, day):
        assert text[found.start : found.end].strip()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join), DAYS)
def test_reading_twice_gives_the_same(text, day):
    """No memory of other texts."""
    assert read(text, day) == read(text, day)


RUNS = (
    "the last ",
    "Monday, ",
    "1 May ",
    "two and ",
    "1950-53 to ",
    "the end of ",
    "a few ",
    "12:30 ",
    "at the age of ",
)


@pytest.mark.parametrize("run", RUNS)
def test_a_line_eight_times_as_long_takes_nothing_like_its_square(run):
    """Runs of words that every rule could begin with: were they quadratic, eight times the line would take 64 times."""
    took = []
    for size in (300, 2_400):
        text = run * size
        started = time.process_time()
        read(text, date(2018, 2, 7))
        took.append(time.process_time() - started)

    assert took[1] < 24 * took[0] + 0.2
