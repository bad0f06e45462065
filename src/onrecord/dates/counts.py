"""Reads counts in figures and words, and writes lengths of time as ISO 8601 durations."""

import re

from onrecord.dates.lexicon import meanings
from onrecord.dates.value import Resolved

_FIGURES = re.compile(r"([0-9]{1,4}(?:,[0-9]{3})?)(?:\.([0-9]{1,4}))?(?:\s([0-9]{1,2})/([0-9]{1,2}))?")
_HALF = re.compile(r"\Wand\W(?:a\W)?half$")
_WORD = re.compile(r"[a-z]+")
_FIXED = {"a": 1.0, "an": 1.0, "another": 1.0, "half": 0.5}
_SMALLER = {"Y": ("M", 12), "E": ("Y", 10), "C": ("Y", 100), "TH": ("TM", 60), "TM": ("TS", 60), "MILL": ("Y", 1000)}
"""What half a unit is written in: half a year is six months."""


def count_of(words: str) -> float | None:
    """Gives the number that words or figures name: ``twenty-four``, ``2 1/2``, ``two and a half``; None for “few”."""
    text = words.lower().strip()
    whole = _HALF.sub("", text)
    half = 0.5 if whole != text else 0.0
    text = whole
    figures = _FIGURES.fullmatch(text)
    if figures:
        number = float(figures[1].replace(",", "") + "." + (figures[2] or "0"))
        part = int(figures[3]) / int(figures[4]) if figures[3] and int(figures[4]) else 0.0
        return number + part + half
    if text in {"half a", "half an", "half", "a half"}:
        return 0.5
    if re.fullmatch(r"a couple(\sof)?|couple\sof", text):
        return 2.0
    return _worded(text, half)


def _worded(text: str, half: float) -> float | None:
    numbers = meanings()["NUMW"]
    total = current = 0.0
    seen = False
    for word in _WORD.findall(text):
        if word in _FIXED:
            current, seen = current or _FIXED[word], True
        elif word in numbers:
            value, seen = int(numbers[word]), True
            if value in {100, 1000} or word == "dozen":
                current = (current or 1) * value
            else:
                current += value
            if value == 1000:
                total, current = total + current, 0.0
        elif word != "and":
            return None
    return total + current + half if seen else None


def length_value(count: float | None, unit: str) -> str:
    """Gives the ISO 8601 duration of so many units: ``P2Y6M``, ``PT30M``, ``PXW`` where the count is unknown."""
    if unit == "FN":
        return length_value(None if count is None else count * 2, "W")
    if unit in {"E", "C", "MILL"}:
        return length_value(None if count is None else count * _SMALLER[unit][1], "Y")
    if unit == "WE":
        return f"P{_figure(count)}WE"
    mark, letter = ("PT", unit[1]) if unit.startswith("T") else ("P", unit)
    if count is not None and count != int(count) and unit in _SMALLER:
        smaller, times = _SMALLER[unit]
        rest = (count - int(count)) * times
        if rest == int(rest):
            whole = f"{int(count)}{letter}" if int(count) else ""
            return f"{mark}{whole}{int(rest)}{smaller[-1]}"
    return f"{mark}{_figure(count)}{letter}"


def _figure(count: float | None) -> str:
    if count is None:
        return "X"
    return str(int(count)) if count == int(count) else f"{count:g}"


def length(count: float | None, unit: str, rule: str = "dates.duration") -> Resolved:
    """Gives a length of time."""
    return Resolved(type="DURATION", value=length_value(count, unit), rule=rule)
