"""Events for political scientists: one row an event, however many reports tell it, with the words that carry it."""

import json

import pytest

from onrecord.export import cameo
from onrecord.export.coded import coded, country
from onrecord.export.formats import export
from onrecord.types.actor import ActorRef


@pytest.fixture
def plover(story_record, tmp_path):
    export(story_record, "plover", str(tmp_path / "events.jsonl"))
    return [json.loads(line) for line in (tmp_path / "events.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture
def rows(story_record, tmp_path):
    export(story_record, "cameo", str(tmp_path / "events.tsv"))
    heading, *rows = (tmp_path / "events.tsv").read_text("utf-8").splitlines()
    return [dict(zip(heading.split("\t"), row.split("\t"), strict=True)) for row in rows]


def test_an_event_is_one_row_that_lists_every_report_that_tells_it(story_record, rows):
    """No event twice, and as many articles as the record has tellings; copies make no further source."""
    events = {event.id: event for event in story_record.events()}

    assert sorted(row["GlobalEventID"] for row in rows) == sorted(events)
    assert all(int(row["NumArticles"]) == len(events[row["GlobalEventID"]].tellings) for row in rows)
    assert all(1 <= int(row["NumSources"]) <= int(row["NumArticles"]) for row in rows)
    assert any(int(row["NumArticles"]) > 1 for row in rows)


def test_words_stand_in_the_report_at_their_place(story_record, plover):
    texts = {reading.report.id: reading.report.text for reading in story_record.readings()}

    told = [one for line in plover for one in line["tellings"]]
    assert told
    assert all(texts[one["report"]][one["start"] : one["end"]] == one["words"] for one in told)


def test_plover_holds_what_plover_codes(story_record, plover):
    """What it does not code is left out; type is its own reading, act and status are the record's."""
    wanted = {row.event.id: row.plover for row in coded(story_record) if row.plover}

    assert {line["id"]: line["type"] for line in plover} == wanted


@pytest.mark.parametrize(("code", "expected"), [("042", "1"), ("0841", "2"), ("1384", "3"), ("020", "1"), ("190", "4")])
def test_quad_classes_go_by_root(code, expected):
    assert cameo.quad(code) == expected


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [("France", "state", "FRA"), ("Israeli troops", "group", "ISR"), ("Iran's navy", "group", "IRN"),
     ("police", "group", ""), ("", "unknown", "")],
)  # fmt: skip
def test_an_actor_has_the_country_that_it_is_named_after(name, kind, expected):
    assert country(ActorRef("x", name, kind)) == expected


@pytest.mark.parametrize(("day", "expected"), [("2018-02-07", "JPN"), ("2021-03-01", "JPN"), ("", "JPN")])
def test_a_person_of_the_tables_belongs_to_the_state_of_the_office(day, expected):
    """In office, after it, and where no day is known."""
    assert country(ActorRef("Q132345", "Shinzo Abe", "person"), day) == expected
    assert not country(ActorRef("person:shinzo-abe", "Somebody Else", "person"), day)
