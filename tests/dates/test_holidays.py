"""Named days fall where the calendar has them."""

from datetime import date

import pytest

from onrecord.dates.holidays import easter, holiday, holiday_names, nth_weekday

# Easter Sundays as the churches announced them.
EASTERS = [(1998, "1998-04-12"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2018, "2018-04-01"), (2038, "2038-04-25")]
ORTHODOX = [(2000, "2000-04-30"), (2018, "2018-04-08"), (2022, "2022-04-24")]


@pytest.mark.parametrize(("year", "day"), EASTERS)
def test_easter_is_the_sunday_that_was_kept(year, day):
    """By the rule of 1582."""
    assert easter(year) == date.fromisoformat(day)


@pytest.mark.parametrize(("year", "day"), ORTHODOX)
def test_the_easter_of_the_eastern_churches_is_given_in_the_common_calendar(year, day):
    """By the old rule, thirteen days on."""
    assert easter(year, orthodox=True) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Thanksgiving", 1999, "1999-11-25"),
        ("Election Day", 1998, "1998-11-03"),
        ("Election Day", 2016, "2016-11-08"),
        ("Memorial Day", 2021, "2021-05-31"),
        ("Good Friday", 2018, "2018-03-30"),
        ("New Year's Eve", 2017, "2017-12-31"),
    ],
)
def test_a_named_day_falls_on_its_day(name, year, day):
    """Fixed days, weekdays of a month and days counted from Easter."""
    assert holiday(name, year) == date.fromisoformat(day)


def test_every_name_of_the_table_has_a_day_in_every_year():
    """No row is misspelt."""
    assert all(holiday(name, year) for name in holiday_names() for year in (1900, 2000, 2018, 2100))


def test_a_month_has_no_sixth_monday():
    """Not every n-th weekday exists."""
    assert nth_weekday(2018, 2, 1, 5) is None
    assert nth_weekday(2018, 2, 3, -1) == date(2018, 2, 28)
