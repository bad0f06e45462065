"""Finds time expressions sentence by sentence and resolves them against the day of publication."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from msgspec import Struct, structs

from onrecord.dates.patterns import PATTERNS, TRIGGERS
from onrecord.dates.resolve import RESOLVERS, Resolved
from onrecord.dates.tense import Direction, direction
from onrecord.types.provenance import By
from onrecord.types.span import Span
from onrecord.types.when import TimeExpression

# Estimated on reports read by eye; not calibrated.
_SCORES = {
    "dates.weekday-unclear": 0.7,
    "dates.month-unclear": 0.7,
    "dates.weekday-past": 0.93,
    "dates.weekday-future": 0.9,
    "dates.month-past": 0.9,
    "dates.month-future": 0.85,
    "dates.day-nearest": 0.93,
    "dates.year": 0.93,
    "dates.duration": 0.9,
}
_JOINED = re.compile(r",?[ \u00a0](?:at[ \u00a0]|on[ \u00a0]|around[ \u00a0]|about[ \u00a0])?")


class _Found(Struct):
    start: int
    end: int
    resolved: Resolved


def expressions(text: str, sentences: Iterable[Span], anchor: date | None, version: str) -> tuple[TimeExpression, ...]:
    """Gives the time expressions of a text in order, none overlapping another.

    ``anchor`` is the day of publication; without it, what is relative has the part of its value that the words give.
    """
    found: list[TimeExpression] = []
    for span in sentences:
        if TRIGGERS.search(text, span.start, span.end) is None:
            continue
        sentence = text[span.start : span.end]
        for item in _with_clocks(sentence, _longest(_all(sentence, anchor))):
            found.append(_expression(item, span.start, anchor, version))  # noqa: PERF401 - two loops read better
    return tuple(found)


def _all(sentence: str, anchor: date | None) -> list[_Found]:
    found: list[_Found] = []
    for name, pattern in PATTERNS:
        for match in pattern.finditer(sentence):
            start, end = match.span()
            if name == "bare-month":
                start = match.start("month")
            elif name == "years-to":
                start = match.start("y")

            def way(start: int = start, end: int = end) -> Direction:
                return direction(sentence, start, end)

            resolved = RESOLVERS[name](match, anchor, way)
            if resolved is not None:
                found.append(_Found(start, end, resolved))
    return found


def _longest(found: list[_Found]) -> list[_Found]:
    """Keeps, of those that overlap, the longest; of equally long ones the more specific form, which comes first."""
    order = sorted(range(len(found)), key=lambda k: (-(found[k].end - found[k].start), k))
    kept: list[_Found] = []
    taken: list[tuple[int, int]] = []
    for k in order:
        item = found[k]
        place = bisect_left(taken, (item.start, item.end))
        free_before = place == 0 or taken[place - 1][1] <= item.start
        free_after = place == len(taken) or taken[place][0] >= item.end
        if free_before and free_after:
            kept.append(item)
            taken.insert(place, (item.start, item.end))
    return sorted(kept, key=lambda item: item.start)


def _with_clocks(sentence: str, found: list[_Found]) -> list[_Found]:
    """Joins a clock time with the day that stands beside it: ``3 p.m. on Tuesday``."""
    joined: list[_Found] = []
    for item in found:
        before = joined[-1] if joined else None
        if before is not None and _JOINED.fullmatch(sentence, before.end, item.start):
            clock, day = (before, item) if before.resolved.rule == "dates.clock" else (item, before)
            if clock.resolved.rule == "dates.clock" and day.resolved.precision == "day" and day.resolved.first:
                value = f"{day.resolved.first.isoformat()}{clock.resolved.value}"
                resolved = structs.replace(day.resolved, type="TIME", value=value, precision="minute")
                joined[-1] = _Found(before.start, item.end, resolved)
                continue
        joined.append(item)
    return joined


def _expression(item: _Found, offset: int, anchor: date | None, version: str) -> TimeExpression:
    resolved = item.resolved
    return TimeExpression(
        start=item.start + offset,
        end=item.end + offset,
        type=resolved.type,
        value=resolved.value,
        from_=resolved.first.isoformat() if resolved.first else None,
        to=resolved.last.isoformat() if resolved.last else None,
        precision=resolved.precision,
        anchor=f"published {anchor.isoformat()}" if resolved.anchored and anchor else "",
        by=By(resolved.rule, version, _SCORES.get(resolved.rule, 0.97)),
    )
