"""Says when an event was or will be: by a time in its sentence, else by what its status and the publication allow.

It knows only where the trigger stands, not what it means. Nothing falls back on the day of publication in silence: the
rule of such a When says so.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

import msgspec

from onrecord.types.actor import Mention
from onrecord.types.event import EventMention, Status
from onrecord.types.span import Span
from onrecord.types.when import Published, TimeExpression, When

_SAID_THEN = re.compile(
    r"\b(?:said|says|told\s[\w ]{2,20}|announced|reported|added)\s+(?:(?:on|late|early|in|last|earlier|this)\s+)*\Z"
)
"""What stands before the time of a saying: ``an official said on Wednesday``."""
_SAYING = re.compile(r"said|says|say|told|announced|reported|added|stated", re.IGNORECASE)
_OTHER_CLAUSE = re.compile(r"[;:]|,\s*(?:which|who|where|as|but|while|when|after|before)\b|\bsince\b")
_CLAUSE_ENDS = re.compile(
    r"[;:—–]|,(?!\s[A-Z])|\b(?:and|but|that|which|who|whom|whose|where|when|while|as|after|before|because|if|until|"
    r"said|says|told|reported|announced)\b"
)
"""What may end the clause of a trigger; a place told more nearly does not: “in Tromsø, Norway on Monday”."""
_VAGUE = frozenset({"PAST_REF", "PRESENT_REF", "FUTURE_REF"})
_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])(?:T\w+)?\Z")
"""A TIMEX3 value of a weekday whose week is not told."""
_NEAR_DAYS = 3
"""Days that publication may leave open for a weekday to be counted from it."""
_ELSEWHEN = re.compile(
    r"\b(?:had|last|previous|previously|ago|recent|recently|since|past|earlier this|first|years?|months?|weeks?|"
    r"then|ha(?:s|ve) (?:\w+ )?(?:met|held|spoken|visited|been|had|talked))\b",
    re.IGNORECASE,
)
"""Words of a sentence that may tell of another day than that of the scene."""
_FRAGMENT = 60
"""Code points of a sentence that is only the opening of the next."""
_ENDED = re.compile(r"[.!?:;…”\"’')\]]\s*\Z")
_OPENING = 3
"""Sentences that open a report."""
_NEWS = 3
"""Days before publication on which the news of a report can lie."""
_SCENE = 14
"""Sentences from the beginning of a report that can still tell of the day of its first."""
_JUST_BEFORE = 2
"""Sentences behind a dated event in which its people are still told of on its day."""
_TALKS = frozenset({"CONSULT", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""What people do by word of mouth where they meet: a report that opens with their meeting tells it of that day."""
_LOOKED_BACK = 8
"""Dated events that are looked at for the scene of one."""
_TRAVEL = re.compile(
    r"\b(?:travel(?:s|l?ing)?|visits?|visiting|trip|tour|journey|heads? (?:to|for)|fl(?:y|ies) to|will be in|"
    r"spends?|delegation to)\b",
    re.IGNORECASE,
)
"""What a sentence says that tells of a journey."""
_LEAD = 2
"""Sentences of a report that tell its news."""
_TOLD = ("told in the past", "told in the present")
"""Why a verb that tells the news is taken to have happened."""
_PERFECT = re.compile(r"(?:\b(?:has|have|had|having|is|are|being)|['’](?:s|ve|re))\s+(?:\w+\s+){0,2}\Z")
"""What stands before a past form that is none of the simple past."""
_LINE = 8
"""Code points that a line holds beside a time if it is more than a line of a dateline."""
_FAR, _SHARED = 110, 40
"""Code points between a trigger and its time; those from which on one nearer to another is shared in a clause only."""


