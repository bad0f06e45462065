"""Joins neighbouring pieces of a sentence to one time: ``3 p.m. on Tuesday``, ``the end of April of last year``."""

import re
from datetime import date, timedelta

from msgspec import structs

from onrecord.dates.calendar import plus_days, plus_months, week_days
from onrecord.dates.counted import counted_from, unit_of
from onrecord.dates.counts import count_of, length
from onrecord.dates.find import Piece
from onrecord.dates.fixed import number
from onrecord.dates.holidays import nth_weekday
from onrecord.dates.inherit import in_year, part_behind_year
from onrecord.dates.lexicon import meaning
from onrecord.dates.narrow import narrowed
from onrecord.dates.ranges import ranges, shared_year
from onrecord.dates.value import Resolved, day_of, month_of, part_of_year, week_of, year_of
from onrecord.dates.weekdays import weekday_number

_CLOCK = re.compile(r"[,(]?\s(?:(?:on|at|around|about|late|early|of|late on|early on)\s)?\(?")
_PART_AFTER = re.compile(r",?\s(?:in the\s|late\s|early\s)?")
_PART_BEFORE = re.compile(r",?\s(?:(?:of|on)\s)?(?:the\s)?")
_OF_YEAR = re.compile(r",?\s(?:of\s|in\s)?")
_ZONE = re.compile(
    r",?\s(?:local|(?!Prime|First|Next|Same|Big|Game|Full|Part)[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s[Tt]ime\b"
)
"""The place whose clock a time is told by: “Sunday night Washington time”."""
_BLANK = re.compile(r"\s(?:the\s)?")

_DAY_KINDS = {"month-day", "full-day", "numeric-day", "weekday", "weekday-of-week", "deictic", "holiday", "told-unit",
              "told-monthday", "ago", "counted", "relative", "day-range", "the-unit"}  # fmt: skip
_HALF = re.compile(r"(?:the\s)?(?:very\s)?(early|mid|late)\b", re.IGNORECASE)
_LONG = {"month", "bare-month", "relative-month", "told-month", "season", "year", "decade", "century", "fiscal-year",
         "relative"}  # fmt: skip
_YEAR_KINDS = {"relative", "told-unit", "the-unit", "year"}


def composed(pieces: list[Piece], sentence: str) -> list[Piece]:
    """Gives the pieces of a sentence, those that belong together joined; pieces that need another are dropped alone."""
    joined: list[Piece] = []
    for piece in pieces:
        while joined and (whole := _with_left(joined[-1], piece, sentence)) is not None:
            joined.pop()
            piece = whole  # noqa: PLW2901 - what is joined may join with what stands before
        joined.append(piece)
    done: list[Piece] = []
    for piece in reversed(joined):
        whole = _with_right(piece, done[-1], sentence) if done else None
        if whole is not None:
            done[-1] = whole
        elif (left := _alone(piece)) is not None:
            done.append(left)
    done.reverse()
    for piece in done:
        begins = _HALF.match(sentence, piece.start, piece.end)
        if begins and piece.does in _LONG:
            piece.resolved = narrowed(piece.resolved, begins[1].lower())
        if piece.resolved.type == "TIME" and (zone := _ZONE.match(sentence, piece.end)):
            piece.end = zone.end()
    ranges(done, sentence)
    return done


def _alone(piece: Piece) -> Piece | None:
    """Gives a piece that found nothing to join: “three weeks after the raid” still tells a length, others nothing."""
    if not piece.resolved.rule.startswith("piece."):
        return piece
    words = piece.words
    end = words.span("u")
    if piece.resolved.rule != "piece.counted" or end is None or words.text("n").lower() in {"the", "a", "an"}:
        return None
    return Piece(piece.start, end[1], words, length(count_of(words.text("n")), unit_of(words)))


