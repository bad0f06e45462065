"""What became of stories: which were merged, split or went on under another id, and where an old id leads now.

A story's id is made from its first report, so that the same reports give the same ids in any order. A report that comes
late and belongs in front gives the story another id; a report that ties two happenings together, or words that turn out
to tell less than they seemed to, merge and split them. All of that is noted when a record is grouped anew.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from onrecord.record.connection import storable
from onrecord.types.story import Story

ChangeKind = Literal["renamed", "merged", "split", "moved", "gone"]
"""What became of a story's reports: all went on alone under another id (``renamed``) or together with another story's
(``merged``), some went on alone (``split``) or together with another story's (``moved``), or the record holds them no
more (``gone``)."""


class StoryChange(Struct, frozen=True, kw_only=True):
    """So many ``reports`` of ``story`` stand in the story ``becomes`` since: both are ids, '' for no story.

    ``step`` counts the groupings that changed any story, ``build`` is the number of the build that grouped, and ``at``
    the instant at which that build began, in UTC; None and '' where the record was grouped outside a build.
    """

    step: int
    story: str
    becomes: str
    kind: ChangeKind
    reports: int
    build: int | None = None
    at: str = ""


def note_changes(connection: sqlite3.Connection, stories: Iterable[Story]) -> None:
    """Holds new stories against those that the reports were in before and notes what became of them."""
    now = {report: story.id for story in stories for report in story.reports}
    before = dict(connection.execute("SELECT report, story FROM story_members"))
    (last,) = connection.execute("SELECT coalesce(max(step), 0) FROM story_changes").fetchone()
    (build,) = connection.execute("SELECT max(number) FROM builds").fetchone()
    connection.executemany(
        "INSERT INTO story_changes VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT), ?, ?, ?)",
        ((last + 1, storable(old), storable(new), kind, count, build) for old, new, kind, count in moves(before, now)),
    )
    gone = [(storable(report),) for report in before.keys() - now.keys()]
    fresh = [(storable(report), storable(story)) for report, story in now.items() if before.get(report) != story]
    connection.executemany("DELETE FROM story_members WHERE report = CAST(? AS TEXT)", gone)
    connection.executemany("INSERT OR REPLACE INTO story_members VALUES (CAST(? AS TEXT), CAST(? AS TEXT))", fresh)


def moves(before: dict[str, str], now: dict[str, str]) -> Iterator[tuple[str, str, ChangeKind, int]]:
    """Takes the story of each report before and now and gives old id, new id, kind and count of what changed, sorted.

    A story that keeps its id and all its reports has not changed, whatever it has gained. Of one that loses some, what
    stays under the id is told too.
    """
    ways = Counter((story, now.get(report, "")) for report, story in before.items())
    parts: Counter[str] = Counter(old for old, _ in ways)
    leaves: Counter[str] = Counter(old for old, new in ways if new)
    enters: Counter[str] = Counter(new for _, new in ways if new)
    for old, new in sorted(ways):
        if old == new and parts[old] == 1:
            continue
        kind: ChangeKind = "gone"
        if new:
            alone = enters[new] == 1
            kind = ("split" if alone else "moved") if leaves[old] > 1 else ("renamed" if alone else "merged")
        yield old, new, kind, ways[old, new]


def story_changes(connection: sqlite3.Connection) -> list[StoryChange]:
    """Gives all changes, the earliest first."""
    rows = connection.execute(
        "SELECT step, story, becomes, kind, reports, build, coalesce(started, '') FROM story_changes "
        "LEFT JOIN builds ON builds.number = build ORDER BY step, story, becomes"
    )
    return [
        StoryChange(step=step, story=story, becomes=becomes, kind=kind, reports=reports, build=build, at=at)
        for step, story, becomes, kind, reports, build, at in rows
    ]


def led_to(changes: Iterable[StoryChange], name: str) -> tuple[str, ...]:
    """Gives the ids to which an id that a story had before leads now, sorted; nothing where all its reports are gone.

    An id that never changed leads to itself. One that was gone and that another report bears since is not followed: who
    asks for an id looks first whether the record holds it.
    """
    by_story: dict[str, list[StoryChange]] = defaultdict(list)
    for change in changes:
        by_story[change.story].append(change)
    last = max((change.step for change in by_story[name]), default=0)
    found: set[str] = set()
    seen: set[tuple[str, int]] = set()
    waiting = [(name, last)]
    while waiting:
        story, step = waiting.pop()
        if (story, step) in seen:
            continue
        seen.add((story, step))
        later = [change.step for change in by_story[story] if change.step >= step]
        if not later:
            found.add(story)
            continue
        nearest = min(later)
        waiting += [
            (change.becomes, nearest + 1) for change in by_story[story] if change.step == nearest and change.becomes
        ]
    return tuple(sorted(found))
