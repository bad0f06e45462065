"""Codes and times in plain words: what kind of event, what became of it, when."""

from collections.abc import Iterable
from datetime import date

from onrecord.knowledge.codes import codes
from onrecord.types.actor import ActorRef
from onrecord.types.event import EventMention
from onrecord.types.issue import SetAside
from onrecord.types.story import Event
from onrecord.types.when import Precision, Published, When

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

STATUS_WORDS = {
    "happened": "happened",
    "planned": "planned",
    "conditional": "conditional",
    "called-for": "called for",
    "denied": "denied",
    "unknown": "not clear whether it happened",
}
"""What a reader sees for each status of an event."""

VERDICT_WORDS = {"agreed": "agreed", "single-source": "single source", "in-conflict": "in conflict"}
"""What a reader sees for each verdict on a claim."""

FIELD_WORDS = {
    "who": "who took part",
    "whom": "to whom",
    "when": "when it was",
    "where": "where it was",
    "status": "what became of it",
    "wording": "in which words",
}
"""What a reader sees for each field that claims are about."""

_BY_CAMEO = {
    "040": "Talks",
    "041": "Phone call",
    "042": "Visit",
    "043": "Visit received",
    "044": "Meeting at a third place",
    "045": "Mediation",
    "046": "Negotiations",
}
"""CAMEO 04, consult (CAMEO 1.1b3 codebook, 2012)."""

_BY_TYPE = {
    "AGREE": "Agreement",
    "CONSULT": "Talks",
    "SUPPORT": "Support",
    "CONCEDE": "Concession",
    "COOPERATE": "Cooperation",
    "AID": "Aid",
    "RETREAT": "Withdrawal",
    "REQUEST": "Request",
    "ACCUSE": "Accusation",
    "REJECT": "Rejection",
    "THREATEN": "Threat",
    "PROTEST": "Protest",
    "SANCTION": "Sanction",
    "MOBILIZE": "Mobilisation",
    "COERCE": "Coercion",
    "ASSAULT": "Attack",
}
"""PLOVER event types (2021 codebook)."""

MUTUAL = frozenset(("AGREE", "CONSULT", "COOPERATE"))
"""Types of event in which the two sides act together."""

_GENERAL = frozenset(["030", "050", "060", "070", "080", "120", "130", "150", "160", "170", "180", "190", "200"])
"""CAMEO codes that stand for their whole root: they say no more than the type."""

_SIGNED = "057"
"""CAMEO 057, sign formal agreement: of type SUPPORT, and yet both sides sign."""


def event_label(event: Event | EventMention) -> str:
    """Gives the kind of event as a noun: ``Visit``, ``Phone call``, ``Agreement signed``.

    It is what CAMEO's code says, where the code says more than the type.
    """
    code = codes().get(event.cameo)
    told = code.name if code is not None and code.type == event.type and event.cameo not in _GENERAL else ""
    return _BY_CAMEO.get(event.cameo[:3]) or told or _BY_TYPE[event.type]


def event_summary(event: Event | EventMention) -> str:
    """Gives an event on one line, without time and status: ``Talks: Ana Torres, Paavo Lind``."""
    sources, targets = names_of(event.sources), names_of(event.targets)
    place = event.where.name if event.where else ""
    if event.mode == "visit" and event.cameo[:3] != "043":
        goal = place or targets
        sides = f"{sources or 'somebody'} to {goal}" if goal else sources
    elif _together(event):
        sides = ", ".join(side for side in (sources, targets) if side)
    else:
        sides = f"{sources or 'somebody'} → {targets}" if targets else sources
    return f"{event_label(event)}: {sides or 'nobody named'}"


def _together(event: Event | EventMention) -> bool:
    """Says whether the two sides act alike. Several who agree do so among themselves, and a promise is made to one."""
    if event.type == "AGREE":
        return event.cameo in _GENERAL and len(event.sources) < 2
    return (event.type in MUTUAL and event.cameo[:3] != "043") or event.cameo == _SIGNED


def names_of(actors: Iterable[ActorRef]) -> str:
    """Gives the names of actors, in order, with commas; '' for nobody."""
    return ", ".join(actor.name or actor.id for actor in actors if actor.name or actor.id)


def day_words(iso: str) -> str:
    """Gives a day or an instant as printed in a readout: ``2018-02-07T14:30:00Z`` → ``7 February 2018, 14:30``.

    What is no ISO 8601 day is given back as it is.
    """
    day = _day(iso)
    if day is None:
        return iso
    clock = iso[11:16] if len(iso) > 15 and iso[10] == "T" and iso[11:16] != "00:00" else ""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" + (f", {clock}" if clock else "")


def interval_words(first: str | None, last: str | None, precision: Precision = "unknown") -> str:
    """Gives an interval in words: ``7 February 2018``, ``5–7 May 2016``, ``May 2016``, ``by 5 May 2016``.

    Gives '' where both ends are unknown.
    """
    if not first and not last:
        return ""
    if not first:
        return f"by {day_words(last or '')}"
    if not last:
        return f"{day_words(first)} or later"
    if precision in {"instant", "minute"}:
        return day_words(first)
    start, end = _day(first), _day(last)
    if start is None or end is None or start == end:
        return day_words(first[:10])
    if (start.day, start.month, end.day, end.month, start.year) == (1, 1, 31, 12, end.year):
        return str(start.year)
    if start.year == end.year and start.month == end.month:
        whole = start.day == 1 and (end.toordinal() + 1 == _first_of_next(end).toordinal())
        month = f"{MONTHS[start.month - 1]} {start.year}"
        return month if whole else f"{start.day}–{end.day} {month}"
    if start.year == end.year:
        return f"{start.day} {MONTHS[start.month - 1]} – {day_words(last[:10])}"
    return f"{day_words(first[:10])} – {day_words(last[:10])}"


def when_words(when: When | None) -> str:
    """Gives the time of an event or a statement in words, '' where nothing is known."""
    return interval_words(when.from_, when.to, when.precision) if when else ""


def published_words(published: Published) -> str:
    """Gives the time of publication in words with its basis where that is not the source's own word."""
    first, last = published.from_, published.to
    words = interval_words(first, last, published.precision)
    if not words or published.basis == "unknown":
        return "undated"
    if not (first and last):
        words = f"not before {day_words(first)}" if first else f"not after {day_words(last or '')}"
    return f"{words} (inferred)" if published.basis == "inferred" else words


def named(aside: SetAside) -> str:
    """Gives a source that was set aside with the reason; messages may name the source already."""
    return f"{place_of(aside.source)}: {aside.message.removeprefix(f'{aside.source}: ')}"


def place_of(source: str) -> str:
    """Gives where a report came from as a reader is told it: what is piped in came from standard input."""
    return f"standard input{source[1:]}" if source[:2] in {"-", "-#", "-!"} else source


def weekday_of(iso: str) -> str:
    """Gives the weekday of an ISO 8601 day, '' where it is none."""
    day = _day(iso)
    return WEEKDAYS[day.weekday()] if day else ""


def counted(number: int, one: str, many: str = "") -> str:
    """Gives a number with its noun: ``1 report``, ``3 reports``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def _first_of_next(day: date) -> date:
    if day.month < 12:
        return date(day.year, day.month + 1, 1)
    return date(day.year + 1, 1, 1) if day.year < 9999 else date.max
