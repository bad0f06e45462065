"""Happenings: event mentions of several reports that tell one event."""

from collections import Counter, defaultdict
from itertools import product
from typing import TypeAlias

import msgspec
from msgspec import Struct

from onrecord.stories.days import Days, day_number, days_of
from onrecord.text.fold import folded_words
from onrecord.types.actor import ActorRef
from onrecord.types.event import EventMention, PloverType, Status, Where
from onrecord.types.ids import content_id
from onrecord.types.reading import Readings
from onrecord.types.story import Copy, Event, EventTelling, Story
from onrecord.types.when import When

_STATUS_ORDER: tuple[Status, ...] = ("happened", "planned", "conditional", "called-for", "denied", "unknown")


MUTUAL: frozenset[PloverType] = frozenset(("CONSULT", "AGREE", "COOPERATE"))
"""Types of event in which sources and targets act together: who stands first is the reporter's choice."""

Dyad: TypeAlias = tuple[str, str]

LEAST_WORDS = 5
"""Shorter clauses (``they met on Monday``) are equal by chance."""


class Telling(Struct, frozen=True, kw_only=True):
    """One event mention with what decides which others tell the same event."""

    report: str
    told: int | None
    mention: EventMention
    actors: frozenset[str]
    dyads: frozenset[Dyad]
    days: Days | None
    words: tuple[str, ...]


class _Cluster(Struct):
    tellings: list[Telling]
    actors: frozenset[str]
    dyads: frozenset[Dyad]
    days: Days | None
    place: str


def find_happenings(readings: Readings, copies: tuple[Copy, ...], stories: tuple[Story, ...]) -> tuple[Event, ...]:
    """Takes readings, copies and stories and gives the events told, each with its tellings, sorted by id.

    Copies tell what their origins tell and fold into the same events by the same rules.
    """
    del copies
    story_of = {report: story.id for story in stories for report in story.reports}
    by_kind: dict[tuple[str, str, str, bool], list[Telling]] = defaultdict(list)
    for reading in readings:
        story = story_of.get(reading.report.id, "")
        told = day_number(reading.report.published.to)
        text = reading.report.text
        for mention in reading.events:
            telling = _telling(reading.report.id, told, mention, text)
            by_kind[story, mention.type, mention.mode, mention.status == "denied"].append(telling)
    clusters: list[tuple[tuple[str, str, bool], str, _Cluster]] = []
    for key in sorted(by_kind):
        story, *kind = key
        clusters += [((str(kind[0]), str(kind[1]), key[3]), story, one) for one in _clusters(by_kind[key])]
    made = [_event(story, tellings) for story, tellings in _across_stories(clusters)]
    return tuple(sorted(made, key=lambda event: event.id))


def _telling(report: str, told: int | None, mention: EventMention, text: str) -> Telling:
    return Telling(
        report=report,
        told=told,
        mention=mention,
        actors=frozenset(actor.id for actor in (*mention.sources, *mention.targets) if actor.id),
        dyads=_dyads(mention),
        days=days_of(mention.when),
        words=tuple(folded_words(mention.span.words(text))),
    )


def _dyads(mention: EventMention) -> frozenset[Dyad]:
    """Gives who did it with whom, pair by pair: sources with targets, else sources together.

    The pairs have a direction but where both sides act together: whom the one struck is not who struck back.
    """
    sources = {actor.id for actor in mention.sources if actor.id}
    targets = {actor.id for actor in mention.targets if actor.id}
    mutual = mention.type in MUTUAL or not targets
    pairs = ((a, b) for a, b in product(sources, targets or sources) if a != b)
    return frozenset((min(a, b), max(a, b)) if mutual else (a, b) for a, b in pairs)


def _order(telling: Telling) -> tuple[bool, int, int, str, int, str]:
    """Gives the sort key by which clusters grow: dated first, narrow before wide, many actors before few."""
    days = telling.days
    width = days[1] - days[0] if days else 0
    return (days is None, width, -len(telling.actors), telling.report, telling.mention.start, telling.mention.id)


def _clusters(tellings: list[Telling]) -> list[_Cluster]:
    """Groups tellings of one kind in one story; each joins the cluster that it shares most with."""
    clusters: list[_Cluster] = []
    by_actor: dict[str, list[int]] = defaultdict(list)
    by_words: dict[tuple[str, ...], int] = {}
    for telling in sorted(tellings, key=_order):
        near = sorted({n for actor in telling.actors for n in by_actor[actor]})
        fitting = [n for n in near if _fits(telling, clusters[n])]
        if fitting:
            chosen = max(fitting, key=lambda n: (len(telling.actors & clusters[n].actors), -n))
        elif (same := by_words.get(telling.words)) is not None and _same_words_fit(telling, clusters[same]):
            chosen = same
        else:
            chosen = len(clusters)
            clusters.append(_Cluster([], frozenset(), frozenset(), None, ""))
        _join(telling, clusters[chosen])
        by_words.setdefault(telling.words, chosen)
        for actor in telling.actors:
            if not by_actor[actor] or by_actor[actor][-1] != chosen:
                by_actor[actor].append(chosen)
    return clusters


