"""The checker proves a sound record and notices one changed character anywhere."""

import gzip
import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import NotARecordError, RecordVersionError
from onrecord.record import Decision, Record
from onrecord.record.verify import verify

UNPROVED = {
    # Notes about runs and sources: nothing in the record repeats them, so nothing can contradict them.
    "set_asides": {"source", "code", "message", "build"},
    "builds": {"version", "reader", "settings", "started", "finished", "counts", "number"},
    "groupings": {"reader", "readings", "number"},
    "reports": {"reader"},
    "story_changes": {"step", "story", "becomes", "kind", "reports", "build"},
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory, made):
    path = tmp_path_factory.mktemp("sound") / "r.db"
    with Record.open(path, create=True) as record:
        for number in range(3):
            for arrival, reading in made.made(number, copies=2):
                record.add(reading, arrival, reader="r1", keep_source=True)
        record.decide(
            Decision(kind="merge", ids=("a", "b"), value='["a", "A", "person"]', who="Editor", when="2024-01-01")
        )
        record.replace_grouping(made.made_grouping(record.readings()), reader="r1")
    return path


def places(path):
    """Every column of every table, with its rows, that verify must guard."""
    raw = sqlite3.connect(path)
    tables = [
        row[0]
        for row in raw.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY name"
        )
    ]
    found = []
    for table in tables:
        keys = [row[1] for row in raw.execute(f"PRAGMA table_info({table})") if row[5]]
        for _, column, kind, *_ in raw.execute(f"PRAGMA table_info({table})"):
            if column in UNPROVED.get(table, ()):
                continue
            order = ", ".join(f'"{key}"' for key in keys)
            rows = raw.execute(f'SELECT {order}, "{column}" FROM {table} ORDER BY {order} LIMIT 3')
            found += [(table, column, kind, keys, row[:-1], row[-1]) for row in rows]
    raw.close()
    return found


def changed(value, kind, at):
    if value is None:
        return {"TEXT": "x", "INTEGER": 1}[kind]
    if isinstance(value, str):
        if not value:
            return "x"
        spot = at % len(value)
        return value[:spot] + ("x" if value[spot] != "x" else "y") + value[spot + 1 :]
    if isinstance(value, bytes):
        spot = at % len(value)
        return value[:spot] + bytes([value[spot] ^ 1]) + value[spot + 1 :]
    return 1 - value if value in (0, 1) and at % 2 else value + 1 + at % 3


def test_a_sound_record_is_proved_and_the_proofs_are_counted(sound):
    verification = verify(sound)
    assert verification.ok
    assert verification.failures == ()
    assert verification.failed == 0
    with Record.open(sound, read_only=True) as record:
        counts = record.counts()
    proved = verification.proved
    assert proved["texts"] == proved["report ids"] == counts["reports"] == 3
    assert proved["renderings"] == counts["renderings"]
    assert proved["evidence"] == counts["evidence"]
    assert proved["threads"] == counts["threads"] > 0
    assert proved["pages"] == proved["arrivals, byte for byte"] == counts["pages"] == 6
    assert proved["spans"] > 50
    assert proved["offset runs"] > 6
    assert proved["decisions"] == 1


def test_a_change_of_any_column_anywhere_is_found(sound, tmp_path):
    """Every guarded column of every table, in up to three rows, one change at a time."""
    missed = []
    for n, (table, column, kind, keys, key, value) in enumerate(places(sound)):
        path = tmp_path / "r.db"
        shutil.copy(sound, path)
        raw = sqlite3.connect(path, isolation_level=None)
        match = " AND ".join(f'"{name}" = ?' for name in keys)
        try:
            raw.execute(f'UPDATE {table} SET "{column}" = ? WHERE {match}', (changed(value, kind, n), *key))
        except sqlite3.IntegrityError:
            continue  # the schema itself refuses this change
        finally:
            raw.close()
        if verify(path).ok:
            missed.append((table, column, key, value))
    assert missed == []


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(data=st.data())
def test_one_changed_character_of_a_text_or_of_words_is_found_and_named(sound, tmp_path_factory, data):
    chosen = [
        place for place in places(sound)
        if (place[0], place[1]) in {("reports", "text"), ("spans", "words"), ("spans", "start"), ("spans", "end"),
            ("renderings", "words"), ("evidence", "words"), ("statements", "words"), ("offset_runs", "start"),
            ("offset_runs", "source_start"), ("residue", "text"), ("sentences", "start"), ("threads", "words"), ("threads", "start")}
    ]  # fmt: skip
    table, column, kind, keys, key, value = data.draw(st.sampled_from(chosen))
    other = changed(value, kind, data.draw(st.integers(0, 10**6)))
    path = tmp_path_factory.mktemp("changed") / "r.db"
    shutil.copy(sound, path)
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute(
        f'UPDATE {table} SET "{column}" = ? WHERE {" AND ".join(f"{name} = ?" for name in keys)}', (other, *key)
    )
    raw.close()
    verification = verify(path)
    assert not verification.ok
    assert table in {failure.table for failure in verification.failures}


