"""What became of a plan: which later telling tells it as happened, otherwise, cancelled, denied or put off, and why.

A plan is recognised in a later report by the same kind of event, by those who take part, by the goal of a visit and by
its day. Where exactly one of day, place and those taking part differs and the rest is sure, it happened otherwise. What
names too little to be recognised (one person and no place) is matched only where the record already holds both
tellings as one happening.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache, cached_property
from typing import Literal

import msgspec
from msgspec import Struct

from onrecord.export.agenda_tellings import Telling, known_ids, last_day
from onrecord.export.labels import MUTUAL, day_words, interval_words, names_of
from onrecord.knowledge.names import names, states
from onrecord.knowledge.people import called
from onrecord.text.fold import folded_words
from onrecord.types.actor import ActorRef
from onrecord.types.event import Where
from onrecord.types.span import Span
from onrecord.types.when import Published, When

Outcome = Literal["happened", "otherwise", "cancelled", "denied", "moved", "not-reported", "ahead", "no-day"]
"""What became of a plan. ``not-reported`` is overdue: its day is over, and no report tells what became of it."""

Field = Literal["day", "place", "who"]

Days = tuple[int, int]
"""First and last day, both inside, counted as ``date.toordinal`` counts."""

WIDEST = 31
"""Days that a telling may leave open and still be held against a plan."""

WIDEST_PLAN = 366
"""Days that a plan may leave open and still be held against a calendar: a year is named, a decade is not."""

LATE_TELLING = 7
"""Days after the plan's last day in which a report that gives no day of its own still tells of it."""

MOST_MOVED = 14
"""Days between the planned and the real day up to which two meetings of the same are taken for one that moved."""

UNDATED_PLAN = 60
"""Days within which a plan that named no day is recognised."""

EXACT = 3
"""Days that a telling may leave open and still show that the place or those taking part were others than planned."""

_CALLED_OFF = re.compile(r"cancel|call(?:ed|s)? off|scrap|abandon|shelve", re.IGNORECASE)
_PUT_OFF = re.compile(r"postpon|delay|put off|reschedul|pushed back|brought forward", re.IGNORECASE)
_PUT_OFF_BEHIND = re.compile(
    r"\W*(?:(?:was|were|is|are|has|have|had|been|being|would|will|be)\W+){0,3}"
    r"(?:postponed|delayed|put off|rescheduled|pushed back|moved (?:to|forward)|brought forward)\b",
    re.IGNORECASE,
)
"""What stands right behind a clause that tells of something put off: ``The talks were postponed``."""


MOST_BEHIND = 300
"""Characters behind a clause in which the same sentence may call off what the clause tells of."""

_OF_THE_PAST = re.compile(r"\b(?:had|was|were)\b", re.IGNORECASE)
_NOUN = r"(?:trip|visit|tour|journey|meeting|talks|summit|call|session|conference|ceremony|exercises?)"
_OFF_BEHIND = re.compile(
    rf"\b(?:cancell?ed|called off|scrapped|abandoned) (?:that|the|this|his|her|their|its) (?:planned )?{_NOUN}\b"
    rf"|\b(?:that|the|this|his|her|their|its) {_NOUN} (?:was|were|has been|had been|have been) "
    r"(?:later |then |since )?(?:cancell?ed|called off|scrapped|abandoned)\b",
    re.IGNORECASE,
)


_REFUTED = re.compile(r"\b(?:despite|contrary to|denied|denying|rejected|dismissed|not)\b", re.IGNORECASE)
"""What stands before words that call a plan off if they are not so: ``despite reports that it was cancelled``."""


class Difference(Struct, frozen=True, kw_only=True):
    """A field in which what happened differs from what was planned, each as a reader sees it."""

    field: Field
    planned: str
    happened: str


class Fit(Struct, frozen=True, kw_only=True):
    """A later telling that tells what became of a plan: how it differs, and why it is taken for the same.

    ``away`` is the number of days between plan and telling; ``fewer`` says that it names not all who were to take part.
    """

    telling: Telling
    differences: tuple[Difference, ...]
    because: tuple[str, ...]
    away: int
    fewer: bool


