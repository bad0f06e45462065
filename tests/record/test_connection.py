"""Opening, making and upgrading record files."""

import os
import shutil
import sqlite3
import threading

import msgspec
import pytest

from onrecord.errors import NotARecordError, RecordError, RecordVersionError
from onrecord.record import Record, connection


def test_a_missing_file_is_no_record_unless_it_may_be_made(tmp_path):
    with pytest.raises(NotARecordError, match="onrecord build"):
        Record.open(tmp_path / "none.db")
    with pytest.raises(NotARecordError):
        Record.open(tmp_path / "none.db", create=True, read_only=True)
    assert list(tmp_path.iterdir()) == []
    Record.open(tmp_path / "new.db", create=True).close()
    assert (tmp_path / "new.db").read_bytes()[:15] == b"SQLite format 3"


@pytest.mark.parametrize("content", [b"", b"some text that is no database at all\n" * 50, b"SQLite format 3\x00 cut"])
def test_another_file_is_refused_and_left_as_it_is(tmp_path, content):
    path = tmp_path / "other.db"
    path.write_bytes(content)
    with pytest.raises(NotARecordError):
        Record.open(path)
    assert path.read_bytes() == content


def test_somebody_elses_database_is_refused_even_for_making(tmp_path):
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (a)")
    other.close()
    with pytest.raises(NotARecordError):
        Record.open(path, create=True)


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(NotARecordError, match="folder"):
        Record.open(tmp_path, create=True)
    with pytest.raises(RecordError, match="no folder"):
        Record.open(tmp_path / "no" / "r.db", create=True)


def test_a_newer_record_is_refused_by_version(tmp_path, pairs, fill):
    path = fill(tmp_path / "r.db", pairs)
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(RecordVersionError, match="newer On Record"):
        Record.open(path)


def test_an_older_record_is_brought_up_to_date_when_opened_for_writing_only(tmp_path, pairs, fill, monkeypatch):
    path = fill(tmp_path / "r.db", pairs)
    newest = connection.migrations()[-1][0] + 1
    steps = [
        *connection.migrations(),
        (newest, "CREATE TABLE later (a TEXT); -- new\nINSERT INTO later VALUES ('x; y');\n"),
    ]
    monkeypatch.setattr(connection, "migrations", lambda: steps)
    with pytest.raises(RecordVersionError, match="onrecord build"):
        Record.open(path, read_only=True)
    with Record.open(path) as record:
        assert len(record.readings()) == 8
    raw = sqlite3.connect(path)
    assert raw.execute("SELECT a FROM later").fetchall() == [("x; y",)]
    assert raw.execute("PRAGMA user_version").fetchone() == (newest,)
    raw.close()


def test_a_record_of_format_1_keeps_all_it_holds(tmp_path, pairs, fill):
    """Spans are copied into a table that allows more layers; what older records lack stays empty, and it verifies."""
    path = fill(tmp_path / "r.db", pairs)
    with Record.open(path, read_only=True) as record:
        before = [plain(one) for one in record.readings()]
    raw = sqlite3.connect(path)
    raw.execute("DROP TABLE event_mention_details")
    for table in ("likeliest_years", "particulars", "particular_actors", "threads", "story_members", "story_changes"):
        raw.execute(f"DROP TABLE {table}")
    raw.execute("DELETE FROM spans WHERE layer IN ('event-source', 'event-target', 'event-instrument')")
    raw.execute("DELETE FROM spans WHERE layer LIKE 'particular%'")
    raw.execute("PRAGMA user_version = 1")
    raw.commit()
    raw.close()
    with Record.open(path) as record:
        assert list(record.readings()) == before
    raw = sqlite3.connect(path)
    assert "event-source" in raw.execute("SELECT sql FROM sqlite_schema WHERE name = 'spans'").fetchone()[0]
    raw.close()


def plain(reading):
    """Gives a reading without what records of format 1 do not hold."""
    put = msgspec.structs.replace
    report = put(reading.report, published=put(reading.report.published, likeliest=None))
    return put(reading, report=report, events=tuple(map(plain_event, reading.events)), particulars=())


def plain_event(event):
    """Gives an event without what records of format 1 do not hold."""
    return msgspec.structs.replace(event, contexts=(), source_words=(), target_words=(), instrument=None, under="")


def test_a_migration_that_fails_leaves_the_record_as_it_was(tmp_path, pairs, fill, monkeypatch):
    path = fill(tmp_path / "r.db", pairs)
    newest = connection.migrations()[-1][0] + 1
    steps = [*connection.migrations(), (newest, "CREATE TABLE later (a TEXT);\nINSERT INTO nowhere VALUES (1);\n")]
    with monkeypatch.context() as patched:
        patched.setattr(connection, "migrations", lambda: steps)
        with pytest.raises(RecordError):
            Record.open(path)
    with Record.open(path, read_only=True) as record:
        assert len(record.readings()) == 8


