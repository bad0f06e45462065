"""Threads: which stories go on from earlier ones, and the words that say so.

A report looks back (“last visited Japan in April of last year”), tells that what an earlier story announced has come
about, or tells once more what an earlier story tells. Each links the later story to the earlier one.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from onrecord.stories.days import Days, day_number, days_of, gap, iso_day, within
from onrecord.stories.places import Place, apart, place_of
from onrecord.stories.same_event import MUTUAL, NAMED, UNRESOLVED
from onrecord.types.actor import ActorRef
from onrecord.types.event import EventMention
from onrecord.types.reading import Reading, Readings
from onrecord.types.span import Span
from onrecord.types.story import Event, Story, ThreadLink, ThreadReason

WIDEST = 31
"""Days that a time may cover to lead to a story; of one that says no more than the year, anything would be it."""

BEFORE = 5
"""A happening so many days before a story began may have a story of its own."""

MOST_STORIES = 2
"""A sentence looks back on so many stories at most; what more of them would fit leads to none."""

AFTER = 5
"""Days after a happening within which a story that tells it may be about it; a later one tells what lies behind it."""

LONGEST = 400
"""Characters of a sentence that are read: a text without full stops is one sentence."""

MOST_DEEDS = 256
"""Of what one actor did in those days, so much is looked at: what a thousand stories tell leads to none of them."""

NEAR = 8
"""Days that a time may cover, where no person is named, to lead to one of the many things that states do."""

NOBODY = ActorRef(id="", name="", type="unnamed")

_ORDER: dict[ThreadReason, int] = {"looks-back": 0, "came-about": 1, "told-again": 2}


class _Deed(Struct, frozen=True, order=True):
    """An event told as happened, in one of its stories: on its own days, or on the story's where it has none."""

    first: int
    last: int
    story: str
    event: str
    own_days: bool


class _Candidate(Struct, frozen=True, order=True):
    """A link and the telling that it rests on: the words are still to be read."""

    later: str
    earlier: str
    order: int
    event: str
    reason: ThreadReason
    because: tuple[str, ...]


class _Past(Struct, frozen=True):
    """A sentence that tells of days gone by: whom it names, and the kinds of the events that it tells with their doers.

    Of an event that nobody by name is said to have done the doer is ''.
    """

    days: Days
    actors: frozenset[str]
    kinds: frozenset[tuple[tuple[str, str], str]]
    span: Span


def find_threads(readings: Readings, stories: tuple[Story, ...], happenings: Iterable[Event]) -> tuple[ThreadLink, ...]:
    """Takes readings, stories and the events told and gives the links from stories to earlier ones, sorted.

    Two stories are linked once, by the first reason that holds: the later looks back, what was planned came about, both
    tell it. Each link carries words of a report of the later story.
    """
    finder = _Finder(stories, happenings)
    candidates = sorted({*finder.come_about(), *finder.told_again()})
    asked = {
        (telling.report, telling.mention)
        for event in {one.event for one in candidates}
        for telling in finder.events[event].tellings
    }
    told: dict[tuple[str, str], _Told] = {}
    made: dict[tuple[str, str], tuple[tuple[int, int, Span], ThreadLink]] = {}
    for reading in readings:
        report = reading.report
        for mention in reading.events:
            if (report.id, mention.id) in asked:
                told[report.id, mention.id] = _Told(mention, mention.span.words(report.text))
        story = finder.story_of.get(report.id)
        if story is None or story.id not in finder.began:
            continue
        place = finder.places[report.id]
        for past in _past(reading, finder.began[story.id]):
            for deed in finder.looked_back_on(past, story.id):
                pair = (story.id, deed.story)
                rank = (0, place, past.span)
                if pair not in made or rank < made[pair][0]:
                    made[pair] = (rank, _looking_back(pair, deed.event, reading, past))
    for one in candidates:
        pair = (one.later, one.earlier)
        if pair not in made and (link := _link(one, finder, told)):
            made[pair] = ((one.order, 0, link.span), link)
    return tuple(made[pair][1] for pair in sorted(made))


