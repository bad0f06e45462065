"""What the times of a text say of the day of its publication: days and years told of, weekdays with days of a month."""

import math
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

import numpy as np

from onrecord.dates.calendar import WEEKDAYS, day_or_none, month_number
from onrecord.dates.patterns import MONTH, WEEKDAY
from onrecord.dates.tense import Direction, direction
from onrecord.dates.undated.evidence import FIRST, LAST, SIZE, Days, Evidence, Weights, day_at, index
from onrecord.dates.undated.tables import rows
from onrecord.types.span import Span
from onrecord.types.when import TimeExpression

_BOTH = re.compile(
    rf"\b({WEEKDAY})(?:,| the)? (?:({MONTH}) (?:the )?(\d{{1,2}})|(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? ({MONTH}))\b"
    r"(?!,? \d{4})"
)
_TODAY = re.compile(
    rf"\b(?:[Tt]oday|[Tt]his (?:morning|afternoon|evening)),? (?:on |is )?(?:{WEEKDAY},? )?({MONTH}) (\d{{1,2}})\b"
)
OPEN = re.compile(r"XXXX-(\d\d)-(\d\d)")
LIMIT = 200_000
_SURE_BOTH, _SURE_TODAY = 0.97, 0.95
MOST = 400
LEAD = 2
"""Sentences at the head of a report that tell its news."""
_BEHIND_LEAD, _SURE_LEAD = 3, 0.8
"""Days that a report lies behind a weekday with its whole date in its lead, and the share of which that is true: of ten
such among 14,000 dated reports eight lay within three days, two were of years later."""
_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b")


def told(
    text: str, times: Sequence[TimeExpression], sentences: Sequence[Span]
) -> Iterator[tuple[TimeExpression, Direction]]:
    """Gives the times of a text that are counted from nothing, each with the way its sentence points."""
    place = 0
    for time in times[:MOST]:
        while place < len(sentences) and sentences[place].end <= time.start:
            place += 1
        if time.anchor or time.type not in {"DATE", "TIME"} or place >= len(sentences):
            continue
        span = sentences[place]
        sentence = text[span.start : span.end]
        if len(sentence) > 5_000:
            continue
        yield time, direction(sentence, time.start - span.start, time.end - span.start)


def evidence(text: str, times: Sequence[TimeExpression], sentences: Sequence[Span]) -> list[Evidence]:
    """Gives what the times of a text say of its day."""
    all_told = list(told(text, times, sentences))
    near = open_days(text, all_told)
    lead = lead_day(text, all_told, sentences)
    return [*_absolute(text, all_told), *_weekdays_with_days(text), *(one for one in (near, lead) if one)]


def latest(all_told: Sequence[tuple[TimeExpression, Direction]]) -> dict[str, tuple[date, TimeExpression]]:
    """Gives the latest day, month and year, each with its year, told of as past (where none is, of unclear ones), and
    the first told of as to come.

    Keys are ``day-past``, ``day-unclear``, ``day-future`` and so on; the days are the first of each.
    """
    found: dict[str, tuple[date, TimeExpression]] = {}
    for time, way in all_told:
        if time.from_ is None or time.precision not in _SORTS:
            continue
        first = date.fromisoformat(time.from_)
        key = f"{_SORTS[time.precision]}-{way}"
        if not FIRST <= first <= LAST:
            continue
        if key not in found or (first < found[key][0] if way == "future" else first > found[key][0]):
            found[key] = (first, time)
    return {
        key: one for key, one in found.items() if "unclear" not in key or key.replace("unclear", "past") not in found
    }


_NEVER_AHEAD = "day-past"
_SORTS = {"day": "day", "part-of-day": "day", "minute": "day", "month": "month", "year": "year"}


