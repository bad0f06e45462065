"""Stories hold the reports of one happening, and only those."""

import random

import pytest

from onrecord.stories import find_copies, find_stories

VISIT = (
    "President Ada Lorn arrived in Port Selm on a two-day visit and met Prime Minister Ilan Voss over fishing rights. "
    "The two leaders spoke about the strait, the fishing fleet and a patrol agreement for the northern waters."
)
VISIT_ELSEWHERE = (
    "Fishing rights topped the talks as Ada Lorn, on a visit to Port Selm, sat down with Ilan Voss. "
    "A patrol agreement for the strait and its fishing fleet was on the table, aides to both leaders said."
)
QUAKE = (
    "A strong earthquake shook the valley of Orm at dawn and damaged hundreds of houses. "
    "Rescuers searched the rubble in the villages near the epicentre, the governor told reporters."
)
ACTORS = ("Ada Lorn", "Ilan Voss")


def groups(readings):
    return sorted(sorted(story.reports) for story in find_stories(readings, find_copies(readings)))


def test_two_tellings_of_one_visit_are_one_story_and_a_quake_another(reading):
    readings = [
        reading("a", VISIT, day="2031-05-01", title="Lorn and Voss meet on fishing", actors=ACTORS),
        reading("b", VISIT_ELSEWHERE, day="2031-05-02", title="Fishing tops Lorn visit", actors=ACTORS),
        reading("c", QUAKE, day="2031-05-01", title="Quake shakes Orm"),
    ]
    assert groups(readings) == [["a", "b"], ["c"]]


def test_two_visits_of_the_same_people_ten_months_apart_stay_two(reading):
    readings = [
        reading("a", VISIT, day="2031-05-01", actors=ACTORS),
        reading("b", VISIT_ELSEWHERE, day="2032-03-01", actors=ACTORS),
    ]
    assert groups(readings) == [["a"], ["b"]]


def test_a_copy_is_in_the_story_of_its_origin(reading):
    wire = " ".join(f"{VISIT} Detail number {n} was given by aide {n} of the fleet office." for n in range(4))
    readings = [reading("a", wire, day="2031-05-01"), reading("b", wire, day="2031-05-03")]
    story = find_stories(readings, find_copies(readings))[0]
    assert story.reports == ("a", "b")
    assert "1 is a copy" in story.because


def test_a_story_says_what_its_reports_share_and_when(reading):
    readings = [
        reading("a", VISIT, day="2031-05-01", title="Lorn and Voss meet on fishing", actors=ACTORS),
        reading("b", VISIT_ELSEWHERE, day="2031-05-02", title="Fishing tops Lorn visit", actors=ACTORS),
    ]
    story = find_stories(readings, ())[0]
    assert "Ada Lorn" in story.because[0]
    assert story.because[1] == "within 1 day"
    assert (story.from_, story.to) == ("2031-05-01", "2031-05-02")
    assert story.title in ("Lorn and Voss meet on fishing", "Fishing tops Lorn visit")


def test_without_a_title_the_story_is_named_by_the_start_of_a_lead(reading):
    story = find_stories([reading("a", VISIT)], ())[0]
    assert story.title.startswith("President Ada Lorn arrived")
    assert len(story.title) <= 112


def test_the_id_of_a_story_is_that_of_its_first_report_alone(reading):
    one = [reading("a", VISIT, day="2031-05-01", actors=ACTORS)]
    more = [*one, reading("b", VISIT_ELSEWHERE, day="2031-05-02", actors=ACTORS)]
    assert find_stories(one, ())[0].id == find_stories(more, ())[0].id


@pytest.mark.parametrize("seed", range(5))
def test_the_result_is_the_same_for_any_order(reading, seed):
    readings = [
        reading("a", VISIT, day="2031-05-01", actors=ACTORS),
        reading("b", VISIT_ELSEWHERE, day="2031-05-02", actors=ACTORS),
        reading("c", QUAKE, day="2031-05-01"),
        reading("d", VISIT_ELSEWHERE, actors=ACTORS),
    ]
    expected = find_stories(readings, ())
    random.Random(seed).shuffle(readings)
    assert find_stories(readings, ()) == expected


def test_every_report_is_in_one_story_even_an_empty_one(reading):
    assert groups([reading("a", ""), reading("b", "\x00\ud800"), reading("c", VISIT)]) == [["a"], ["b"], ["c"]]


def test_no_reports_give_no_stories():
    assert find_stories([], ()) == ()


@pytest.mark.parametrize("name", ["AT_A_TIME", "STRETCH_DAYS"])
def test_how_many_reports_are_gone_through_at_a_time_decides_nothing(reading, monkeypatch, name):
    readings = [
        reading(f"r{n}", text, day=None if n % 5 == 4 else f"2031-05-{n + 1:02}", title=text[:20])
        for n, text in enumerate((VISIT, VISIT_ELSEWHERE, QUAKE) * 4)
    ]
    found = find_stories(readings, ())
    for module in ("vectors", "likeness"):
        monkeypatch.setattr(f"onrecord.stories.{module}.{name}", 1, raising=False)
    assert find_stories(readings, ()) == found
