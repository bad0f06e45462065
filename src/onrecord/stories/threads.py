"""Threads: which stories go on from earlier ones, and the words that say so.

A report looks back (“last visited Japan in April of last year”), tells that what an earlier story announced has come
about, or tells once more what an earlier story tells. Each links the later story to the earlier one.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from onrecord.stories.days import Days, day_number, days_of, gap, within
from onrecord.stories.places import apart, place_of
from onrecord.types.event import EventMention
from onrecord.types.reading import Readings
from onrecord.types.story import Event, Story, ThreadLink, ThreadReason

WIDEST = 31
"""Days that a time may cover to lead to a story; of one that says no more than the year, anything would be it."""

BEFORE = 5
"""A happening so many days before a story began may have a story of its own."""

MOST_DEEDS = 256
"""Of what one actor did in those days, so much is looked at: what a thousand stories tell leads to none of them."""

_ORDER: dict[ThreadReason, int] = {"looks-back": 0, "came-about": 1, "told-again": 2}


class _Deed(Struct, frozen=True, order=True):
    """An event told as happened, in one of its stories: on its own days, or on the story's where it has none."""

    first: int
    last: int
    story: str
    event: str
    own_days: bool


class _Candidate(Struct, frozen=True, order=True):
    """A link that holds where the earlier story names all these ``actors``."""

    later: str
    earlier: str
    order: int
    event: str
    reason: ThreadReason
    actors: tuple[str, ...]
    because: tuple[str, ...]


def find_threads(
    readings: Readings, stories: tuple[Story, ...], happenings: tuple[Event, ...]
) -> tuple[ThreadLink, ...]:
    """Takes readings, stories and the events told and gives the links from stories to earlier ones, sorted.

    Two stories are linked once, by the first reason that holds: the later looks back, what was planned came about, both
    tell it. Each link carries words of a report of the later story.
    """
    finder = _Finder(stories, happenings)
    candidates = sorted({*finder.looking_back(), *finder.come_about(), *finder.told_again()})
    named, told = _read(readings, finder, candidates)
    made: dict[tuple[str, str], ThreadLink] = {}
    for one in candidates:
        pair = (one.later, one.earlier)
        if pair in made or not named.get(one.earlier, set()).issuperset(one.actors):
            continue
        if link := _link(one, finder, told):
            made[pair] = link
    return tuple(made[pair] for pair in sorted(made))


class _Finder:
    """Finds stories that may be linked, from the events alone."""

    def __init__(self, stories: tuple[Story, ...], happenings: tuple[Event, ...]) -> None:
        self.story_of = {report: story for story in stories for report in story.reports}
        self.events = {event.id: event for event in happenings}
        self.stories = {story.id: story for story in stories}
        self._began = {story.id: day for story in stories if (day := day_number(story.from_)) is not None}
        self._told_in = {event.id: self._stories_of(event) for event in happenings}
        self._deeds: dict[str, list[_Deed]] = defaultdict(list)
        for event in happenings:
            if event.status == "happened":
                for deed in self._deeds_of(event):
                    for actor in _actors(event):
                        self._deeds[actor].append(deed)
        for deeds in self._deeds.values():
            deeds.sort()

    def _stories_of(self, event: Event) -> list[str]:
        """Gives the stories whose reports tell an event, the first first."""
        held = {self.story_of[one.report].id for one in event.tellings if one.report in self.story_of}
        return sorted((story for story in held if story in self._began), key=lambda story: (self._began[story], story))

    def _deeds_of(self, event: Event) -> Iterator[_Deed]:
        own = _narrow_days(event)
        for story in self._told_in[event.id]:
            last = day_number(self.stories[story].to)
            days = own or (self._began[story], self._began[story] if last is None else last)
            if days[1] - days[0] <= WIDEST:
                yield _Deed(*days, story, event.id, own is not None)

    def _near(self, actor: str, days: Days) -> list[_Deed]:
        """Gives what an actor did in stories whose days meet these."""
        deeds = self._deeds.get(actor, [])
        at = bisect_left(deeds, days[0] - WIDEST, key=lambda deed: deed.first)
        end = bisect_left(deeds, days[1] + 1, key=lambda deed: deed.first)
        return [deed for deed in deeds[at : min(end, at + MOST_DEEDS)] if deed.last >= days[0]]

    def looking_back(self) -> Iterator[_Candidate]:
        """Gives links from stories that tell what happened before they began to those that tell of it then."""
        for event in self.events.values():
            days, actors = _narrow_days(event), _actors(event)
            if event.status != "happened" or days is None or len(actors) < 2:
                continue
            later = [story for story in self._told_in[event.id] if days[1] < self._began[story] - BEFORE]
            acting = sorted({actor.id for actor in event.sources if actor.id})
            for story in later:
                for deed in (deed for actor in acting for deed in self._near(actor, days)):
                    if within((deed.first, deed.last), days) and self._before(deed.story, story):
                        because = (
                            "tells what happened before it began, in days that the earlier story tells of",
                            "the earlier story names all who took part",
                        )
                        yield _candidate((story, deed.story), "looks-back", event, because, actors)

    def come_about(self) -> Iterator[_Candidate]:
        """Gives links from stories that tell as happened what earlier ones tell as planned."""
        for plan in self.events.values():
            days, actors = _narrow_days(plan), _actors(plan)
            goal = place_of(plan.where)
            if plan.status != "planned" or days is None or not actors or (len(actors) < 2 and goal is None):
                continue
            for deed in self._near(actors[0], days):
                done = self.events[deed.event]
                if not deed.own_days or (done.type, done.mode) != (plan.type, plan.mode):
                    continue
                if not set(actors) <= set(_actors(done)) or gap((deed.first, deed.last), days):
                    continue
                there = place_of(done.where)
                if goal and there and (apart(goal, there) or (len(actors) < 2 and goal.key != there.key)):
                    continue
                if len(actors) < 2 and there is None:
                    continue
                for story in self._told_in[plan.id]:
                    if self._before(story, deed.story):
                        because = ("the earlier story tells it as planned, this one as happened",)
                        yield _candidate((deed.story, story), "came-about", done, because)

    def told_again(self) -> Iterator[_Candidate]:
        """Gives links from stories to the first that tells one of their events."""
        for event in self.events.values():
            first, *others = self._told_in[event.id] or [""]
            for story in others:
                if self._before(first, story):
                    yield _candidate((story, first), "told-again", event, ("both stories tell it",))

    def _before(self, earlier: str, later: str) -> bool:
        return self._began[earlier] < self._began[later]