def _with_left(left: Piece, right: Piece, sentence: str) -> Piece | None:
    """Joins a piece with the one before it; None where they do not belong together."""
    if right.start - left.end > 14:
        return None
    glue = sentence[left.end : right.start]
    for join in (_anniversary, _clock_and_day, _day_and_part, _part_and_day, _and_year, shared_year):
        found = join(left, right, glue)
        if found is not None:
            return Piece(left.start, right.end, left.words if found.rule != "dates.clock" else right.words, found)
    return None


def _anniversary(left: Piece, right: Piece, glue: str) -> Resolved | None:
    """Joins ``a year ago`` and ``today`` to the day, ``two weeks ago`` and ``Monday`` likewise."""
    if left.does != "ago" or glue != " " or left.resolved.first is None or right.resolved.first is None:
        return None
    if right.does not in {"deictic", "weekday"} or not _is_day(right):
        return None
    unit, count = unit_of(left.words), count_of(left.words.text("n"))
    if count is None or count != int(count) or unit not in {"W", "M", "Y"}:
        return None
    day = right.resolved.first
    if unit == "W":
        return day_of(plus_days(day, -7 * int(count)), "dates.counted", right.resolved.anchor)
    if right.does == "weekday":
        return None
    return day_of(plus_months(day, -int(count) * (12 if unit == "Y" else 1)), "dates.counted", right.resolved.anchor)


def _is_day(piece: Piece) -> bool:
    return piece.resolved.precision == "day" and piece.resolved.first is not None and piece.does in _DAY_KINDS


def _clock_and_day(left: Piece, right: Piece, glue: str) -> Resolved | None:
    clock, day = (left, right) if left.does == "clock" else (right, left)
    if clock.does != "clock" or clock.resolved.precision != "minute" or not clock.resolved.value.startswith("T"):
        return None
    part = day.resolved.type == "TIME" and day.resolved.precision == "part-of-day"
    if not (_is_day(day) or part) or not _CLOCK.fullmatch(glue) or day.resolved.first is None:
        return None
    value = f"{day.resolved.first.isoformat()}{clock.resolved.value}"
    return structs.replace(day.resolved, type="TIME", value=value, precision="minute")


def _day_and_part(left: Piece, right: Piece, glue: str) -> Resolved | None:
    if right.resolved.rule != "piece.part" or not _PART_AFTER.fullmatch(glue):
        return None
    part = right.resolved.value[1:]
    if _is_day(left):
        return day_of(left.resolved.first, left.resolved.rule, left.resolved.anchor, part)
    if left.resolved.first is None and re.search(r"-[X\d][X\d]?$", left.resolved.value) and left.does in _DAY_KINDS:
        return structs.replace(left.resolved, type="TIME", value=f"{left.resolved.value}T{part}")
    return None


def _part_and_day(left: Piece, right: Piece, glue: str) -> Resolved | None:
    if left.resolved.rule != "piece.part" or not _PART_BEFORE.fullmatch(glue) or not _is_day(right):
        return None
    return day_of(right.resolved.first, right.resolved.rule, right.resolved.anchor, left.resolved.value[1:])


def _and_year(left: Piece, right: Piece, glue: str) -> Resolved | None:
    """Joins ``April`` or ``the fourth quarter`` with ``of last year``."""
    year = right.resolved
    if right.does == "ancient-year" and year.first is None and _OF_YEAR.fullmatch(glue):
        part = part_behind_year(left)
        return structs.replace(year, value=f"{year.value}-{part}", rule="dates.ancient-part") if part else None
    if right.does not in _YEAR_KINDS or year.precision != "year" or year.first is None or left.words.text("y"):
        return None
    if not _OF_YEAR.fullmatch(glue) or (right.does == "year" and not right.words.words.isdigit()):
        return None
    return in_year(left, year.first.year, f"{left.resolved.rule.split('-')[0]}-of-year", year.anchor)