def when_of(  # noqa: PLR0913, PLR0917 - one argument a thing that the time depends on
    text: str,
    trigger: Span,
    times: Sequence[TimeExpression],
    others: Sequence[Span],
    published: Published,
    state: Status,
) -> When | None:
    """Gives the When of the event of a trigger; None where nothing says.

    ``times`` are those of the trigger's sentence, ``others`` the other triggers in it.
    """
    if "anniversary" in text[max(0, trigger.start - _SHARED) : trigger.start]:
        # "The 40th anniversary of his visit": the day is that of the anniversary.
        return _by_publication(published, state)
    best: TimeExpression | None = None
    distance = 10_000
    saying = _SAYING.fullmatch(text[trigger.start : trigger.end]) is not None
    ahead = state == "planned" and any(_ahead(time, published) for time in times)
    for time in times:
        if not _tells_a_day(time) or (ahead and _over(time, published)):
            continue
        away = time.start - trigger.end if time.start >= trigger.end else trigger.start - time.end
        if away > _FAR or away >= distance:
            continue
        between = text[min(time.end, trigger.end) : max(time.start, trigger.start)]
        said = _SAID_THEN.search(text[max(0, time.start - 40) : time.start]) is not None
        if _OTHER_CLAUSE.search(between) or (said and not saying):
            continue
        if state == "happened" and published.to and time.from_ and time.from_[:10] > published.to[:10]:
            # What is told as done was not done after the telling: the time belongs elsewhere, or was read wrong.
            continue
        nearer = any(min(abs(time.start - one.end), abs(one.start - time.end)) < away for one in others)
        if not nearer or away <= _SHARED or _CLAUSE_ENDS.search(between) is None:
            best, distance = time, away
    if best is not None and best.from_ is None and (day := _weekday(best.value, published, state)):
        return When(
            from_=day, to=day, precision="day", words=best.span, anchor=f"published {published.from_}/{published.to}",
            rule="events.weekday-nearest-to-publication",
        )  # fmt: skip
    if best is not None:
        return best.when("events.time-in-sentence")
    return _by_publication(published, state)


def _tells_a_day(time: TimeExpression) -> bool:
    """Says whether a time is one of a calendar or clock: no length, no "every week", no "recently"."""
    return time.type in {"DATE", "TIME"} and time.value not in _VAGUE


def _ahead(time: TimeExpression, published: Published) -> bool:
    """Says whether a time is not over when the report is published."""
    return bool(time.type in {"DATE", "TIME"} and time.to and published.from_ and time.to[:10] >= published.from_[:10])


def _over(time: TimeExpression, published: Published) -> bool:
    """Says whether a time was over before the report was published: what is planned lies at another one."""
    return bool(time.to and published.from_ and time.to[:10] < published.from_[:10])


def opened(text: str, start: int, before: int) -> int:
    """Gives where the times of a sentence at ``start`` begin: with the sentence before it, which began at ``before``,
    where that is only the opening of this one ("On Wednesday | Ms Torres is due to visit").
    """
    words = text[before:start]
    cut = len(words) <= _FRAGMENT and "\n" not in words and words.strip() and not _ENDED.search(words)
    return before if cut else start


