"""Finds known events and names: what a text names existed, and what it looks ahead to had not come.

``days ahead of the Pyeongchang Olympics`` allows the days before the games; ``COVID-19`` those since it was named.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from msgspec import Struct

from onrecord.dates.calendar import WEEKDAYS
from onrecord.dates.tense import direction
from onrecord.dates.undated.evidence import Evidence, day_words
from onrecord.dates.undated.tables import first_day, last_day, rows
from onrecord.knowledge.names import names

LIMIT = 100_000
_SURE_SINCE, _SURE_AHEAD, _SURE_DAY, _SURE_VISIT = 0.99, 0.93, 0.9, 0.9
_AHEAD = re.compile(
    r"\b(?:ahead of|before|prior to|upcoming|coming|next|on (?:his|her|their|the) way to|in advance of|run-up to|"
    r"preparations? for|preparing for|will attend|will host|to host|looks? forward to|days to)\s+(?:[\w’'-]+\s+){0,5}\Z"
)
_THERE = re.compile(r"\bis (?:now |currently )?(?:in|visiting|on)\b")
_OPENS = re.compile(r"\b(?:open\w*|begin\w*|start\w*|ceremony)\b")
_SOON = re.compile(
    r"\b(?:days (?:ahead of|before|to)|on (?:his|her|their|the) way to|on the eve of|this week[’']s|opening of|"
    r"start of)\s+(?:[\w’'-]+\s+){0,5}\Z"
)
_DAYS, _WEEKS, _MONTHS = timedelta(days=2), timedelta(days=17), timedelta(days=150)
_VISIT = re.compile(r"\b(?:[Vv]isit\w*|[Tt]rips?|[Tt]ours?|arriv\w+|travel\w*|on (?:his|her) way|is in|stops?)\b")
LEAD = 8
"""A visit that a report is about is told in its first sentences."""


class _Known(Struct, frozen=True):
    forms: tuple[tuple[str, ...], ...]
    kind: str
    known: date | None
    first: date
    last: date | None
    what: str


@cache
def _table() -> tuple[_Known, ...]:
    return tuple(
        _Known(
            tuple(tuple(form.split("&")) for form in forms.split(";")),
            kind,
            first_day(known),
            first_day(first) or date.min,
            last_day(last),
            what,
        )
        for forms, kind, known, first, last, what in rows("known_events.tsv")
    )


_NEAR = 250
"""Code points between words that name an event together."""


@cache
def _pattern(word: str) -> re.Pattern[str]:
    ending = "" if word.endswith("*") else r"(?![^\W_])"
    return re.compile(rf"(?<![^\W_]){re.escape(word.rstrip('*'))}{ending}")


def _places_of(text: str, form: tuple[str, ...]) -> list[int]:
    """Gives where the first word of a form stands, with the others near it; at most 50 places."""
    if not all(word.rstrip("*") in text for word in form):
        return []
    found: list[int] = []
    for match in _pattern(form[0]).finditer(text):
        near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        if all(_pattern(word).search(near) for word in form[1:]):
            found.append(match.start())
        if len(found) >= 50:
            break
    return found


def evidence(text: str, sentences: Sequence[str]) -> list[Evidence]:
    """Gives what the known events and names of a text say of its day; ``sentences`` are its first ones."""
    sample = text[:LIMIT]
    found: list[Evidence] = []
    for known in _table():
        for form in known.forms:
            places = _places_of(sample, form)
            if not places:
                continue
            words = " … ".join(word.rstrip("*") for word in form)
            if known.kind == "since":
                because = f"it names “{words}”, of which none could before {day_words(known.first)}: {known.what}"
                found.append(Evidence(kind="since", because=because, spans=((known.first, None),), sure=_SURE_SINCE))
            else:
                found.extend(_event(sample, sentences, known, form[0].rstrip("*"), places))
            break
    found.extend(_visits(sample, sentences))
    return found


def _event(text: str, sentences: Sequence[str], known: _Known, word: str, places: list[int]) -> Iterator[Evidence]:
    """Gives what an event says: it was known of; where the text looks ahead to it, it was not over."""
    last = known.last or known.first
    if known.known:
        because = f"it names {known.what}, known of since {day_words(known.known)}"
        yield Evidence(kind="since", because=because, spans=((known.known, None),), sure=_SURE_SINCE)
    cues = (_AHEAD.search(text, max(0, place - 60), place) for place in places)
    cue = next((match for match in cues if match is not None), None)
    if cue is None:
        return
    near = next((match for match in (_SOON.search(text, max(0, place - 60), place) for place in places) if match), None)
    words = " ".join((near or cue)[0].split())
    because = f"“{words} {word}” looks ahead to {known.what}, {day_words(known.first)} to {day_words(last)}"
    span = (known.first - _WEEKS, known.first + _DAYS) if near else (known.first - _MONTHS, last)
    yield Evidence(kind="ahead", because=because, spans=(span,), sure=_SURE_AHEAD)
    weekday = WEEKDAYS[known.first.weekday()].capitalize()
    for sentence in sentences:
        place = sentence.find(weekday)
        if place < 0 or _OPENS.search(sentence) is None:
            continue
        if direction(sentence, place, place + len(weekday)) == "future":
            because = f"{known.what} opened on {day_words(known.first)}, and “{weekday}” is still to come"
            span = (known.first - timedelta(days=6), known.first)
            yield Evidence(kind="opens", because=because, spans=(span,), sure=_SURE_DAY)
            return


@cache
def _journeys() -> tuple[tuple[str, str, str, tuple[tuple[date, date], ...]], ...]:
    found = []
    for office, name, state, visits in rows("journeys.tsv"):
        days = tuple(
            (date.fromisoformat(first), date.fromisoformat(last))
            for first, last in (cell.split("/") for cell in visits.split(";"))
        )
        found.append((office, name, state, days))
    return tuple(found)


@cache
def _places(state: str) -> re.Pattern[str]:
    forms = [form for form, name in names().items() if name.state == state and name.kind in {"state", "capital"}]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))})\b")


def _visits(text: str, sentences: Sequence[str]) -> Iterator[Evidence]:
    """Gives what visits that are known with their days say of a report that tells of one."""
    lead = sentences[:LEAD]
    for office, name, state, days in _journeys():
        family = name.split(" ")[-1]
        if f"{office} {name}" not in text[:LIMIT] and f"{office} {family}" not in text[:LIMIT] and name not in text:
            continue
        told = [one for one in lead if family in one and _VISIT.search(one) and _places(state).search(one)]
        if not told:
            continue
        place = _places(state).search(told[0])
        day = timedelta(days=1)
        # Who is in a place has not left it; what is told of a visit may be printed on the day after.
        after = timedelta(0) if _THERE.search(told[0]) else day
        spans = tuple((first - day, last + after) for first, last in days)
        listed = "; ".join(f"{day_words(first)} to {day_words(last)}" for first, last in days)
        because = f"it tells of a visit of {name} ({place[0] if place else state}); in office this was {listed}"
        yield Evidence(kind="visit", because=because, spans=spans, sure=_SURE_VISIT)
