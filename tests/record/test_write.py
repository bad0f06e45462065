"""Writing: one report once, whatever the order; entirely or not at all."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.errors import RecordError
from onrecord.record import Record
from onrecord.types.ids import report_id
from onrecord.types.provenance import By
from onrecord.types.reading import Reading
from onrecord.types.report import Report


def dump_of(path):
    with Record.open(path, read_only=True) as record:
        return list(record.dump())


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 10**6))
def test_the_order_of_arrival_does_not_matter(tmp_path_factory, fill, pairs, seed):
    folder = tmp_path_factory.mktemp("r")
    shuffled = random.Random(seed).sample(pairs, len(pairs))
    assert dump_of(fill(folder / "a.db", pairs)) == dump_of(fill(folder / "b.db", shuffled))


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(cut=st.integers(0, 15))
def test_adding_in_two_builds_is_adding_in_one(tmp_path_factory, fill, pairs, cut):
    folder = tmp_path_factory.mktemp("r")
    fill(folder / "b.db", pairs[:cut])
    assert dump_of(fill(folder / "a.db", pairs)) == dump_of(fill(folder / "b.db", pairs[cut:]))


def test_adding_everything_again_adds_nothing(tmp_path, pairs, fill):
    path = fill(tmp_path / "r.db", pairs)
    before = dump_of(path)
    with Record.open(path) as record:
        assert all(record.sighted(arrival.sha256, arrival.source, "r1") for arrival, _ in pairs)
        counts = record.counts()
    fill(path, pairs)
    with Record.open(path, read_only=True) as record:
        assert {**record.counts(), "builds": 1} == {**counts, "builds": 1}
    assert dump_of(path) == before


def test_a_report_found_twice_is_one_report_with_two_sightings(tmp_path, made):
    (first, one), (second, two) = made.made(5, copies=2)
    assert one.report.id == two.report.id
    with Record.open(tmp_path / "r.db", create=True) as record:
        record.add(one, first, reader="r1", keep_source=True)
        record.add(two, second, reader="r1", keep_source=True)
        assert len(record.readings()) == 1
        sightings = record.sightings(one.report.id)
        assert {sighting.given_id for sighting in sightings} == {"caller-5-0", "caller-5-1"}
        assert {sighting.url for sighting in sightings} == {first.given.url, second.given.url}
        smallest = min((first, one), (second, two), key=lambda pair: (pair[0].sha256, pair[0].source))
        assert record.reading(one.report.id) == smallest[1]
        assert [sighting.kept for sighting in sightings].count(True) == 1
        for arrival in (first, second):
            assert record.find_report(arrival.given.id) == record.find_report(arrival.given.url) == one.report.id


def test_a_newer_reader_reads_again_and_its_reading_stays(tmp_path, pairs, fill):
    newer = [
        (arrival, replace(reading, mentions=tuple(replace(m, by=By("made.rule", "2")) for m in reading.mentions)))
        for arrival, reading in pairs
    ]
    path = fill(tmp_path / "r.db", pairs)
    with Record.open(path) as record:
        assert record.grouped(reader="r1")
        assert not any(record.sighted(arrival.sha256, arrival.source, "r2") for arrival, _ in pairs)
    fill(path, newer, reader="r2")
    assert dump_of(path) == dump_of(fill(tmp_path / "fresh.db", newer, reader="r2"))


def test_a_report_that_a_newer_reader_reads_otherwise_leaves_no_trace(tmp_path, made, fill):
    old = [pair for number in range(4) for pair in made.made(number, copies=2)]
    new = []
    for arrival, reading in old:
        text = reading.report.text + " More."
        report = replace(
            reading.report, text=text, id=report_id(reading.report.outlet, reading.report.published.day, text)
        )
        new.append((arrival, replace(reading, report=report)))
    path = fill(tmp_path / "r.db", old, reader="r1")
    fill(path, new, reader="r2")
    assert dump_of(path) == dump_of(fill(tmp_path / "fresh.db", new, reader="r2"))


def test_a_report_that_cannot_be_written_leaves_nothing_and_the_rest_stays(tmp_path, made):
    (arrival, reading), (other, sound) = next(made.made(1)), next(made.made(2))
    faulty = replace(
        reading, mentions=(*reading.mentions, replace(reading.mentions[-1], by=By("a", "1", float("nan"))))
    )
    with Record.open(tmp_path / "r.db", create=True) as record:
        record.add(sound, other, reader="r1", keep_source=True)
        before = list(record.dump())
        with pytest.raises(RecordError, match=reading.report.id):
            record.add(faulty, arrival, reader="r1", keep_source=True)
        assert not record.sighted(arrival.sha256, arrival.source, "r1")
        assert list(record.dump()) == before
        record.add(reading, arrival, reader="r1", keep_source=True)
        assert len(record.readings()) == 2


def test_an_error_in_the_block_keeps_the_reports_added_before_it(tmp_path, pairs):
    def interrupted():
        with Record.open(tmp_path / "r.db", create=True) as record:
            record.add(pairs[0][1], pairs[0][0], reader="r1", keep_source=True)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    with Record.open(tmp_path / "r.db", read_only=True) as record:
        assert len(record.readings()) == 1


def test_pages_are_kept_once_or_not_at_all(tmp_path, pairs, fill):
    with Record.open(fill(tmp_path / "with.db", pairs), read_only=True) as record:
        assert record.source(pairs[0][0].sha256) == pairs[0][0].content
        assert record.counts()["pages"] == len({arrival.content for arrival, _ in pairs})
    with Record.open(fill(tmp_path / "without.db", pairs, keep_source=False), read_only=True) as record:
        assert record.source(pairs[0][0].sha256) is None
        assert record.counts()["pages"] == 0


def test_the_same_page_at_two_places_is_kept_once(tmp_path, made):
    arrival, reading = next(made.made(3))
    with Record.open(tmp_path / "r.db", create=True) as record:
        for source in ("b.html", "a.html"):
            record.add(reading, replace(arrival, source=source), reader="r1", keep_source=True)
        assert record.counts()["pages"] == 1
        assert [(s.source, s.kept) for s in record.sightings()] == [("a.html", True), ("b.html", False)]


def test_a_report_without_any_layer_is_kept(tmp_path, made):
    arrival, _ = next(made.made(3))
    bare = Reading(report=Report(id="report-x", text=""))
    with Record.open(tmp_path / "r.db", create=True) as record:
        record.add(bare, arrival, reader="r1", keep_source=True)
        assert record.reading("report-x") == bare