def _candidate(
    pair: tuple[str, str], reason: ThreadReason, event: Event, because: tuple[str, ...], actors: tuple[str, ...] = ()
) -> _Candidate:
    later, earlier = pair
    return _Candidate(later, earlier, _ORDER[reason], event.id, reason, actors, because)


def _actors(event: Event) -> tuple[str, ...]:
    return tuple(sorted({actor.id for actor in (*event.sources, *event.targets) if actor.id}))


def _narrow_days(event: Event) -> Days | None:
    days = days_of(event.when)
    return days if days and days[1] - days[0] <= WIDEST else None


class _Told(Struct, frozen=True):
    """One report's telling of an event, with its words."""

    mention: EventMention
    words: str


def _read(
    readings: Readings, finder: _Finder, candidates: list[_Candidate]
) -> tuple[dict[str, set[str]], dict[tuple[str, str], _Told]]:
    """Gives whom each earlier story names, and the tellings of the events that links rest on, by report and mention."""
    named: dict[str, set[str]] = {one.earlier: set() for one in candidates}
    asked = {
        (telling.report, telling.mention)
        for event in {one.event for one in candidates}
        for telling in finder.events[event].tellings
    }
    told: dict[tuple[str, str], _Told] = {}
    for reading in readings if candidates else ():
        report = reading.report
        story = finder.story_of.get(report.id)
        if story is not None and story.id in named:
            named[story.id].update(mention.actor.id for mention in reading.mentions)
        for mention in reading.events:
            if (report.id, mention.id) in asked:
                told[report.id, mention.id] = _Told(mention, mention.span.words(report.text))
    return named, told


def _link(one: _Candidate, finder: _Finder, told: dict[tuple[str, str], _Told]) -> ThreadLink | None:
    """Gives the link by the telling in the later story that says most plainly when and that it happened."""
    place = {report: n for n, report in enumerate(finder.stories[one.later].reports)}
    held = [
        (telling.report, told[telling.report, telling.mention])
        for telling in finder.events[one.event].tellings
        if telling.report in place and (telling.report, telling.mention) in told
    ]
    if not held:
        return None
    report, best = min(
        held,
        key=lambda pair: (
            pair[1].mention.status != "happened",
            days_of(pair[1].mention.when) is None,
            place[pair[0]],
            pair[1].mention.start,
            pair[1].mention.id,
        ),
    )
    return ThreadLink(
        story=one.later,
        earlier=one.earlier,
        reason=one.reason,
        event=one.event,
        report=report,
        mention=best.mention.id,
        span=best.mention.span,
        words=best.words,
        because=one.because,
    )
