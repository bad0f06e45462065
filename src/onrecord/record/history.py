"""The builds that made a record: when, by which version, with which settings, and what they counted."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
from msgspec import Struct

from onrecord.record.connection import storable


class Build(Struct, frozen=True, kw_only=True):
    """One build. ``finished`` is None for one that was cut off or is still going on."""

    number: int
    version: str
    reader: str
    settings: dict[str, Any]
    started: str
    finished: str | None
    counts: dict[str, int]


def begin_build(connection: sqlite3.Connection, *, version: str, reader: str, settings: Any) -> int:
    """Notes that a build begins now and gives its number. ``settings`` is a struct or a mapping."""
    held = json.dumps(msgspec.to_builtins(settings), sort_keys=True)
    number = connection.execute(
        "INSERT INTO builds VALUES (NULL, CAST(? AS TEXT), CAST(? AS TEXT), ?, ?, NULL, NULL)",
        (storable(version), storable(reader), held, _now()),
    ).lastrowid
    assert number is not None
    return number


def finish_build(connection: sqlite3.Connection, number: int, counts: Mapping[str, int]) -> None:
    """Notes that a build ended now, and what it counted."""
    connection.execute(
        "UPDATE builds SET finished = ?, counts = ? WHERE number = ?",
        (_now(), json.dumps(dict(counts), sort_keys=True), number),
    )


def builds(connection: sqlite3.Connection) -> list[Build]:
    """Gives the builds in the order they began."""
    rows = connection.execute(
        "SELECT number, version, reader, settings, started, finished, counts FROM builds ORDER BY number"
    )
    return [
        Build(
            number=number, version=version, reader=reader, settings=json.loads(settings), started=started,
            finished=finished, counts=json.loads(counts) if counts else {},
        )
        for number, version, reader, settings, started, finished, counts in rows
    ]  # fmt: skip


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
