"""A reading as JSON has the shape that programs rely on, and can be checked from itself."""

import json

import pytest

from onrecord.export.reading_json import reading_json
from onrecord.record.verify import verify

DESIGNED = {
    "id", "title", "outlet", "byline", "dateline", "language", "published", "text", "residue", "mentions", "times",
    "attributions", "events", "issues",
}  # fmt: skip
"""The keys that DESIGN.md promises for each report."""

OF_LAYERS = {
    "mentions": {"start", "end", "actor"},
    "times": {"start", "end", "type", "value", "from", "to"},
    "attributions": {"content", "cue", "source", "kind", "speech", "speakers", "addressees", "chain", "when"},
    "events": {"start", "end", "trigger", "type", "mode", "cameo", "sources", "targets", "when", "where", "status"},
}
"""The keys that DESIGN.md promises for each entry of a layer."""


@pytest.fixture
def lines(story_record):
    return [json.loads(reading_json(reading)) for reading in story_record.readings()]


def test_the_promised_keys_are_there(lines):
    """Each report and each entry has what DESIGN.md names; nothing of it may go."""
    for line in lines:
        assert line.keys() >= DESIGNED
        assert line["published"].keys() >= {"from", "to", "precision", "basis", "because"}
        for layer, keys in OF_LAYERS.items():
            for entry in line[layer]:
                assert entry.keys() >= keys
                assert entry.keys() >= {"rule", "version", "score", "words"}


def test_every_entry_carries_its_exact_words(lines):
    """Words are those of the spans, in code points of the line's own text."""
    seen = 0
    for line in lines:
        text = line["text"]
        for layer in ("mentions", "times", "events"):
            for entry in line[layer]:
                assert text[entry["start"] : entry["end"]] == entry["words"]
                seen += 1
        for entry in line["attributions"]:
            assert " … ".join(text[start:end] for start, end in entry["content"]) == entry["words"]
            assert " … ".join(text[start:end] for start, end in entry["cue"]) == entry["cue_words"]
        for entry in line["events"]:
            start, end = entry["trigger"]
            assert text[start:end] == entry["trigger_words"]
    assert seen > 10


def test_issues_and_residue_keep_their_reasons(lines):
    """What was set aside and what was read with doubt are in the line, an issue in its place with its words."""
    (line,) = [line for line in lines if line["outlet"] == "The Harbour Post"]

    assert [(item["reason"], item["text"]) for item in line["residue"]] == [("paywall", "Subscribe now")]
    assert line["issues"] == [
        {
            "code": "odd-dateline",
            "message": "the dateline names no agency",
            "start": 0,
            "end": 10,
            "words": "PORT AMBER",
        }
    ]


def test_the_checker_proves_what_is_printed(story_record, hostile_record, tmp_path):
    """Lines as `onrecord read` prints them are proved, whatever is in the text."""
    for name, record in (("story", story_record), ("hostile", hostile_record)):
        path = tmp_path / f"{name}.jsonl"
        path.write_bytes(b"".join(reading_json(reading) + b"\n" for reading in record.readings()))
        verification = verify(path)

        assert verification.ok, verification.failures
        assert verification.proved["texts"] == verification.proved["reports"] > 0


def test_one_reading_is_one_line(hostile_record):
    """Line breaks and lone surrogates of a text stay inside the JSON, which is UTF-8."""
    (reading,) = hostile_record.readings()
    data = reading_json(reading)

    assert b"\n" not in data
    assert json.loads(data.decode("utf-8"))["text"] == reading.report.text