class Aim(Struct, frozen=True, kw_only=True, dict=True):
    """What a plan is recognised by.

    ``doers`` are the ids of those who act. ``told`` is the day on which it was first announced, where that is known;
    ``origins`` are the reports that announce it, copies counted as what they copy.
    """

    kind: tuple[str, str]
    actors: tuple[ActorRef, ...]
    doers: frozenset[str]
    goal: Where | None
    days: Days | None
    told: int | None
    events: frozenset[str]
    origins: frozenset[str]

    @cached_property
    def ids(self) -> frozenset[str]:
        """Gives the ids of those who take part and can be told apart from others."""
        return known_ids(self.actors)

    @property
    def parties(self) -> frozenset[str]:
        """Gives the ids of those who must have been there: of a visit, who travels."""
        return self.doers if self.kind[1] == "visit" and self.doers else self.ids

    @cached_property
    def colleagues(self) -> bool:
        """Says whether all who take part held office in one state: such people meet every week."""
        day = iso_day(self.told) if self.told else None
        found = [person.state_at(day) for one in self.actors for person in called(one.name)[:1]]
        return len(found) > 1 and len(found) == len(self.ids) and len(set(found)) == 1 and bool(found[0])

    @cached_property
    def recognisable(self) -> bool:
        """Says whether a report of another story could be recognised as telling of it."""
        return len(self.ids) > 1 or bool(self.ids and place_key(self.goal))


def days_of(when: When | Published | None, widest: int = WIDEST) -> Days | None:
    """Gives the days of a time, None where it is open at an end, no date, or leaves more than ``widest`` days open."""
    first, last = (day_number(when.from_), day_number(when.to)) if when else (None, None)
    if first is None or last is None or not 0 <= last - first <= widest:
        return None
    return first, last


def planned_days(told: Telling) -> Days | None:
    """Gives the days that a telling names for a plan.

    A day that was over when the report was published is none, unless the plan is told as one of the past ("had been
    due to visit in August"): it belongs to something else in the sentence.
    """
    days = days_of(told.when, WIDEST_PLAN)
    published = day_number(told.teller.published.from_)
    if days is not None and published is not None and days[1] < published:
        before = told.context[: told.spans[-1].end - told.sentence.start]
        return days if _OF_THE_PAST.search(before) else None
    return days


def calling_off(told: Telling) -> Telling | None:
    """Gives the telling with the words that call a plan off in the sentence that tells of it, None without such."""
    start = told.spans[-1].end
    behind = told.context[start - told.sentence.start :]
    found = _OFF_BEHIND.search(behind[:MOST_BEHIND])
    if found is None or _REFUTED.search(behind, 0, found.start()):
        return None
    words = Span(start + found.start(), start + found.end())
    return msgspec.structs.replace(told, spans=(words,), words=found.group(), status="denied", because=())


def day_number(iso: str | None) -> int | None:
    """Gives an ISO 8601 day or instant as a number of days, None where it is none."""
    try:
        return date.fromisoformat(iso[:10]).toordinal() if iso else None
    except ValueError:
        return None


def iso_day(number: int) -> str:
    """Gives the ISO 8601 day of a number of days."""
    return date.fromordinal(number).isoformat()


def place_key(where: Where | None) -> str:
    """Gives what a place is compared by: its id, else its name folded; '' for none."""
    return (where.id or " ".join(folded_words(where.name))) if where else ""


def same_place(a: Where | None, b: Where | None) -> bool | None:
    """Says whether two places can be one: equal, or a city and the state it lies in; None where one is not known."""
    first, second = place_key(a), place_key(b)
    if not first or not second:
        return None
    if first == second or _lies_in(a) == second or first == _lies_in(b):
        return True
    return folded_words(a.name if a else "") == folded_words(b.name if b else "")


def place_names(where: Where | None) -> tuple[str, ...]:
    """Gives what ``same_place`` takes a place for: what it is compared by, its name folded; none without a place."""
    key = place_key(where)
    return tuple(dict.fromkeys((key, " ".join(folded_words(where.name))))) if where and key else ()


def state_of(where: Where | None) -> str:
    """Gives the id of the state in which a city lies, '' for what is no city that the tables know."""
    return _lies_in(where)


@cache
def _states_of_cities() -> dict[str, str]:
    by_code = states()
    held = {}
    for name, one in names().items():
        if one.kind in {"capital", "place"} and one.state in by_code:
            held[" ".join(folded_words(name))] = by_code[one.state].id
    return held


