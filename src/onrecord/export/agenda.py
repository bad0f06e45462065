"""The agenda of a record: what was announced for which day, who told it, and what later reports say became of it.

It is a view over the record's happenings, computed whenever it is asked for: the same record, the same day and the same
filters give the same agenda. The clock is never asked; ``as_of`` is the day that is taken for today.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from typing import Literal

import msgspec
from msgspec import Struct

from onrecord.export.agenda_near import PlansNear, TellingsOfOne
from onrecord.export.agenda_outcomes import (
    UNDATED_PLAN,
    Aim,
    Days,
    Difference,
    Fit,
    Outcome,
    absent,
    calling_off,
    day_number,
    days_of,
    fit,
    held_on,
    iso_day,
    place_key,
    planned_days,
    put_off,
    refusal,
    same_place,
)
from onrecord.export.agenda_tellings import Telling, Told, known_ids, last_day, told_of
from onrecord.export.labels import counted, day_words, event_label, event_summary, interval_words
from onrecord.record import Record
from onrecord.types.actor import ActorRef
from onrecord.types.event import PloverType, Where
from onrecord.types.ids import content_id
from onrecord.types.when import Published
from onrecord.types.wire import FORMAT

Kind = Literal["planned", "conditional", "called-for"]
"""How a plan was announced: as such, on a condition, or only asked for."""

OUTCOMES: tuple[Outcome, ...] = (
    "not-reported", "ahead", "moved", "cancelled", "denied", "otherwise", "happened", "no-day",
)  # fmt: skip
"""In the order in which they are shown: what is open first, what stands in no calendar last."""

KINDS: tuple[Kind, ...] = ("planned", "conditional", "called-for")

CLOSE_MEETINGS = 2
"""Days within which several meetings make up one plan."""

CLOSE_DATE = 7
"""Days that the time of publication of a report may leave open for its last day to be the latest of a record."""


class Wanted(Struct, frozen=True, kw_only=True):
    """What is asked for. Empty filters let everything through.

    ``as_of`` is the day taken for today, '' for the latest day on which a report of the record was published; what was
    published after it is left out. ``actors`` are ids of which one takes part, ``first`` and ``last`` the days between
    which (both inside) a plan's day may lie, ``stories`` ids of which one tells of it.
    """

    as_of: str = ""
    actors: frozenset[str] = frozenset()
    first: str = ""
    last: str = ""
    outcomes: tuple[Outcome, ...] = ()
    kinds: tuple[Kind, ...] = ("planned", "conditional")
    stories: frozenset[str] = frozenset()


class Item(Struct, frozen=True, kw_only=True):
    """One plan and what became of it.

    ``announced`` are the tellings of the plan, ``later`` those that tell what became of it, the one that fits best
    first. ``from`` and ``to`` (both inside) are what was planned, None where no day was named; ``dated`` is the same
    in words, ``printed`` the words for it on the pages. ``differences`` say what was otherwise than planned,
    ``because`` why the outcome is what it is, ``overdue`` by how many days. ``silent`` counts the reports since then
    that name all who take part. ``origins`` counts the reports that announced it in their own words.
    """

    id: str
    summary: str
    label: str
    type: PloverType
    mode: str
    kind: Kind
    outcome: Outcome
    actors: tuple[ActorRef, ...]
    where: Where | None
    from_: str | None = msgspec.field(name="from", default=None)
    to: str | None = None
    dated: str
    printed: tuple[str, ...]
    overdue: int
    differences: tuple[Difference, ...]
    because: tuple[str, ...]
    silent: int
    origins: int
    announced: tuple[Telling, ...]
    later: tuple[Telling, ...]
    events: tuple[str, ...]
    stories: tuple[str, ...]


class Agenda(Struct, frozen=True, kw_only=True):
    """The plans of a record that were asked for, by outcome in the order of ``OUTCOMES``, then by day.

    ``as_of`` is the day taken for today and ``as_of_because`` why, '' where there is none. ``counts`` tells how many
    there are of each outcome, ``wanted`` which were asked for (all where empty).
    """

    as_of: str
    as_of_because: str
    reports: int
    counts: dict[str, int]
    wanted: tuple[Outcome, ...]
    items: tuple[Item, ...]
    format: int = FORMAT


def agenda(record: Record, wanted: Wanted) -> Agenda:
    """Gives the agenda of a record. Raises RecordError where the record cannot be read."""
    return agenda_of(told_of(record), wanted, record.reports_naming)


def agenda_of(told: Told, wanted: Wanted, naming: Callable[[str], set[str]]) -> Agenda:
    """Gives the agenda of what a record tells; ``naming`` gives the reports that name the actor with an id."""
    today, reason = _today(told, wanted.as_of)
    known = _known_on(told, today)
    judge = _Judge(known, today, naming)
    items = [item for item in _with_trips([judge.item(plan) for plan in _plans(known)]) if _passes(item, wanted)]
    items.sort(key=lambda one: (OUTCOMES.index(one.outcome), one.from_ or "9999", one.to or "9999", one.id))
    return Agenda(
        as_of=iso_day(today) if today is not None else "",
        as_of_because=reason,
        reports=len(known.published),
        wanted=wanted.outcomes,
        counts={outcome: sum(item.outcome == outcome for item in items) for outcome in OUTCOMES},
        items=tuple(items),
    )


def _today(told: Told, as_of: str) -> tuple[int | None, str]:
    """Gives the day taken for today and why."""
    if as_of:
        return day_number(as_of), "as asked"
    days = []
    for published in told.published.values():
        held = days_of(published)
        if held is not None and held[1] - held[0] <= CLOSE_DATE:
            days.append(held[1])
    if not days:
        return None, "no report of this record has a date"
    return max(days), "the latest day on which a report of this record was published"


def _known_on(told: Told, today: int | None) -> Told:
    """Leaves out what was published after a day. A report whose date nothing tells stays."""

    def known(published: Published) -> bool:
        day = day_number(last_day(published))
        return today is None or day is None or day <= today

    published = {report: when for report, when in told.published.items() if known(when)}
    tellings = {
        event: kept
        for event, held in told.tellings.items()
        if (kept := tuple(one for one in held if one.teller.report in published))
    }
    events = {event: told.events[event] for event in tellings}
    return Told(events=events, tellings=tellings, published=published, copies=told.copies)


# Plans


class _Plan(Struct):
    """The tellings of one plan, of one or more of the record's happenings."""

    tellings: list[Telling]
    aim: Aim


