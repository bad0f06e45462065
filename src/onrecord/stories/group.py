"""Stories: reports about one happening, and why they belong together."""

from collections import Counter, defaultdict

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from onrecord.stories.clusters import average_link
from onrecord.stories.days import Days, gap, iso_day, span_of
from onrecord.stories.decided import about_stories, regrouped, set_apart
from onrecord.stories.likeness import TOGETHER, Profile, alike, profiles
from onrecord.stories.terms import found_in, weight
from onrecord.stories.vectors import weigh_runs
from onrecord.types.decision import Decision
from onrecord.types.ids import content_id
from onrecord.types.reading import Readings
from onrecord.types.story import Copy, Story

COPY_DAYS = 7
"""A copy printed within so many days of its origin is in the origin's story; later it is looked at by itself."""

SHOWN = 4
LONGEST_TITLE = 110

_LAST = 10**9


def find_stories(
    readings: Readings, copies: tuple[Copy, ...], decisions: tuple[Decision, ...] = ()
) -> tuple[Story, ...]:
    """Takes readings, the copies among them and people's decisions; gives stories, sorted by id.

    Each report is in exactly one.
    """
    held, runs = profiles(readings)
    decided = about_stories(decisions)
    apart = set_apart(decided)
    origin = {one: of for one, of in _origins(held, copies).items() if frozenset((one, of)) not in apart}
    voices = [one for one in held if one.id not in origin]
    weighed = weigh_runs([one for one, profile in zip(runs, held, strict=True) if profile.id not in origin])
    runs.clear()  # hashes are most of what is held, and no longer asked for
    pairs = alike(voices, weighed)
    central = _central(voices, [(pair.a, pair.b, pair.likeness) for pair in pairs])
    copied: dict[str, list[Profile]] = defaultdict(list)
    for one in held:
        if one.id in origin:
            copied[origin[one.id]].append(one)
    times = found_in([one.counts for one in voices])
    stories = []
    by_id = {one.id: one for one in voices}
    groups = [[voices[n].id for n in group] for group in average_link(len(voices), pairs, TOGETHER)]
    for group in regrouped(groups, [_of_voices(one, origin) for one in decided]):
        members = [by_id[report] for report in group]
        stories.append(_story(members, copied, central, times, len(voices)))
    return tuple(sorted(stories, key=lambda story: story.id))


def _of_voices(decision: Decision, origin: dict[str, str]) -> Decision:
    """Gives a decision about reports as one about those whose words they are: copies go where their origin goes."""
    return replace(decision, ids=tuple(origin.get(report, report) for report in decision.ids))


def _origins(held: list[Profile], copies: tuple[Copy, ...]) -> dict[str, str]:
    """Gives the origin of each copy that belongs to its origin's story."""
    days = {one.id: one.days for one in held}
    origin: dict[str, str] = {}
    for copy in copies:
        if copy.kind == "part" or copy.report not in days or copy.of not in days:
            continue
        mine, theirs = days[copy.report], days[copy.of]
        if mine is None or theirs is None or gap(mine, theirs) <= COPY_DAYS:
            origin[copy.report] = copy.of
    return origin


def _central(voices: list[Profile], pairs: list[tuple[int, int, float]]) -> dict[str, dict[str, float]]:
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for a, b, likeness in pairs:
        near[voices[a].id][voices[b].id] = likeness
        near[voices[b].id][voices[a].id] = likeness
    return near


def by_day(one: Profile) -> tuple[int, str]:
    """Gives the sort key of reports in a story: first possible day (unknown last), then id."""
    return (one.days[0] if one.days else _LAST, one.id)


def _story(
    members: list[Profile],
    copied: dict[str, list[Profile]],
    near: dict[str, dict[str, float]],
    times: NDArray[np.int64],
    of: int,
) -> Story:
    members = sorted(members, key=by_day)
    copies = [copy for member in members for copy in copied[member.id]]
    everyone = sorted([*members, *copies], key=by_day)
    days = span_of(one.days for one in everyone if one.days)
    return Story(
        id=content_id("story", members[0].id),
        title=_title(members, copied, near),
        reports=tuple(one.id for one in everyone),
        from_=iso_day(days[0]) if days else None,
        to=iso_day(days[1]) if days else None,
        because=_because(members, len(copies), days, times, of),
    )


def _title(members: list[Profile], copied: dict[str, list[Profile]], near: dict[str, dict[str, float]]) -> str:
    """Gives the headline of the report most copied, then most like the others; else the start of its first sentence."""
    ids = {one.id for one in members}
    titled = [one for one in members if one.title] or members
    best = min(
        titled,
        key=lambda one: (
            -len(copied[one.id]),
            -round(sum(like for other, like in sorted(near.get(one.id, {}).items()) if other in ids), 6),
            *by_day(one),
        ),
    )
    words = best.title or best.lead
    if len(words) <= LONGEST_TITLE:
        return words
    cut = words[:LONGEST_TITLE].rsplit(" ", 1)[0]
    return f"{cut} …"


def _because(
    members: list[Profile], copies: int, days: Days | None, times: NDArray[np.int64], of: int
) -> tuple[str, ...]:
    reasons = []
    if len(members) > 1:
        shared = _shared(members, times, of)
        if shared:
            reasons.append(f"share {', '.join(shared)}")
        undated = sum(one.days is None for one in members)
        if days and undated < len(members):
            long = days[1] - days[0]
            reasons.append("published on one day" if long == 0 else f"within {long} day{'s' if long > 1 else ''}")
        if undated:
            reasons.append(f"{undated} without a date, joined by wording alone")
    if copies:
        reasons.append("1 is a copy" if copies == 1 else f"{copies} are copies")
    return tuple(reasons)


def _shared(members: list[Profile], times: NDArray[np.int64], of: int) -> list[str]:
    """Gives what most of the reports have in common: actors by name, then words, the most telling first.

    ``times`` says of each term by its number in how many of all ``of`` reports it stands.
    """
    least = max(2, (len(members) + 1) // 2)
    counted = members[0].counts.known.values
    held: Counter[int] = Counter(number for one in members for number in one.counts.numbers.tolist())
    value: dict[int, float] = defaultdict(float)
    for one in members:
        for number, code in zip(one.counts.numbers.tolist(), one.counts.codes.tolist(), strict=True):
            if held[number] >= least:
                value[number] += counted[code]
    known = members[0].counts.known.names
    weights = {known[n]: round(value[n] * weight(known[n], int(times[n]), of), 6) for n in value}
    ranked = sorted(weights, key=lambda term: (-weights[term], term))
    names = {actor: name for one in members for actor, name in sorted(one.actors.items())}
    actors = [names[term[1:]] for term in ranked if term.startswith("@") and term[1:] in names]
    said = {part for name in actors[:SHOWN] for part in name.casefold().split()}
    words = [term for term in ranked if not term.startswith("@") and term not in said and len(term) > 3]
    return [*actors[:SHOWN], *words[: SHOWN - 1]]
