"""Resolves weekdays, days near the report, its weeks and years, named days, and what points back to a time told of."""

from datetime import date

from onrecord.dates.calendar import WEEKDAYS, day_or_none, plus_days, plus_months, week_days
from onrecord.dates.fixed import number as ordinal
from onrecord.dates.holidays import holiday
from onrecord.dates.lexicon import meaning
from onrecord.dates.reference import Reference
from onrecord.dates.value import (
    Resolved,
    day_of,
    month_of,
    open_date,
    part_of_year,
    reference,
    week_of,
    weekend_of,
    year_of,
    years_of,
)
from onrecord.dates.words import Words

_OPEN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
}
_FEAST = 7
"""A named day within so many days of the report is the one that is meant, whatever the verb."""
_OF_THE_DAY = (
    "on ",
    "for ",
    "of ",
    "during ",
    "end ",
    "ending ",
    "ended ",
    "finish ",
    "finished ",
    "close ",
    "closed ",
)
_BACK, _AHEAD = {"last", "this past", "past", "previous", "preceding"}, {"next", "this coming", "coming", "upcoming"}


def weekday_number(word: str) -> int:
    """Gives 0 for Monday to 6 for Sunday, of a name or its short form."""
    return next(n for n, name in enumerate(WEEKDAYS) if name.startswith(word.lower()[:3]))


