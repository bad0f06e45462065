"""What a plan may be held against: the tellings and the plans near it in time and place, found without looking at all.

One busy actor has thousands of plans and thousands of tellings. Holding each against each would cost their product;
these indexes hand out only what lies close enough for ``fit``, ``refusal``, ``put_off`` and the joining of plans to say
yes, so that the cost grows with the number of plans.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from onrecord.export.agenda_outcomes import (
    LATE_TELLING,
    MOST_MOVED,
    UNDATED_PLAN,
    WIDEST,
    Aim,
    Days,
    day_number,
    days_of,
    place_names,
    puts_off,
    state_of,
)
from onrecord.export.agenda_tellings import Telling, last_day
from onrecord.types.event import Where

_EVER = (0, 10**7)
"""Days between which all that has a day lies."""
_BUCKET = 7
"""Days of a calendar that are looked up as one."""


class TellingsOfOne:
    """The tellings of one actor and one kind of event, to be asked for those that can be about a plan."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        held = list(tellings)
        self.size = len(held)
        happened = [one for one in held if one.status == "happened"]
        denied = [one for one in held if one.status == "denied"]
        self._happened, self._denied = _ByDay(happened), _ByDay(denied)
        self._denied_told = _Sorted(denied, _published)
        self._put_off = _Sorted([one for one in held if one.status == "planned" and puts_off(one)], _published)

    def near(self, aim: Aim) -> Iterator[Telling]:
        """Gives all tellings that ``fit``, ``refusal`` or ``put_off`` can take for what became of a plan.

        ``fit`` knows a plan with a day by tellings of days near it, else by reports of those days; one without a day
        by the next tellings of it. A denial is of the plan's days or, with no day of its own, told by then.
        """
        told = _EVER[0] if aim.told is None else aim.told
        if aim.days is None:
            yield from self._happened.between((told, told + UNDATED_PLAN), (told, told + UNDATED_PLAN))
            yield from self._denied_told.between((told, _EVER[1]))
            yield from self._put_off.between((told, _EVER[1]))
            return
        first, last = aim.days
        yield from self._happened.between((first - MOST_MOVED, last + MOST_MOVED), (first, last + LATE_TELLING))
        yield from self._denied.between(aim.days, (told, last + WIDEST))
        yield from self._put_off.between((told, last + WIDEST))


class _Sorted:
    """Tellings in order of a day of theirs; those without that day are always given."""

    def __init__(self, tellings: Iterable[Telling], day: Callable[[Telling], int | None]) -> None:
        pairs = [(day(one), one) for one in tellings]
        dated = sorted(((at, one) for at, one in pairs if at is not None), key=lambda pair: pair[0])
        self._days, self._held = [at for at, _ in dated], [one for _, one in dated]
        self._without = [one for at, one in pairs if at is None]

    def between(self, days: Days) -> Iterator[Telling]:
        """Gives those whose day is one of these, both ends inside, and those without one."""
        yield from self._held[bisect_left(self._days, days[0]) : bisect_right(self._days, days[1])]
        yield from self._without


class _ByDay:
    """Tellings by the days that they name for the event; where they name none, by when they were published."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        pairs = [(days_of(one.when), one) for one in tellings]
        self._own = _Sorted([one for days, one in pairs if days is not None], _begins)
        self._told = _Sorted([one for days, one in pairs if days is None], _published)

    def between(self, own: Days, told: Days) -> Iterator[Telling]:
        """Gives those that name one of the days ``own``, and of those that name none, those published in ``told``."""
        # Days of a telling leave at most WIDEST open: one that ends inside began no earlier than that.
        yield from self._own.between((own[0] - WIDEST, own[1]))
        yield from self._told.between(told)


def _published(told: Telling) -> int | None:
    return day_number(last_day(told.teller.published))


def _begins(told: Telling) -> int | None:
    days = days_of(told.when)
    return days[0] if days else None


class PlansNear:
    """The plans of one kind with the same actors, in the order in which they were added, by week and by place.

    ``near`` gives those whose days and places may agree with those of another; the asker looks closer. A plan whose
    days or place change is added again.
    """

    def __init__(self) -> None:
        self._held: dict[tuple[str, int, str], list[int]] = defaultdict(list)

    def add(self, number: int, aim: Aim) -> None:
        """Takes a plan by its number."""
        sort, weeks = ("dated", _weeks(aim.days)) if aim.days else ("undated", _weeks((aim.told, aim.told)))
        for week in weeks:
            for label in _labels(aim.goal):
                held = self._held[sort, week, label]
                if not held or held[-1] != number:
                    held.append(number)

    def first(self, aim: Aim, same: Callable[[int], bool]) -> int | None:
        """Gives the first plan near an aim of which ``same`` holds, None where there is none."""
        found: list[int] = []
        for sort, weeks in _asked(aim):
            for week in weeks:
                for label in _wanted(aim.goal):
                    at = next((n for n in self._held.get((sort, week, label), ()) if same(n)), None)
                    if at is not None:
                        found.append(at)
        return min(found, default=None)


def _weeks(days: tuple[int | None, int | None]) -> range:
    first, last = days
    if first is None or last is None:
        return range(-1, 0)
    return range(first // _BUCKET, last // _BUCKET + 1)


def _asked(aim: Aim) -> list[tuple[str, range]]:
    """Gives the weeks in which plans may lie that are the same: of its days; of days by which it may have been told."""
    if aim.days:
        return [("dated", _weeks(aim.days)), ("undated", _weeks((aim.days[0] - UNDATED_PLAN, aim.days[0])))]
    if aim.told is None:
        return []
    return [
        ("dated", _weeks((aim.told, aim.told + UNDATED_PLAN))),
        ("undated", _weeks((aim.told - UNDATED_PLAN, aim.told + UNDATED_PLAN))),
    ]


def _labels(goal: Where | None) -> list[str]:
    """Gives what a plan's place is filed under: its names, the state that it lies in, and that it is a place."""
    names = place_names(goal)
    if not names:
        return ["nowhere", "any"]
    state = state_of(goal)
    return [*(f"at {name}" for name in names), *([f"in {state}"] if state else []), "any"]


def _wanted(goal: Where | None) -> list[str]:
    """Gives what places may be one with a place are filed under: without one, all."""
    names = place_names(goal)
    if not names:
        return ["any"]
    state = state_of(goal)
    return [*(f"at {n}" for n in names), *(f"in {n}" for n in names), *([f"at {state}"] if state else []), "nowhere"]
