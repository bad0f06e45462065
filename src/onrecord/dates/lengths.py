"""Resolves lengths of time and repetitions: ISO 8601 durations, and TIMEX3 sets."""

from onrecord.dates.calendar import month_number
from onrecord.dates.counted import unit_of
from onrecord.dates.counts import count_of, length, length_value
from onrecord.dates.lexicon import meaning, meanings
from onrecord.dates.reference import Reference
from onrecord.dates.value import Resolved
from onrecord.dates.weekdays import weekday_number
from onrecord.dates.words import Words


def duration(m: Words, _ref: Reference) -> Resolved | None:
    """Resolves ``60-minute``, ``two and a half years``, ``a year and a half``, ``half an hour``, ``weeks``."""
    if m.text("w"):
        return length(1, {"y": "Y", "m": "M", "w": "W", "d": "D"}[m.text("w")[0].lower()])
    if m.text("g"):
        return length(0.5, meaning("UNIT", m.text("g")))
    unit = unit_of(m)
    if m.text("v"):
        return _joined(m, unit)
    if m.text("a"):
        if unit in {"TS", "Q", "WE"} or (unit == "TM" and m.text("a").lower() == "another"):
            return None
        return length(1.5 if m.text("h") else 1, unit)
    if not m.text("n"):
        if unit in {"Q", "TS"}:
            return None
        return length(1 if "-" in m.words and m.text("u").lower() in meanings()["UNIT"] else None, unit)
    count = count_of(m.text("n"))
    singular = m.text("u").lower() == "quarter" or (unit == "TS" and "-" not in m.words and not m.words.endswith("s"))
    if singular or (count == 1 and unit == "TS"):
        # A quarter of a thing, a second one.
        return None
    return length(count, unit)


def _joined(m: Words, unit: str) -> Resolved | None:
    """Gives ``two years and three months``: the smaller unit second."""
    word = m.text("v")
    try:
        second = meaning("UNIT", word)
    except KeyError:
        second = meaning("UNITS", word)
    first, rest = count_of(m.text("n")), count_of(m.text("m"))
    order = ["C", "E", "Y", "M", "W", "D", "TH", "TM", "TS"]
    if unit not in order or second not in order or order.index(unit) >= order.index(second) or not first or not rest:
        return None
    whole, part = length_value(first, unit), length_value(rest, second)
    joined = whole + (part[2:] if whole.startswith("PT") else part[1:])
    return Resolved(type="DURATION", value=joined, rule="dates.duration")


def repeated(m: Words, _ref: Reference) -> Resolved | None:
    """Resolves ``every week``, ``every two years``, ``daily``, ``Sundays``, ``each July``."""
    value = ""
    if m.text("f"):
        value = meaning("FREQ", m.text("f"))
    elif m.text("w"):
        value = f"XXXX-WXX-{weekday_number(m.text('w')) + 1}"
        value += f"T{meaning('PARTS', m.text('p'))}" if m.text("p") else ""
    elif m.text("p"):
        value = f"XXXX-XX-XXT{meaning('PART', m.text('p'))}"
    elif m.text("m"):
        value = f"XXXX-{month_number(m.text('m')):02d}"
    elif m.text("s"):
        value = f"XXXX-{meaning('SEASON', m.text('s'))}"
    else:
        count = count_of(m.text("n")) if m.text("n") else 1.0
        if " other " in m.words:
            count = 2.0
        unit = unit_of(m)
        value = length_value(count, unit) if unit != "WE" else "XXXX-WXX-WE"
    return Resolved(type="SET", value=value, rule="dates.set")
