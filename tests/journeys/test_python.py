"""A program's day: every verb of the command line, from Python."""

import json

import pytest

import onrecord
from onrecord import api
from onrecord.errors import ExportError, RecordError

TEXT = (
    "Foreign Minister Ana Torres met her Vesper counterpart, Paavo Lind, in Geneva on Tuesday. “We will reopen the border "
    "crossing in June,” Torres said after the talks. The two ministers agreed to meet again before the summer."
)


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("python")
    line = {"id": "a", "text": TEXT, "date": "2024-05-08", "title": "Ministers meet", "outlet": "Harbour Post"}
    (folder / "one.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    seen = []
    result = onrecord.build([str(folder / "one.jsonl")], folder / "r.db", progress=lambda *counts: seen.append(counts))

    assert (result.read, result.known, result.set_aside, result.reports) == (1, 0, (), 1)
    assert seen == [(1, 0)]
    return folder / "r.db"


def test_a_record_is_asked_from_python(record):
    """Readouts, statements, actors and places of reports come as values."""
    with onrecord.open_record(record) as held:
        (readout,) = api.readouts(held)
        (same,) = api.readouts(held, readout.sources[0].report)
        (found,) = api.said(held, "We will reopen the border crossing")
        (answer,) = api.who(held, "Ana Torres")
        (membership,) = api.memberships(held)

        assert list(api.readouts(held, "story-of-nothing")) == []
    assert readout == same
    assert readout.said[0].name == "Ana Torres"
    assert found.wording.verdict == "verbatim"
    assert answer.statements[0].id == found.statement.id
    assert (membership.id, membership.story, membership.copy_of) == ("a", readout.id, "")


def test_a_record_is_written_and_proved_from_python(record, tmp_path):
    """Exports are written whole and proved; a wrong format or place raises an error with a way out."""
    api.export(record, "jsonl", tmp_path / "x.jsonl")
    api.export(record, "csv", tmp_path / "tables")

    assert onrecord.verify(record).ok
    assert onrecord.verify(tmp_path / "x.jsonl").ok
    assert (tmp_path / "tables" / "claims.csv").is_file()
    with pytest.raises(ExportError, match="there is no format"):
        api.export(record, "pdf", tmp_path / "x")
    with pytest.raises(ExportError, match="is a file"):
        api.export(record, "csv", tmp_path / "x.jsonl")
    with pytest.raises(RecordError):
        api.export(tmp_path / "none.db", "csv", tmp_path / "x")


def test_reports_are_read_one_by_one(record):
    """read gives a reading a report without any record."""
    (reading,) = onrecord.read([str(record.with_name("one.jsonl"))])

    assert reading.report.given_id == "a"
    assert reading.attributions