def settled(times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Gives the times of a report with its weekdays of an unknown week settled by each other.

    A report that calls one day "Wednesday" means the same day by "Wednesday night", unless it tells of two of them.
    """
    known: dict[int, set[str]] = defaultdict(set)
    for time in times:
        if time.type in {"DATE", "TIME"} and (day := _one_day(time)) is not None:
            known[day.isoweekday()].add(day.isoformat())
    return tuple(_settled(time, known) for time in times)


def _settled(time: TimeExpression, known: dict[int, set[str]]) -> TimeExpression:
    found = _WEEKDAY.match(time.value)
    days = known.get(int(found[1]), set()) if found and time.from_ is None else set()
    if len(days) != 1:
        return time
    (day,) = days
    return msgspec.structs.replace(time, from_=day, to=day, anchor="the day of this name that the report tells of")


def _one_day(time: TimeExpression) -> date | None:
    if not time.from_ or not time.to or time.from_[:10] != time.to[:10] or not time.value[:4].isdigit():
        return None
    try:
        return date.fromisoformat(time.from_[:10])
    except ValueError:
        return None


def _weekday(value: str, published: Published, state: Status) -> str:
    """Gives the day of a weekday whose week is not told: the last before publication for what happened, the next for
    what is planned; '' where the days on which the report can have been published do not agree.
    """
    found = _WEEKDAY.match(value)
    if found is None or state not in {"happened", "planned"}:
        return ""
    wanted = int(found[1])
    days = {
        day - timedelta(days=(day.isoweekday() - wanted) % 7)
        if state == "happened"
        else day + timedelta(days=(wanted - day.isoweekday()) % 7)
        for day in _days_of_publication(published)
    }
    return days.pop().isoformat() if len(days) == 1 else ""


def carried(  # noqa: PLR0913, PLR0917 - one argument a layer
    events: Sequence[EventMention],
    text: str,
    sentences: Sequence[Span],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    published: Published,
) -> tuple[EventMention, ...]:
    """Gives events in text order; those that happened and have no day of their own get that of the scene they stand in.

    It is the day of the event told of just before, with one of the same people; or, of what is done by words, the day
    of the sentence that opens the report and names one of them; or the day told of just before, where the report tells
    of no other. What the first sentences tell without a day is the news: it lies on the day of publication or the one
    before. Events of background, by their tense or the words of their sentence, get nothing. What somebody plans for a
    journey whose days were told lies within them.
    """
    if not sentences:
        return tuple(events)
    report = _Scenes(text, sentences, mentions, times, published)
    made: list[EventMention] = []
    dated: list[tuple[int, EventMention]] = []
    for event in events:
        number = report.sentence(event.trigger.start)
        day = None
        if _undated(event) and not report.is_elsewhen(number):
            day = report.day_of(event, number, dated)
        elif _unplanned(event) and event.type in _TALKS:
            day = report.of_journey(event, number)
        made.append(msgspec.structs.replace(event, when=day) if day is not None else event)
        if event.status == "happened" and event.when is not None and _is_day(event.when):
            dated.append((number, event))
    return tuple(made)


class _Scenes:
    """The days that a report tells of, by sentence, to be asked for that of an event which has none."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        mentions: Sequence[Mention],
        times: Sequence[TimeExpression],
        published: Published,
    ) -> None:
        self._text, self._sentences, self._published = text, sentences, published
        self._starts = [sentence.start for sentence in sentences]
        self._near = [(number, time) for time in times if (number := self._tells_news(time)) >= 0]
        self._at = [number for number, _ in self._near]
        self._one = len({_one_day(time) for _, time in self._near}) == 1
        self._lead, self._leading = self._opening(mentions)
        self._legs: dict[int, list[TimeExpression]] = defaultdict(list)
        for time in times:
            if _ahead(time, published) and not _over(time, published) and time.from_:
                self._legs[self.sentence(time.start)].append(time)
        self._journeys = self._travels(mentions)
        self._timed = {self.sentence(time.start) for time in times if _tells_a_day(time)}
        self._elsewhen = cache(self._has_elsewhen)

    def sentence(self, place: int) -> int:
        """Gives the number of the sentence at a place, -1 before the first."""
        return bisect_right(self._starts, place) - 1

    def is_elsewhen(self, number: int) -> bool:
        """Says whether a sentence may tell of another day than that of the scene: it names one, or looks back."""
        return number < 0 or number in self._timed or self._elsewhen(number)

    def _has_elsewhen(self, number: int) -> bool:
        sentence = self._sentences[number]
        return _ELSEWHEN.search(self._text, sentence.start, sentence.end) is not None

    def day_of(self, event: EventMention, number: int, dated: Sequence[tuple[int, EventMention]]) -> When | None:
        """Gives the When of an event by its scene; None where nothing tells it."""
        plain = event.type == "CONSULT" or self._is_plain_past(event)
        day = _of_scene(event, number, dated) if plain else None
        if day is None and plain and event.type in _TALKS and number <= _SCENE and _people(event) & self._leading:
            day = self._lead
        if day is None and self._is_plain_past(event):
            day = self._only_day(number)
        return day or self._news(event, number)

    def _travels(self, mentions: Sequence[Mention]) -> dict[str, list[tuple[int, When]]]:
        """Gives the planned journeys of each person by sentence: their days are all that the sentence tells of as to
        come, leg by leg.
        """
        people: dict[int, list[Mention]] = defaultdict(list)
        for one in mentions:
            if one.actor.type == "person":
                people[self.sentence(one.start)].append(one)
        found: dict[str, list[tuple[int, When]]] = defaultdict(list)
        for number in sorted(people.keys() & self._legs.keys()):
            sentence = self._sentences[number]
            travel = _TRAVEL.search(self._text, sentence.start, sentence.end)
            if travel is None:
                continue
            # "Will travel to Oslo, where she speaks on Monday" does not say when she travels.
            legs = [one for one in self._legs[number] if not _OTHER_CLAUSE.search(self._text, travel.end(), one.start)]
            if not legs:
                continue
            first, last = min(time.from_ or "" for time in legs), max(time.to or "" for time in legs)
            days = msgspec.structs.replace(
                legs[0].when("events.days-of-the-journey: those told of the travels of one of them"),
                from_=first, to=last, words=Span(legs[0].start, legs[-1].end),
                precision=legs[0].precision if first[:10] == last[:10] else "interval",
            )  # fmt: skip
            # Who stands behind the verb is visited.
            for person in {one.actor.id for one in people[number] if one.start < travel.start()}:
                found[person].append((number, days))
        return found

    def of_journey(self, event: EventMention, number: int) -> When | None:
        """Gives the days of the planned journey of one who takes part, told in the same sentence or first of all."""
        for person in sorted(_people(event) & self._journeys.keys()):
            for at, days in (*self._journeys[person][:1], *self._journeys[person]):
                if at == number or (at < number <= at + _SCENE and number not in self._timed):
                    return days
        return None

    def _tells_news(self, time: TimeExpression) -> int:
        """Gives the sentence of a time that is one day right before publication, and neither a line of its own nor the
        time of a saying; -1 for any other time.
        """
        day = _one_day(time) if time.type in {"DATE", "TIME"} else None
        published = self._published
        if day is None or not published.from_ or not published.to or day.isoformat() > published.to[:10]:
            return -1
        said = _SAID_THEN.search(self._text, max(0, time.start - _SHARED), time.start)
        if said or _days_before(published.from_, day) > _NEWS:
            return -1
        number = self.sentence(time.start)
        sentence = self._sentences[number]
        return number if number >= 0 and len(sentence) > time.end - time.start + _LINE else -1

    def _opening(self, mentions: Sequence[Mention]) -> tuple[When | None, set[str]]:
        """Gives the day that the first sentences tell of, with the people whom its sentence names."""
        for number, time in self._near[:1]:
            if number >= _OPENING:
                break
            here = self._sentences[number]
            people = {
                one.actor.id for one in mentions if here.start <= one.start < here.end and one.actor.type == "person"
            }
            return time.when("events.day-of-the-report: that of which its first sentences tell"), people
        return None, set()

    def _only_day(self, number: int) -> When | None:
        """Gives the day told of in the sentences just before, where the report tells of no other."""
        before = bisect_right(self._at, number) - 1
        if not self._one or before < 0 or number - self._at[before] > _JUST_BEFORE:
            return None
        return self._near[before][1].when("events.day-of-the-scene: told of just before, and the report has no other")

    def _news(self, event: EventMention, number: int) -> When | None:
        """Gives the day of publication and the one before for what the first sentences tell without a day."""
        told = self._at and self._at[0] < _OPENING
        if number >= _LEAD or told or not event.because or not event.because[0].startswith(_TOLD):
            return None
        days = _days_of_publication(self._published)
        if not days:
            return None
        rule = "events.news-of-the-report: its first sentences tell it, so of the day of publication or the one before"
        first, last = (days[0] - timedelta(days=1)).isoformat(), days[-1].isoformat()
        anchor = f"published {days[0]}/{last}"
        return When(from_=first, to=last, precision="interval", anchor=anchor, rule=rule)

    def _is_plain_past(self, event: EventMention) -> bool:
        """Says whether a verb tells an event in the simple past: "met", not "has met", "are held"."""
        if not event.because or event.because[0] != "told in the past":
            return False
        start = event.trigger.start
        return _PERFECT.search(self._text, max(0, start - _SHARED), start) is None


