"""Resolves today and its neighbours, parts of days, and days that have names."""

from onrecord.dates.calendar import plus_days
from onrecord.dates.holidays import holiday
from onrecord.dates.lexicon import meaning
from onrecord.dates.reference import Reference
from onrecord.dates.value import Resolved, day_of, open_date
from onrecord.dates.words import Words

_FEAST = 7
"""A named day within so many days of the report is the one that is meant, whatever the verb."""


def near_part(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``this morning``, ``last night``, ``overnight``."""
    # Overnight is last night.
    word, rel = (m.text("p") or "night").lower(), (m.text("r") or "last").lower()
    part = "12:00" if word in {"noon", "midday"} else meaning("PART", word)
    if ref.published is None:
        return open_date(f"XXXX-XX-XXT{part}", "dates.deictic")
    days = -1 if rel == "last" else 0
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
    # The early hours are those of the morning.
    part = meaning("PART", m.text("p")) if m.text("p") else "MO"
    return Resolved(type="TIME", value=f"T{part}", rule="piece.part")


def bare_part(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``in the morning``: of the day told of last, or of the report's."""
    return told_part(m, ref)


def deictic(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``yesterday``, ``tonight``, ``the day after tomorrow``."""
    word = m.text("w").lower()
    part = "NI" if word == "tonight" else ""
    days = {"tonight": 0, "the day before yesterday": -2, "the day after tomorrow": 2}.get(word)
    days = int(meaning("DEICTIC", word)) if days is None else days
    if ref.published is None:
        return open_date("XXXX-XX-XX" + (f"T{part}" if part else ""), "dates.deictic")
    return day_of(plus_days(ref.published, days), "dates.deictic", ref.from_published, part)


_OTHER_YEARS = ("Lunar ", "Chinese ", "Jewish ", "Islamic ", "Persian ", "Iranian ", "Tibetan ", "Hindu ", "Ethiopian ")
"""Before a holiday these say that it is of a calendar that is not reckoned with here."""


def named_day(m: Words, ref: Reference) -> Resolved | None:
    """Resolves ``Christmas Day``, ``last Thanksgiving``: the nearest one that the words allow."""
    name, rel = m.text("h"), m.text("r").lower()
    if m.text("y"):
        return day_of(holiday(name, int(m.text("y"))), "dates.holiday")
    if m.sentence[: m.whole[0]].endswith(_OTHER_YEARS):
        return Resolved(value="XXXX-XX-XX", rule="dates.holiday-of-other-calendar")
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
