"""A person's first day: reports in, a readout, an answer, a site, an export, and the proof."""

import json
import os
import subprocess
import sys

import pytest

from onrecord.samples import reports_folder


def onrecord(*arguments, stdin=None, check=(0,)):
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "PYTHONWARNINGS": "ignore"}
    result = subprocess.run(
        [sys.executable, "-m", "onrecord", *map(str, arguments)],
        input=stdin, capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    assert result.returncode in check, result.stderr
    return result


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    path = tmp_path_factory.mktemp("record") / "record.db"
    with reports_folder() as samples:
        result = onrecord("build", samples, "--record", path)
    assert "set aside: " not in result.stderr
    return path


def test_a_build_ends_with_readouts(record, tmp_path):
    """The bundled reports become a record, and a story is printed that a person can read."""
    with reports_folder() as samples:
        result = onrecord("build", samples, "--record", tmp_path / "again.db", "--readouts", "1")

    assert len(result.stdout.splitlines()) > 10


def test_a_second_build_adds_nothing(record):
    """The same reports again are known already, and no story changes."""
    before = onrecord("export", "--record", record).stdout
    with reports_folder() as samples:
        result = onrecord("build", samples, "--record", record)

    assert result.stderr.startswith("0 reports read")
    assert "0 stories are new or changed" in result.stderr
    assert onrecord("export", "--record", record).stdout == before


def test_two_processes_make_the_same_record(record, tmp_path):
    """The export of a record made by two processes is equal, byte for byte."""
    with reports_folder() as samples:
        onrecord("build", samples, "--record", tmp_path / "two.db", "--jobs", "2")

    for form in ("jsonl", "csv"):
        one, two = tmp_path / f"one-{form}", tmp_path / f"two-{form}"
        onrecord("export", "--record", record, "--format", form, "-o", one)
        onrecord("export", "--record", tmp_path / "two.db", "--format", form, "-o", two)
        for path in sorted(one.rglob("*")) if one.is_dir() else [one]:
            twin = two / path.relative_to(one) if one.is_dir() else two
            assert path.is_dir() or path.read_bytes() == twin.read_bytes()


def test_verify_proves_the_record_and_its_export(record, tmp_path):
    """Everything is proved; after one character of a report is changed behind its back, it is not."""
    assert onrecord("verify", record)
    export = tmp_path / "export.jsonl"
    onrecord("export", "--record", record, "-o", export)
    assert onrecord("verify", export)

    lines = export.read_text("utf-8").splitlines()
    first = json.loads(next(line for line in lines if json.loads(line)["attributions"]))
    place = first["attributions"][0]["content"][0][0]
    text = first["text"]
    first["text"] = text[:place] + ("x" if text[place] != "x" else "y") + text[place + 1 :]
    export.write_text(json.dumps(first) + "\n", "utf-8")

    assert onrecord("verify", export, check=(1,)).stdout


def test_every_story_has_a_readout_in_text_and_json(record):
    """show prints each story; its JSON names the same story."""
    stories = [json.loads(line) for line in onrecord("show", "--record", record, "--json", "--all").stdout.splitlines()]

    assert len(stories) > 3
    for story in stories[:3]:
        assert onrecord("show", story["id"], "--record", record).stdout


def test_each_report_has_its_place(record):
    """stories --format jsonl gives a line a report, and copies name a report that is there."""
    lines = [
        json.loads(line) for line in onrecord("stories", "--record", record, "--format", "jsonl").stdout.splitlines()
    ]
    ids = {line["id"] for line in lines}

    assert all(line["copy_of"] in ids for line in lines if "copy_of" in line)
    assert any("copy_of" in line for line in lines)


def test_reading_keeps_the_callers_ids_and_offsets():
    """read --as-is gives lines in input order, with the ids and offsets of the caller."""
    text = "“We  agree,” said Ana Torres, the foreign minister of Norland, on Monday.\r\n\r\nShe then left."
    given = "\n".join(json.dumps({"id": name, "text": text, "date": "2024-05-08"}) for name in ("b", "a"))
    lines = [json.loads(line) for line in onrecord("read", "--as-is", "-", stdin=given).stdout.splitlines()]

    assert [line["id"] for line in lines] == ["b", "a"]
    assert all(line["text"] == text for line in lines)
    ((start, end),) = lines[0]["attributions"][0]["content"]
    assert text[start:end].strip("“”,") == "We  agree"


def test_nothing_usable_is_status_two(tmp_path):
    """A folder without a report, and a file that is none, are named on stderr."""
    (tmp_path / "empty").mkdir()

    assert "empty" in onrecord("build", tmp_path / "empty", "--record", tmp_path / "r.db", check=(2,)).stderr
    assert "nowhere" in onrecord("read", tmp_path / "nowhere", check=(2,)).stderr


def test_a_bad_line_costs_one_line(tmp_path):
    """A broken JSON line is set aside by number, the others are read, and the status says so."""
    path = tmp_path / "three.jsonl"
    path.write_text(
        '{"id": "1", "text": "Envoys met in Oslo on Monday."}\n{"id": \n{"id": "3", "text": "They left."}\n'
    )
    result = onrecord("read", "--as-is", path, check=(1,))

    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["1", "3"]
    assert "three.jsonl#2" in result.stderr


def test_the_site_is_written_and_written_again(record, tmp_path):
    """publish writes a front page, and a second run writes the same bytes."""
    onrecord("publish", tmp_path / "site", "--record", record)
    first = {path.relative_to(tmp_path): path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()}
    onrecord("publish", tmp_path / "site", "--record", record)
    again = {path.relative_to(tmp_path): path.read_bytes() for path in (tmp_path / "site").rglob("*") if path.is_file()}

    assert first == again
    assert any(path.name == "index.html" for path in first)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"], ["export", "--list"]])
def test_help_needs_no_reader(arguments):
    """Commands that read nothing load no reader: their start-up stays short."""
    code = (
        "import sys\nfrom onrecord.cli.main import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit:\n    pass\n"
        "heavy = {'spacy', 'trafilatura', 'lxml', 'numpy', 'onrecord.pipeline'} & set(sys.modules)\n"
        "sys.exit(f'loaded {heavy}' if heavy else 0)\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stderr
