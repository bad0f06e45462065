"""Resolves days and months of the calendar, with their year or without it."""

import re
from datetime import date

from onrecord.dates.calendar import WEEKDAYS, day_or_none, month_number, plus_months
from onrecord.dates.lexicon import meanings
from onrecord.dates.reference import Reference
from onrecord.dates.value import Resolved, day_of, month_of, open_date
from onrecord.dates.words import Words

Range = tuple[tuple[int, int], Resolved]


def number(words: str) -> int:
    """Gives the number of an ordinal or a figure: ``7th``, ``twenty-first``, ``last`` (-1); 0 for none."""
    figures = re.match(r"[0-9]+", words)
    if figures:
        return int(figures[0])
    ordinals, numbers = meanings()["ORDINAL"] | meanings()["LASTORD"], meanings()["NUMW"]
    total = 0
    for word in re.findall(r"[a-z]+", words.lower()):
        total += int(ordinals[word]) if word in ordinals else int(numbers.get(word, 0))
    return total


def full_year(words: str, published: date | None) -> int:
    """Gives the year of four or two figures; of two, the one nearest to the report (within the last 80 years)."""
    year = int(re.sub(r"\D", "", words))
    if year > 99:
        return year
    newest = (published.year if published else 2020) + 20
    return newest - (newest - year) % 100


def full_day(m: Words, _ref: Reference) -> Resolved | None:
    """Resolves ``2018-02-05``."""
    return day_of(day_or_none(int(m.text("y")), int(m.text("m")), int(m.text("d"))), "dates.full")


def numeric_day(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``2/5/2018``, month first, and ``25/1/2018``, day first where the first number is no month."""
    month, day = int(m.text("m")), int(m.text("d"))
    year = full_year(m.text("y"), ref.published)
    rule = "dates.numeric" if month <= 12 and (day > 12 or "." in m.words) else "dates.numeric-month-first"
    return day_of(day_or_none(year, month, day), rule)


def month_day(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``Feb. 5``, ``the 19th of October 1950``, ``Monday, March 3``."""
    month, day = month_number(m.text("m")), number(m.text("d"))
    if m.text("y"):
        return day_of(day_or_none(int(m.text("y")), month, day), "dates.full")
    over = m.sentence[: m.whole[0]].lower().endswith("since ")
    return _known_day(month, day, m, ref) or _without_year(month, day, m.text("w"), ref, over=over)


def _known_day(month: int, day: int, m: Words, ref: Reference) -> Resolved | None:
    """Gives a day that is known by what happened on it; where the words near it tell of one to come, it is another."""
    known = ref.told.named.get((month, day))
    if known is None or m.text("w"):
        return None
    if not known.is_told(m.sentence, *m.whole) and ref.way() == "future":
        return None
    return day_of(date(known.year, month, day), "dates.known-day")


def _without_year(month: int, day: int, weekday: str, ref: Reference, *, over: bool) -> Resolved | None:
    if day_or_none(2000, month, day) is None:
        return None
    if weekday and ref.published is not None and not ref.history:
        years = (ref.published.year - 1, ref.published.year, ref.published.year + 1)
        wanted = next(n for n, name in enumerate(WEEKDAYS) if name.startswith(weekday.lower()[:3]))
        near = [found for year in years if (found := day_or_none(year, month, day))]
        agreeing = [found for found in near if found.weekday() == wanted]
        if len(agreeing) == 1:
            return day_of(agreeing[0], "dates.weekday-and-day", ref.from_published)
    year, anchor, how = ref.year(month, day, over=over)
    if year is None:
        return open_date(f"XXXX-{month:02d}-{day:02d}", "dates.day-without-year")
    return day_of(day_or_none(year, month, day), f"dates.day-{how}", anchor)


def day_range(m: Words, ref: Reference) -> tuple[Range, Range] | None:
    """Resolves ``Feb. 7-9`` and ``6-7 March 2018`` to their two ends."""
    month, first, last = month_number(m.text("m")), number(m.text("d")), number(m.text("e"))
    a, b = m.span("a"), m.span("b")
    if first >= last or a is None or b is None or day_or_none(2000, month, last) is None:
        return None
    if m.text("y"):
        year: int | None = int(m.text("y"))
        anchor, how = "", "full"
    else:
        year, anchor, how = ref.year(month, first)
        how = f"day-{how}"
    if year is None:
        return (a, open_date(f"XXXX-{month:02d}-{first:02d}", "dates.day-without-year")), (
            b,
            open_date(f"XXXX-{month:02d}-{last:02d}", "dates.day-without-year"),
        )
    begin = day_of(day_or_none(year, month, first), f"dates.{how}", anchor)
    end = day_of(day_or_none(year, month, last), f"dates.{how}", anchor)
    return ((a, begin), (b, end)) if begin and end else None


def told_monthday(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``on the 13th``: a day of the month that was told of last, else of the report's."""
    day, told = number(m.text("d")), ref.told.month
    if told is not None and (ref.history or ref.sentence - ref.told.month_at <= 2):
        return day_of(day_or_none(told[0], told[1], day), "dates.day-of-told-month", f"told {told[0]}-{told[1]:02d}")
    if ref.published is None or ref.history:
        return open_date(f"XXXX-XX-{day:02d}", "dates.day-without-month") if day <= 31 else None
    pointing = ref.way()
    months = (-1, 0) if pointing != "future" else (0, 1)
    near = [
        found
        for k in months
        if (found := day_or_none((at := plus_months(ref.published.replace(day=1), k)).year, at.month, day))
    ]
    fitting = [found for found in near if (found >= ref.published if pointing == "future" else found <= ref.published)]
    chosen = (fitting[0] if pointing == "future" else fitting[-1]) if fitting else None
    return day_of(chosen, f"dates.day-of-month-{pointing}", ref.from_published)


def month(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``mid-April 2017``."""
    return month_of(full_year(m.text("y"), ref.published), month_number(m.text("m")), "dates.month")


def relative_month(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``last May``: the latest one that is over, or that has been."""
    month, rel = month_number(m.text("m")), m.text("r").lower()
    if ref.published is None or ref.history:
        return open_date(f"XXXX-{month:02d}", "dates.month-without-year")
    year = ref.published.year
    if rel in {"last", "this past", "past"}:
        year -= month >= ref.published.month
    elif rel in {"next", "coming", "this coming"}:
        year += month <= ref.published.month
    return month_of(year, month, "dates.relative-month", ref.from_published)


def told_month(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``the following May``, ``that October``: counted from the time told of last."""
    number, rel = month_number(m.text("m")), m.text("r").lower()
    start, anchor = ref.span_start()
    if start is None:
        return open_date(f"XXXX-{number:02d}", "dates.month-without-year")
    year = start.year
    if rel == "following":
        year += number <= start.month
    elif rel in {"previous", "preceding"}:
        year -= number >= start.month
    return month_of(year, number, "dates.told-month", anchor)


def bare_month(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``in December``: by the text's own year, else by the verb and the day of publication."""
    month = month_number(m.text("m"))
    year, anchor, how = ref.year(month)
    if year is None:
        return open_date(f"XXXX-{month:02d}", "dates.month-without-year")
    return month_of(year, month, f"dates.month-{how}", anchor)
