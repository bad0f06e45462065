"""Days, weeks, months and their TIMEX3 values: arithmetic without a clock."""

import calendar
from datetime import date, timedelta

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def month_number(word: str) -> int:
    """Gives 1 to 12 for a month's name or its short form, with or without a stop; raises ValueError for other words."""
    short = word.lower().rstrip(".")[:3]
    for number, name in enumerate(MONTHS, start=1):
        if name.startswith(short) and len(short) == 3:
            return number
    raise ValueError(f"not a month: {word!r}")


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Gives the day, None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_days(year: int, month: int) -> tuple[date, date]:
    """Gives the first and the last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def week_days(day: date) -> tuple[date, date]:
    """Gives Monday and Sunday of the ISO 8601 week of a day."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def week_value(day: date) -> str:
    """Gives the TIMEX3 value of the ISO week of a day: ``2018-W06``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def plus_months(day: date, months: int) -> date:
    """Gives the same day so many months later, the last of the month where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return day
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def plus_days(day: date, days: int) -> date | None:
    """Gives the day so many days later, None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
