"""Goes through readings story by story, although they come by report."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeVar

from onrecord.types.reading import Reading, Readings
from onrecord.types.story import Story

T = TypeVar("T")


def story_by_story(
    readings: Readings, stories: tuple[Story, ...], read: Callable[[Reading], list[T]]
) -> Iterator[tuple[str, list[T]]]:
    """Gives the id of each story with what is read from its reports, as soon as its last report was met.

    So no more is held than what is read from stories that are not yet whole. What is read from reports that are in no
    story is given last, under ''.
    """
    story_of = {report: story.id for story in stories for report in story.reports}
    left = Counter(story_of.values())
    held: dict[str, list[T]] = {}
    for reading in readings:
        story = story_of.get(reading.report.id, "")
        held.setdefault(story, []).extend(read(reading))
        left[story] -= 1
        if not left[story]:
            yield story, held.pop(story)
    yield from sorted(held.items())
