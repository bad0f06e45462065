"""An undated report is dated by what it says, or not at all."""

from onrecord import dates, language
from onrecord.types.report import Dateline, Report
from onrecord.types.when import Published


def read(text, **fields):
    report = Report(id="report-case", text=text, **fields)
    doc, _ = language.STEP.run(report)
    return dates.STEP.run(report, doc)


def test_a_given_date_passes_through():
    """What is given is not doubted here."""
    given = Published(from_="2018-02-07", to="2018-02-07", precision="day", basis="given")

    assert read("They met on 1 May 2020.", published=given)[1] == given


def test_a_full_past_date_is_not_before():
    """The latest day told of as past bounds the publication from below."""
    _, when = read("They signed on 1 May 2015 and met again on 3 June 2016. They will meet on 4 July 2030.")

    assert (when.from_, when.to, when.basis) == ("2016-06-03", None, "inferred")
    assert when.because == ("not before 2016-06-03: the text tells of “3 June 2016” as past",)


def test_a_dateline_with_its_year_gives_the_day_and_anchors_the_rest():
    """Weekdays are then counted from it."""
    times, when = read("They met on Monday.", dateline=Dateline(text="GENEVA, 7 February 2018", date="7 February 2018"))

    assert when.day == "2018-02-07"
    assert [(t.value, t.anchor) for t in times] == [("2018-02-05", "published 2018-02-07")]


def test_nothing_to_go_by_stays_unknown_with_the_reason():
    """No default year, no now."""
    times, when = read("They met on Monday, Feb. 5.")

    assert (when.from_, when.to, when.basis) == (None, None, "unknown")
    assert any("Monday, Feb. 5" in reason for reason in when.because)
    assert [t.from_ for t in times] == [None]
