"""An undated report is dated by what it says, or not at all."""

from datetime import date

from onrecord import dates, language
from onrecord.types.report import Caption, Dateline, Report, Residue
from onrecord.types.when import Published


def read(text, **fields):
    report = Report(id="report-case", text=text, **fields)
    doc, _ = language.STEP.run(report)
    return dates.STEP.run(report, doc)


def dated(text, **fields):
    return read(text, **fields)[1]


def inside(when, day):
    return (when.from_ is None or when.from_ <= day) and (when.to is None or day <= when.to)


def test_a_given_date_passes_through():
    """What is given stands."""
    given = Published(from_="2018-02-07", to="2018-02-07", precision="day", basis="given")

    assert dated("They met on 1 May 2015.", published=given) == given


def test_a_given_date_that_cannot_be_right_is_said_to_be_so():
    """A report that names an office holder has not been published before the term."""
    given = Published(from_="2009-05-04", to="2009-05-04", precision="day", basis="given")
    when = dated("The bill was signed by Secretary of State Rex Tillerson in Geneva.", published=given)

    assert (when.from_, when.to, when.basis) == ("2009-05-04", "2009-05-04", "given")
    assert any(line.startswith("against it: ") and "Tillerson" in line for line in when.because)


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


def test_the_terms_of_all_office_holders_named_overlap():
    """Holland's and Cameron's presidencies and ministries leave four years, with both as reasons."""
    when = dated(
        "President Hollande received Prime Minister David Cameron at the palace. President Hollande thanked him."
    )

    assert date.fromisoformat(when.from_) >= date(2012, 5, 15)
    assert date.fromisoformat(when.to) <= date(2016, 7, 20)
    assert {"Hollande" in line for line in when.because} == {True, False}


def test_a_former_holder_is_no_holder():
    """A former prime minister is named after the term."""
    when = dated("Former Prime Minister Theresa May spoke after Chancellor Scholz at the harbour meeting.")

    assert when.from_ >= "2021-12-08"


def test_what_is_looked_ahead_to_has_not_come():
    """Days ahead of games that opened on a Friday, and a first sentence that tells of Wednesday, leave two days."""
    text = (
        "The two ministers agreed Wednesday to keep their border posts open, days ahead of the Pyeongchang Winter "
        "Olympics. Both will attend the games' opening ceremony Friday."
    )

    when = dated(text)

    assert (when.from_, when.to) == ("2018-02-07", "2018-02-08")
    assert any("Pyeongchang" in line for line in when.because)


def test_a_picture_is_no_younger_than_the_report_that_shows_it():
    """The caption's day, without its year, fixes the day once the year is known."""
    text = "The envoys were on their way to the Pyeongchang Winter Olympics. They met on Wednesday."

    when = dated(text, captions=(Caption(text="The envoys in Tokyo on Feb. 7."),))

    assert when.from_ == "2018-02-07"
    assert inside(when, "2018-02-08")


def test_a_copyright_line_is_no_older_than_its_report():
    """A page of 2014 shows no later report."""
    text = "Foreign Minister Sergei Lavrov met Prime Minister David Cameron in the castle."

    when = dated(text, residue=(Residue(text="© 2012 The Harbour Gazette", reason="boilerplate"),))

    assert when.to <= "2012-12-31"


def test_a_weekday_with_a_day_of_a_month_leaves_the_years_in_which_they_agree():
    """6 May was a Tuesday in 2014."""
    text = (
        "President Obama and Prime Minister Cameron spoke on Tuesday, May 6, aides said. President Obama will travel."
    )

    when = dated(text)

    assert inside(when, "2014-05-06")
    assert any("Tuesday, May 6" in line for line in when.because)


def test_the_same_text_is_dated_alike_twice():
    """No state stays behind."""
    text = "Chancellor Merkel will visit on 3 May 2016, said Secretary of State John Kerry."

    assert dated(text) == dated(text)


def test_what_every_possible_day_gives_is_known():
    """Dated to the 7th or the 8th, a report's Wednesday is the 7th; its tomorrow stays open."""
    text = (
        "The two ministers agreed Wednesday to keep their posts open, days ahead of the Pyeongchang Winter Olympics. "
        "Both will attend the games' opening ceremony Friday. Tomorrow they rest."
    )

    times, when = read(text)

    assert (when.from_, when.to) == ("2018-02-07", "2018-02-08")
    found = {text[t.start : t.end]: t.from_ for t in times}
    assert (found["Wednesday"], found["Friday"], found["Tomorrow"]) == ("2018-02-07", "2018-02-09", None)


def test_an_inferred_day_names_the_likeliest_year():
    """The interval may hold several years; the likeliest is one of them, and how likely it is stands beside it."""
    when = dated("Chancellor Angela Merkel met Foreign Minister Sergei Lavrov in the castle.")

    assert when.from_[:4] < when.to[:4]
    assert when.from_[:4] <= str(when.likeliest.year) <= when.to[:4]
    assert 0 < when.likeliest.share <= 1


def test_a_given_day_names_no_likeliest_year():
    """Nothing was weighed."""
    assert (
        dated(
            "He left.", published=Published(from_="2018-02-07", to="2018-02-07", precision="day", basis="given")
        ).likeliest
        is None
    )
