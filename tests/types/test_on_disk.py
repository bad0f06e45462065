"""Entries on disk are the entries that were put there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.types import on_disk
from onrecord.types.grouping import Grouping
from onrecord.types.on_disk import OnDisk
from onrecord.types.story import Story

STORIES = st.lists(st.builds(Story, id=st.text(max_size=4), title=st.text(max_size=9), reports=st.just(("a",))))


@given(STORIES, st.integers(0, 60))
def test_what_was_put_there_comes_back_in_order_however_little_is_held_in_memory(stories, most):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(on_disk, "IN_MEMORY", most)
        held = OnDisk(Story, stories)
    assert list(held) == stories
    assert held == stories
    assert [held[n] for n in range(-len(held), len(held))] == [*stories, *stories]
    assert list(held[1:]) == stories[1:]
    assert list(zip(held, held, strict=True)) == list(zip(stories, stories, strict=True))
    held.sort()
    assert list(held) == sorted(stories, key=lambda story: story.id)


def test_a_lone_surrogate_stays_what_it_is():
    held = OnDisk(Story, [Story(id="b", title="\ud800", reports=()), Story(id="a", title="", reports=())])
    held.sort()
    assert [one.title for one in held] == ["", "\ud800"]


def test_a_place_beyond_the_last_is_no_place():
    with pytest.raises(IndexError):
        OnDisk(Story)[0]


def test_groupings_of_equal_entries_are_equal():
    story = Story(id="a", title="", reports=())
    assert Grouping(events=OnDisk(Story, [story])) == Grouping(events=(story,))
    assert Grouping(events=OnDisk(Story, [story])) != Grouping(events=())