def _plans(told: Told) -> list[_Plan]:
    """Gives the plans: one for each happening that is told as coming, those of several stories joined."""
    drafts = []
    for event in sorted(told.events):
        held = [one for one in told.tellings[event] if one.status in KINDS and not _is_possibility(one)]
        if held:
            drafts.append(_plan(held))
    drafts.sort(key=_by_day)
    near: dict[tuple[tuple[str, str], frozenset[str]], PlansNear] = defaultdict(PlansNear)
    made: list[_Plan] = []
    for draft in drafts:
        known = near[draft.aim.kind, draft.aim.parties]

        def same_as(at: int, aim: Aim = draft.aim) -> bool:
            return _one_plan(made[at].aim, aim)

        number = known.first(draft.aim, same_as)
        if number is None:
            made.append(draft)
            number = len(made) - 1
        else:
            same = made[number]
            whole = _plan([*same.tellings, *draft.tellings])
            same.tellings, same.aim = whole.tellings, whole.aim
        if draft.aim.recognisable:
            known.add(number, made[number].aim)
    return made


_POSSIBLE = re.compile(
    r"“(?:can|ca|could|if|unless|whether|(?:(?:un)?able|free|power|option|right|opportunity|chance) to)”|it is allowed"
)
"""Reasons for which a telling is conditional although nobody announces anything."""


def _is_possibility(telling: Telling) -> bool:
    """Says whether a telling tells only what can be or what something else depends on: no plan of anybody's."""
    return telling.status == "conditional" and any(_POSSIBLE.search(reason) for reason in telling.because)


def _by_day(plan: _Plan) -> tuple[bool, Days, tuple[str, str, object]]:
    """Sorts dated plans first, narrow before wide among those of one day, then by the first telling."""
    return (plan.aim.days is None, plan.aim.days or (0, 0), plan.tellings[0].order)