def _absolute(text: str, all_told: list[tuple[TimeExpression, Direction]]) -> Iterator[Evidence]:
    """Gives what days, months and years with their year say: the latest one told of as past, the first to come."""
    for key, (first, time) in sorted(latest(all_told).items()):
        sort, way = key.split("-")
        which = (
            f"the first {sort} that it tells of as to come"
            if way == "future"
            else f"the latest {sort} that it tells of"
        )
        because = f"{which}{' as past' if way == 'past' else ''} is “{time_words(text, time)}”"
        yield Evidence(
            kind=f"{'first' if way == 'future' else 'latest'}-{sort}", because=because, weights=_after(key, first)
        )


def time_words(text: str, time: TimeExpression) -> str:
    """Gives the words of a time, blanks as one blank."""
    return " ".join(text[time.start : time.end].split())


@cache
def _shares(name: str) -> tuple[tuple[int, int, float], ...]:
    """Gives how far, in days, reports lie behind such a time: from, to (both inside), share of the training texts."""
    return tuple((int(low), int(high), float(share)) for of, low, high, share in rows("distances.tsv") if of == name)


def _after(key: str, first: date) -> Weights:
    """Gives the logarithm of the chance that a report lies so far behind the latest time that it tells of.

    Before a day that it tells of as past it hardly lies at all: those of the training texts that do so name their day
    in a way that is read wrong.
    """
    found = np.full(SIZE, math.log(1e-7))
    start = index(first)
    for low, high, share in _shares(key):
        if key == _NEVER_AHEAD and high < 0:
            continue
        a, b = max(0, start + low), min(SIZE, start + high + 1)
        found[a:b] = math.log(max(share / (high - low + 1), 1e-7))
    return found


@cache
def _ordinals() -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """Gives for each day its month times 100 plus its day of the month, and its weekday."""
    days = [day_at(place) for place in range(SIZE)]
    return (
        np.array([day.month * 100 + day.day for day in days]),
        np.array([day.weekday() for day in days]),
    )