def test_a_change_with_its_checksum_made_again_is_still_found_by_the_words(sound, tmp_path):
    path = tmp_path / "r.db"
    shutil.copy(sound, path)
    raw = sqlite3.connect(path, isolation_level=None)
    number, text = raw.execute("SELECT number, text FROM reports").fetchone()
    other = text.replace("not", "now", 1)
    raw.execute(
        "UPDATE reports SET text = ?, text_sha256 = ? WHERE number = ?",
        (other, hashlib.sha256(other.encode()).hexdigest(), number),
    )
    raw.close()
    failed = {failure.table for failure in verify(path).failures}
    assert {"spans", "offset_runs", "renderings", "evidence", "reports"} <= failed


def test_a_removed_row_is_found(sound, tmp_path):
    for table in (
        "spans",
        "mentions",
        "renderings",
        "evidence",
        "tellings",
        "actors",
        "story_reports",
        "pages",
        "sentences",
        "threads",
    ):
        path = tmp_path / "r.db"
        shutil.copy(sound, path)
        raw = sqlite3.connect(path, isolation_level=None)
        column = "number" if table == "actors" else "rowid" if table in {"pages", "renderings"} else None
        if column:
            raw.execute(f"DELETE FROM {table} WHERE {column} = (SELECT min({column}) FROM {table})")
        else:
            key = [row[1] for row in raw.execute(f"PRAGMA table_info({table})") if row[5]]
            row = raw.execute(f"SELECT {', '.join(key)} FROM {table}").fetchone()
            raw.execute(f"DELETE FROM {table} WHERE {' AND '.join(f'{k} = ?' for k in key)}", row)
        raw.close()
        assert not verify(path).ok, table


def test_a_failure_names_table_entry_report_and_difference(sound, tmp_path):
    path = tmp_path / "r.db"
    shutil.copy(sound, path)
    raw = sqlite3.connect(path, isolation_level=None)
    report, number = raw.execute("SELECT id, number FROM reports").fetchone()
    raw.execute("UPDATE spans SET words = 'Nobody' WHERE report = ? AND layer = 'mention' AND entry = 0", (number,))
    raw.close()
    failure = next(failure for failure in verify(path).failures if failure.id == "mention 0")
    assert failure.table == "spans"
    assert failure.report == report
    assert "'Nobody'" in failure.message
    assert "the text at [" in failure.message


def test_flipped_bytes_of_the_file_never_crash_the_checker_nor_pass_when_they_matter(sound, tmp_path):
    data = sound.read_bytes()
    with Record.open(sound, read_only=True) as record:
        content = list(record.dump())
    failed = 0
    for n in range(60):
        broken = bytearray(data)
        for spot in range(8):
            broken[(n * 7919 + spot * 104729) % (len(data) - 100) + 100] ^= 0xFF
        path = tmp_path / "r.db"
        path.write_bytes(broken)
        if verify(path).ok:  # every flipped byte lies in space that the file does not use
            with Record.open(path, read_only=True) as record:
                assert list(record.dump()) == content
        else:
            failed += 1
    assert failed > 25


