"""Turns a form and the day of publication into a TIMEX3 value and its days; without that day, into what is left."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct

from onrecord.dates.calendar import (
    WEEKDAYS,
    day_or_none,
    month_days,
    month_number,
    plus_days,
    plus_months,
    week_days,
    week_value,
)
from onrecord.dates.tense import Direction
from onrecord.types.when import Precision, TimexType

_NUMBERS = {
    word: value
    for value, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
} | {
    "a": 1,
    "an": 1,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
_UNITS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "quarter": "Q",
    "weekend": "W",
}
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


class Resolved(Struct, kw_only=True):
    """What an expression denotes. ``anchor`` is empty where it was counted from nothing but itself."""

    type: TimexType = "DATE"
    value: str
    first: date | None = None
    last: date | None = None
    precision: Precision = "unknown"
    anchored: bool = False
    rule: str


Way = Callable[[], Direction]
Resolver = Callable[[re.Match[str], date | None, Way], Resolved | None]


def _day(day: date | None, rule: str, *, anchored: bool = False, part: str | None = None) -> Resolved | None:
    if day is None:
        return None
    if part:
        return Resolved(
            type="TIME",
            value=f"{day.isoformat()}T{_PARTS[part.lower()]}",
            first=day,
            last=day,
            precision="part-of-day",
            anchored=anchored,
            rule=rule,
        )
    return Resolved(value=day.isoformat(), first=day, last=day, precision="day", anchored=anchored, rule=rule)


def _month(year: int, month: int, rule: str, *, anchored: bool = False) -> Resolved:
    first, last = month_days(year, month)
    return Resolved(
        value=f"{year:04d}-{month:02d}", first=first, last=last, precision="month", anchored=anchored, rule=rule
    )


def _year(year: int, rule: str, *, anchored: bool = False) -> Resolved | None:
    if not 1 <= year <= 9999:
        return None
    return Resolved(
        value=f"{year:04d}",
        first=date(year, 1, 1),
        last=date(year, 12, 31),
        precision="year",
        anchored=anchored,
        rule=rule,
    )


def _iso(match: re.Match[str], _anchor: date | None, _way: Way) -> Resolved | None:
    return _day(day_or_none(int(match["y"]), int(match["m"]), int(match["d"])), "dates.full")


def _month_day(match: re.Match[str], anchor: date | None, way: Way) -> Resolved | None:
    month, number = month_number(match["month"]), int(match["d"])
    if match["y"]:
        return _day(day_or_none(int(match["y"]), month, number), "dates.full")
    if day_or_none(2000, month, number) is None:
        return None
    if anchor is None:
        return Resolved(value=f"XXXX-{month:02d}-{number:02d}", rule="dates.day-without-year")
    near = [
        day for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (day := day_or_none(year, month, number))
    ]
    wanted = match["wd"]
    if wanted:
        agreeing = [day for day in near if day.weekday() == WEEKDAYS.index(wanted.lower())]
        if len(agreeing) == 1:
            return _day(agreeing[0], "dates.weekday-and-day", anchored=True)
    # Within half a year one reading is near; further off the verb decides.
    closest = min(near, key=lambda day: (abs((day - anchor).days), day))
    if abs((closest - anchor).days) > 60:
        pointing = way()
        if pointing == "past":
            closest = max((day for day in near if day <= anchor), default=closest)
        elif pointing == "future":
            closest = min((day for day in near if day >= anchor), default=closest)
    return _day(closest, "dates.day-nearest", anchored=True)


def _day_range(match: re.Match[str], anchor: date | None, _way: Way) -> Resolved | None:
    month, first, last = month_number(match["month"]), int(match["d"]), int(match["d2"])
    if first >= last or day_or_none(2000, month, last) is None:
        return None
    year = int(match["y"]) if match["y"] else None
    if year is None and anchor is None:
        return Resolved(
            value=f"XXXX-{month:02d}-{first:02d}/XXXX-{month:02d}-{last:02d}", rule="dates.days-without-year"
        )
    if year is None and anchor is not None:
        year = min(
            (anchor.year - 1, anchor.year, anchor.year + 1), key=lambda y: abs((month_days(y, month)[0] - anchor).days)
        )
    begin, end = day_or_none(year or 0, month, first), day_or_none(year or 0, month, last)
    if begin is None or end is None:
        return None
    return Resolved(
        value=f"{begin}/{end}", first=begin, last=end, precision="interval", anchored=not match["y"], rule="dates.days"
    )


def _month_of_year(match: re.Match[str], anchor: date | None, _way: Way) -> Resolved | None:
    month = month_number(match["month"])
    if match["y"]:
        return _month(int(match["y"]), month, "dates.month")
    if anchor is None:
        return Resolved(value=f"XXXX-{month:02d}", rule="dates.month-without-year")
    return _month(
        anchor.year + {"last": -1, "this": 0, "next": 1}[match["rel"]], month, "dates.month-of-year", anchored=True
    )


def _relative_month(match: re.Match[str], anchor: date | None, _way: Way) -> Resolved | None:
    month, rel = month_number(match["month"]), re.sub(r"\s+", " ", match["rel"].lower())
    if anchor is None:
        return Resolved(value=f"XXXX-{month:02d}", rule="dates.month-without-year")
    year = anchor.year
    if rel in {"last", "this past"}:
        year -= month >= anchor.month
    elif rel == "next":
        year += month <= anchor.month
    return _month(year, month, "dates.relative-month", anchored=True)


def _bare_month(match: re.Match[str], anchor: date | None, way: Way) -> Resolved | None:
    month = month_number(match["month"])
    if anchor is None:
        return Resolved(value=f"XXXX-{month:02d}", rule="dates.month-without-year")
    pointing = way()
    year = anchor.year
    if pointing == "future":
        year += month < anchor.month
    else:
        year -= month > anchor.month
        if pointing == "unclear" and abs(month - anchor.month) > 2:
            return Resolved(value=f"XXXX-{month:02d}", rule="dates.month-without-year")
    return _month(year, month, f"dates.month-{pointing}", anchored=True)


def _years(match: re.Match[str], _anchor: date | None, _way: Way) -> Resolved | None:
    first = int(match["y"])
    last = int(match["y2"]) if len(match["y2"]) == 4 else first // 100 * 100 + int(match["y2"])
    if last <= first or last - first > 150:
        return None
    return Resolved(
        value=f"{first}/{last}",
        first=date(first, 1, 1),
        last=date(last, 12, 31),
        precision="interval",
        rule="dates.years",
    )


def _decade(match: re.Match[str], _anchor: date | None, _way: Way) -> Resolved | None:
    first = int(match["y"])
    return Resolved(
        value=str(first // 10),
        first=date(first, 1, 1),
        last=date(first + 9, 12, 31),
        precision="decade",
        rule="dates.decade",
    )


def _quarter(match: re.Match[str], anchor: date | None, _way: Way) -> Resolved | None:
    half = match["unit"] == "half"
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 2 if half else 4}[match["n"]]
    if half and number > 2:
        return None
    letter = "H" if half else "Q"
    if match["y"]:
        year, anchored = int(match["y"]), False
    elif anchor is None:
        return Resolved(value=f"XXXX-{letter}{number}", rule="dates.quarter-without-year")
    else:
        year, anchored = anchor.year + {"last": -1, "this": 0, "the": 0, "next": 1}[match["rel"]], True
    size = 6 if half else 3
    first = date(year, size * (number - 1) + 1, 1)
    last = month_days(year, size * number)[1]
    return Resolved(
        value=f"{year}-{letter}{number}",
        first=first,
        last=last,
        precision="interval" if half else "quarter",
        anchored=anchored,
        rule="dates.quarter",
    )


def _bare_quarter(match: re.Match[str], anchor: date | None, way: Way) -> Resolved | None:
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4}[match["n"]]
    if anchor is None:
        return Resolved(value=f"XXXX-Q{number}", rule="dates.quarter-without-year")
    year = anchor.year
    if 3 * number - 2 > anchor.month and way() != "future":
        # Reports tell of quarters that are over: the last one of that number.
        year -= 1
    first, last = date(year, 3 * number - 2, 1), month_days(year, 3 * number)[1]
    value = f"{year}-Q{number}"
    return Resolved(
        value=value, first=first, last=last, precision="quarter", anchored=True, rule="dates.quarter-nearest"
    )


def _season(match: re.Match[str], anchor: date | None, _way: Way) -> Resolved | None:
    code = _SEASONS[(match["season"] or match["s2"]).lower()]
    begin, end = _SEASON_MONTHS[code]
    if match["y"]:
        year = int(match["y"])
    elif anchor is None:
        return Resolved(value=f"XXXX-{code}", rule="dates.season-without-year")
    else:
        rel = match["rel"].lower()
        year = anchor.year
        if rel.startswith("last") or rel.endswith("past"):
            year -= begin >= anchor.month or (code == "WI" and anchor.month <= 2)
        elif rel.startswith("next"):
            year += begin <= anchor.month
    first = date(year, begin, 1)
    last = month_days(year + (end > 12), (end - 1) % 12 + 1)[1]
    return Resolved(
        value=f"{year}-{code}",
        first=first,
        last=last,
        precision="quarter",
        anchored=not match["y"],
        rule="dates.season",
    )


def _count(words: str) -> float | None:
    text = re.sub(r"\s+", " ", words.lower())
    if text in _NUMBERS:
        return _NUMBERS[text]
    if text == "a couple of":
        return 2
    try:
        return float(text)
    except ValueError:
        return None


def _shift(anchor: date, count: int, unit: str) -> Resolved | None:
    """Gives the day, week, month or year so many units away from the anchor, as coarse as the unit."""
    rule = "dates.counted"
    if unit == "day":
        return _day(plus_days(anchor, count), rule, anchored=True)
    if unit in {"week", "weekend"}:
        day = plus_days(anchor, 7 * count)
        if day is None:
            return None
        first, last = week_days(day)
        return Resolved(value=week_value(day), first=first, last=last, precision="week", anchored=True, rule=rule)
    if unit == "month":
        day = plus_months(anchor, count)
        return _month(day.year, day.month, rule, anchored=True)
    if unit == "year":
        return _year(anchor.year + count, rule, anchored=True)
    if unit == "decade":
        first_year = (anchor.year // 10 + count) * 10
        if not 1 <= first_year <= 9990:
            return None
        return Resolved(
            value=str(first_year // 10),
            first=date(first_year, 1, 1),
            last=date(first_year + 9, 12, 31),
            precision="decade",
            anchored=True,
            rule=rule,
        )
    return None


def _ago(match: re.Match[str], anchor: date | None, _way: Way) -> Resolved | None:
    unit, count = match["unit"].lower(), _count(match["n"])
    if match["dir"].lower() != "ago":
        # "two days earlier" counts from another happening, which this reader does not follow.
        return Resolved(
            value=f"P{_amount(count)}{_UNITS[unit].removeprefix('T')}"
            if not _UNITS[unit].startswith("T")
            else f"PT{_amount(count)}{_UNITS[unit][1]}",
            type="DURATION",
            rule="dates.counted-from-elsewhere",
        )
    if (
        count is None
        or anchor is None
        or unit in {"second", "minute", "hour", "century", "quarter"}
        or count != int(count)
    ):
        return Resolved(value="PAST_REF", rule="dates.past")
    return _shift(anchor, -int(count), unit)


def _span_of(match: re.Match[str], anchor: date | None, _way: Way) -> Resolved | None:
    unit, count = match["unit"].lower(), _count(match["n"])
    found: Resolved = _length(count, unit)
    rel = match["rel"].lower()
    if anchor is None or count is None or unit not in {"day", "week", "month", "year"} or count != int(count):
        return found
    days = {"day": 1, "week": 7}.get(unit)
    sign = 1 if rel in {"next", "coming"} else -1
    if rel == "following":
        return found
    other = (
        plus_days(anchor, sign * int(count) * days)
        if days
        else plus_months(anchor, sign * int(count) * (12 if unit == "year" else 1))
    )
    if other is not None:
        found.first, found.last = (anchor, other) if sign > 0 else (other, anchor)
        found.anchored, found.precision = True, "interval"
    return found


def _relative(match: re.Match[str], anchor: date | None, _way: Way) -> Resolved | None:
    rel, unit = re.sub(r"\s+", " ", match["rel"].lower()), match["unit"].lower()
    pos = re.sub(r"\s+", " ", (match["pos"] or "").lower())
    count = {
        "last": -1,
        "past": -1,
        "previous": -1,
        "next": 1,
        "coming": 1,
        "this coming": 0,
        "this past": 0,
        "this": 0,
    }[rel]
    if rel == "past":
        found = _length(1, unit)
        return found if unit != "weekend" else None
    if anchor is None:
        values = {
            "week": "XXXX-WXX",
            "weekend": "XXXX-WXX-WE",
            "month": "XXXX-XX",
            "year": "XXXX",
            "quarter": "XXXX-QX",
            "decade": "XXX",
            "century": "XX",
        }
        return Resolved(value=values[unit], rule="dates.relative")
    if unit == "weekend":
        return _weekend(anchor, count)
    if unit == "quarter":
        return _relative_quarter(anchor, count)
    if unit == "century":
        first = (anchor.year // 100 + count) * 100
        return Resolved(
            value=str(anchor.year // 100 + count),
            first=date(max(first, 1), 1, 1),
            last=date(min(first + 99, 9999), 12, 31),
            precision="interval",
            anchored=True,
            rule="dates.relative",
        )
    shifted = _shift(anchor, count, unit)
    if shifted is not None:
        shifted.rule = "dates.relative"
        if pos == "earlier" and rel == "this" and shifted.last is not None:
            shifted.last = anchor
        if pos == "later" and rel == "this" and shifted.first is not None:
            shifted.first = anchor
    return shifted


def _weekend(anchor: date, count: int) -> Resolved:
    saturday = week_days(anchor)[0] + timedelta(days=5 + 7 * count)
    return Resolved(
        value=week_value(saturday) + "-WE",
        first=saturday,
        last=saturday + timedelta(days=1),
        precision="interval",
        anchored=True,
        rule="dates.relative",
    )


def _relative_quarter(anchor: date, count: int) -> Resolved:
    index = anchor.year * 4 + (anchor.month - 1) // 3 + count
    year, quarter = divmod(index, 4)
    return Resolved(
        value=f"{year}-Q{quarter + 1}",
        first=date(year, 3 * quarter + 1, 1),
        last=month_days(year, 3 * quarter + 3)[1],
        precision="quarter",
        anchored=True,
        rule="dates.relative",
    )


def _weekday(match: re.Match[str], anchor: date | None, way: Way) -> Resolved | None:
    number = WEEKDAYS.index(match["wd"].lower())
    if anchor is None:
        part = f"T{_PARTS[match['part']]}" if match["part"] else ""
        return Resolved(
            type="TIME" if part else "DATE", value=f"XXXX-WXX-{number + 1}{part}", rule="dates.weekday-unanchored"
        )
    rel = re.sub(r"\s+", " ", (match["rel"] or "").lower())
    if match["rel2"]:
        monday = week_days(anchor)[0] + timedelta(days=7 * {"last": -1, "this": 0, "next": 1}[match["rel2"]])
        return _day(monday + timedelta(days=number), "dates.weekday-of-week", anchored=True, part=match["part"])
    back = (anchor.weekday() - number) % 7
    ahead = (number - anchor.weekday()) % 7
    if rel in {"last", "this past"}:
        return _day(plus_days(anchor, -(back or 7)), "dates.weekday-last", anchored=True, part=match["part"])
    if rel in {"next", "this coming", "coming"}:
        return _day(plus_days(anchor, ahead or 7), "dates.weekday-next", anchored=True, part=match["part"])
    if rel == "this":
        monday = week_days(anchor)[0]
        return _day(monday + timedelta(days=number), "dates.weekday-this", anchored=True, part=match["part"])
    pointing = way()
    if pointing == "future":
        return _day(plus_days(anchor, ahead), "dates.weekday-future", anchored=True, part=match["part"])
    # News writes of what was; a weekday with no verb near it is the last one, and the rule says so.
    return _day(plus_days(anchor, -back), f"dates.weekday-{pointing}", anchored=True, part=match["part"])


def _deictic(match: re.Match[str], anchor: date | None, _way: Way) -> Resolved | None:
    word = match["word"].lower()
    part = "night" if word == "tonight" else match["part"]
    if anchor is None:
        return Resolved(
            type="TIME" if part else "DATE",
            value="XXXX-XX-XX" + (f"T{_PARTS[part.lower()]}" if part else ""),
            rule="dates.deictic",
        )
    days = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[word]
    return _day(plus_days(anchor, days), "dates.deictic", anchored=True, part=part)


def _part(match: re.Match[str], anchor: date | None, _way: Way) -> Resolved | None:
    part = match["part"].lower()
    if anchor is None:
        return Resolved(type="TIME", value=f"XXXX-XX-XXT{_PARTS[part]}", rule="dates.deictic")
    return _day(
        plus_days(anchor, -1 if match["rel"].lower() == "last" else 0), "dates.deictic", anchored=True, part=part
    )


def _clock(match: re.Match[str], _anchor: date | None, _way: Way) -> Resolved | None:
    text = match["clock"].lower()
    if text in {"noon", "midnight"}:
        clock = "12:00" if text == "noon" else "24:00"
    else:
        found = re.match(r"(\d{1,2})[:.h]?(\d\d)?", text)
        if found is None:
            return None
        hour, minute = int(found[1]), int(found[2] or 0)
        if "p" in text and hour < 12 and re.search(r"p\.?m", text):
            hour += 12
        elif re.search(r"a\.?m", text) and hour == 12:
            hour = 0
        clock = f"{hour:02d}:{minute:02d}"
    # Which day a clock time belongs to is left to the day named beside it.
    return Resolved(type="TIME", value=f"T{clock}", precision="minute", rule="dates.clock")


def _amount(count: float | None) -> str:
    if count is None:
        return "X"
    return str(int(count)) if count == int(count) else str(count)


def _length(count: float | None, unit: str) -> Resolved:
    code, amount = _UNITS[unit], _amount(count)
    if unit == "decade":
        code, amount = "Y", _amount(None if count is None else count * 10)
    elif unit == "century":
        code, amount = "Y", _amount(None if count is None else count * 100)
    elif unit == "quarter":
        code, amount = "M", _amount(None if count is None else count * 3)
    value = f"PT{amount}{code[1]}" if code.startswith("T") else f"P{amount}{code}"
    return Resolved(type="DURATION", value=value, rule="dates.duration")


def _duration(match: re.Match[str], _anchor: date | None, _way: Way) -> Resolved | None:
    hyphen, plural = match["sep"] in "-–", bool(match["plural"])
    number = re.sub(r"\s+", " ", match["n"].lower())
    count = _count(number)
    if hyphen == plural and count != 1:
        return None
    if number in {"a", "an"} and not hyphen:
        # "a year" and "a second" are as often no length of time.
        return None
    if match["unit"].lower() == "second" and not plural:
        return None
    return _length(count, match["unit"].lower())


def _set(match: re.Match[str], _anchor: date | None, _way: Way) -> Resolved | None:
    if match["adv"]:
        code = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "annually": "P1Y", "yearly": "P1Y"}[
            match["adv"].lower()
        ]
        return Resolved(type="SET", value=code, rule="dates.set")
    unit = match["unit"]
    if unit.lower() in WEEKDAYS:
        return Resolved(type="SET", value=f"XXXX-WXX-{WEEKDAYS.index(unit.lower()) + 1}", rule="dates.set")
    if unit.lower() in _PARTS:
        return Resolved(type="SET", value=f"XXXX-XX-XXT{_PARTS[unit.lower()]}", rule="dates.set")
    return Resolved(type="SET", value=f"P1{_UNITS[unit.lower()]}", rule="dates.set")


def _plain_year(match: re.Match[str], _anchor: date | None, _way: Way) -> Resolved | None:
    return _year(int(match["y"]), "dates.year")


RESOLVERS: dict[str, Resolver] = {
    "iso": _iso,
    "month-day-range": _day_range,
    "day-month-range": _day_range,
    "month-day": _month_day,
    "day-month": _month_day,
    "month-of-year": _month_of_year,
    "relative-month": _relative_month,
    "bare-month": _bare_month,
    "years": _years,
    "years-to": _years,
    "decade": _decade,
    "quarter": _quarter,
    "bare-quarter": _bare_quarter,
    "season": _season,
    "ago": _ago,
    "span-of": _span_of,
    "relative": _relative,
    "weekday": _weekday,
    "deictic": _deictic,
    "part": _part,
    "clock": _clock,
    "duration": _duration,
    "set": _set,
    "year": _plain_year,
}
"""What resolves each form of ``patterns.PATTERNS``: match, day of publication, tense. None for what is no time."""