def _plan(tellings: list[Telling]) -> _Plan:
    held = sorted(tellings, key=lambda one: one.order)
    fullest = _fullest(held)
    dated = [(days, one) for one in held if (days := planned_days(one))]
    days = min(dated, key=lambda pair: (pair[0][1] - pair[0][0], pair[1].order))[0] if dated else None
    places = [one.where for one in held if one.where and place_key(one.where)]
    published = [day for one in held if (day := day_number(last_day(one.teller.published))) is not None]
    everyone = (*fullest.sources, *fullest.targets)
    aim = Aim(
        kind=(fullest.type, fullest.mode),
        actors=tuple({one.id or one.name: one for one in everyone}.values()),
        doers=known_ids(fullest.sources),
        goal=msgspec.structs.replace(places[0], words=None) if places else None,
        days=days,
        told=min(published) if published else None,
        events=frozenset(one.event for one in held),
        origins=frozenset(one.teller.origin for one in held),
    )
    return _Plan(held, aim)


def _fullest(tellings: list[Telling]) -> Telling:
    """Gives the telling that names most of those who take part, of equals the first."""
    return min(tellings, key=lambda one: (-len(one.ids), one.order))


def _one_plan(a: Aim, b: Aim) -> bool:
    """Says whether two plans of the same kind with the same actors are one: their days meet, and their goals.

    A plan without a day joins the next of which it may be an earlier word.
    """
    if not (a.recognisable and b.recognisable) or same_place(a.goal, b.goal) is False:
        return False
    if a.days and b.days:
        return a.days[0] <= b.days[1] and b.days[0] <= a.days[1]
    if a.days is None and b.days is None:
        return a.told is not None and b.told is not None and abs(a.told - b.told) <= UNDATED_PLAN
    dated, undated = (a, b) if a.days else (b, a)
    return dated.days is not None and undated.told is not None and 0 <= dated.days[0] - undated.told <= UNDATED_PLAN


# What became of them