def test_a_cut_file_fails(sound, tmp_path):
    path = tmp_path / "r.db"
    path.write_bytes(sound.read_bytes()[: sound.stat().st_size // 2])
    assert not verify(path).ok


def test_many_failures_are_counted_but_not_all_listed(tmp_path, made, fill):
    path = fill(tmp_path / "r.db", [pair for number in range(60) for pair in made.made(number)], group=False)
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("UPDATE spans SET words = words || 'x'")
    raw.close()
    verification = verify(path)
    assert len(verification.failures) == 1000 < verification.failed


def test_reports_added_since_the_grouping_are_a_note_and_no_failure(tmp_path, pairs, fill, made):
    path = fill(tmp_path / "r.db", pairs)
    with Record.open(path) as record:
        arrival, reading = next(made.made(99))
        record.add(reading, arrival, reader="r1", keep_source=True)
    verification = verify(path)
    assert verification.ok
    assert "run the build again" in verification.notes[0]


def test_a_record_without_pages_or_grouping_is_proved_as_far_as_it_goes(tmp_path, pairs, fill):
    verification = verify(fill(tmp_path / "r.db", pairs, group=False, keep_source=False))
    assert verification.ok
    assert "offset runs" not in verification.proved
    assert verification.proved["spans"] > 50


def test_other_files_are_no_record(tmp_path, sound):
    with pytest.raises(NotARecordError):
        verify(tmp_path / "none.db")
    (tmp_path / "words.txt").write_text("some words\n")
    with pytest.raises(NotARecordError):
        verify(tmp_path / "words.txt")
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE t (a)").connection.close()
    with pytest.raises(NotARecordError):
        verify(tmp_path / "other.db")
    (tmp_path / "empty").mkdir()
    with pytest.raises(NotARecordError):
        verify(tmp_path / "empty")
    path = tmp_path / "newer.db"
    shutil.copy(sound, path)
    raw = sqlite3.connect(path)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    with pytest.raises(RecordVersionError):
        verify(path)


def test_the_checker_loads_no_room_that_reads_and_no_code_that_writes():
    code = "import sys, onrecord.record.prove_record, onrecord.record.prove_export; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    ours = {name for name in loaded if name.startswith("onrecord.")}
    rooms = {name.split(".")[1] for name in ours}
    assert rooms <= {"errors", "types", "record", "version"}
    folder = Path(sys.modules["onrecord.record"].__path__[0])
    source = [
        line
        for name in ("verify", "prove_record", "prove_report", "prove_export", "checksums", "findings")
        for line in (folder / f"{name}.py").read_text("utf-8").splitlines()
        if line.startswith(("from onrecord", "import onrecord"))
    ]
    allowed = (
        "onrecord.errors",
        "onrecord.types.",
        "onrecord.record.prove_",
        "onrecord.record.checksums",
        "onrecord.record.findings",
    )
    assert source
    assert all(line.split()[1].startswith(allowed) for line in source)


def exported(reading):
    """One line as the export of readings has it."""
    report, text = reading.report, reading.report.text
    return {
        "id": report.id, "outlet": report.outlet, "title": report.title, "text": text,
        "published": {"from": report.published.from_, "to": report.published.to},
        "mentions": [{"start": m.start, "end": m.end, "words": text[m.start : m.end]} for m in reading.mentions],
        "attributions": [
            {"content": [[s.start, s.end] for s in a.content], "cue": [[s.start, s.end] for s in a.cue],
             "words": " … ".join(text[s.start : s.end] for s in a.content)} for a in reading.attributions
        ],
        "events": [{"start": e.start, "end": e.end, "trigger": [e.trigger.start, e.trigger.end], "sources": [{"id": "x"}]} for e in reading.events],
        "issues": [{"code": i.code, "message": i.message, "start": i.start, "end": i.end} for i in reading.issues],
    }  # fmt: skip


def write_lines(path, lines):
    data = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


@pytest.mark.parametrize("name", ["readings.jsonl", "readings.jsonl.gz"])
def test_an_export_of_readings_is_proved_line_by_line(tmp_path, pairs, name):
    path = write_lines(tmp_path / name, [exported(reading) for _, reading in pairs])
    for place in (path, tmp_path):
        verification = verify(place)
        assert verification.ok, verification.failures
        assert verification.proved["reports"] == verification.proved["report ids"] == len(pairs)
        assert verification.proved["spans"] > 50
        assert verification.proved["words"] > 10


def test_a_changed_export_fails(tmp_path, pairs):
    reading = pairs[0][1]
    changes = (
        lambda line: line.update(text=line["text"].replace("not", "now", 1)),
        lambda line: line.update(text=line["text"] + " "),
        lambda line: line["mentions"][0].update(start=line["mentions"][0]["start"] + 1),
        lambda line: line["mentions"][0].update(words="Nobody"),
        lambda line: line["attributions"][0].update(words="Nothing"),
        lambda line: line["events"][0].update(trigger=[0, 10**6]),
        lambda line: line["events"][0].update(trigger=["a"]),
        lambda line: line["mentions"].reverse(),
        lambda line: line.update(outlet="Another outlet"),
        lambda line: line.update(text=None),
        lambda line: line.update(mentions=7),
    )
    for change in changes:
        line = exported(reading)
        change(line)
        path = write_lines(tmp_path / "readings.jsonl", [exported(pairs[-1][1]), line])
        assert not verify(path).ok, line


def test_a_damaged_compressed_export_fails(tmp_path, pairs):
    path = write_lines(tmp_path / "readings.jsonl.gz", [exported(reading) for _, reading in pairs])
    path.write_bytes(path.read_bytes()[:-40])
    assert not verify(path).ok
    assert zlib.crc32(path.read_bytes())
