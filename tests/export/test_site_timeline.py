"""The picture of a story in time."""

import msgspec
import pytest

from onrecord.export.readout import readout
from onrecord.export.site.timeline import LEFT, MOST_ROWS, RIGHT, timeline
from onrecord.types.when import When


@pytest.fixture
def told(story_record):
    return readout(story_record, story_record.stories()[0])


def with_days(told, *days):
    """Gives the readout with a happening on each of these days (or intervals)."""
    first = told.happenings[0]
    ends = [day if isinstance(day, tuple) else (day, day) for day in days]
    return msgspec.structs.replace(
        told,
        happenings=tuple(
            msgspec.structs.replace(first, id=f"event-{n}", when=When(from_=start, to=end, precision="day"))
            for n, (start, end) in enumerate(ends)
        ),
    )


def test_places_follow_the_days_from_left_to_right(told):
    """Later days stand further right, inside the picture, numbered as in the list."""
    picture = timeline(with_days(told, "2024-05-01", "2024-05-11", "2024-05-21"))
    places = [dot.x for dot in picture.dots]

    assert [dot.number for dot in picture.dots] == [1, 2, 3]
    assert places == sorted(places)
    assert places[1] - places[0] == pytest.approx(places[2] - places[1], abs=0.2)
    assert places[0] >= LEFT
    assert places[2] <= RIGHT


def test_happenings_of_one_day_stand_above_one_another(told):
    """No shape covers another; what finds no room is counted."""
    picture = timeline(with_days(told, "2024-05-01", *["2024-05-20"] * 12))
    last = [dot for dot in picture.dots if dot.number > 1]

    assert len({(dot.x, dot.y) for dot in picture.dots}) == len(picture.dots)
    assert len(last) == MOST_ROWS
    assert [more.count for more in picture.more] == [12 - MOST_ROWS]


def test_what_lies_far_from_the_reports_is_named_and_not_drawn(told):
    """An armistice of 1953 does not press a week of talks into one point."""
    picture = timeline(with_days(told, "1953-07-27", "2024-05-06", "2024-05-12"))

    assert [dot.number for dot in picture.dots] == [2, 3]
    assert picture.outside.startswith("1 happening ")


def test_an_interval_is_drawn_as_a_bar(told):
    """Days between which a happening lies are joined."""
    picture = timeline(with_days(told, ("2024-05-01", "2024-05-20")))

    assert picture.bars[0].x1 < picture.bars[0].x2


def test_one_day_makes_no_picture(told):
    """Where nothing lies apart in time there is nothing to draw."""
    one = msgspec.structs.replace(with_days(told, "2024-05-08"), sources=told.sources[:1])

    assert timeline(one) is None
    assert timeline(msgspec.structs.replace(told, happenings=())) is None


@pytest.mark.parametrize(
    "days",
    [("0001-01-01",), ("9999-12-31",), ("nonsense",), ("2024-13-45",), (("2024-05-20", "2024-05-01"),), (("", ""),)],
)
def test_days_at_the_ends_of_the_calendar_and_no_days_break_nothing(told, days):
    """What is no day, or a day nobody can count from, is left out."""
    picture = timeline(with_days(told, "2024-05-01", *days))

    assert [dot.number for dot in picture.dots] == [1]
    assert timeline(msgspec.structs.replace(with_days(told, *days), sources=())) is None