class _Judge:
    """Holds what later reports tell, so that each plan is held only against what could be about it."""

    def __init__(self, told: Told, today: int | None, naming: Callable[[str], set[str]]) -> None:
        self._told, self._today = told, today
        self._naming = cache(naming)
        self._published = {
            report: day
            for report, when in told.published.items()
            if report not in told.copies and (day := day_number(last_day(when))) is not None
        }
        by_actor: dict[tuple[str, str], list[Telling]] = defaultdict(list)
        for held in told.tellings.values():
            for one in held:
                for actor in one.ids:
                    by_actor[actor, one.type].append(one)
        self._by_actor = {key: TellingsOfOne(tellings) for key, tellings in by_actor.items()}
        self._days_naming = cache(self._days_of_reports_naming)

    def item(self, plan: _Plan) -> Item:
        """Gives a plan with what became of it."""
        aim = plan.aim
        outcome, later, differences, because = self._became(plan)
        due = aim.days[1] if aim.days else None
        late = outcome == "not-reported" and due is not None and self._today is not None
        silent = self._silent(aim, due) if late and due is not None else 0
        if late:
            because = [*because, _of_silence(aim, silent)]
        first = plan.tellings[0]
        event = msgspec.structs.replace(
            self._told.events[first.event],
            sources=_named(plan, "sources"), targets=_named(plan, "targets"), where=aim.goal,
        )  # fmt: skip
        days = aim.days
        return Item(
            id=content_id("plan", *sorted(aim.events)),
            summary=event_summary(event),
            label=event_label(event),
            type=event.type,
            mode=event.mode,
            kind=next(kind for kind in KINDS if any(one.status == kind for one in plan.tellings)),
            outcome=outcome,
            actors=aim.actors,
            where=aim.goal,
            from_=iso_day(days[0]) if days else None,
            to=iso_day(days[1]) if days else None,
            dated=interval_words(iso_day(days[0]), iso_day(days[1]), "day") if days else "",
            printed=tuple(dict.fromkeys(one.printed for one in plan.tellings if one.printed)),
            overdue=self._today - due if late and self._today is not None and due is not None else 0,
            differences=differences,
            because=tuple(because),
            silent=silent,
            origins=len({one.teller.origin for one in plan.tellings}),
            announced=tuple(plan.tellings),
            later=later,
            events=tuple(sorted(aim.events)),
            stories=tuple(sorted({one.story for one in (*plan.tellings, *later) if one.story})),
        )

    def _became(self, plan: _Plan) -> tuple[Outcome, tuple[Telling, ...], tuple[Difference, ...], list[str]]:
        aim = plan.aim
        candidates = self._candidates(aim)
        fits = sorted(
            (found for one in candidates if one.status == "happened" and (found := fit(aim, one))), key=_best_first
        )
        off = [(refused, one) for one in candidates if (refused := refusal(aim, one))]
        if fits:
            last_word = max((one.teller.published.to or "" for _, one in off), default="")
            if last_word <= max(one.telling.teller.published.to or "9999" for one in fits):
                return _held(aim, fits, [one for _, one in off], _beside(aim, fits[0], candidates))
        if off:
            outcome: Outcome = "cancelled" if any(found == "cancelled" for found, _ in off) else "denied"
            tellings = tuple(one for found, one in off if found == outcome)
            reasons = list(dict.fromkeys(reason for one in tellings for reason in one.because))
            if fits:
                reasons.append(f"told as happened before, {fits[0].telling.teller.dated}")
                tellings += tuple(one.telling for one in fits)
            return outcome, tellings, (), reasons
        if broken := [called for one in plan.tellings if (called := calling_off(one))]:
            return "cancelled", tuple(broken), (), ["called off in the sentence that tells of it"]
        if moved := [one for one in candidates if put_off(aim, one) and self._after(one, plan)]:
            new = next((days for one in moved if (days := days_of(one.when)) and days != aim.days), None)
            told = interval_words(iso_day(new[0]), iso_day(new[1]), "day") if new else "a day not named"
            planned = interval_words(iso_day(aim.days[0]), iso_day(aim.days[1]), "day") if aim.days else ""
            difference = (Difference(field="day", planned=planned, happened=told),) if planned else ()
            return "moved", tuple(moved), difference, [f"put off to {told}"]
        if aim.days is None:
            return "no-day", (), (), ["no report names a day for it"]
        if self._today is None:
            return "ahead", (), (), ["no report of this record has a date; a day to hold it against was not given"]
        if aim.days[1] >= self._today:
            return "ahead", (), (), [f"its day is not over on {day_words(iso_day(self._today))}"]
        return "not-reported", (), (), []

    def _candidates(self, aim: Aim) -> list[Telling]:
        """Gives every telling that could be about a plan: of its own happenings, and with one of its actors."""
        found = {(one.teller.report, one.mention): one for event in aim.events for one in self._told.tellings[event]}
        if aim.recognisable:
            asked = [(actor, aim.kind[0]) for actor in aim.ids]
            keys = sorted(asked, key=lambda key: (self._by_actor[key].size, key))
            # Two of those who take part must be there, so one of them is not the one who is told of most.
            for key in keys if len(keys) == 1 or aim.kind[1] == "visit" else keys[:-1]:
                found.update({(one.teller.report, one.mention): one for one in self._by_actor[key].near(aim)})
        return sorted(found.values(), key=lambda one: one.order)

    @staticmethod
    def _after(told: Telling, plan: _Plan) -> bool:
        """Says whether a telling is not itself the first word of the plan."""
        first = plan.tellings[0]
        return (told.teller.report, told.mention) != (first.teller.report, first.mention)

    def _silent(self, aim: Aim, due: int) -> int:
        """Counts the reports, copies left out, that were published after a plan's day and name all who take part."""
        days = self._days_naming(aim.ids)
        return len(days) - bisect_right(days, due)

    def _days_of_reports_naming(self, ids: frozenset[str]) -> list[int]:
        """Gives in order the days of the reports that name all of these; worked out once for all their plans."""
        named = sorted((self._naming(actor) for actor in ids), key=len)
        reports = named[0].intersection(*named[1:]) if named else set[str]()
        return sorted(self._published[report] for report in reports if report in self._published)


def _beside(aim: Aim, best: Fit, candidates: list[Telling]) -> list[Fit]:
    """Gives the tellings of the same days that some of those who were to take part met, where the best names fewer."""
    day = held_on(best.telling)
    if not best.fewer or day is None:
        return []
    held = []
    for one in candidates:
        if one.status != "happened" or (own := held_on(one)) is None or abs(own - day) > CLOSE_MEETINGS:
            continue
        found = fit(aim, one, partly=True)
        if found is not None and all(difference.field == "day" for difference in found.differences):
            held.append(found)
    return held


