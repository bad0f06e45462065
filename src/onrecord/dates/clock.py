"""Resolves clock times: their day is named beside them, or is the day told of last."""

import re

from onrecord.dates.counts import count_of
from onrecord.dates.lexicon import meaning
from onrecord.dates.reference import Reference
from onrecord.dates.value import Resolved
from onrecord.dates.words import Words


def clock(m: Words, _ref: Reference) -> Resolved | None:
    """Reads ``3 p.m.``, ``18:00 UTC``, ``noon``, ``10 o'clock``: ``T15:00``, without its day yet."""
    value = _hour_and_minute(m)
    if value is None:
        return None
    zone = re.match(r"[A-Za-z]+", m.text("z"))
    try:
        mark = meaning("ZONE", zone[0]) if zone else ""
    except KeyError:
        mark = ""
    if re.search(r"[+\-]", m.text("z")):
        mark = ""
    return Resolved(type="TIME", value=f"T{value}{mark}", precision="minute", rule="dates.clock")


def _hour_and_minute(m: Words) -> str | None:
    word = m.text("w").lower()
    if word:
        return "24:00" if word == "midnight" else "12:00"
    if m.text("k"):
        return f"{m.text('k')[:2]}:{m.text('k')[2:]}"
    count = count_of(m.text("h"))
    if count is None or not 0 <= count <= 24:
        return None
    hour, minute = int(count), int(m.text("n") or 0)
    half = re.sub(r"[^a-z]", "", m.text("p").lower())
    if half in {"pm", "afternoon", "evening"}:
        hour += 12 if hour < 12 else 0
    elif half in {"am", "morning"} and hour == 12:
        hour = 0
    elif not half and "clock" not in m.words and not m.text("n"):
        return None
    return f"{hour:02d}:{minute:02d}"