def _days_of_publication(published: Published) -> tuple[date, ...]:
    """Gives the days on which a report can have been published; none where they are too many to count from."""
    try:
        first, last = date.fromisoformat((published.from_ or "")[:10]), date.fromisoformat((published.to or "")[:10])
    except ValueError:
        return ()
    away = (last - first).days
    return tuple(first + timedelta(days=n) for n in range(away + 1)) if 0 <= away <= _NEAR_DAYS else ()


def _undated(event: EventMention) -> bool:
    when = event.when
    return event.status == "happened" and when is not None and when.from_ is None


def _unplanned(event: EventMention) -> bool:
    """Says whether an event is planned for no day that is known."""
    when = event.when
    return event.status == "planned" and when is not None and when.to is None and when.words is None


def _is_day(when: When) -> bool:
    return bool(when.words and when.from_ and when.to and when.from_[:10] == when.to[:10])


def _people(event: EventMention) -> set[str]:
    return {one.id for one in (*event.sources, *event.targets) if one.type == "person" and one.id}


def _of_scene(event: EventMention, number: int, dated: Sequence[tuple[int, EventMention]]) -> When | None:
    for at, other in reversed(dated[-_LOOKED_BACK:]):
        if number - at > _JUST_BEFORE:
            return None
        if other.when is not None and number > at and _people(event) & _people(other):
            rule = "events.day-of-the-scene: told of one of them in the sentences before"
            return msgspec.structs.replace(other.when, rule=rule)
    return None


def _days_before(iso: str, day: date) -> int:
    try:
        return (date.fromisoformat(iso[:10]) - day).days
    except ValueError:
        return 10_000


def _by_publication(published: Published, state: Status) -> When | None:
    """Gives what the day of publication allows: what happened was not later, what is planned is not earlier."""
    if state == "happened" and published.to:
        day = published.to[:10]
        rule = "events.no-time-given: it happened, so not after publication"
        return When(to=day, anchor=f"published {day}", rule=rule)
    if state == "planned" and published.from_:
        day = published.from_[:10]
        rule = "events.no-time-given: it is planned, so not before publication"
        return When(from_=day, anchor=f"published {day}", rule=rule)
    return None