def _held(
    aim: Aim, fits: list[Fit], off: list[Telling], beside: list[Fit]
) -> tuple[Outcome, tuple[Telling, ...], tuple[Difference, ...], list[str]]:
    """Gives what the tellings that fit best say, with those that said otherwise before."""
    best = fits[0]
    alike = [one for one in fits if one.differences == best.differences and (best.fewer or not one.fewer)]
    alike += [one for one in beside if one.telling not in [other.telling for other in alike]]
    because = list(best.because)
    fewer = absent(aim, alike)
    differences = (*best.differences, *([fewer] if fewer else []))
    if best.fewer and fewer is None:
        because.append("told of one by one")
    if off:
        because.append(f"though told otherwise before, {off[0].teller.dated}: {'; '.join(off[0].because)}")
    tellings = (*(one.telling for one in alike), *off)
    return ("otherwise" if differences else "happened"), tellings, differences, because


def _of_silence(aim: Aim, silent: int) -> str:
    if not aim.recognisable:
        rest = "it names one actor at most and no place: too little to be recognised in another story"
    elif silent:
        rest = f"{counted(silent, 'later report names', 'later reports name')} {_and_of(aim)}, and nothing of this"
    else:
        rest = "no later report names all who take part"
    return f"no report of this record tells what became of it; {rest}"


def _and_of(aim: Aim) -> str:
    held = [one.name for one in aim.actors if one.id in aim.ids]
    return f"{', '.join(held[:-1])} and {held[-1]}" if len(held) > 1 else held[0]


def _named(plan: _Plan, role: Literal["sources", "targets"]) -> tuple[ActorRef, ...]:
    """Gives those who take part as the fullest announcement names them."""
    fullest = _fullest(plan.tellings)
    return tuple(one for one in (fullest.sources if role == "sources" else fullest.targets) if one.id or one.name)


def _best_first(found: Fit) -> tuple[int, int, tuple[str, str, object]]:
    return (len(found.differences) + found.fewer, found.away, found.telling.order)


def _with_trips(items: list[Item]) -> list[Item]:
    """Takes a visit for made that no report tells of where a meeting was, within its days, that was announced with it.

    Offices announce a journey with its meetings and report the meetings alone.
    """
    meetings: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.mode != "visit" and item.outcome in {"happened", "otherwise"}:
            for report in {one.teller.report for one in item.announced}:
                meetings[report].append(item)
    return [_made_with(item, meetings) if _is_open_visit(item) else item for item in items]


def _is_open_visit(item: Item) -> bool:
    return item.mode == "visit" and item.outcome == "not-reported"


def _made_with(visit: Item, meetings: dict[str, list[Item]]) -> Item:
    travellers = known_ids(one for telling in visit.announced for one in telling.sources)
    held = {one.id: one for telling in visit.announced for one in meetings.get(telling.teller.report, ())}
    for meeting in sorted(held.values(), key=lambda one: one.id):
        inside = [
            one
            for one in meeting.later
            if one.status == "happened"
            and (days := days_of(one.when)) is not None
            and (visit.from_ or "") <= iso_day(days[0])
            and iso_day(days[1]) <= (visit.to or "")
        ]
        if inside and travellers & known_ids(meeting.actors) and same_place(visit.where, meeting.where) is not False:
            reason = f"{meeting.summary}, announced with it, is told as held within its days"
            return msgspec.structs.replace(
                visit, outcome="happened", later=tuple(inside), because=(reason,), overdue=0, silent=0
            )
    return visit


def _passes(item: Item, wanted: Wanted) -> bool:
    if item.kind not in wanted.kinds or (wanted.outcomes and item.outcome not in wanted.outcomes):
        return False
    if wanted.actors and not any(actor.id in wanted.actors for actor in item.actors):
        return False
    if wanted.stories and not wanted.stories & set(item.stories):
        return False
    if not (wanted.first or wanted.last):
        return True
    if item.from_ is None or item.to is None:
        return False
    return (not wanted.first or item.to >= wanted.first) and (not wanted.last or item.from_ <= wanted.last)