def _lies_in(where: Where | None) -> str:
    return _states_of_cities().get(" ".join(folded_words(where.name)), "") if where else ""


def same_kind(plan: tuple[str, str], told: Telling) -> bool:
    """Says whether a telling is of a plan's kind. A meeting may be told with or without its form (visit apart)."""
    kind, mode = plan
    if told.type != kind:
        return False
    return told.mode == mode or (mode != "visit" and told.mode != "visit" and "" in {mode, told.mode})


def fit(aim: Aim, told: Telling, *, partly: bool = False) -> Fit | None:
    """Gives how a telling that it happened fits a plan, None where it tells of something else.

    A visit is also told by what the visitor did at its goal: who met somebody in Oslo was there. ``partly`` takes
    tellings with some of those who were to take part, whatever their day: one of several meetings that make up a plan.
    """
    if told.teller.origin in aim.origins or not _may_be(aim, told):
        return None  # one and the same report tells of no later day
    timed = _fits_in_time(aim, told)
    if timed is None:
        return None
    away, day, reasons = timed
    exact = _exact(aim, told)
    elsewhere = _elsewhere(aim, told, exact=exact)
    fewer = not aim.parties <= told.ids
    if elsewhere is None or (fewer and told.event not in aim.events and not exact and not partly):
        return None
    differences = [*([day] if day else []), *elsewhere]
    if len(differences) + (fewer and not partly) > 1:
        return None  # two things differ: another meeting
    placed = same_place(aim.goal, told.where)
    reasons = [*_who_reasons(aim, told), *reasons]
    if placed is True and aim.goal is not None:
        reasons.append(f"the same place: {aim.goal.name or aim.goal.id}")
    return Fit(telling=told, differences=tuple(differences), because=tuple(reasons), away=away, fewer=fewer)


def _may_be(aim: Aim, told: Telling) -> bool:
    """Says whether kind, actors and goal are near enough to look at the rest."""
    there = same_place(aim.goal, told.where) is True
    if not same_kind(aim.kind, told) and not (aim.kind[1] == "visit" and told.type == aim.kind[0] and there):
        return False
    if told.event in aim.events:
        return True
    common = aim.ids & told.ids
    return aim.recognisable and bool(common) and (len(common) > 1 or there) and _same_side(aim, told)


def _same_side(aim: Aim, told: Telling) -> bool:
    """Says whether the one who acts is the one who was to act; of what two sides do together, it may be either."""
    return aim.kind[0] in MUTUAL or not aim.doers or bool(aim.doers & known_ids(told.sources))


def _elsewhere(aim: Aim, told: Telling, *, exact: bool) -> list[Difference] | None:
    """Gives the difference in place, where there is one; None where it shows that it was something else.

    Only a telling of an exact day shows such a difference: on another day, they met elsewhere.
    """
    if same_place(aim.goal, told.where) is not False or aim.goal is None or told.where is None:
        return []
    if aim.kind[1] == "visit" or not exact:
        return None
    planned, happened = aim.goal.name or aim.goal.id, told.where.name or told.where.id
    return [Difference(field="place", planned=planned, happened=happened)]


def _exact(aim: Aim, told: Telling) -> bool:
    own = days_of(told.when)
    if own is None or aim.days is None:
        return False
    return own[1] - own[0] < EXACT and aim.days[1] - aim.days[0] < EXACT


def held_on(told: Telling) -> int | None:
    """Gives the day on which a telling says that it happened, else that of its report."""
    own = days_of(told.when)
    return own[0] if own else day_number(last_day(told.teller.published))


def absent(aim: Aim, fits: Iterable[Fit]) -> Difference | None:
    """Gives the difference in who took part, over all tellings that fit: several meetings may make up one plan."""
    present: dict[str, str] = {}
    for one in fits:
        told = one.telling
        present.update({actor.id: actor.name for actor in (*told.sources, *told.targets) if actor.id})
    missing = [actor.name or actor.id for actor in aim.actors if actor.id in aim.parties - present.keys()]
    if not missing or len(aim.parties) < 3:
        return None
    took_part = ", ".join(name or actor for actor, name in sorted(present.items(), key=lambda pair: pair[1]))
    happened = f"{took_part}; nothing is told of {', '.join(missing)}"
    return Difference(field="who", planned=names_of(aim.actors), happened=happened)


