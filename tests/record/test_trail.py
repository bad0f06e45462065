"""What became of stories is kept: which were merged, split or went on under another id, and where an old id leads."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.readout import find_story
from onrecord.record import Record
from onrecord.record.trail import StoryChange, led_to, moves
from onrecord.types.grouping import Grouping
from onrecord.types.story import Story

REPORTS = "abcdefgh"


def named(parts):
    """Gives the story of each report: a story is named by its first report, as in a record."""
    stories = {}
    for report, part in parts.items():
        stories.setdefault(part, []).append(report)
    return {report: f"story-{min(held)}" for held in stories.values() for report in held}


histories = st.lists(
    st.dictionaries(st.sampled_from(REPORTS), st.integers(0, 3), min_size=1).map(named), min_size=2, max_size=6
)
"""Groupings of one record, one after the other."""


def changes_of(history):
    before, changes = history[0], []
    for step, now in enumerate(history[1:], 1):
        changes += [
            StoryChange(step=step, story=old, becomes=new, kind=kind, reports=count)
            for old, new, kind, count in moves(before, now)
        ]
        before = now
    return changes


@given(histories)
def test_an_old_id_leads_to_every_story_that_holds_its_reports(history):
    """Whatever was merged and split since, the reports that a story had stand in stories that its id leads to."""
    changes, last = changes_of(history), history[-1]
    ids = {name for grouping in history for name in grouping.values()}
    for name in ids - set(last.values()):  # what is there is found without a trail
        # Of an id that a story had twice, the last story counts.
        held = next(grouping for grouping in reversed(history) if name in grouping.values())
        since = history[history.index(held) :]
        kept = [r for r, story in held.items() if story == name and all(r in grouping for grouping in since)]

        assert {last[report] for report in kept} <= set(led_to(changes, name))


@given(histories)
def test_an_old_id_leads_to_stories_that_are_there(history):
    """No id leads to a story that the record holds no more."""
    changes = changes_of(history)

    for change in changes:
        assert set(led_to(changes, change.story)) <= set(history[-1].values())


@given(histories)
def test_each_report_goes_one_way(history):
    """The reports of a story that changed are counted once, by where they stand now."""
    for before, now in pairwise(history):
        counted = {}
        for old, _, _, count in moves(before, now):
            counted[old] = counted.get(old, 0) + count
        for old, count in counted.items():
            assert count == sum(story == old for story in before.values())


def test_growing_changes_nothing():
    """A story that gains reports behind its first keeps its id, and nothing is noted."""
    assert list(moves(named({"a": 1, "b": 2}), named({"a": 1, "b": 2, "c": 1, "d": 3}))) == []


def test_each_kind_of_change_has_its_name():
    """Another first report renames, a tie merges, a parting splits, a change of sides moves, what is dropped is gone."""
    before = named({"b": 1, "c": 2, "d": 2, "e": 3, "f": 4, "g": 5, "h": 5})
    now = named({"a": 1, "b": 1, "c": 2, "d": 3, "e": 4, "f": 4, "g": 5})

    assert list(moves(before, now)) == [
        ("story-b", "story-a", "renamed", 1),
        ("story-c", "story-c", "split", 1),
        ("story-c", "story-d", "split", 1),
        ("story-f", "story-e", "merged", 1),
        ("story-g", "", "gone", 1),
        ("story-g", "story-g", "renamed", 1),
    ]


def regrouped(path, pairs, *groups):
    """Writes a record of these pairs and groups it again and again."""
    with Record.open(path, create=True) as record:
        for arrival, reading in pairs:
            record.add(reading, arrival, reader="r1", keep_source=False)
        for group in groups:
            stories = [Story(id=name, title="", reports=reports) for name, reports in group.items()]
            record.begin_build(version="1", reader="r1", settings={})
            record.replace_grouping(Grouping(stories=tuple(stories)), reader="r1")
    return path


def test_a_record_knows_what_its_stories_were(tmp_path, pairs):
    """Asked for by an id that it had before, a story is found; the build that merged it is named."""
    ids = sorted({reading.report.id for _, reading in pairs})
    apart = {"story-1": (ids[0],), "story-2": (ids[1],), "story-3": tuple(ids[2:])}
    merged = {"story-1": tuple(ids[:2]), "story-4": tuple(ids[2:])}
    path = regrouped(tmp_path / "r.db", pairs, apart, merged, merged)
    with Record.open(path, read_only=True) as record:
        changes = record.story_changes()

        assert [(one.story, one.kind, one.becomes, one.build) for one in changes] == [
            ("story-2", "merged", "story-1", 2),
            ("story-3", "renamed", "story-4", 2),
        ]
        assert all(one.at for one in changes)
        assert find_story(record, "story-2").id == "story-1"
        assert find_story(record, "story-3").id == "story-4"
        assert find_story(record, "story-9") is None


def test_the_trail_is_no_part_of_what_a_record_holds(tmp_path, pairs):
    """Two records of one content dump alike, whatever their stories were before."""
    ids = sorted({reading.report.id for _, reading in pairs})
    whole = {"story-1": tuple(ids)}
    parted = {"story-1": tuple(ids[:3]), "story-2": tuple(ids[3:])}
    paths = [
        regrouped(tmp_path / "one.db", pairs, whole),
        regrouped(tmp_path / "two.db", pairs, parted, whole),
    ]
    dumps = []
    for path in paths:
        with Record.open(path, read_only=True) as record:
            dumps.append(list(record.dump()))

    assert dumps[0] == dumps[1]