def _with_right(left: Piece, right: Piece, sentence: str) -> Piece | None:
    """Joins a piece that needs what follows; None where it does not fit."""
    kind, glue, of = left.resolved.rule, sentence[left.end : right.start], right.resolved
    if not kind.startswith("piece.") or not _BLANK.fullmatch(glue) or of.type not in {"DATE", "TIME"}:
        return None
    found: Resolved | None = None
    if kind == "piece.edge" and of.value not in {"PAST_REF", "PRESENT_REF", "FUTURE_REF"}:
        found = _edge(left, of)
    elif kind == "piece.week-of" and of.precision == "day":
        found = week_of(of.first, "dates.week-of", of.anchor)
    elif kind == "piece.ordinal-unit" and of.first is not None and of.last is not None:
        found = _ordinal(left, of, of.first, of.last)
    elif kind == "piece.counted" and of.first is not None:
        found = _counted(left, right, of.first)
    return None if found is None else Piece(left.start, right.end, right.words, found)


def _edge(left: Piece, of: Resolved) -> Resolved:
    """Gives ``the end of April``: the value is April's, the days are those of its last part."""
    words = left.words.text("e").lower()
    if of.precision == "year" and words.endswith("half") and of.first is not None:
        half = 1 if words.startswith("first") else 2
        return part_of_year(of.first.year, "H", half, "dates.half-of-year", of.anchor) or of
    return narrowed(of, words)


def _ordinal(left: Piece, of: Resolved, first: date, last: date) -> Resolved | None:
    """Gives ``the last week of March``, ``the first Monday in May``, ``the third day of July``."""
    count, rule = number(left.words.text("o")), "dates.ordinal-of"
    weekday = left.words.text("w")
    if weekday:
        if of.precision != "month":
            return None
        return day_of(nth_weekday(first.year, first.month, weekday_number(weekday) + 1, count), rule, of.anchor)
    unit = meaning("UNIT", left.words.text("u"))
    if unit == "D":
        day = last if count < 0 else plus_days(first, count - 1)
        return day_of(day, rule, of.anchor) if day is not None and day <= last else None
    if unit == "W" and of.precision in {"month", "year"}:
        # The n-th week is the ISO week that holds the fourth of its seven days.
        day = last - timedelta(days=3) if count < 0 else plus_days(first, 7 * count - 4)
        return week_of(day, rule, of.anchor)
    if unit == "WE" and of.precision == "month":
        saturday = nth_weekday(first.year, first.month, 6, count)
        return None if saturday is None else _weekend(saturday, rule, of.anchor)
    if unit == "M" and of.precision == "year" and -1 <= count <= 12:
        return month_of(first.year, 12 if count < 0 else count, rule, of.anchor)
    if unit == "Y" and of.precision == "decade":
        return year_of(last.year if count < 0 else first.year + count - 1, rule, of.anchor)
    return None


def _weekend(saturday: date, rule: str, anchor: str) -> Resolved | None:
    week = week_of(saturday, rule, anchor)
    if week is None:
        return None
    return structs.replace(
        week, value=f"{week.value}-WE", first=saturday, last=week_days(saturday)[1], precision="interval"
    )


def _counted(left: Piece, right: Piece, first: date) -> Resolved | None:
    """Gives ``two days before Christmas``, ``a week from Monday``: counted from the day that follows."""
    words, direction = left.words, left.words.text("d").lower()
    of = right.resolved
    if direction in {"until", "into", "following"} or (
        direction == "from" and right.does not in {"weekday", "deictic"}
    ):
        return None
    if of.precision not in {"day", "part-of-day", "minute"}:
        return None
    count = 1.0 if words.text("n").lower() == "the" else count_of(words.text("n"))
    if count is None:
        return None
    sign = -1 if direction in {"before", "prior to", "ahead of"} else 1
    unit = unit_of(words)
    if unit == "W" and right.does in {"weekday", "deictic"} and direction == "from":
        return day_of(plus_days(first, int(7 * count)), "dates.counted-from-day", of.anchor)
    return counted_from(first, sign * count, unit, "dates.counted-from-day", of.anchor or f"told {of.value}")
