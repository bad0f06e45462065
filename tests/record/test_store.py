"""Questions to a record."""

import pytest

from onrecord.errors import RecordError
from onrecord.record import Record
from onrecord.types.grouping import Grouping
from onrecord.types.story import Copy, Story


@pytest.fixture
def record(tmp_path, pairs, fill):
    with Record.open(fill(tmp_path / "r.db", pairs), read_only=True) as opened:
        yield opened


def test_the_grouping_comes_back_as_it_was_given(record, made):
    grouping = made.made_grouping(record.readings())
    assert record.copies() == list(grouping.copies)
    assert sorted(record.stories(), key=lambda story: story.id) == list(grouping.stories)
    assert record.statements() == list(grouping.statements)
    assert record.events() == list(grouping.events)
    assert record.claims() == list(grouping.claims)
    assert grouping.threads
    assert record.threads() == list(grouping.threads)
    assert record.threads(grouping.threads[0].earlier)[0] in grouping.threads


def test_stories_are_listed_by_first_day(record):
    days = [story.from_ for story in record.stories()]
    assert len(days) == 3
    assert days == sorted(days)


def test_questions_narrow_the_answer(record, made):
    grouping = made.made_grouping(record.readings())
    for story in grouping.stories:
        assert record.statements(story=story.id) == [s for s in grouping.statements if s.story == story.id]
        assert record.events(story=story.id) == [e for e in grouping.events if e.story == story.id]
        entries = {s.id for s in grouping.statements if s.story == story.id}
        assert record.claims(story=story.id) == [c for c in grouping.claims if c.entry in entries]
        assert record.copies(story=story.id) == [c for c in grouping.copies if c.report in story.reports]
    speaker = "person-reyle"
    said = [s for s in grouping.statements if speaker in {actor.id for actor in s.speakers}]
    assert said
    assert record.statements(speaker=speaker) == said
    assert record.events(actor=speaker) == [e for e in grouping.events if speaker in {a.id for a in e.sources}]
    report = grouping.stories[0].reports[0]
    told = [s for s in grouping.statements if report in {r.report for r in s.renderings}]
    assert told
    assert record.statements(report=report) == told
    assert record.statements(report=report, speaker=speaker) == [s for s in told if s in said]
    assert record.events(report=report) == [e for e in grouping.events if report in {t.report for t in e.tellings}]
    claim = grouping.claims[0]
    assert record.claims(entry=claim.entry) == [claim]
    assert record.statements(story="story-none") == record.claims(entry="none") == record.events(actor="\ud800") == []


def test_stories_and_reports_are_found_by_the_beginning_of_their_ids(record):
    story = record.stories()[0]
    assert record.story(story.id) == record.story(story.id[:14]) == record.story(story.id[6:16]) == story
    assert record.story("story-zzz") is None
    assert record.story("") is None
    report = story.reports[0]
    assert record.find_report(report) == record.find_report(report[:15]) == record.find_report(report[7:18]) == report
    assert record.find_report("no such report") is None
    assert record.find_report("") is None
    assert record.find_report("%") is None
    assert record.find_report("\ud800\x00") is None


def test_an_ambiguous_name_is_an_error_that_lists_what_it_could_be(record):
    with pytest.raises(RecordError, match=r"could be report-.*give more of the id"):
        record.find_report("report-")
    with pytest.raises(RecordError, match="could be story-"):
        record.story("story-")


def test_actors_come_with_counts_most_mentioned_first(record, made):
    readings = list(record.readings())
    counted = record.actors()
    for item in counted:
        named = [r for r in readings if item.actor in {m.actor for m in r.mentions}]
        assert item.reports == len(named)
        assert item.mentions == sum(m.actor == item.actor for r in readings for m in r.mentions)
        assert item.statements == len(record.statements(speaker=item.actor.id))
        assert item.events == len(record.events(actor=item.actor.id))
    mentions = [item.mentions for item in counted]
    assert mentions == sorted(mentions, reverse=True)
    assert mentions[0] > 0
    assert all(item.actor.id for item in counted)


def test_actors_are_found_by_name_part_of_a_name_or_id(record):
    assert [item.actor.name for item in record.find_actors("tomas REYLE")] == ["Tomas Reyle"]
    assert [item.actor.name for item in record.find_actors("Pham")] == ["Lien Ha Pham"]
    assert [item.actor.name for item in record.find_actors("person-volkan")] == ["Mira Volkan"]
    assert record.find_actors("Nobody") == record.find_actors(" ") == record.find_actors("\x00") == []


def test_a_grouping_of_other_reports_is_refused_and_the_old_one_stays(tmp_path, pairs, fill):
    path = fill(tmp_path / "r.db", pairs)
    with Record.open(path) as record:
        before = list(record.dump())
        report = next(record.report_ids())
        for faulty in (
            Grouping(stories=(Story(id="s", title="", reports=("report-none",)),)),
            Grouping(copies=(Copy(report=report, of="report-none", kind="near", score=1.0),)),
            Grouping(stories=(Story(id="s", title="", reports=()), Story(id="s", title="", reports=()))),
        ):
            with pytest.raises(RecordError):
                record.replace_grouping(faulty, reader="r1")
            assert list(record.dump()) == before
        assert record.grouped(reader="r1")


def test_a_grouping_is_out_of_date_as_soon_as_a_report_comes(tmp_path, pairs, made, fill):
    path = tmp_path / "r.db"
    with Record.open(path, create=True) as record:
        assert not record.grouped()
    fill(path, pairs)
    with Record.open(path) as record:
        assert record.grouped()
        assert record.grouped(reader="r1")
        assert not record.grouped(reader="r2")
        arrival, reading = next(made.made(99))
        record.add(reading, arrival, reader="r1", keep_source=True)
        assert not record.grouped()
        assert record.stories()  # what was found stays readable until it is made anew
        record.replace_grouping(made.made_grouping(record.readings()), reader="r1")
        assert record.grouped()


def test_a_grouping_made_before_another_report_came_does_not_count_as_current(tmp_path, pairs, made, fill):
    with Record.open(fill(tmp_path / "r.db", pairs)) as record:
        grouping = made.made_grouping(record.readings())
        arrival, reading = next(made.made(99))
        record.add(reading, arrival, reader="r1", keep_source=True)
        record.replace_grouping(grouping, reader="r1")
        assert not record.grouped()


def test_counts_name_every_kind(record, pairs):
    counts = record.counts()
    assert counts["reports"] == 8
    assert counts["sightings"] == len(pairs)
    assert counts["builds"] == 1
    assert counts["statements"] == counts["attributions"] == len(record.statements())
