"""Scores the ingest room: what comes in from feeds, wire items, web archives and hostile pages, against their gold.

    python -m quality.run ingest             with floors
    python -m quality.ingest.score --errors 30    what was wrong

``feeds.*`` is the share of items whose field is as the gold of feedparser and gofeed says, ``wire.*`` that of wire
items (``wire.taken``: of files rightly taken or rightly set aside), ``warc.*`` that of answers rightly taken or passed
over and of pages whose text is that of the page, ``hostile.*`` that of pages whose every wanted sentence can be read in
the decoded page.
"""

import argparse
import ast
import html
import json
import re
import tarfile
import tempfile
from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from onrecord import ingest
from onrecord.errors import OnRecordError
from onrecord.ingest.feed import feed_items
from onrecord.ingest.moments import iso
from onrecord.types.arrival import Arrival
from quality.data import shared
from quality.shared_scorer import rows_of

EXPECTATION = re.compile(
    r"entries\[0\]\['(title|link|id|guid|author|summary|description|published_parsed|updated_parsed)'\]"
    r"\s*==\s*(u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\"|\([^)]*\))"
)
"""The assertions of feedparser's own tests that are about what a report needs."""

REWRITTEN = ("sanitize/", "base/", "illformed/", "lang/", "itunes/")
"""Tests of feedparser's sanitising and rewriting of pages, which are kept as they arrive, and of its guesses."""


def scores(*, fast: bool) -> dict[str, float]:
    """Gives the share of what is right, for each kind of source and each field."""
    del fast  # a few seconds in all
    right: Counter[str] = Counter()
    met: Counter[str] = Counter()
    for key, good, _ in judgements():
        met[key] += 1
        right[key] += good
    return {key: right[key] / met[key] for key in sorted(met)}


def judgements():
    """Gives each thing that was judged: the score it counts for, whether it is right, and what to show of it."""
    yield from of_feeds()
    yield from of_wire()
    yield from of_warc()
    yield from of_hostile()


def of_feeds():
    with unpacked("feeds") as folder:
        for row in rows_of(shared("quality", "extraction", "feeds", "gold.jsonl")):
            path = folder / row["file"]
            if not path.is_file() or any(part in row["file"] for part in REWRITTEN):
                continue
            wanted = list(expected_by_feedparser(row)) or list(expected_by_gofeed(folder, row))
            if not wanted:
                continue
            found = entries_of(path, row.get("headers", {}).get("Content-type", ""))
            for number, field, value in wanted:
                got = found[number].get(field, "") if number < len(found) else None
                yield f"feeds.{field}", same(field, got, value), (row["file"], field, got, value)


def entries_of(path, declared):
    data = path.read_bytes()
    if path.suffix == ".json":
        outcomes = outcomes_of(path)
        return [fields(item) for item in outcomes]
    try:
        entries = feed_items(data, declared)
    except OnRecordError:
        return []
    return [
        {
            "title": entry.given.title, "link": entry.given.url, "id": entry.given.id, "author": entry.given.byline,
            "date": entry.given.date, "content": entry.content, "summary": entry.summary or entry.content,
        }
        for entry in entries
    ]  # fmt: skip


def expected_by_feedparser(row):
    for field, literal in EXPECTATION.findall(row.get("expect", "")):
        if " or " in row["expect"] or "bozo and" in row["expect"].replace("not bozo and", ""):
            return
        value = ast.literal_eval(literal)
        if field.endswith("_parsed"):
            if field == "published_parsed":
                yield 0, "date", "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*value[:6])
            continue
        if field == "author":
            value = re.sub(r" \(\S+@\S+\)$", "", value)  # feedparser writes name and address as one
        yield 0, {"guid": "id", "description": "summary"}.get(field, field), value


def expected_by_gofeed(folder, row):
    if "expect_file" not in row or row["file"].endswith(".json"):
        return
    wanted = json.loads((folder / row["expect_file"]).read_text("utf-8"))
    for number, item in enumerate(wanted.get("items") or wanted.get("entries") or []):
        content = item.get("content")
        content = content.get("value", "") if isinstance(content, dict) else content
        guid = item.get("guid") or item.get("id")
        guid = guid.get("value", "") if isinstance(guid, dict) else guid
        published = item.get("publishedParsed") or item.get("pubDateParsed")
        for field, value in (("title", item.get("title")), ("link", item.get("link")), ("id", guid),
                             ("date", published), ("content", content),
                             ("summary", item.get("description") or item.get("summary"))):  # fmt: skip
            if isinstance(value, str) and value:
                yield number, field, value