def _past(reading: Reading, began: int) -> Iterator[_Past]:
    """Gives the sentences of a reading that name somebody and a few days before its story began."""
    starts = [sentence.start for sentence in reading.sentences]
    named = [one for one in reading.mentions if one.actor.id and not one.actor.id.startswith(UNRESOLVED)]
    mentioned = [one.start for one in named]
    told = sorted(reading.events, key=lambda one: (one.start, one.id))
    telling = [one.start for one in told]
    for time in reading.times:
        days = days_of(time.when(""))
        if time.type != "DATE" or days is None or days[1] - days[0] > WIDEST or days[1] >= began - BEFORE:
            continue
        at = bisect_right(starts, time.start) - 1
        sentence = reading.sentences[at] if at >= 0 else time.span
        if sentence.end - sentence.start > LONGEST:
            sentence = Span(max(sentence.start, time.start - LONGEST // 2), min(sentence.end, time.end + LONGEST // 2))
        inside = named[bisect_left(mentioned, sentence.start) : bisect_left(mentioned, sentence.end)]
        actors = frozenset(one.actor.id for one in inside if one.actor.type in NAMED)
        if actors and sentence.start <= time.start and time.end <= sentence.end:
            kinds = told[bisect_left(telling, sentence.start) : bisect_left(telling, sentence.end)]
            done = frozenset((_kind(one), doer.id) for one in kinds for doer in one.sources or (NOBODY,))
            yield _Past(days, actors, done, sentence)


def _looking_back(pair: tuple[str, str], event: str, reading: Reading, past: _Past) -> ThreadLink:
    first, last = map(iso_day, past.days)
    return ThreadLink(
        story=pair[0],
        earlier=pair[1],
        reason="looks-back",
        event=event,
        report=reading.report.id,
        span=past.span,
        words=past.span.words(reading.report.text),
        because=(
            f"tells of {first}" if first == last else f"tells of {first} to {last}",
            "the earlier story tells an event of those days in which those named here take part",
        ),
    )


def _tells(past: _Past, event: Event) -> bool:
    """Says whether a sentence tells an event of this kind, done by who did this one where it names the doer."""
    doers = {doer for kind, doer in past.kinds if kind == _kind(event)}
    if event.type in MUTUAL or "" in doers:
        return bool(doers)
    return not doers.isdisjoint(one.id for one in event.sources)


def _kind(event: Event | EventMention) -> tuple[str, str]:
    """Gives the kind of an event: a visit and the meetings on it are of one kind, an arrest and a sanction are not."""
    return (event.type, "" if event.type in MUTUAL else event.mode)


def _lies_in(place: Place | None, actors: frozenset[str]) -> bool:
    """Says whether a place, or the state that it lies in, is among these actors."""
    return place is not None and bool({place.key, place.state} & actors - {""})


class _Finder:
    """Finds stories that may be linked, from the events alone."""

    def __init__(self, stories: tuple[Story, ...], happenings: Iterable[Event]) -> None:
        self.story_of = {report: story for story in stories for report in story.reports}
        self.places = {report: n for story in stories for n, report in enumerate(story.reports)}
        self.events = {event.id: event for event in happenings}
        self.stories = {story.id: story for story in stories}
        self.began = {story.id: day for story in stories if (day := day_number(story.from_)) is not None}
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
        return sorted((story for story in held if story in self.began), key=lambda story: (self.began[story], story))

    def _deeds_of(self, event: Event) -> Iterator[_Deed]:
        own = _narrow_days(event)
        for story in self._told_in[event.id]:
            last = day_number(self.stories[story].to)
            days = own or (self.began[story], self.began[story] if last is None else last)
            if days[1] - days[0] <= WIDEST:
                yield _Deed(*days, story, event.id, own is not None)

    def _near(self, actor: str, days: Days) -> list[_Deed]:
        """Gives what an actor did in stories whose days meet these."""
        deeds = self._deeds.get(actor, [])
        at = bisect_left(deeds, days[0] - WIDEST, key=lambda deed: deed.first)
        end = bisect_left(deeds, days[1] + 1, key=lambda deed: deed.first)
        return [deed for deed in deeds[at : min(end, at + MOST_DEEDS)] if deed.last >= days[0]]

    def looked_back_on(self, past: _Past, story: str) -> Iterator[_Deed]:
        """Gives what earlier stories tell of that a sentence of this story looks back on, the likeliest first.

        Two people of one event are enough; where a place, a state or an organisation is one of the two, which are told
        of all the time, the sentence must also tell an event of that kind.
        """
        rated: dict[str, tuple[int, _Deed]] = {}
        for actor in sorted(past.actors):
            for deed in self._near(actor, past.days):
                if not within((deed.first, deed.last), past.days) or not self._before(deed.story, story):
                    continue
                if not self._is_about(deed):
                    continue
                event = self.events[deed.event]
                taking_part = past.actors.intersection(_actors(event))
                people = sum(one.type == "person" and one.id in taking_part for one in (*event.sources, *event.targets))
                there = _lies_in(place_of(event.where), past.actors - taking_part)
                told = _tells(past, event)
                # What states do to each other they do every other day: a month of it leads nowhere.
                near = people > 0 or past.days[1] - past.days[0] < NEAR
                sure = people >= 2 or (len(taking_part) + there >= 2 and told and near)
                if sure if deed.own_days else people >= 2 and told:
                    rating = len(taking_part) + there
                    if deed.story not in rated or rated[deed.story][0] < rating:
                        rated[deed.story] = (rating, deed)
        best = max((rating for rating, _ in rated.values()), default=0)
        ranked = sorted(deed for rating, deed in rated.values() if rating == best)
        if len(ranked) <= MOST_STORIES:
            yield from ranked

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
                    # What was done before the story that tells the plan began is another one.
                    ahead = deed.last > self.began[story] or deed.first == self.began[story]
                    if ahead and self._before(story, deed.story):
                        because = "the earlier story tells it as planned, this one as happened"
                        yield _candidate((deed.story, story), "came-about", done, because)

    def told_again(self) -> Iterator[_Candidate]:
        """Gives links from stories to the first that tells one of their events."""
        for event in self.events.values():
            first, *others = self._told_in[event.id] or [""]
            if not others or not any(self._is_about(deed) for deed in self._deeds_of(event) if deed.story == first):
                continue
            for story in others:
                if self._before(first, story):
                    yield _candidate((story, first), "told-again", event, "both stories tell it")

    def _is_about(self, deed: _Deed) -> bool:
        """Says whether a story may be about what it tells: not where that lay days back when the story began."""
        return self.began[deed.story] - deed.last <= AFTER

    def _before(self, earlier: str, later: str) -> bool:
        return self.began[earlier] < self.began[later]


def _candidate(pair: tuple[str, str], reason: ThreadReason, event: Event, because: str) -> _Candidate:
    return _Candidate(*pair, _ORDER[reason], event.id, reason, (because,))


def _actors(event: Event) -> tuple[str, ...]:
    return tuple(sorted({actor.id for actor in (*event.sources, *event.targets) if actor.id}))


def _narrow_days(event: Event) -> Days | None:
    days = days_of(event.when)
    return days if days and days[1] - days[0] <= WIDEST else None


class _Told(Struct, frozen=True):
    """One report's telling of an event, with its words."""

    mention: EventMention
    words: str


def _link(one: _Candidate, finder: _Finder, told: dict[tuple[str, str], _Told]) -> ThreadLink | None:
    """Gives the link by the telling in the later story that says most plainly when and that it happened."""
    held = [
        (telling.report, told[telling.report, telling.mention])
        for telling in finder.events[one.event].tellings
        if finder.story_of.get(telling.report) is finder.stories[one.later]
        and (telling.report, telling.mention) in told
    ]
    if not held:
        return None
    report, best = min(
        held,
        key=lambda pair: (
            pair[1].mention.status != "happened",
            days_of(pair[1].mention.when) is None,
            finder.places[pair[0]],
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
        span=best.mention.span,
        words=best.words,
        because=one.because,
    )
