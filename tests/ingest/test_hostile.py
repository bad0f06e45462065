"""Sources that are made to hurt: each is answered soon, with a reason, and without filling memory."""

import time

import pytest

from onrecord.ingest import feed
from onrecord.ingest.bot_wall import is_gate
from onrecord.ingest.encoding import decode
from onrecord.ingest.kinds import kind_of

TOO_LARGE = {
    "values.json": b"[" + b"{}," * 1_600_000 + b"{}]",
    "lines.jsonl": b'{"text": "a", "b": [' + b"1," * 3_200_000 + b"1]}\n",
    "tags.xml": b"<nitf>" + b"<p/>" * 1_100_000 + b"</nitf>",
    "parts.eml": b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 30_000,
    "headers.eml": b"From: a\nMIME-Version: 1.0\n\n" + b"a: b\n" * 250_000,
    "header.eml": b"MIME-Version: 1.0\nFrom: a\nSubject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nx",
    "comments.eml": b"MIME-Version: 1.0\nFrom: " + b"(" * 500_000 + b"\n\nx",
    "feed.xml": b"<rss><channel>" + b"<item><title>x</title></item>" * 150_000 + b"</channel></rss>",
}


@pytest.mark.parametrize("name", TOO_LARGE)
def test_what_would_fill_memory_or_time_is_refused_before_it_is_parsed(tmp_path, codes, name):
    """By a count of its bytes alone."""
    (tmp_path / name).write_bytes(TOO_LARGE[name])

    assert codes(tmp_path) == ["too-large"]


DEEP = {
    "lists.json": b'[{"a": ' + b"[" * 200_000,
    "objects.jsonl": b'{"a":' * 200_000 + b"\n" + b'{"id": 1, "text": "word"}\n',
    "elements.xml": b"<nitf>" + b"<p>" * 200_000,
    "parts.eml": b"From: a\nMIME-Version: 1.0\n"
    + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(500)),
    "page.html": b"<div>" * 200_000,
    "feed.xml": b"<rss><channel><item><description>" + b"<div>" * 5_000,
}


@pytest.mark.parametrize("name", DEEP)
def test_depth_is_no_way_to_crash(tmp_path, take, name):
    """Nesting without end gives a report or a reason."""
    (tmp_path / name).write_bytes(DEEP[name])

    assert all(getattr(item, "code", "read") != "ingest-failed" for item in take(tmp_path))


ENDLESS = [
    b"<script ",
    b"<script>",
    b"<a ",
    b"<",
    b"<!--",
    b"<!DOCTYPE [",
    b"<meta ",
    b"<style></style",
    b"From ",
    b'{"',
    b"[ ",
    b"<?",
    b"&",
]


@pytest.mark.parametrize("part", ENDLESS)
def test_marks_that_never_close_cost_no_more_than_others(part):
    """A megabyte of each is looked at, decoded and judged in far less than it would take if every one looked to the end."""
    data = b"\xe9 " + part * (1_000_000 // len(part))
    started = time.process_time()
    kind_of(data[:65536], "a.html")
    kind_of(b"<?xml version='1.0'?>" + data[:65000], "a")
    text = decode(data, "html").text
    is_gate("are you a robot " + text[:199_000])

    assert time.process_time() - started < 20


def test_a_broken_feed_costs_itself_alone(tmp_path, codes, monkeypatch):
    """feedparser may fail in any way it likes."""
    import feedparser

    def fail(*args, **kwargs):
        raise KeyError("tags")

    monkeypatch.setattr(feedparser, "parse", fail)
    (tmp_path / "a.xml").write_text("<rss><channel><item><title>x</title></item></channel></rss>")

    assert codes(tmp_path) == ["unreadable"]


def test_half_a_character_does_not_cost_a_feed():
    """A reference to a lone surrogate becomes the mark of what cannot be read."""
    (item,) = feed.feed_items(b"<rss><channel><item><title>a &#xD800; &#55296; b</title></item></channel></rss>")

    assert item.given.title == "a \ufffd \ufffd b"


def test_an_article_about_gates_is_no_gate(report):
    """A gate says little else."""
    assert is_gate("<html><p>Checking your browser</p></html>")
    assert not is_gate(f"<html><p>Checking your browser, says the page. {report} {report}</p></html>")
