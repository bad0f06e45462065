"""Happenings: event mentions of several reports that tell one event."""

from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from onrecord.stories.by_story import story_by_story
from onrecord.stories.days import Days, day_number, gap
from onrecord.stories.same_event import BAR, Telling, dyads, forbidden, in_common, tellings_of
from onrecord.types.actor import ActorRef
from onrecord.types.event import Status
from onrecord.types.ids import content_id
from onrecord.types.on_disk import OnDisk
from onrecord.types.reading import Reading, Readings
from onrecord.types.story import Copy, Event, EventTelling, Story
from onrecord.types.when import When

_STATUS_ORDER: tuple[Status, ...] = ("happened", "planned", "conditional", "called-for", "denied", "unknown")


MOST_NEAR = 64
"""A telling is held against so many groups of its kind that share an actor or its words, those found first."""

KEY_WORDS = 6
"""A telling is looked for by so many words of its clause, beside its actors."""

MOST_MEMBERS = 8
"""Of a group, so many tellings are looked at for what is in common: the dated and fullest come first."""


class _Cluster(Struct):
    tellings: list[Telling]
    days: Days | None


def find_happenings(readings: Readings, copies: tuple[Copy, ...], stories: tuple[Story, ...]) -> Sequence[Event]:
    """Takes readings, copies and stories and gives the events told, each with its tellings, sorted by id.

    Copies tell what their origins tell and fold into the same events by the same rules.
    """
    del copies
    made = OnDisk(Event)
    shared: dict[tuple[object, ...], list[tuple[str, int, list[Telling]]]] = defaultdict(list)
    for story, tellings in story_by_story(readings, stories, _tellings):
        by_kind: dict[tuple[str, str, bool], list[Telling]] = defaultdict(list)
        for telling in tellings:
            mention = telling.mention
            by_kind[mention.type, mention.mode, mention.status == "denied"].append(telling)
        for kind, held in by_kind.items():
            for place, cluster in enumerate(_clusters(held)):
                if key := _elsewhere(cluster):
                    shared[kind, key].append((story, place, cluster.tellings))
                else:
                    made.append(_event(story, cluster.tellings))
    for parts in shared.values():
        parts.sort(key=lambda part: part[:2])
        made.append(_event(parts[0][0], [telling for _, _, held in parts for telling in held]))
    made.sort()
    return made


def _tellings(reading: Reading) -> list[Telling]:
    return tellings_of(reading, day_number(reading.report.published.to))


def _order(telling: Telling) -> tuple[bool, int, int, str, int, str]:
    """Gives the sort key by which clusters grow: dated first, narrow before wide, many actors before few."""
    days = telling.days
    width = days[1] - days[0] if days else 0
    return (days is None, width, -len(telling.actors), telling.report, telling.mention.start, telling.mention.id)


def _clusters(held: list[Telling]) -> list[_Cluster]:
    """Groups tellings of one kind in one story; each joins the group that it has most in common with."""
    clusters: list[_Cluster] = []
    by_key: dict[str | tuple[str, ...], list[int]] = defaultdict(list)
    for telling in sorted(held, key=_order):
        keys: list[str | tuple[str, ...]] = [*sorted(telling.actors), telling.words]
        keys += [("word", word) for word in telling.clause[:KEY_WORDS]]
        near = sorted({n for key in keys for n in by_key[key][:MOST_NEAR]})
        rated = [(_fit(telling, clusters[n]), -n) for n in near]
        best, place = max(rated, default=(0.0, 0))
        chosen = -place if best >= BAR else len(clusters)
        if chosen == len(clusters):
            clusters.append(_Cluster([], None))
        _join(telling, clusters[chosen])
        for key in keys:
            if not by_key[key] or by_key[key][-1] != chosen:
                by_key[key].append(chosen)
    return clusters


def _fit(telling: Telling, cluster: _Cluster) -> float:
    """Gives how much a telling has in common with a group, 0 where one of the group forbids it."""
    if telling.days and cluster.days and gap(telling.days, cluster.days):
        return 0.0
    members = cluster.tellings[:MOST_MEMBERS]
    if any(forbidden(telling, member) for member in members):
        return 0.0
    return max(in_common(telling, member) for member in members)


def _join(telling: Telling, cluster: _Cluster) -> None:
    cluster.tellings.append(telling)
    if telling.days:
        held = cluster.days or telling.days
        cluster.days = (max(held[0], telling.days[0]), min(held[1], telling.days[1]))


def _elsewhere(cluster: _Cluster) -> tuple[object, ...]:
    """Gives what is equal of tellings of one event in several stories; nothing where they could not be known again.

    They name the same two or more actors on the same single day.
    """
    fullest = max(cluster.tellings, key=lambda one: len(one.actors))
    if cluster.days is None or cluster.days[0] != cluster.days[1] or len(fullest.actors) < 2:
        return ()
    place = next((one.place.key for one in cluster.tellings if one.place), "")
    sides = dyads(fullest) if fullest.mutual else (fullest.sources, fullest.targets)
    return (fullest.actors, sides, cluster.days, place)


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
