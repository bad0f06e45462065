"""Writes one reading and the place it came from, entirely or not at all."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from onrecord.record.connection import insert_sql, storable
from onrecord.record.digest import short_digest, text_digest
from onrecord.record.numbering import Numbering
from onrecord.record.rows import Row, Rows, reading_rows, report_values
from onrecord.record.write_grouping import drop_grouping
from onrecord.types.arrival import Arrival
from onrecord.types.reading import Reading

LAYERS = (
    "likeliest_years", "residue", "captions", "offset_runs", "sentences", "spans", "mentions", "times", "attributions",
    "attribution_actors", "event_mentions", "event_mention_actors", "event_mention_details",
    "particulars", "particular_actors", "issues",
)  # fmt: skip
"""The tables that hold what was read from a report, each keyed by the report's number."""

ACTOR_AT = {"mentions": 1, "attribution_actors": 3, "event_mention_actors": 3, "particular_actors": 3}
"""Where an actor's id, name and type stand in a row; they are stored as one number."""

RULE_AT = {"mentions": -3, "times": -3, "attributions": -3, "event_mentions": -3, "particulars": -3}
"""Where a rule and its version stand in a row; they are stored as one number."""


class _Held(Struct, frozen=True):
    """What the record already holds of a report: its number, reader, digests, and the sighting it was read from."""

    number: int
    reader: str
    digests: str
    kept: tuple[str, str] | None


class ReadingWriter:
    """Writes readings into one open record."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Takes the connection to write with."""
        self._connection = connection
        self._numbering = Numbering(connection)
        self._insert = {table: insert_sql(connection, table) for table in (*LAYERS, "reports")}
        self._sighting = insert_sql(connection, "sightings", replace=True)
        self._update = _update_sql(connection)

    @property
    def numbering(self) -> Numbering:
        """Gives the numbers of actors and rules, shared with whoever else writes into this record."""
        return self._numbering

    def add(self, reading: Reading, arrival: Arrival, *, reader: str, keep_source: bool) -> None:
        """Writes a reading of this arrival, inside the transaction that is open.

        Where the report is there already, the reading that stays is the one by the newest reader, and among those the
        one whose arrival has the smallest (SHA-256, source): the same whatever the order of arrival.
        """
        rows = reading_rows(reading)
        values = report_values(reading.report)
        text = reading.report.text
        measured = (len(text), text_digest(text))
        digests = {table: short_digest(rows[table]) for table in LAYERS if rows[table]}
        digests["reports"] = short_digest([(*values, *measured)])
        work = _Work(rows, values, text, measured, json.dumps(digests, separators=(",", ":"), sort_keys=True))
        try:
            self._once(work, arrival, reader, keep_source=keep_source, lossless=False)
        except UnicodeEncodeError:
            self._once(work, arrival, reader, keep_source=keep_source, lossless=True)

    def _once(self, work: "_Work", arrival: Arrival, reader: str, *, keep_source: bool, lossless: bool) -> None:
        self._connection.execute("SAVEPOINT one_report")
        try:
            self._write(work, arrival, reader, keep_source=keep_source, lossless=lossless)
        except BaseException:
            self._numbering.forget()
            self._connection.execute("ROLLBACK TO one_report")
            self._connection.execute("RELEASE one_report")
            raise
        self._connection.execute("RELEASE one_report")

    def _write(self, work: "_Work", arrival: Arrival, reader: str, *, keep_source: bool, lossless: bool) -> None:
        key = (arrival.sha256, arrival.source)
        page = self._page(arrival.content, keep=keep_source)
        held = self._held(work.values[0])
        before = self._sighted_as(arrival)
        number = held.number if held else None
        takes_over = held is None or held.kept is None or held.reader != reader or key <= held.kept
        if takes_over:
            number = self._store(work, held, page, reader, lossless=lossless)
            self._connection.execute("UPDATE sightings SET kept = 0 WHERE report = ? AND kept", (number,))
        assert number is not None
        told = _told_by(arrival, page, reader)
        digest = short_digest([(work.values[0], arrival.source, arrival.sha256, *told)])
        row = (arrival.source, arrival.sha256, number, int(takes_over), *told, digest)
        self._connection.execute(self._sighting, _storable_row(row))
        if before is not None and before != number:
            self._remove_unsighted(before)

    def _page(self, content: str, *, keep: bool) -> str | None:
        data = content.encode("utf-8", "surrogatepass")
        name = hashlib.sha256(data).hexdigest()
        if self._connection.execute("SELECT 1 FROM pages WHERE sha256 = ?", (name,)).fetchone():
            return name
        if not keep:
            return None
        self._connection.execute("INSERT INTO pages VALUES (?, ?)", (name, zlib.compress(data)))
        return name

    def _held(self, report: str) -> _Held | None:
        row = self._connection.execute(
            "SELECT number, reports.reader, digests, sightings.sha256, sightings.source FROM reports"
            " LEFT JOIN sightings ON sightings.report = number AND kept WHERE id = CAST(? AS TEXT)",
            (storable(report),),
        ).fetchone()
        if row is None:
            return None
        number, reader, digests, sha256, source = row
        return _Held(number, reader, digests, None if source is None else (sha256, source))

    def _sighted_as(self, arrival: Arrival) -> int | None:
        row = self._connection.execute(
            "SELECT report FROM sightings WHERE source = CAST(? AS TEXT) AND sha256 = CAST(? AS TEXT)",
            (storable(arrival.source), storable(arrival.sha256)),
        ).fetchone()
        return row[0] if row else None

    def _store(self, work: "_Work", held: _Held | None, page: str | None, reader: str, *, lossless: bool) -> int:
        row = (*work.values[:-2], work.text, *work.measured, *work.values[-2:], page, reader, work.digests)
        values: Sequence[Any] = _storable_row(row) if lossless else row
        if held is None:
            number = self._connection.execute(self._insert["reports"], (None, *values)).lastrowid
            assert number is not None
        else:
            number = held.number
            self._connection.execute(self._update, (*values, number))
            if held.digests == work.digests:
                return number
            drop_grouping(self._connection)
            delete_layers(self._connection, number)
        for table in LAYERS:
            if work.rows[table]:
                stored = self._numbered(table, work.rows[table], number)
                rows = map(_storable_row, stored) if lossless else stored
                self._connection.executemany(self._insert[table], rows)
        return number

    def _numbered(self, table: str, rows: Iterable[Row], report: int) -> Iterable[Sequence[Any]]:
        """Gives rows as they are stored: the report's number first, actors and rules as numbers."""
        actor_at, rule_at = ACTOR_AT.get(table), RULE_AT.get(table)
        for row in rows:
            values = [report, *row]
            if rule_at is not None:
                values[rule_at : rule_at + 2] = [self._numbering.rules.of((values[rule_at], values[rule_at + 1]))]
            if actor_at is not None:
                at = actor_at + 1
                values[at : at + 3] = [self._numbering.actors.of((values[at], values[at + 1], values[at + 2]))]
            yield values

    def _remove_unsighted(self, number: int) -> None:
        """Removes a report that a newer reader no longer finds anywhere."""
        if self._connection.execute("SELECT 1 FROM sightings WHERE report = ?", (number,)).fetchone():
            return
        drop_grouping(self._connection)
        delete_layers(self._connection, number)
        self._connection.execute("DELETE FROM reports WHERE number = ?", (number,))


