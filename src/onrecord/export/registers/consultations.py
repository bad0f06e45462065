"""What the registers of meetings, visits and channels share: states, days, and one citation for words told twice."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.export.agenda import Wanted as WantedPlans
from onrecord.export.agenda import agenda_of
from onrecord.export.agenda_outcomes import Days, day_number, days_of, iso_day
from onrecord.export.agenda_tellings import Telling
from onrecord.export.labels import interval_words
from onrecord.export.registers.entry import Step
from onrecord.export.registers.material import Material
from onrecord.types.event import Status
from onrecord.types.particular import Particular
from onrecord.types.when import When

STATES = (
    "held",
    "planned",
    "put off",
    "on a condition",
    "called for",
    "called off",
    "ruled out",
    "not held",
    "unknown",
)
"""What a reader sees of what became of a meeting."""

_STATE_OF: dict[Status, str] = {
    "happened": "held",
    "planned": "planned",
    "conditional": "on a condition",
    "called-for": "called for",
    "unknown": "unknown",
}
_CALLED_OFF = re.compile(r"cancel|call(?:ed|s)? off|scrap|abandon|shelve", re.IGNORECASE)
_PUT_OFF = re.compile(r"postpon|delay|put off|reschedul|pushed back", re.IGNORECASE)
_RULED_OUT = re.compile(
    r"\b(?:will|would|can|cannot|could|should|must|shall|wo|plans?|refus\w*|declin\w*|rul\w+|reject\w*|expect\w*|intend\w*|"
    r"no|opposed|unwilling|reluctant)\b",
    re.IGNORECASE,
)


def state_of(telling: Telling) -> str:
    """Gives what a telling makes of a meeting: the words that its status was read by tell a plan put off from a plan,
    one called off from one that nobody wanted to hold.
    """
    reasons = " ".join(telling.because)
    if telling.status == "denied" and "“expect" in reasons:
        return "unknown"  # what nobody expected may have happened all the same
    if telling.status == "denied":
        if _CALLED_OFF.search(reasons):
            return "called off"
        return "ruled out" if _RULED_OUT.search(reasons) else "not held"
    if telling.status == "planned" and _PUT_OFF.search(reasons):
        return "put off"
    return _STATE_OF[telling.status]


def first_days(tellings: Iterable[Telling]) -> Days | None:
    """Gives the days of the first telling that names days, the narrowest of those that begin with it."""
    held = [days for one in tellings if (days := days_of(one.when))]
    return min(held, key=lambda days: days[1] - days[0]) if held else None


def dated_in_words(tellings: Sequence[Telling], days: Days | None) -> tuple[str | None, str | None, str]:
    """Gives the first and last day (ISO 8601) and the same in words; where no day is named, by what day it was, or
    from which day on it is planned.
    """
    if days is not None:
        first, last = iso_day(days[0]), iso_day(days[1])
        return first, last, interval_words(first, last, "day")
    open_ = [one.when for one in tellings if one.when is not None and (one.when.from_ or one.when.to)]
    by = min((when.to[:10] for when in open_ if when.to and not when.from_), default="")
    if by:
        return None, None, interval_words(None, by, "day")
    since = min((when.from_[:10] for when in open_ if when.from_ and not when.to), default="")
    return None, None, interval_words(since, None, "day") if since else ""


def days_told(when: When | None) -> int | None:
    """Gives the last day of a time as a number, None where nothing tells one."""
    return day_number(when.to) if when and when.to else None


def refusals(material: Material) -> dict[str, list[tuple[str, Telling]]]:
    """Gives what the agenda says of plans that were called off or put off: for each event of such a plan the state and
    the telling that says so.
    """
    found: dict[str, list[tuple[str, Telling]]] = defaultdict(list)
    plans = agenda_of(material.told, WantedPlans(kinds=("planned", "conditional", "called-for")), material.naming)
    for item in plans.items:
        state = _OUTCOMES.get(item.outcome)
        if state is None:
            continue
        for event in item.events:
            found[event] += [(state, one) for one in item.later if one.status != "happened"]
    return found


_OUTCOMES = {"cancelled": "called off", "moved": "put off"}


def distinct(tellings: Iterable[Telling]) -> list[Telling]:
    """Gives tellings without those that only repeat words of their own report: of two that overlap and have the same
    status, the one that names more of those who take part, then the shorter.
    """
    kept: list[Telling] = []
    for one in sorted(tellings, key=lambda telling: (-len(telling.ids), len(telling.words), telling.order)):
        twice = any(
            other.teller.report == one.teller.report
            and other.status == one.status
            and other.spans[0].overlaps(one.spans[0])
            for other in kept
        )
        if not twice:
            kept.append(one)
    return sorted(kept, key=lambda telling: telling.order)


def shown(particular: Particular, words: str) -> str:
    """Gives what a reader sees of a particular: its actors by name where it names nothing else, else its words."""
    if particular.field == "attendee" and particular.actors:
        return particular.actors[0].name or words
    if particular.field == "form":
        return particular.value or words
    return " ".join(words.split())


def telling(step: Step) -> Step:
    """Gives a step with those of its reasons that a reader needs: whom a word was taken for, how a day was found. That
    "will" stands before a verb, its words show.
    """
    return msgspec.structs.replace(step, because=tuple(one for one in step.because if _NEEDED.search(one)))


_NEEDED = re.compile(r"\b(?:taken for|called off|put off)\b")
