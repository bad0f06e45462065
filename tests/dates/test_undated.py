"""Evidence for the day of an undated report: what each kind allows, and what all of it together gives."""

import time
from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import dates, language
from onrecord.dates.expressions import expressions
from onrecord.dates.publication import evidence
from onrecord.dates.undated import known, occasions, offices, period
from onrecord.dates.undated.evidence import FIRST, LAST, SIZE, Evidence, day_at, index, joined
from onrecord.dates.undated.reasons import because
from onrecord.dates.undated.solve import shortest, solve
from onrecord.dates.undated.tables import rows
from onrecord.types.report import Report
from onrecord.types.span import Span

DAYS = st.dates(FIRST, LAST)


def read(text):
    report = Report(id="report-case", text=text)
    doc, _ = language.STEP.run(report)
    return dates.STEP.run(report, doc)[1]


def evidence_of(text):
    report = Report(id="report-case", text=text)
    doc, _ = language.STEP.run(report)
    sentences = tuple(Span(sent.start_char, sent.end_char) for sent in doc.sents)
    return evidence(report, text, expressions(text, sentences, None, ""), sentences)


@given(DAYS)
def test_places_and_days_lead_back_and_forth(day):
    """A day has one place."""
    assert day_at(index(day)) == day


@given(st.lists(st.tuples(DAYS, DAYS).map(sorted), max_size=8))
def test_joined_spans_hold_the_same_days_and_do_not_touch(pairs):
    """Joining loses no day and adds none."""
    spans = [tuple(pair) for pair in pairs]
    made = joined(spans)

    for first, last in spans:
        assert any(a <= first and last <= b for a, b in made)
    assert all(b.toordinal() + 1 < c.toordinal() for (_, b), (c, _) in pairwise(made))
    assert sum((b - a).days + 1 for a, b in made) == len({d for a, b in spans for d in range(index(a), index(b) + 1)})


@given(st.integers(0, SIZE - 40), st.integers(1, 30))
def test_the_shortest_run_holds_what_is_asked_for(start, length):
    """All of what is likely lies in a run of days; nothing shorter holds it."""
    likely = np.zeros(SIZE)
    likely[start : start + length] = 1 / length

    low, high = shortest(likely, 0.999)

    assert (low, high) == (start, start + length - 1)


def test_a_report_is_not_from_before_a_day_that_it_tells_of_as_past():
    """What is proclaimed or expires on a day is told as to come, and bounds nothing."""
    past = "The envoys of both states met in Port Selm on 5 March 2014 and signed a treaty on fishing."
    ahead = "The council does hereby proclaim 5 March 2014 as Harbour Day, and named Ada Lorn for a term expiring {}."

    assert read(past).from_ >= "2014-03-05"
    assert "latest-day" not in {one.kind for one in evidence_of(ahead.format("4 April 2019"))}


def test_evidence_that_disagrees_is_shown_as_against():
    """Two that agree outvote one, which is listed."""
    agreed = Evidence(kind="term", because="one", spans=((date(2014, 1, 1), date(2014, 12, 31)),))
    also = Evidence(kind="term", because="two", spans=((date(2014, 3, 1), date(2015, 2, 1)),))
    other = Evidence(kind="term", because="three", spans=((date(1998, 1, 1), date(1999, 12, 31)),))

    answer = solve([agreed, also, other])

    assert date(2014, 1, 1) <= answer.first <= answer.last <= date(2015, 2, 1)
    assert [one.because for one in answer.against] == ["three"]


def test_what_narrows_an_answer_without_bounding_one_is_told_among_its_reasons():
    """A learned model gives no interval alone; where it narrows that of an office, it is named."""
    weights = np.where([day_at(place).year == 2018 for place in range(SIZE)], 0.0, -4.0)
    office = Evidence(kind="term", because="the office", spans=((date(2017, 1, 20), date(2021, 1, 20)),))
    words = Evidence(kind="period", because="the words", weights=weights)
    answer = solve([office, words])

    assert answer.first == date(2018, 1, 1)
    assert because([office, words], answer) == ("the office", "the words")


