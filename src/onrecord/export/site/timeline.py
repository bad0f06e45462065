"""The picture of a story in time: its happenings as numbered shapes above a line of days, its reports as strokes below.

Numbers are those of the list beside it; a shape of its own for each status, so that nothing rests on colour. All
coordinates are in the units of the picture, which is as wide as a phone and grows with the page.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Protocol

from msgspec import Struct

from onrecord.export.labels import MONTHS, STATUS_WORDS, counted, day_words, interval_words
from onrecord.export.site.addresses import entry_anchor
from onrecord.export.view import Readout
from onrecord.types.event import Status
from onrecord.types.when import When

WIDTH, LEFT, RIGHT = 360, 14, 346
ROW = 19
MOST_ROWS = 8
"""Shapes that stand above one another before the rest is counted."""

TICKS = 5
"""Days that are named below the line."""

REACH = timedelta(days=45)
"""How far before the first and behind the last report a happening may lie and still be drawn: talks of 1953 mentioned
in passing would press everything else into one point."""


class Happening(Protocol):
    """What is drawn: a happening of a readout, or an entry of a timeline."""

    @property
    def id(self) -> str:
        """Gives the id, which names the place in the list that a shape leads to."""
        ...

    @property
    def summary(self) -> str:
        """Gives the happening on one line."""
        ...

    @property
    def dated(self) -> str:
        """Gives the time in words, '' where no day is known."""
        ...

    @property
    def when(self) -> When | None:
        """Gives the time."""
        ...

    @property
    def status(self) -> Status:
        """Gives what became of it."""
        ...


class Tick(Struct, frozen=True):
    """A day named below the line."""

    x: float
    label: str
    anchor: str


class Dot(Struct, frozen=True):
    """A happening: its place, its number in the list, and what a pointer shows."""

    x: float
    y: float
    number: int
    anchor: str
    title: str
    status: Status


class Bar(Struct, frozen=True):
    """The days a happening may lie on, where there are several."""

    x1: float
    x2: float
    y: float
    status: Status


class More(Struct, frozen=True):
    """Happenings of one place that found no room."""

    x: float
    y: float
    count: int


class Stroke(Struct, frozen=True):
    """The reports of one day; ``height`` grows with their number."""

    x: float
    height: float


class Timeline(Struct, frozen=True, kw_only=True):
    """Everything the picture draws, placed."""

    width: int
    height: float
    left: float
    right: float
    top: float
    base: float
    description: str
    foot: str
    outside: str
    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]
    more: tuple[More, ...]
    reports: tuple[Stroke, ...]
    statuses: tuple[Status, ...]


def timeline(readout: Readout) -> Timeline | None:
    """Gives the picture of a story, or None where fewer than two days could be told apart."""
    days = [source.published.day for source in readout.sources]
    return picture(readout.happenings, days, readout.reports)


def picture(
    happenings: Sequence[Happening], published: Iterable[str | None], reports: int, width: int = WIDTH
) -> Timeline | None:
    """Gives the picture of happenings, numbered in their order, with the days on which reports were published.

    Gives None where fewer than two days could be told apart. ``width`` is at least ``WIDTH``.
    """
    right = width - WIDTH + RIGHT
    days = sorted(day for iso in published if (day := _day(iso)))
    placed = [(n, one, *span) for n, one in enumerate(happenings, 1) if (span := _days_of(one))]
    if days:
        near = (days[0] - _capped(days[0], -REACH), days[-1] + _capped(days[-1], REACH))
        drawn = [item for item in placed if item[3] >= near[0] and item[2] <= near[1]]
    else:
        near = (date.min, date.max)
        drawn = placed
    ends = [*days, *(max(item[2], near[0]) for item in drawn), *(min(item[3], near[1]) for item in drawn)]
    if not drawn or not ends or min(ends) == max(ends):
        return None
    scale = _Scale(min(ends), max(ends), right)
    dots, bars, more = _placed(drawn, scale)
    rows = max((round(dot.y / ROW) for dot in dots), default=1)
    base = rows * ROW + ROW + (ROW if more else 0)
    strokes = tuple(Stroke(scale.x(day), min(18.0, 4.0 + 2.0 * count)) for day, count in sorted(Counter(days).items()))
    outside = len(happenings) - len(drawn)
    return Timeline(
        width=width,
        height=base + 56,
        left=LEFT,
        right=right,
        top=4,
        base=base,
        description=_described(reports, drawn, scale),
        foot=_foot(scale, len(days)),
        outside=f"{counted(outside, 'happening')} without a day near these reports: not drawn." if outside else "",
        ticks=scale.ticks(),
        dots=tuple(_up(dot, base) for dot in dots),
        bars=tuple(Bar(bar.x1, bar.x2, base - bar.y, bar.status) for bar in bars),
        more=tuple(More(item.x, base - item.y, item.count) for item in more),
        reports=strokes,
        statuses=tuple(sorted({item[1].status for item in drawn}, key=list(STATUS_WORDS).index)),
    )


class _Scale:
    """From days to places, evenly."""

    def __init__(self, first: date, last: date, right: float) -> None:
        self.first, self.last, self.right = first, last, right
        self._days = (last - first).days

    def x(self, day: date) -> float:
        """Gives the place of a day; days outside stand at the edge."""
        inside = min(max(day, self.first), self.last)
        return round(LEFT + 8 + (self.right - LEFT - 16) * (inside - self.first).days / self._days, 1)

    def ticks(self) -> tuple[Tick, ...]:
        """Gives the named days: the first, the last, and some between, evenly."""
        count = min(int(TICKS * self.right // RIGHT), self._days + 1)
        days = [self.first + timedelta(days=round(self._days * n / (count - 1))) for n in range(count)]
        made = []
        for n, day in enumerate(days):
            label = (
                f"{MONTHS[day.month - 1][:3]} {day.year}"
                if self._days > 400
                else f"{day.day} {MONTHS[day.month - 1][:3]}"
            )
            made.append(Tick(self.x(day), label, "start" if n == 0 else "end" if n == len(days) - 1 else "middle"))
        return tuple(made)


def _placed(drawn: list[tuple[int, Happening, date, date]], scale: _Scale) -> tuple[list[Dot], list[Bar], list[More]]:
    """Stacks the shapes: each in the lowest row where it covers no other. ``y`` counts upwards from the line here."""
    dots: list[Dot] = []
    bars: list[Bar] = []
    ends: list[float] = []
    over: Counter[float] = Counter()
    for number, one, first, last in sorted(drawn, key=lambda item: (item[2], item[0])):
        x1, x2 = scale.x(first), scale.x(last)
        row = next((n for n, end in enumerate(ends) if x1 - end >= ROW), len(ends))
        if row >= MOST_ROWS:
            over[x1] += 1
            continue
        if row == len(ends):
            ends.append(x2)
        ends[row] = x2
        y = (row + 1) * ROW - 4.0
        title = f"{number}. {one.summary}{', ' + one.dated if one.dated else ''} ({STATUS_WORDS[one.status]})"
        dots.append(Dot(x1, y, number, entry_anchor(one.id), title, one.status))
        if x2 > x1:
            bars.append(Bar(x1, x2, y, one.status))
    return dots, bars, [More(x, MOST_ROWS * ROW + 10.0, count) for x, count in sorted(over.items())]


def _up(dot: Dot, base: float) -> Dot:
    return Dot(dot.x, base - dot.y, dot.number, dot.anchor, dot.title, dot.status)


def _described(reports: int, drawn: list[tuple[int, Happening, date, date]], scale: _Scale) -> str:
    told = "; ".join(f"{one.dated}: {one.summary} ({STATUS_WORDS[one.status]})" for _, one, _, _ in drawn[:MOST_ROWS])
    rest = f"; and {counted(len(drawn) - MOST_ROWS, 'more happening')}" if len(drawn) > MOST_ROWS else ""
    return (
        f"From {day_words(scale.first.isoformat())} to {day_words(scale.last.isoformat())}, "
        f"{counted(reports, 'report')}. {told}{rest}. The list below tells all."
    )


def _foot(scale: _Scale, reports: int) -> str:
    span = interval_words(scale.first.isoformat(), scale.last.isoformat(), "interval")
    return f"{span}. Strokes: {counted(reports, 'report')} by day" if reports else f"{span}."


def _days_of(one: Happening) -> tuple[date, date] | None:
    if one.when is None:
        return None
    first, last = _day(one.when.from_ or one.when.to), _day(one.when.to or one.when.from_)
    return (first, last) if first and last and first <= last else None


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def _capped(day: date, reach: timedelta) -> timedelta:
    """Gives how far one may go from a day without leaving the calendar."""
    try:
        return abs((day + reach) - day)
    except OverflowError:
        return timedelta(0)
