"""The CSV export: tables that a spreadsheet opens safely and a program reads exactly."""

import csv
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.csv_tables import guarded
from onrecord.export.formats import export


@pytest.fixture
def folder(story_record, tmp_path):
    export(story_record, "csv", str(tmp_path / "tables"))
    return tmp_path / "tables"


def rows(folder, name):
    """Reads a table as a program should: one apostrophe off every cell of text that begins with one."""
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    (resource,) = [one for one in package["resources"] if one["name"] == name]
    texts = {field["name"] for field in resource["schema"]["fields"] if field["type"] == "string"}
    csv.field_size_limit(10**7)
    with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, strict=True):
            yield {name: value[1:] if name in texts and value.startswith("'") else value for name, value in row.items()}


def test_every_table_is_described(folder):
    """datapackage.json names each file with its columns in order, their types, and the file's checksum."""
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))

    assert {path.name for path in folder.iterdir()} == {
        "README.md", "datapackage.json", *(resource["path"] for resource in package["resources"])
    }  # fmt: skip
    for resource in package["resources"]:
        data = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
        assert resource["bytes"] == len(data)
        header = next(csv.reader(data.decode("utf-8").splitlines()))
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"].endswith(".") for field in resource["schema"]["fields"])
        assert f"({resource['path']})" in (folder / "README.md").read_text("utf-8")


def test_keys_lead_to_rows_that_are_there(folder):
    """Primary keys are unique; foreign keys name a row of the other table or are empty."""
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    tables = {resource["name"]: list(rows(folder, resource["name"])) for resource in package["resources"]}
    checked = 0
    for resource in package["resources"]:
        schema, held = resource["schema"], tables[resource["name"]]
        if primary := schema.get("primaryKey"):
            keys = [tuple(row[name] for name in primary) for row in held]
            assert len(set(keys)) == len(keys)
        for key in schema.get("foreignKeys", ()):
            (column,), (theirs,) = key["fields"], key["reference"]["fields"]
            known = {row[theirs] for row in tables[key["reference"]["resource"]]}
            for row in held:
                assert not row[column] or row[column] in known
                checked += 1
    assert checked > 50


def test_offsets_lead_to_the_exact_words(folder):
    """text[start:end] of reports.csv is words of the other tables."""
    texts = {row["report_id"]: row["text"] for row in rows(folder, "reports")}
    found = 0
    for table in ("mentions", "times", "event_mentions"):
        for row in rows(folder, table):
            assert texts[row["report_id"]][int(row["start"]) : int(row["end"])] == row["words"]
            found += 1
    for table in ("renderings", "evidence"):
        for row in rows(folder, table):
            spans = [part.split("-") for part in row["spans"].split()]
            words = " … ".join(texts[row["report_id"]][int(start) : int(end)] for start, end in spans)
            assert words == row["words"]
            found += 1
    assert found > 20


def test_the_tables_hold_the_story(folder):
    """Statements, claims with verdicts, copies, residue and issues are there to be counted."""
    assert {row["verdict"] for row in rows(folder, "claims")} == {"agreed", "single-source", "in-conflict"}
    assert [row["kind"] for row in rows(folder, "copies")] == ["abridged"]
    assert [row["reason"] for row in rows(folder, "residue")] == ["paywall"]
    assert [row["words"] for row in rows(folder, "issues")] == ["PORT AMBER"]
    assert {row["cut"] for row in rows(folder, "reports")} == {"true", "false"}
    assert {row["speaker_names"] for row in rows(folder, "statements")} == {"Ana Torres", "Paavo Lind", ""}


def test_no_cell_is_a_formula(hostile_record, tmp_path):
    """Words that begin like a formula have an apostrophe before them, and come back exactly."""
    export(hostile_record, "csv", str(tmp_path / "t"))
    for path in (tmp_path / "t").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file, strict=True):
                assert not any(cell.lstrip()[:1] in set("=+-@") for cell in row if cell.strip())

    (reading,) = hostile_record.readings()
    (report,) = rows(tmp_path / "t", "reports")
    assert report["text"] == reading.report.text.replace("\ud800", "\ufffd")
    assert report["title"].startswith("@SUM(1+1)*\x1b[31m")
    assert next(rows(tmp_path / "t", "statements"))["words"].startswith("=cmd")


@given(st.text())
def test_guarding_can_be_undone(text):
    """One apostrophe off a cell that begins with one gives the words back; nothing else changes."""
    cell = guarded(text)

    assert (cell.removeprefix("'")) == text
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))


def test_the_same_record_gives_the_same_bytes(story_record, folder, tmp_path):
    """A second export, and one over an older one, write equal files."""
    export(story_record, "csv", str(tmp_path / "again"))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    export(story_record, "csv", str(folder))

    for held in (folder, tmp_path / "again"):
        assert {path.name: path.read_bytes() for path in held.iterdir()} == before


def test_an_empty_record_gives_tables_with_headers_alone(empty_record, tmp_path):
    """Every table is there, with its header and no row."""
    export(empty_record, "csv", str(tmp_path / "none"))
    files = list((tmp_path / "none").glob("*.csv"))

    assert len(files) == 18
    assert all(len(path.read_text("utf-8").splitlines()) == 1 for path in files)
