"""The JSON lines export: a report a line, with its place among others, that a stranger can prove."""

import gzip
import json

import pytest

from onrecord.export.formats import export
from onrecord.record.verify import verify


@pytest.fixture
def exported(story_record, tmp_path):
    path = tmp_path / "reports.jsonl"
    export(story_record, "jsonl", str(path))
    return path


@pytest.fixture
def lines(exported):
    return [json.loads(line) for line in exported.read_text("utf-8").splitlines()]


def test_lines_are_sorted_by_report(lines):
    """A report a line, in the order of ids made from content."""
    ids = [line["report_id"] for line in lines]

    assert len(ids) == 4
    assert ids == sorted(ids)


def test_each_line_says_where_the_report_stands(lines):
    """Its story, what it copies, the statement of each attribution and the happening of each event."""
    (wire,) = [line for line in lines if line["outlet"] == "Meridian Wire"]
    (harbour,) = [line for line in lines if line["outlet"] == "The Harbour Post"]

    assert wire["story"] == {"id": harbour["story"]["id"], "title": "Ministers meet in Port Amber", "reports": 4}
    assert [copy["report_id"] for copy in wire["copy_of"]] == [harbour["report_id"]]
    assert harbour["copy_of"] == []
    assert wire["attributions"][0]["statement"] == harbour["attributions"][0]["statement"]
    assert wire["events"][0]["happening"] == harbour["events"][0]["happening"]


def test_claims_stand_with_the_words_that_carry_them(lines):
    """Each claim of a report has its verdict over all reports and the words of this one."""
    (ledger,) = [line for line in lines if line["outlet"] == "Northern Ledger"]
    (when,) = [claim for claim in ledger["claims"] if claim["field"] == "when"]

    assert (when["value"], when["verdict"], when["words"]) == ("2024-05-06", "in-conflict", "Monday")
    ((start, end),) = when["content"]
    assert ledger["text"][start:end] == "Monday"


def test_an_export_is_proved_with_its_claims(exported, lines):
    """Every span, every piece of words and every id holds."""
    verification = verify(exported)

    assert verification.ok, verification.failures
    assert verification.proved["texts"] == 4
    pieces = sum(len(line["attributions"]) + len(line["claims"]) for line in lines)
    assert verification.proved["words"] == pieces > 10


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.update(text=line["text"].replace("June", "july", 1)),
        lambda line: line.update(outlet="Another"),
        lambda line: line["claims"][0].update(words="Nobody said so"),
        lambda line: line["claims"][0]["content"][0].reverse(),
        lambda line: line["attributions"][0].update(words="We will not reopen"),
        lambda line: line["mentions"][0].update(start=line["mentions"][0]["start"] + 1),
        lambda line: line["events"][0].update(words="met"),
        lambda line: line["times"].reverse(),
    ],
)
def test_a_changed_export_fails(exported, lines, change):
    """One thing changed in one line is found."""
    line = next(line for line in lines if line["outlet"] == "The Harbour Post")
    change(line)
    exported.write_text("".join(json.dumps(one) + "\n" for one in lines), "utf-8")

    assert not verify(exported).ok


def test_the_same_record_gives_the_same_bytes(story_record, exported, tmp_path):
    """Plain and compressed, twice."""
    again, packed, repacked = (tmp_path / name for name in ("again.jsonl", "one.jsonl.gz", "two.jsonl.gz"))
    for path in (again, packed, repacked):
        export(story_record, "jsonl", str(path))

    assert again.read_bytes() == exported.read_bytes()
    assert packed.read_bytes() == repacked.read_bytes()
    assert gzip.decompress(packed.read_bytes()) == exported.read_bytes()
    assert verify(packed).ok


def test_standard_output_gets_the_same_lines(story_record, exported, capfdbinary):
    """A dash writes to standard output."""
    export(story_record, "jsonl", "-")

    assert capfdbinary.readouterr().out == exported.read_bytes()


def test_an_empty_record_gives_no_line(empty_record, tmp_path):
    """Nothing in, an empty file out."""
    export(empty_record, "jsonl", str(tmp_path / "none.jsonl"))

    assert (tmp_path / "none.jsonl").read_bytes() == b""