def test_a_closed_record_is_one_plain_file(tmp_path, pairs, fill):
    fill(tmp_path / "r.db", pairs)
    assert [item.name for item in tmp_path.iterdir()] == ["r.db"]


def test_reading_changes_nothing_and_makes_nothing(tmp_path, pairs, fill):
    path = fill(tmp_path / "r.db", pairs)
    before = path.read_bytes()
    with Record.open(path, read_only=True) as record:
        list(record.readings())
        assert [item.name for item in tmp_path.iterdir()] == ["r.db"]
        with pytest.raises(RecordError, match="reading only"):
            record.add(pairs[0][1], pairs[0][0], reader="r2", keep_source=True)
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.iterdir()] == ["r.db"]


def test_a_record_can_be_read_while_it_is_written(tmp_path, pairs):
    path = tmp_path / "r.db"
    with Record.open(path, create=True) as writer:
        for arrival, reading in pairs[:4]:
            writer.add(reading, arrival, reader="r1", keep_source=True)
        writer.commit()
        with Record.open(path, read_only=True) as reader:
            seen = len(reader.readings())
            writer.add(pairs[-1][1], pairs[-1][0], reader="r1", keep_source=True)
            assert len(reader.readings()) == seen == len({reading.report.id for _, reading in pairs[:4]})
    with Record.open(path) as again:  # the reader kept the file in WAL mode; the next writer puts it back
        again.commit()
    assert [item.name for item in tmp_path.iterdir()] == ["r.db"]


def test_a_second_writer_waits_and_then_says_who_is_in_the_way(tmp_path, pairs, monkeypatch):
    path = tmp_path / "r.db"
    with Record.open(path, create=True) as first:
        first.add(pairs[0][1], pairs[0][0], reader="r1", keep_source=True)
        monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
        with Record.open(path) as second, pytest.raises(RecordError, match="another process"):
            second.add(pairs[1][1], pairs[1][0], reader="r1", keep_source=True)
        monkeypatch.undo()
        with Record.open(path) as second:
            timer = threading.Timer(0.2, lambda: None)
            timer.start()
            first.commit()
            second.add(pairs[1][1], pairs[1][0], reader="r1", keep_source=True)
            timer.join()
    with Record.open(path, read_only=True) as record:
        assert len(record.readings()) == 2


def test_two_writers_taking_turns_make_one_sound_record(tmp_path, pairs, fill, made):
    path = tmp_path / "r.db"
    with Record.open(path, create=True) as first, Record.open(path) as second:
        for place, (arrival, reading) in enumerate(pairs):
            record = (first, second)[place % 2]
            record.add(reading, arrival, reader="r1", keep_source=True)
            record.commit()
        first.replace_grouping(made.made_grouping(first.readings()), reader="r1")
        second.replace_grouping(made.made_grouping(second.readings()), reader="r1")
    other = fill(tmp_path / "other.db", pairs)
    with Record.open(path, read_only=True) as a, Record.open(other, read_only=True) as b:
        assert list(a.dump()) == list(b.dump())


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="permissions bind ordinary POSIX users only")
def test_a_record_in_a_folder_that_cannot_be_written_can_be_read(tmp_path, pairs, fill):
    folder = tmp_path / "locked"
    folder.mkdir()
    path = fill(folder / "r.db", pairs)
    folder.chmod(0o500)
    try:
        with Record.open(path, read_only=True) as record:
            assert len(record.readings()) == 8
    finally:
        folder.chmod(0o700)


def test_a_record_cut_off_while_writing_opens_with_all_that_was_committed(tmp_path, pairs):
    path = tmp_path / "r.db"
    with Record.open(path, create=True) as record:
        record.add(pairs[0][1], pairs[0][0], reader="r1", keep_source=True)
        record.commit()
        record.add(pairs[1][1], pairs[1][0], reader="r1", keep_source=True)
        for suffix in ("", "-wal"):
            shutil.copy(f"{path}{suffix}", f"{tmp_path / 'cut.db'}{suffix}")
    with Record.open(tmp_path / "cut.db", read_only=True) as record:
        assert list(record.report_ids()) == [pairs[0][1].report.id]
    with Record.open(tmp_path / "cut.db") as record:
        record.add(pairs[1][1], pairs[1][0], reader="r1", keep_source=True)
    assert sorted(item.name for item in tmp_path.iterdir()) == ["cut.db", "r.db"]
