"""Builds are counted with their settings; they are the only clock in a record."""

from datetime import UTC, datetime

from onrecord.record import Record
from onrecord.settings import Settings


def test_a_build_has_a_beginning_an_end_and_its_counts(tmp_path):
    with Record.open(tmp_path / "r.db", create=True) as record:
        first = record.begin_build(version="0.1", reader="r1", settings=Settings(jobs=2))
        second = record.begin_build(version="0.2", reader="r2", settings={"as_is": True})
        record.finish_build(second, read=3, known=4)
    with Record.open(tmp_path / "r.db", read_only=True) as record:
        cut, done = record.builds()
    assert (cut.number, done.number) == (first, second) == (1, 2)
    assert cut.finished is None
    assert cut.counts == {}
    assert cut.settings["jobs"] == 2
    assert cut.reader == "r1"
    assert done.counts == {"read": 3, "known": 4}
    assert done.version == "0.2"
    assert datetime.fromisoformat(done.started) <= datetime.fromisoformat(done.finished) <= datetime.now(UTC)


def test_builds_are_in_no_dump(tmp_path, pairs, fill):
    path = fill(tmp_path / "r.db", pairs)
    with Record.open(path) as record:
        before = list(record.dump())
        record.finish_build(record.begin_build(version="9", reader="r1", settings={}))
        assert list(record.dump()) == before