def _nearest(month: int, day: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Gives for each day how many days it lies behind (or, below 0, before) the nearest such day of a year."""
    marks = np.flatnonzero(_ordinals()[0] == month * 100 + day)
    places = np.arange(SIZE)
    after = np.searchsorted(marks, places)
    left = marks[np.clip(after - 1, 0, len(marks) - 1)]
    right = marks[np.clip(after, 0, len(marks) - 1)]
    back, ahead = places - left, right - places
    behind = (back >= 0) & ((back <= ahead) | (ahead < 0))
    return np.where(behind, back, places - right)


def _weekdays_with_days(text: str) -> Iterator[Evidence]:
    """Gives the years in which a weekday and a day of a month agree, and the day that is called today."""
    seen: set[str] = set()
    for match in _BOTH.finditer(text[:LIMIT]):
        month, day = month_number(match[2] or match[5]), int(match[3] or match[4])
        if day_or_none(2000, month, day) is None or match[0] in seen or len(seen) >= 5:
            continue
        seen.add(match[0])
        wanted = WEEKDAYS.index(match[1].lower())
        away = _nearest(month, day)
        weekdays = _ordinals()[1]
        fits = (weekdays - away) % 7 == wanted
        logs = np.where(fits, math.log(_SURE_BOTH), math.log(1 - _SURE_BOTH))
        years = _years(month, day, wanted)
        because = f"“{match[0]}”: the two agree in {years}"
        yield Evidence(kind="weekday-and-day", because=because, weights=logs)
    found = _TODAY.search(text[:LIMIT])
    if found is not None:
        month, day = month_number(found[1]), int(found[2])
        spans: list[Days] = [
            (one, one) for year in range(FIRST.year, LAST.year + 1) if (one := day_or_none(year, month, day))
        ]
        if spans:
            yield Evidence(
                kind="today", because=f"it calls “{found[0]}” its own day", spans=tuple(spans), sure=_SURE_TODAY
            )


def _years(month: int, day: int, weekday: int) -> str:
    found = [
        str(year)
        for year in range(1990, 2031)
        if (one := day_or_none(year, month, day)) is not None and one.weekday() == weekday
    ]
    return ", ".join(found)


def near_day(month: int, day: int, shares: Sequence[tuple[int, int, float]]) -> Weights:
    """Gives the logarithm of the chance of each day, by how far reports lie behind such a day of a month."""
    away = _nearest(month, day)
    found = np.full(SIZE, math.log(1e-6))
    for low, high, share in shares:
        inside = (away >= low) & (away <= high)
        found[inside] = math.log(max(share / (high - low + 1), 1e-7))
    return found


def open_days(
    text: str, all_told: Sequence[tuple[TimeExpression, Direction]], why: str = "reports tell of days near their own"
) -> Evidence | None:
    """Gives what days of a month without their year say: reports tell of days that are near."""
    logs = np.zeros(SIZE)
    words: list[str] = []
    for time, way in all_told:
        match = OPEN.fullmatch(time.value[:10])
        printed = time_words(text, time)
        if match is None or len(words) >= 3 or printed in words:
            continue
        logs += near_day(int(match[1]), int(match[2]), _shares(f"open-{way}"))
        words.append(printed)
    if not words:
        return None
    because = f"{why}: {', '.join(f'“{one}”' for one in words)}"
    return Evidence(kind="open-day", because=because, weights=logs / math.sqrt(len(words)))


def lead_day(
    text: str, all_told: Sequence[tuple[TimeExpression, Direction]], sentences: Sequence[Span]
) -> Evidence | None:
    """Gives what a weekday with its whole date says, where the first sentences tell of it as past: it is their news."""
    end = sentences[:LEAD][-1].end if sentences else 0
    for time, way in all_told:
        if time.end > end or way != "past" or time.from_ is None or time.precision != "day":
            continue
        printed = time_words(text, time)
        if _WEEKDAY.search(printed) is None:
            continue
        day = date.fromisoformat(time.from_)
        because = f"its first sentences tell of “{printed}” as past: it is of that day or soon after"
        return Evidence(
            kind="lead-day", because=because, spans=((day, day + timedelta(days=_BEHIND_LEAD)),), sure=_SURE_LEAD
        )
    return None


def lead_weekday(text: str, sentences: Sequence[Span]) -> list[Evidence]:
    """Gives the weekdays on which it can have been published, by the weekdays that it tells of as past or to come."""
    weekdays = _ordinals()[1]
    back: list[int] = []
    ahead: list[int] = []
    found: list[Evidence] = []
    for number, span in enumerate(sentences[:40]):
        sentence = text[span.start : span.end]
        if len(sentence) > 3_000:
            continue
        for match in re.finditer(rf"\b{WEEKDAY}\b", sentence):
            left = sentence[max(0, match.start() - 12) : match.start()].lower()
            if left.rstrip().endswith(("last", "next", "every", "on a", "black", "bloody", "good", "palm")):
                continue
            day = WEEKDAYS.index(match[0].lower())
            way = direction(sentence, match.start(), match.end())
            if way == "past":
                back.append(day)
                if number < LEAD and not found:
                    logs = np.full(SIZE, math.log(0.12 / 5))
                    logs[(weekdays == day) | (weekdays == (day + 1) % 7)] = math.log(0.88 / 2)
                    because = f"its first sentences tell of “{match[0]}” as past: it is of that day or the next"
                    found.append(Evidence(kind="lead-weekday", because=because, weights=logs))
            elif way == "future":
                ahead.append(day)
    if back and ahead:
        past, coming = back[0], ahead[0]
        if past != coming:
            inside = (weekdays - past) % 7 + (coming - weekdays) % 7 < 7
            logs = np.where(inside, math.log(0.9 / inside.sum()), math.log(0.1 / max(1, (~inside).sum())))
            because = f"{WEEKDAYS[past].capitalize()} is told of as past and {WEEKDAYS[coming].capitalize()} as to come"
            found.append(Evidence(kind="week", because=because, weights=logs + math.log(SIZE)))
    return found