class _Work(Struct, frozen=True):
    """A reading made ready for writing."""

    rows: Rows
    values: Row
    text: str
    measured: tuple[int, str]
    digests: str


def delete_layers(connection: sqlite3.Connection, number: int) -> None:
    """Removes all that was read from a report, but not the report."""
    for table in LAYERS:
        connection.execute(f"DELETE FROM {table} WHERE report = ?", (number,))  # noqa: S608  (names are ours)


def prune(connection: sqlite3.Connection) -> None:
    """Removes actors, rules and pages that nothing points to: no build leaves traces of an earlier one."""
    connection.execute(
        "DELETE FROM actors WHERE NOT EXISTS (SELECT 1 FROM mentions WHERE actor = number)"
        " AND NOT EXISTS (SELECT 1 FROM attribution_actors WHERE actor = number)"
        " AND NOT EXISTS (SELECT 1 FROM event_mention_actors WHERE actor = number)"
        " AND NOT EXISTS (SELECT 1 FROM particular_actors WHERE actor = number)"
        " AND NOT EXISTS (SELECT 1 FROM statement_speakers WHERE actor = number)"
        " AND NOT EXISTS (SELECT 1 FROM event_actors WHERE actor = number)"
        " AND number NOT IN (SELECT actor FROM evidence_chain)"
    )
    connection.execute(
        "DELETE FROM rules WHERE number NOT IN (SELECT rule FROM mentions UNION SELECT rule FROM times UNION"
        " SELECT rule FROM attributions UNION SELECT rule FROM event_mentions UNION SELECT rule FROM particulars"
        " UNION SELECT rule FROM evidence)"
    )
    connection.execute(
        "DELETE FROM pages WHERE sha256 NOT IN (SELECT page FROM sightings WHERE page IS NOT NULL UNION"
        " SELECT page FROM reports WHERE page IS NOT NULL)"
    )


def _update_sql(connection: sqlite3.Connection) -> str:
    columns = [(name, kind) for _, name, kind, *_ in connection.execute("PRAGMA table_info(reports)")][1:]
    parts = ", ".join(f"{name} = CAST(? AS TEXT)" if kind == "TEXT" else f"{name} = ?" for name, kind in columns)
    return f"UPDATE reports SET {parts} WHERE number = ?"  # noqa: S608  (names are ours)


def _told_by(arrival: Arrival, page: str | None, reader: str) -> Row:
    """Gives what a sighting says of an arrival, beside where it was and which report it gave."""
    given = arrival.given
    return (
        reader, arrival.media, arrival.encoding, int(arrival.as_is), page, int(_exact(arrival)), given.id, given.url,
        given.outlet, given.title, given.byline, given.date, given.modified, given.language, given.agency, given.place,
        given.declared_by,
    )  # fmt: skip


def _exact(arrival: Arrival) -> bool:
    """Says whether the page, encoded again, is the bytes that arrived."""
    try:
        return hashlib.sha256(arrival.content.encode(arrival.encoding)).hexdigest() == arrival.sha256
    except (LookupError, UnicodeError):
        return False


def _storable_row(row: Iterable[Any]) -> list[Any]:
    return [storable(value) for value in row]
