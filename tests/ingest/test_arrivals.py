"""What holds for every source: nothing raises, everything is named, the same in gives the same out."""

import io
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord import ingest
from onrecord.ingest.codes import CODES
from onrecord.types.arrival import Arrival
from onrecord.types.issue import SetAside

NAMES = st.sampled_from(
    [
        "a.html",
        "a.txt",
        "a.json",
        "a.jsonl",
        "a.xml",
        "a.warc.gz",
        "a.eml",
        "a.mbox",
        "a.zip",
        "a.tar",
        "a.gz",
        "a",
        "a.csv",
    ]
)
STARTS = st.sampled_from(
    [
        b"", b"\x1f\x8b\x08\x00", b"PK\x03\x04", b"WARC/1.0\r\nContent-Length: 5\r\n", b"<rss><channel><item>", b"<nitf>", b"BZh9",
        b"<newsMessage>", b"<NewsML><NewsItem>", b"\xfd7zXZ\x00", b'{"uri": "a", "headline": ', b'[{"text": ', b"\xff\xfe",
        b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n", b"<!doctype html><meta charset=",
        b"From a@b Mon May  6 09:00:00 2024\nFrom: a\n\n", b"\xef\xbb\xbf", b"{", b"[", b"<?xml version='1.0' encoding='", b"%PDF-",
        b'{"version": "https://jsonfeed.org/version/1", "items": [', b"\x00a\x00b\x00c\x00d", b"a\x00b\x00c\x00d\x00",
    ]
)  # fmt: skip


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NAMES, start=STARTS, rest=st.binary(max_size=300), as_is=st.booleans())
def test_any_bytes_under_any_name_give_reports_or_reasons(tmp_path, name, start, rest, as_is):
    """Nothing raises; what comes out is a report with text or a reason with a known code and a message."""
    path = tmp_path / name
    path.write_bytes(start + rest)
    found = list(ingest.arrivals([str(path)], ingest.IngestOptions(as_is=as_is, max_bytes=10_000)))

    assert found
    for item in found:
        assert item.source.startswith(str(path))
        if isinstance(item, Arrival):
            assert item.content.strip()
            assert len(item.sha256) == 64
        else:
            assert item.code in CODES
            assert item.code != "ingest-failed", item.message
            assert item.message


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=200).filter(lambda text: text.strip("\ufeff\x00 \t\r\n")))
def test_text_comes_in_character_for_character(tmp_path, text):
    """A text of JSON lines taken as it is has the caller's offsets, whatever it holds."""
    import json

    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "a", "text": text}) + "\n", "utf-8")
    found = list(ingest.arrivals([str(path)], ingest.IngestOptions(as_is=True)))

    if text.strip():
        assert [item.content for item in found] == [text]
    else:
        assert [item.code for item in found] == ["no-text"]


def test_the_same_sources_give_the_same_reports_twice(tmp_path, report, take):
    """Two runs over one folder agree in everything."""
    for name in ("b.txt", "a.txt", "c/d.txt"):
        place = tmp_path / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(f"{name} {report}")

    assert take(tmp_path) == take(tmp_path)


def test_reports_are_given_one_at_a_time(tmp_path, report):
    """The first report is there before the last has been read."""
    (tmp_path / "a.txt").write_text(report)
    stream = ingest.arrivals([str(tmp_path / "a.txt"), str(tmp_path / "never")])
    first = next(stream)
    (tmp_path / "never").write_text(report)

    assert isinstance(first, Arrival)
    assert isinstance(next(stream), Arrival)


def test_standard_input_may_be_anything(monkeypatch, take, report):
    """What a dash stands for is decided from its bytes."""
    import gzip

    class Given:
        buffer = io.BytesIO(
            gzip.compress(b'{"id": "a", "text": "%s"}\n{"id": "b", "text": "%s"}\n' % ((report.encode(),) * 2))
        )

    monkeypatch.setattr(sys, "stdin", Given)

    assert [(item.source, item.given.id) for item in take("-")] == [("-#1", "a"), ("-#2", "b")]


def test_an_empty_standard_input_is_said_to_be_empty(monkeypatch, codes):
    """Nothing in gives a reason out."""

    class Given:
        buffer = io.BytesIO(b"")

    monkeypatch.setattr(sys, "stdin", Given)

    assert codes("-") == ["empty"]


def test_importing_the_room_loads_no_parser():
    """Commands that read nothing start at once: parsers and the web client load when they are needed."""
    check = (
        "import sys, onrecord.ingest\n"
        "heavy = {'lxml', 'httpx', 'httpcore', 'feedparser', 'fastwarc', 'charset_normalizer', 'trafilatura', 'protego'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )

    assert subprocess.check_output([sys.executable, "-c", check], text=True).strip() == "[]"


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.json", "a.xml", "a.eml"])
def test_fifty_megabytes_of_one_line_come_in_or_are_said_to_be_too_large(tmp_path, take, name):
    """No line is too long to be looked at; here the limit is set so that it is refused."""
    path = tmp_path / name
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"word " * 200_000)
    (refused,) = take(path, max_bytes=1_000_000)

    assert isinstance(refused, SetAside)
    assert refused.code == "too-large" or (name == "a.jsonl" and refused.code in {"bad-line", "too-large"})
