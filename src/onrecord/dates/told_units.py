"""Resolves what points back to a time told of: ``the next day``, ``that year``, ``earlier in the day``."""

import re

from onrecord.dates.calendar import plus_days, week_days
from onrecord.dates.lexicon import meaning
from onrecord.dates.near import OPEN, cut, shifted
from onrecord.dates.reference import Reference
from onrecord.dates.value import Resolved, day_of, open_date, part_of_year, weekend_of
from onrecord.dates.words import Words

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
"""Before “the day” these mean the day itself, and no day at large."""


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
            return open_date(OPEN[unit], "dates.relative")
        return shifted(ref.published, 1, unit, "dates.relative", ref.from_published)
    start, anchor = ref.day() if unit in {"D", "W", "WE"} else ref.span_start()
    if start is None:
        return open_date(OPEN[unit], "dates.told-unit")
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
    if inside and ref.published and start and start < ref.published and not ref.history and ref.way() == "future":
        # What is to come “later in the day” comes on no day that is over.
        start, anchor = ref.published, ref.from_published
    if ref.history or (unit in {"M", "Y"} and ref.told.span_at == ref.sentence):
        start, anchor = ref.span_start()
    if start is None:
        return open_date(OPEN[unit], "dates.the-unit")
    found = shifted(start, 0, unit, "dates.the-unit", anchor)
    if found is not None and start == ref.published:
        cut(found, words, start)
    return found


_NOW = re.compile(
    r"\b(?:it|this|today|that|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:[’']s| is| marks)\s*\Z"
)
"""Before “the second day of the offensive” these say that it is the day of the report."""


def event_day(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``the second day of the summit``, ``opening night``: the day named right before it, else none is known.

    Only where the report says of its own day that it is that one, it is the day of publication. A day told earlier may
    be another day of the same event: “arrived on Monday; on the second day of his visit”.
    """
    before = m.sentence[max(0, m.whole[0] - 20) : m.whole[0]]
    if _NOW.search(before.lower()) and ref.published:
        return day_of(ref.published, "dates.event-day", ref.from_published)
    told = ref.told
    if told.day is not None and ref.sentence == told.day_at and before.rstrip().endswith(","):
        return day_of(told.day, "dates.event-day", f"told {told.day.isoformat()}")
    return open_date("XXXX-XX-XX", "dates.event-day")