def test_nothing_gives_nothing():
    """No evidence, no interval."""
    answer = solve([])

    assert (answer.first, answer.last) == (None, None)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("The talks were led by Secretary of State John Kerry.", "John Kerry"),
        ("Antony J. Blinken, Secretary of State, spoke.", "Antony Blinken"),
        ("the Gillard Government announced", "Julia Gillard"),
        ("Foreign Minister Hayashi Yoshimasa arrived.", "Yoshimasa Hayashi"),
        ("President Xi opened the fair.", "Xi Jinping"),
    ],
)
def test_a_holder_is_found_as_printed(text, person):
    """Title before, office behind, a government's name, family names first."""
    assert person in [holder.person for holder in offices.holders(text)]


@pytest.mark.parametrize("text", ["President of the club", "Minister Counselor", "the Harbour government", "Secretary"])
def test_a_title_without_a_known_holder_is_nobody(text):
    """No name, no evidence."""
    assert list(offices.holders(text)) == []


def test_bucharest_is_not_bucha():
    """Names are met as whole words."""
    assert known.evidence("The summit of Bucharest helped Ukraine.", ()) == []


def test_an_anniversary_of_independence_gives_the_year():
    """The 56th year of Guyana's independence is 2022."""
    found = occasions.evidence(
        "On behalf of the kingdom I congratulate Guyana on its 56th anniversary of independence."
    )
    counted = [one for one in found if one.kind == "anniversary"]

    assert [one.agrees(date(2022, 5, 26), date(2022, 5, 26)) for one in counted] == [True]
    assert not counted[0].agrees(date(2021, 5, 26), date(2021, 5, 26))


def test_the_model_of_words_is_silent_on_what_it_has_not_read():
    """A fable is of no register that it knows."""
    text = "The fox went to the river and asked the heron for a boat. " * 30

    assert period.evidence(text) == []


@pytest.mark.parametrize("name", ["office_terms.tsv", "known_events.tsv", "journeys.tsv", "national_days.tsv"])
def test_tables_are_in_order(name):
    """Every term, event and visit ends no earlier than it begins."""
    for row in rows(name):
        cells = {"office_terms.tsv": row[2:3], "journeys.tsv": row[3:4]}.get(name, ())
        for cell in cells:
            for span in cell.split(";"):
                parts = span.replace("/", "|").split("|")[-2:]
                assert not parts[1] or parts[0] <= parts[1], row
        if name == "known_events.tsv":
            assert not row[4] or row[3] <= row[4], row
            assert row[1] in {"since", "event"}, row


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_dated_or_not_without_a_crash(text):
    """An interval in order, or none."""
    when = read(text)

    assert when.from_ is None or when.to is None or when.from_ <= when.to


@pytest.mark.parametrize(
    "unit",
    ["President ", "Aa ", "former President Bush, ", "ahead of the Sochi Olympics ", "Monday May 3 ", "© 2", "x"],
)
def test_a_hostile_text_takes_no_long(unit):
    """A quarter of a million code points without a sentence's end are dated within seconds."""
    text = unit * (250_000 // len(unit))
    started = time.process_time()

    read(text)

    assert time.process_time() - started < 20


def test_a_weekday_with_its_whole_date_in_the_lead_is_the_day_of_the_news():
    """What the first sentences tell of happened on the day of publication or shortly before."""
    published = read(
        "The foreign ministers of Norway and Chile met in Oslo on Tuesday, 7 May 2024, and signed an agreement on "
        "fisheries. The two sides had negotiated for three years."
    )

    assert published.from_ == "2024-05-07"
    assert published.to <= "2024-05-10"
    assert any("“Tuesday, 7 May 2024” as past" in reason for reason in published.because)


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Chile will sign an agreement on fisheries in Oslo on Tuesday, 7 May 2024, both sides said.",
        "Norway has an agreement with Chile. It was long sought. It was signed on Tuesday, 7 May 2024, in Oslo.",
        "The agreement that Norway and Chile signed on 7 May 2019 lapses this year, officials said.",
    ],
)
def test_a_date_to_come_further_down_or_without_its_weekday_is_not(text):
    """Only the news of the lead dates a report to the day."""
    published = read(text)

    assert not any("it is of that day or soon after" in reason for reason in published.because)