def _who_reasons(aim: Aim, told: Telling) -> list[str]:
    if told.event in aim.events:
        return ["the record holds both tellings as one happening"]
    theirs = told.ids
    return [f"the same kind of event with {names_of(one for one in aim.actors if one.id in theirs)}"]


def _fits_in_time(aim: Aim, told: Telling) -> tuple[int, Difference | None, list[str]] | None:
    """Gives how many days away, the difference if it is one, and why; None where the days say it is something else."""
    published, own = day_number(last_day(told.teller.published)), days_of(told.when)
    if aim.days is None:
        first = own[0] if own else published
        if first is None or aim.told is None or published is None or published < aim.told:
            return None
        if not aim.told <= first <= aim.told + UNDATED_PLAN or (aim.colleagues and told.event not in aim.events):
            return None
        return first - aim.told, None, ["the plan named no day; this is the next that is told"]
    first, last = aim.days
    if published is not None and published < first and (own is None or own[1] < first - MOST_MOVED):
        return None
    if own is None:
        if published is None or not first <= published <= last + LATE_TELLING or _rules_out(told.when, aim.days):
            return None
        return published - first, None, [f"told on {day_words(iso_day(published))}, without a day of its own"]
    if own[0] <= last and first <= own[1]:
        return 0, None, ["on the day that was named" if first == last else "within the days that were named"]
    gap = max(own[0] - last, first - own[1])
    recent = aim.told is None or own[1] >= aim.told
    if gap > MOST_MOVED or not recent or not _exact(aim, told) or aim.colleagues:
        return None
    later = "later" if own[0] > last else "earlier"
    difference = Difference(field="day", planned=_in_words(aim.days), happened=_in_words(own))
    return gap, difference, [f"{gap} day{'' if gap == 1 else 's'} {later} than named, and nothing is told of that day"]


def _rules_out(when: When | None, days: Days) -> bool:
    """Says whether a time that is open at an end, or wide, leaves no room for these days."""
    if when is None:
        return False
    first, last = day_number(when.from_), day_number(when.to)
    return (first is not None and first > days[1]) or (last is not None and last < days[0])


def _in_words(days: Days) -> str:
    return interval_words(iso_day(days[0]), iso_day(days[1]), "day")


def refusal(aim: Aim, told: Telling) -> Outcome | None:
    """Gives ``cancelled`` or ``denied`` where a telling says that a plan will not be or was not, else None."""
    if told.status != "denied" or not _concerns(aim, told):
        return None
    # A table of cues said why: the word that it found stands in the reason.
    return "cancelled" if any(_CALLED_OFF.search(reason) for reason in told.because) else "denied"


def put_off(aim: Aim, told: Telling) -> bool:
    """Says whether a telling puts a plan off, in so many words (“was postponed to”)."""
    return told.status == "planned" and _concerns(aim, told, moved=True) and puts_off(told)


def puts_off(told: Telling) -> bool:
    """Says whether a telling has words for what is put off, whatever the plan."""
    behind = told.context[told.spans[-1].end - told.sentence.start :]
    return any(_PUT_OFF.search(reason) for reason in told.because) or bool(_PUT_OFF_BEHIND.match(behind[:80]))


def _concerns(aim: Aim, told: Telling, *, moved: bool = False) -> bool:
    """Says whether a telling of the same, later than the plan and not long after its day, is about this plan."""
    published, own = day_number(last_day(told.teller.published)), days_of(told.when)
    if not same_kind(aim.kind, told) or same_place(aim.goal, told.where) is False:
        return False
    if published is not None and aim.told is not None and published < aim.told:
        return False
    theirs = told.ids
    alike = told.event in aim.events or (
        aim.recognisable and aim.ids <= theirs and (len(aim.ids) > 1 or same_place(aim.goal, told.where) is True)
    )
    if not alike:
        return False
    if aim.days is None or (own is None and published is None):
        return True
    if own is not None and not moved:
        return own[0] <= aim.days[1] and aim.days[0] <= own[1]
    return published is None or published <= aim.days[1] + WIDEST
