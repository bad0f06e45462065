"""Everything in a record but its builds, as JSON lines: equal for records of equal content, however they were made."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.record.decisions import decisions
from onrecord.record.read import StoredReadings
from onrecord.record.read_grouping import GroupingReader
from onrecord.record.sightings import set_asides, sightings

_SHARED = (
    ("actor", "SELECT id, name, type FROM actors ORDER BY id, name, type"),
    ("rule", "SELECT rule, version FROM rules ORDER BY rule, version"),
    ("grouping", "SELECT reader, readings, digests FROM groupings"),
)


def dump(connection: sqlite3.Connection) -> Iterator[bytes]:
    """Gives the lines, each ended by a line feed: readings by report, then what lies across them, each kind by id."""
    for reading in StoredReadings(connection):
        yield _line("reading", reading)
    for sighting in sightings(connection):
        yield _line("sighting", sighting)
    for (page,) in connection.execute("SELECT sha256 FROM pages ORDER BY sha256"):
        yield _line("page", page)
    for aside in set_asides(connection):
        yield _line("set-aside", aside)
    for kind, sql in _SHARED:
        for row in connection.execute(sql):
            yield _line(kind, row)
    yield from _across(GroupingReader(connection))
    for decision in decisions(connection):
        yield _line("decision", decision)


def _across(reader: GroupingReader) -> Iterator[bytes]:
    for kind, entries in (
        ("copy", reader.copies), ("story", reader.stories), ("statement", reader.statements), ("event", reader.events),
        ("claim", reader.claims), ("thread", reader.threads),
    ):  # fmt: skip
        for entry in entries():
            yield _line(kind, entry)


def fingerprint(connection: sqlite3.Connection) -> str:
    """Gives the SHA-256 over ids and digests of all readings, in the order of their ids: which readings are stored."""
    digest = hashlib.sha256()
    for report, digests in connection.execute("SELECT id, digests FROM reports ORDER BY id"):
        digest.update(f"{report} {digests}\n".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _line(kind: str, value: Any) -> bytes:
    held = {"kind": kind, "value": msgspec.to_builtins(value)}
    return json.dumps(held, sort_keys=True, separators=(",", ":")).encode() + b"\n"
