"""Resolves times so many units from another: ``three days ago``, ``two weeks later``, ``the past two months``."""

from datetime import date

from onrecord.dates.calendar import plus_days, plus_months
from onrecord.dates.counts import count_of, length
from onrecord.dates.lexicon import meaning
from onrecord.dates.near import shifted
from onrecord.dates.reference import Reference
from onrecord.dates.value import Resolved, month_of, reference
from onrecord.dates.words import Words
from onrecord.dates.year_parts import a_year_before

_LATER = {"later", "afterward", "afterwards", "thereafter"}
_FORWARD = _LATER | {"hence", "from now", "after", "from", "following", "into"}


def unit_of(m: Words) -> str:
    """Gives the letter of the unit that the words name, in the singular or the plural."""
    word = m.text("u")
    try:
        return meaning("UNIT", word)
    except KeyError:
        return meaning("UNITS", word)


def counted_from(start: date, count: float, unit: str, rule: str, anchor: str) -> Resolved | None:
    """Gives what lies so many units (below zero: before) from a day, as coarse as the unit."""
    if unit == "E":
        # “Two decades ago” is a year, twenty back.
        count, unit = count * 10, "Y"
    elif unit == "C":
        count, unit = count * 100, "Y"
    if unit == "TH" and abs(count) >= 24 and count % 24 == 0:
        count, unit = count / 24, "D"
    if unit.startswith("T") or unit in {"MILL", "WE"} or abs(count) > 9999:
        return None
    if count != int(count):
        months = count * 12 if unit == "Y" else None
        if months is None or months != int(months):
            return None
        day = plus_months(start, int(months))
        return month_of(day.year, day.month, rule, anchor)
    return shifted(start, int(count), unit, rule, anchor)


def ago(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``three days ago``, ``two and a half years ago``; of an unknown number only the past is known."""
    unit, count = unit_of(m), count_of(m.text("n")) if m.text("n") else None
    if count is not None and m.text("h"):
        count += 0.5
    if count is None or ref.published is None:
        return reference("PAST_REF", "dates.past")
    if unit == "Y" and count == 1 and ref.told.quarter is not None and ref.sentence - ref.told.quarter_at <= 3:
        return a_year_before(ref, "dates.year-earlier")
    found = counted_from(ref.published, -count, unit, "dates.counted", ref.from_published)
    return found or reference("PAST_REF", "dates.past")


def counted(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``two days later``, ``a year earlier``: counted from the time told of last, and from now on from now."""
    unit, direction = unit_of(m), m.text("d").lower()
    count = count_of(m.text("n")) if m.text("n") else None
    ahead = direction in _FORWARD
    if unit == "Y" and count == 1 and direction in {"earlier", "before"} and ref.told.quarter is not None:
        return a_year_before(ref, "dates.year-earlier")
    if direction in {"from now", "hence"}:
        start, anchor = ref.published, ref.from_published
    else:
        start, anchor = ref.day() if unit in {"D", "W", "FN"} else ref.span_start()
    if count is None:
        return reference("FUTURE_REF" if direction in {"from now", "hence"} else "PAST_REF", "dates.counted-vaguely")
    found = None if start is None else counted_from(start, count if ahead else -count, unit, "dates.counted", anchor)
    if found is None or (anchor.startswith("published") and direction in _LATER):
        # What came so much later came after something that is not known.
        return length(count, unit, "dates.counted-from-elsewhere")
    if anchor.startswith("published") and direction not in {"from now", "hence"}:
        # Nothing told before to count from; the report's own day stands in, and the rule says so.
        found.rule = "dates.counted-from-publication"
    return found


def span_of(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``the past two months``: a length, that runs up to the day of publication or from it."""
    unit, rel = unit_of(m), m.text("r").lower()
    count = count_of(m.text("n")) if m.text("n") else None
    if unit == "Q" and count == 1:
        return None
    found = length(count, unit)
    if ref.published is None or count is None or rel not in {"last", "past", "next", "coming", "recent", "upcoming"}:
        return found
    sign = 1 if rel in {"next", "coming", "upcoming"} else -1
    days = {"D": 1, "W": 7, "FN": 14}.get(unit)
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120}.get(unit)
    other = None
    if days and count == int(count):
        other = plus_days(ref.published, sign * int(count) * days)
    elif months and count * months == int(count * months):
        other = plus_months(ref.published, sign * int(count * months))
    if other is not None:
        found.first, found.last = min(ref.published, other), max(ref.published, other)
        found.anchor, found.precision = ref.from_published, "interval"
    return found