def _fits(telling: Telling, cluster: _Cluster) -> bool:
    common = len(telling.actors & cluster.actors)
    smaller = min(len(telling.actors), len(cluster.actors))
    # One actor in common says little when both name two: the same minister meets many.
    if common < min(2, smaller):
        return False
    # "They will each meet Moon" is not their own meeting, though it names both of them.
    # Who struck is not who was struck: an actor may not change sides.
    if telling.mention.type not in MUTUAL and _changes_sides(telling.mention, cluster.tellings[0].mention):
        return False
    if telling.dyads and cluster.dyads and telling.dyads.isdisjoint(cluster.dyads):
        return False
    place = _place(telling.mention.where)
    if place and cluster.place and place != cluster.place and (telling.days is None or cluster.days is None):
        return False
    return _fits_in_time(telling, cluster)


def _changes_sides(one: EventMention, other: EventMention) -> bool:
    """Says whether somebody who acts in the one event is acted on in the other, and on no side in both."""
    sides = [({a.id for a in e.sources if a.id}, {a.id for a in e.targets if a.id}) for e in (one, other)]
    (sources, targets), (other_sources, other_targets) = sides
    crossed = (sources & other_targets) | (targets & other_sources)
    return bool(crossed) and not (sources & other_sources or targets & other_targets)


def _same_words_fit(telling: Telling, cluster: _Cluster) -> bool:
    """Says whether equal clauses may join: where one of them names nobody, and they are more than a verb."""
    nobody = not telling.actors or not cluster.actors
    return nobody and len(telling.words) >= LEAST_WORDS and _fits_in_time(telling, cluster)


def _fits_in_time(telling: Telling, cluster: _Cluster) -> bool:
    if telling.days is None or cluster.days is None:
        return True
    return telling.days[0] <= cluster.days[1] and cluster.days[0] <= telling.days[1]


def _join(telling: Telling, cluster: _Cluster) -> None:
    if not cluster.tellings:
        cluster.actors, cluster.dyads = telling.actors, telling.dyads
    cluster.tellings.append(telling)
    if telling.days:
        held = cluster.days or telling.days
        cluster.days = (max(held[0], telling.days[0]), min(held[1], telling.days[1]))
    cluster.place = cluster.place or _place(telling.mention.where)


def _place(where: Where | None) -> str:
    return "" if where is None else where.id or " ".join(folded_words(where.name))


def _across_stories(
    clusters: list[tuple[tuple[str, str, bool], str, _Cluster]],
) -> list[tuple[str, list[Telling]]]:
    """Joins clusters of several stories that name the same two or more actors on the same single day."""
    joined: dict[tuple[object, ...], tuple[str, list[Telling]]] = {}
    for n, (kind, story, cluster) in enumerate(clusters):
        one_day = cluster.days is not None and cluster.days[0] == cluster.days[1]
        key: tuple[object, ...] = (n,)
        if one_day and len(cluster.actors) >= 2:
            key = (kind, tuple(sorted(cluster.actors)), tuple(sorted(cluster.dyads)), cluster.days, cluster.place)
        if key in joined:
            joined[key][1].extend(cluster.tellings)
        else:
            joined[key] = (story, list(cluster.tellings))
    return list(joined.values())


def _event(story: str, tellings: list[Telling]) -> Event:
    tellings = sorted(tellings, key=lambda one: (one.report, one.mention.start, one.mention.id))
    fullest = min(tellings, key=lambda one: (-len(one.actors), _order(one)))
    dated = sorted((one for one in tellings if one.mention.when and one.mention.when.from_), key=_order)
    placed = [one.mention.where for one in [fullest, *tellings] if one.mention.where and one.mention.where.name]
    first = tellings[0]
    return Event(
        id=content_id("event", first.report, first.mention.id),
        story=story,
        type=first.mention.type,
        mode=first.mention.mode,
        cameo=_commonest([one.mention.cameo for one in tellings]),
        sources=_named(fullest.mention.sources),
        targets=_named(fullest.mention.targets),
        when=_without_words(dated[0].mention.when) if dated else None,
        where=msgspec.structs.replace(placed[0], words=None) if placed else None,
        status=_status(tellings),
        tellings=tuple(EventTelling(report=one.report, mention=one.mention.id) for one in tellings),
    )


def _named(actors: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    return tuple(actor for actor in actors if actor.id or actor.name)


def _without_words(when: When | None) -> When | None:
    """Gives the time without its span, which would point into no text of an event that several reports tell."""
    return msgspec.structs.replace(when, words=None) if when else None


def _commonest(values: list[str]) -> str:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else ""


def _status(tellings: list[Telling]) -> Status:
    """Gives what became of the event: told as happened by a report that is not older than the plans, it happened."""
    found: dict[Status, list[int | None]] = defaultdict(list)
    for one in tellings:
        found[one.mention.status].append(one.told)
    if "happened" in found and "planned" in found:
        plans = [day for day in found["planned"] if day is not None]
        tolds = [day for day in found["happened"] if day is not None]
        if plans and tolds and max(tolds) < min(plans):
            return "planned"
    return next(status for status in _STATUS_ORDER if status in found)