def weekday(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``Monday``: the last or the next, by what the sentence tells; the report's own day where it is one."""
    number, rel = weekday_number(m.text("w")), m.text("r").lower()
    anchor, where = ref.published, ref.from_published
    if ref.history or rel in {"previous", "following", "preceding", "same", "that"}:
        anchor, where = ref.day()
    if anchor is None:
        return open_date(f"XXXX-WXX-{number + 1}", "dates.weekday-unanchored")
    back, ahead = (anchor.weekday() - number) % 7, (number - anchor.weekday()) % 7
    if rel in {"same", "that"}:
        return day_of(plus_days(anchor, -back), "dates.weekday-told", where)
    if rel == "following":
        return day_of(plus_days(anchor, ahead or 7), "dates.weekday-after-told", where)
    if rel in _BACK:
        return day_of(plus_days(anchor, -(back or 7)), "dates.weekday-last", where)
    if rel in _AHEAD:
        return day_of(plus_days(anchor, ahead or 7), "dates.weekday-next", where)
    if ref.history:
        return day_of(plus_days(anchor, ahead), "dates.weekday-after-told", where)
    if back == 0:
        return day_of(anchor, "dates.weekday-of-publication", where)
    pointing = ref.way()
    if pointing == "future" or (rel == "this" and pointing == "unclear"):
        return day_of(plus_days(anchor, ahead), "dates.weekday-future", where)
    # News writes of what was; a weekday with no verb near it is the last one, and the rule says so.
    return day_of(plus_days(anchor, -back), f"dates.weekday-{pointing}", where)


def weekday_of_week(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``Tuesday of last week``; in British print ``Thursday week`` is the Thursday after the next."""
    number, rel = weekday_number(m.text("w")), m.text("r").lower()
    anchor, where = ref.day() if rel.startswith(("the ", "that")) else (ref.published, ref.from_published)
    if anchor is None:
        return open_date(f"XXXX-WXX-{number + 1}", "dates.weekday-unanchored")
    if not rel:
        return day_of(plus_days(anchor, ((number - anchor.weekday()) % 7 or 7) + 7), "dates.weekday-of-week", where)
    weeks = {"last": -1, "the previous": -1, "next": 1, "the following": 1}.get(rel, 0)
    return day_of(plus_days(week_days(anchor)[0], 7 * weeks + number), "dates.weekday-of-week", where)


def deictic(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``yesterday``, ``tonight``, ``the day after tomorrow``."""
    word = m.text("w").lower()
    part = "NI" if word == "tonight" else ""
    days = {"tonight": 0, "the day before yesterday": -2, "the day after tomorrow": 2}.get(word)
    days = int(meaning("DEICTIC", word)) if days is None else days
    if ref.published is None:
        return open_date("XXXX-XX-XX" + (f"T{part}" if part else ""), "dates.deictic")
    return day_of(plus_days(ref.published, days), "dates.deictic", ref.from_published, part)


def near_part(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``this morning``, ``last night``."""
    word = m.text("p").lower()
    part = "12:00" if word in {"noon", "midday"} else meaning("PART", word)
    if ref.published is None:
        return open_date(f"XXXX-XX-XXT{part}", "dates.deictic")
    days = -1 if m.text("r").lower() == "last" else 0
    return day_of(plus_days(ref.published, days), "dates.deictic", ref.from_published, part)


def told_part(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``the next morning``, ``that same evening``: counted from the day told of last."""
    part, rel = meaning("PART", m.text("p")), m.text("r").lower()
    day, anchor = ref.day()
    if day is None:
        return open_date(f"XXXX-XX-XXT{part}", "dates.told-part")
    days = {"next": 1, "very next": 1, "following": 1, "previous": -1, "preceding": -1}.get(rel, 0)
    return day_of(plus_days(day, days), "dates.told-part", anchor, part)


def part_of(m: Words, _ref: Reference) -> Resolved | None:
    """Reads ``the night`` of “the night of May 4”: a piece, that says nothing without its day."""
    return Resolved(type="TIME", value=f"T{meaning('PART', m.text('p'))}", rule="piece.part")


def bare_part(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``in the morning``: of the day told of last, or of the report's."""
    return told_part(m, ref)


def named_day(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``Christmas Day``, ``last Thanksgiving``: the nearest one that the words allow."""
    name, rel = m.text("h"), m.text("r").lower()
    if m.text("y"):
        return day_of(holiday(name, int(m.text("y"))), "dates.holiday")
    if ref.published is None or not 1500 <= ref.published.year <= 9000:
        return Resolved(value="XXXX-XX-XX", rule="dates.holiday-without-year")
    published = ref.published
    near = [found for n in (-1, 0, 1) if (found := holiday(name, published.year + n))]
    before = [found for found in near if found < published]
    after = [found for found in near if found > published]
    if published in near and not rel:
        return day_of(published, "dates.holiday-of-publication", ref.from_published)
    if rel in {"last", "next"}:
        chosen = before[-1:] if rel == "last" else after[:1]
        return day_of(chosen[0] if chosen else None, "dates.holiday", ref.from_published)
    if rel == "this":
        return day_of(holiday(name, published.year), "dates.holiday", ref.from_published)
    pointing = ref.way()
    closest = min(near, key=lambda found: (abs((found - published).days), found), default=None)
    if closest is not None and abs((closest - published).days) <= _FEAST:
        return day_of(closest, "dates.holiday-nearest", ref.from_published)
    if pointing == "past" and before:
        closest = before[-1]
    elif pointing == "future" and after:
        closest = after[0]
    return day_of(closest, f"dates.holiday-{pointing}", ref.from_published)


def shifted(start: date, count: int, unit: str, rule: str, anchor: str) -> Resolved | None:
    """Gives the day, week, month, quarter, year, decade or century so many units away, as coarse as the unit."""
    if unit == "D":
        return day_of(plus_days(start, count), rule, anchor)
    if unit in {"W", "FN"}:
        return week_of(plus_days(start, 7 * count * (2 if unit == "FN" else 1)), rule, anchor)
    if unit == "WE":
        return weekend_of(plus_days(start, 7 * count), rule, anchor)
    if unit == "M":
        day = plus_months(start, count)
        return month_of(day.year, day.month, rule, anchor)
    if unit == "Q":
        index = start.year * 4 + (start.month - 1) // 3 + count
        return part_of_year(index // 4, "Q", index % 4 + 1, rule, anchor)
    if unit == "Y":
        return year_of(start.year + count, rule, anchor)
    if unit in {"E", "C"}:
        size = 10 if unit == "E" else 100
        first = (start.year // size + count) * size
        return years_of(max(first, 1), first + size - 1, f"{first // size:02d}", rule, anchor)
    return None


def relative(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``last week``, ``earlier this month``, ``the past year``: counted from the day of publication."""
    # “this years” is a slip for “this year's”.
    unit, rel = meaning("UNIT", m.text("u")) if m.text("u") else "Y", m.text("r").lower()
    published, where = ref.published, ref.from_published
    if unit.startswith("T") or unit == "MILL":
        return None
    if ref.history:
        # “the next year” of a history follows the time told of; “this period” is no time of the report's.
        published, where = ref.span_start()
    if published is None:
        return open_date(_OPEN.get(unit, "XXXX"), "dates.relative")
    if unit == "D":
        return _relative_day(m, ref, rel)
    if unit == "WE" and rel == "this" and published.weekday() <= 2 and ref.way() == "past":
        return weekend_of(plus_days(published, -7), "dates.relative", where)
    if rel in {"past", "this past"} or (rel == "last" and unit in {"E", "C"} and m.words.startswith("the")):
        return _just_past(unit, published, where)
    count = -1 if rel == "last" else 1 if rel in {"next", "coming", "upcoming"} else 0
    found = shifted(published, count, unit, "dates.relative", where)
    if found is not None and count == 0 and not ref.history:
        _cut(found, m.words, published)
    return found


def _relative_day(m: Words, ref: Reference, rel: str) -> Resolved | None:
    if rel == "next" and m.words.startswith("the"):
        day, anchor = ref.day()
        return day_of(plus_days(day, 1), "dates.told-unit", anchor) if day else None
    if rel in {"this", "current"} and ref.published:
        return day_of(ref.published, "dates.relative", ref.from_published)
    return None


def _just_past(unit: str, published: date, where: str) -> Resolved | None:
    """Gives ``the past year``: the value is that of the year before, the days are those up to the report."""
    # Of the past decade most years lie in the decade of five years ago.
    start = plus_months(published, {"E": -60, "C": -600}.get(unit, 0))
    found = shifted(start, 0 if unit in {"E", "C"} else -1, unit, "dates.just-past", where)
    if found is not None and unit != "WE":
        found.first = {
            "W": plus_days(published, -7),
            "M": plus_months(published, -1),
            "Q": plus_months(published, -3),
            "Y": plus_months(published, -12),
            "E": plus_months(published, -120),
            "C": plus_months(published, -1200),
            "FN": plus_days(published, -14),
        }[unit]
        found.last, found.precision = published, "interval"
    return found


def _cut(found: Resolved, words: str, published: date) -> None:
    """Ends “earlier this month” with the day of publication, and begins “later this month” with it."""
    if words.startswith("earlier"):
        found.last = published
    elif words.startswith("later"):
        found.first = published


def relative_but_one(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``the week after next``, ``the year before last``."""
    published, count = ref.published, 2 if "next" in m.text("r").lower() else -2
    if m.text("w"):
        number = weekday_number(m.text("w"))
        if published is None:
            return open_date(f"XXXX-WXX-{number + 1}", "dates.weekday-unanchored")
        back, ahead = (published.weekday() - number) % 7 or 7, (number - published.weekday()) % 7 or 7
        days = ahead + 7 if count > 0 else -back - 7
        return day_of(plus_days(published, days), "dates.relative-but-one", ref.from_published)
    unit = meaning("UNIT", m.text("u"))
    if unit not in _OPEN:
        return None
    if published is None:
        return open_date(_OPEN[unit], "dates.relative")
    return shifted(published, count, unit, "dates.relative-but-one", ref.from_published)


def weekday_monthday(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``Tuesday the 13th``: the nearest day that is both."""
    weekday, number = weekday_number(m.text("w")), ordinal(m.text("d"))
    if ref.published is None:
        return open_date(f"XXXX-XX-{number:02d}", "dates.day-without-month") if 1 <= number <= 31 else None
    first = ref.published.replace(day=1)
    months = [plus_months(first, k) for k in range(-7, 8)]
    near = [day for at in months if (day := day_or_none(at.year, at.month, number)) and day.weekday() == weekday]
    anchor = ref.published
    closest = min(near, key=lambda day: (abs((day - anchor).days), day), default=None)
    return day_of(closest, "dates.weekday-and-day", ref.from_published)


def told_unit(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``the next day``, ``that year``, ``the previous month``: counted from what was told of last."""
    unit, rel = meaning("UNIT", m.text("u")), m.text("r").lower()
    if unit.startswith("T") or unit == "MILL":
        return None
    if rel == "latest":
        return a_quarter_back(ref, "dates.latest") if unit == "Q" else None
    count = {"next": 1, "very next": 1, "following": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1}.get(
        rel, 0
    )
    count = -1 if rel == "earlier" else count
    if unit == "Q" and count == 0:
        return the_quarter(ref)
    if rel == "next" and unit != "D" and not ref.history:
        if ref.published is None:
            return open_date(_OPEN[unit], "dates.relative")
        return shifted(ref.published, 1, unit, "dates.relative", ref.from_published)
    start, anchor = ref.day() if unit in {"D", "W", "WE"} else ref.span_start()
    if start is None:
        return open_date(_OPEN[unit], "dates.told-unit")
    return shifted(start, count, unit, "dates.told-unit", anchor)


def a_quarter_back(ref: Reference, rule: str) -> Resolved | None:
    """Gives the latest quarter that is over."""
    if ref.published is None:
        return open_date("XXXX-QX", rule)
    return shifted(ref.published, -1, "Q", rule, ref.from_published)


def the_quarter(ref: Reference) -> Resolved | None:
    """Gives the quarter that is told of: the last one named, else the latest that is over."""
    told = ref.told.quarter
    if told is not None and ref.sentence - ref.told.quarter_at <= 8:
        return part_of_year(told[0], "Q", told[1], "dates.told-unit", f"told {told[0]}-Q{told[1]}")
    return a_quarter_back(ref, "dates.the-unit")


def the_unit(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``the week``, ``the weekend``, ``earlier in the day``: the one that is told of, or the report's own."""
    unit, words = meaning("UNIT", m.text("u")), m.words
    if unit.startswith("T") or unit in {"MILL", "FN", "E", "C"}:
        return None
    if unit == "Q":
        return the_quarter(ref)
    inside = " in the " in words
    if unit == "D" and not inside and not m.sentence[: m.whole[0]].lower().endswith(_OF_THE_DAY):
        return None
    if unit == "WE" and not ref.history and ref.published is not None:
        monday = week_days(ref.published)[0]
        over = ref.published.weekday() < 5 and ref.way() != "future"
        return weekend_of(plus_days(monday, -7 if over else 0), "dates.the-unit", ref.from_published)
    start, anchor = ref.day() if unit in {"D", "W", "WE"} else (ref.published, ref.from_published)
    if ref.history or (unit in {"M", "Y"} and ref.told.span_at == ref.sentence):
        start, anchor = ref.span_start()
    if start is None:
        return open_date(_OPEN[unit], "dates.the-unit")
    found = shifted(start, 0, unit, "dates.the-unit", anchor)
    if found is not None and start == ref.published:
        _cut(found, words, start)
    return found


def week_piece(_m: Words, _ref: Reference) -> Resolved | None:
    """Reads ``the week of``: a piece, that says nothing without its day."""
    return Resolved(value="W", rule="piece.week-of")


def edge_piece(_m: Words, _ref: Reference) -> Resolved | None:
    """Reads ``the end of``: a piece, that says nothing without what it is the end of."""
    return Resolved(value="", rule="piece.edge")


def ordinal_piece(_m: Words, _ref: Reference) -> Resolved | None:
    """Reads ``the last week of``: a piece, that says nothing without its month or year."""
    return Resolved(value="", rule="piece.ordinal-unit")


def vague(m: Words, _ref: Reference) -> Resolved | None:
    """Resolves ``now``, ``recently``, ``the near future``: no day at all."""
    words = m.words
    if "future" in words or " term" in words:
        return reference("FUTURE_REF", "dates.future")
    if any(part in words for part in ("recent", "past", "lately", "that time")):
        return reference("PAST_REF", "dates.past")
    return reference("PRESENT_REF", "dates.present")
