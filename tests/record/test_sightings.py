"""Sources that gave no report are listed, and taken back when they do."""

from msgspec.structs import replace

from onrecord.record import Record
from onrecord.record.sightings import containers
from onrecord.types.issue import SetAside


def build(path, reader, pairs=(), asides=()):
    with Record.open(path, create=True) as record:
        number = record.begin_build(version="1", reader=reader, settings={})
        for aside in asides:
            record.set_aside(aside)
        for arrival, reading in pairs:
            if not record.sighted(arrival.sha256, arrival.source, reader):
                record.add(reading, arrival, reader=reader, keep_source=True)
        record.finish_build(number)
        return record.set_asides(), list(record.report_ids())


def test_a_source_set_aside_twice_is_listed_once_with_its_reason(tmp_path):
    aside = SetAside("broken.pdf", "unreadable", "cannot be decoded; save it as HTML \ud800")
    other = SetAside("broken.pdf", "too-large", "over the limit")
    build(tmp_path / "r.db", "r1", asides=[aside, other, aside])
    listed, _ = build(tmp_path / "r.db", "r1", asides=[aside, other])
    assert listed == [other, aside]


def test_a_source_that_is_mended_is_no_longer_listed(tmp_path, made):
    arrival, reading = next(made.made(1))
    aside = SetAside(arrival.source, "unreadable", "cannot be decoded")
    build(tmp_path / "r.db", "r1", asides=[aside])
    listed, reports = build(tmp_path / "r.db", "r1", pairs=[(arrival, reading)])
    assert listed == []
    assert reports == [reading.report.id]


def test_a_container_that_is_mended_is_no_longer_listed_and_others_stay(tmp_path, made):
    arrival, reading = next(made.made(1))
    arrival = replace(arrival, source="news.zip!part.jsonl#2")
    asides = [
        SetAside(s, "unreadable", "cut") for s in ("news.zip", "news.zip!part.jsonl#9", "other.zip", "news.zip.txt")
    ]
    build(tmp_path / "r.db", "r1", asides=asides)
    listed, _ = build(tmp_path / "r.db", "r1", pairs=[(arrival, reading)])
    assert [aside.source for aside in listed] == ["news.zip.txt", "other.zip"]


def test_a_source_that_gives_reports_and_is_set_aside_in_one_build_keeps_both(tmp_path, made):
    arrival, reading = next(made.made(1))
    aside = SetAside(arrival.source, "paywall-cut", "only the beginning is there")
    for _ in range(2):
        listed, reports = build(tmp_path / "r.db", "r1", pairs=[(arrival, reading)], asides=[aside])
        assert listed == [aside]
        assert reports == [reading.report.id]


def test_a_report_that_a_newer_reader_sets_aside_goes(tmp_path, made):
    pairs = list(made.made(1)) + list(made.made(2))
    build(tmp_path / "r.db", "r1", pairs=pairs)
    aside = SetAside(pairs[0][0].source, "step-failed", "step events failed")
    listed, reports = build(tmp_path / "r.db", "r2", pairs=pairs[1:], asides=[aside])
    assert listed == [aside]
    assert reports == [pairs[1][1].report.id]


def test_issues_come_with_the_words_they_are_about(tmp_path, made):
    arrival, reading = next(made.made(1))
    with Record.open(tmp_path / "r.db", create=True) as record:
        record.add(reading, arrival, reader="r1", keep_source=True)
        first, second = record.issues()
    assert (first.issue, second.issue) == reading.issues
    assert first.words == reading.report.text[0:1]
    assert second.words == ""


def test_containers_are_named_from_the_inside_out():
    assert list(containers("a.zip!b.jsonl#3")) == ["a.zip!b.jsonl#3", "a.zip!b.jsonl", "a.zip"]
    assert list(containers("plain.html")) == ["plain.html"]


def test_what_was_piped_in_once_stays_when_another_pipe_gives_nothing(tmp_path, made):
    arrival, reading = next(made.made(1))
    arrival = replace(arrival, source="-")
    build(tmp_path / "r.db", "r1", pairs=[(arrival, reading)])
    _, reports = build(tmp_path / "r.db", "r2", asides=[SetAside("-", "empty", "is empty")])
    assert reports == [reading.report.id]