def of_wire():
    with unpacked("wire") as folder:
        for row in rows_of(shared("quality", "extraction", "wire", "gold.jsonl")):
            path = folder / row["file"]
            if not path.is_file():
                continue
            outcomes = outcomes_of(path)
            taken = [item for item in outcomes if isinstance(item, Arrival)]
            wanted = holds_text(path, row)
            yield "wire.taken", bool(taken) == wanted, (row["file"], "taken", len(taken), wanted)
            if not taken:
                continue
            got = fields(taken[0])
            for field, name in (("title", "title"), ("date", "date"), ("lang", "language"), ("byline", "author"),
                                ("dateline", "place")):  # fmt: skip
                if row.get(field):
                    yield (
                        f"wire.{field}",
                        same(name, got[name], row[field]),
                        (row["file"], field, got[name], row[field]),
                    )


def holds_text(path, row):
    """Says whether a wire item holds a text of its own: by a plain look at the file, without our readers."""
    data = path.read_text("utf-8", "replace")
    if row["format"] != "ninjs":
        if "<NewsML " in data:
            return True
        inline = re.findall(r"<inline(?:XML|Data)\b.*?</inline(?:XML|Data)>", data, re.DOTALL)
        return any("<p>" in part or "<p " in part for part in inline)
    try:
        item = json.loads(data, strict=False)
    except ValueError:
        return False
    if not isinstance(item, dict) or item.get("type") in {"event", "planning"}:
        return False
    if item.get("pubstatus") in {"withheld", "canceled"}:
        return False
    bodies = [value for key, value in item.items() if key.startswith("body_") and isinstance(value, str)]
    many = item.get("bodies") if isinstance(item.get("bodies"), list) else []
    bodies += [part.get("value") for part in many if isinstance(part, dict)]
    below = item.get("associations")
    below = list(below.values()) if isinstance(below, dict) else below if isinstance(below, list) else []
    for part in below:
        if isinstance(part, dict):
            bodies += [value for key, value in part.items() if key.startswith("body_") and isinstance(value, str)]
    return any(isinstance(body, str) and body.strip() for body in bodies)


def of_warc():
    source = shared("quality", "extraction", "warc")
    rows = rows_of(source / "gold.jsonl")
    outcomes = outcomes_of(source / "ccnews_like.warc.gz")
    pages = [item for item in outcomes if isinstance(item, Arrival)]
    waiting = list(pages)
    for row in rows:
        found = next((page for page in waiting if page.given.url == row["url"]), None)
        if row["expect"] == "skip":
            yield "warc.taken", found is None, (row["case"], "passed over", found and found.source, None)
            continue
        if found is not None:
            waiting.remove(found)
        yield "warc.taken", found is not None, (row["case"], "taken", found, row["url"])
        if found is not None:
            text = folded(found.content)
            yield "warc.text", folded(row["title"]) in text, (row["case"], "title", found.source, row["title"])


def of_hostile():
    with unpacked("hostile", name="pages.tar.xz") as folder:
        for row in rows_of(shared("quality", "extraction", "hostile", "gold.jsonl")):
            path = next(folder.rglob(row["file"]), None)
            if path is None or not row["must"]:
                continue
            taken = [item for item in outcomes_of(path) if isinstance(item, Arrival)]
            text = folded(taken[0].content) if taken else ""
            missed = [words for words in row["must"] if folded(words) not in text]
            yield "hostile.decoded", not missed, (row["file"], "must", taken[:1] and taken[0].encoding, missed)


def outcomes_of(path):
    return list(ingest.arrivals([str(path)]))


def fields(item):
    if not isinstance(item, Arrival):
        return {}
    given = item.given
    return {
        "title": given.title, "link": given.url, "id": given.id, "author": given.byline, "date": given.date,
        "language": given.language, "place": given.place, "content": item.content, "summary": item.content,
    }  # fmt: skip


def same(field, got, wanted):
    if got is None:
        return False
    if field == "date":
        return instant(got) == instant(wanted)
    if field == "title":  # ours is plain text, the gold may hold markup
        return plain(str(got)) == folded(str(wanted))
    return folded(str(got)) == folded(str(wanted))


def instant(value):
    try:
        moment = datetime.fromisoformat(iso(value) or value)
    except ValueError:
        return value
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def folded(text):
    """Gives what can be read: entities as characters, tags and characters without width away, blanks as one."""
    return plain(html.unescape(re.sub(r"<[^<>]{0,10000}>", " ", text)))


def plain(text):
    text = re.sub("[\x00-\x08\x0b-\x1f\u00ad\u200b-\u200f\u2060\ufeff]", "", text)
    return " ".join(text.split())


@contextmanager
def unpacked(kind, name="files.tar.xz"):
    archive = shared("quality", "extraction", kind, name)
    with tempfile.TemporaryDirectory() as folder, tarfile.open(archive) as files:
        files.extractall(folder, filter="data")
        yield Path(folder)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", type=int, default=20, help="how many to show of each score")
    shown = Counter()
    limit = options.parse_args().errors
    for key, good, what in judgements():
        if not good and shown[key] < limit:
            shown[key] += 1
            print(key, *(str(part)[:160] for part in what), sep=" | ")


if __name__ == "__main__":
    main()
