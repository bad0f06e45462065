"""Resolves weekdays: the last or the next, by the verb; those of a named week; those with a day of the month."""

from onrecord.dates.calendar import WEEKDAYS, day_or_none, plus_days, plus_months, week_days
from onrecord.dates.fixed import number as ordinal
from onrecord.dates.reference import Reference
from onrecord.dates.value import Resolved, day_of, open_date
from onrecord.dates.words import Words

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
