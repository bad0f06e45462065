"""Where reports were found, the pages as they arrived, and the sources that gave no report."""

import sqlite3
import zlib
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from onrecord.errors import RecordError
from onrecord.record.connection import storable
from onrecord.record.write import delete_layers
from onrecord.record.write_grouping import drop_grouping
from onrecord.types.arrival import Given, Media
from onrecord.types.issue import Issue, SetAside


class Sighting(Struct, frozen=True, kw_only=True):
    """One place where a report was found. ``kept`` is True for the one that the stored reading was made from."""

    report: str
    source: str
    sha256: str
    reader: str
    media: Media
    encoding: str
    as_is: bool
    kept: bool
    given: Given

    @property
    def given_id(self) -> str:
        """Gives the caller's own id of the report found there."""
        return self.given.id

    @property
    def url(self) -> str:
        """Gives the address that the source declares."""
        return self.given.url


class ReportIssue(Struct, frozen=True, kw_only=True):
    """An issue inside a report, with the words it is about where it has a place."""

    report: str
    issue: Issue
    words: str


def sighted(connection: sqlite3.Connection, sha256: str, source: str, reader: str) -> bool:
    """Says whether this reader has read these bytes from this source."""
    row = connection.execute(
        "SELECT reader FROM sightings WHERE source = CAST(? AS TEXT) AND sha256 = CAST(? AS TEXT)",
        (storable(source), storable(sha256)),
    ).fetchone()
    return row is not None and row[0] == reader


def sightings(connection: sqlite3.Connection, report: str | None = None) -> list[Sighting]:
    """Gives the sightings of this report, or all, by report id, then source."""
    narrowed, values = ("", ()) if report is None else ("WHERE reports.id = CAST(? AS TEXT) ", (storable(report),))
    rows = connection.execute(
        "SELECT reports.id, sightings.source, sightings.sha256, sightings.reader, media, encoding, as_is, kept,"  # noqa: S608  (a constant)
        " sightings.given_id, given_url, given_outlet, given_title, given_byline, given_date, given_modified,"
        " given_language, given_agency, given_place, given_declared_by"
        f" FROM sightings JOIN reports ON number = report {narrowed}"
        "ORDER BY reports.id, sightings.source, sightings.sha256",
        values,
    )
    return [_sighting(row) for row in rows]


def source(connection: sqlite3.Connection, sha256: str) -> str | None:
    """Gives the page that arrived with this SHA-256, decoded, or None where it was not kept."""
    row = connection.execute(
        "SELECT body FROM pages WHERE sha256 IN (SELECT page FROM sightings WHERE sha256 = CAST(? AS TEXT))"
        " ORDER BY sha256",
        (storable(sha256),),
    ).fetchone()
    if row is None:
        return None
    try:
        return zlib.decompress(row[0]).decode("utf-8", "surrogatepass")
    except (zlib.error, UnicodeDecodeError) as error:
        raise RecordError(f"the page {sha256} is damaged: {error}", remedy="run `onrecord verify`") from error


def set_aside(connection: sqlite3.Connection, aside: SetAside, build: int | None) -> None:
    """Notes a source that gave no report; noting it again changes nothing but the build that met it last."""
    connection.execute(
        "INSERT INTO set_asides VALUES (CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?)"
        " ON CONFLICT DO UPDATE SET build = excluded.build",
        (storable(aside.source), storable(aside.code), storable(aside.message), build),
    )


def set_asides(connection: sqlite3.Connection) -> list[SetAside]:
    """Gives the sources that gave no report, by source."""
    rows = connection.execute("SELECT source, code, message FROM set_asides ORDER BY source, code, message")
    return [SetAside(*row) for row in rows]


def issues(connection: sqlite3.Connection) -> list[ReportIssue]:
    """Gives what was read with doubt, by report."""
    rows = connection.execute(
        'SELECT id, code, message, start, "end", words FROM issues JOIN reports ON number = report'
        " ORDER BY id, position"
    )
    return [ReportIssue(report=row[0], issue=Issue(*row[1:5]), words=row[5] or "") for row in rows]


def settle(connection: sqlite3.Connection, build: int) -> None:
    """Takes back, at the end of a build, what earlier builds set aside and this one met and found otherwise.

    That is a source, or a part of one, in which this build found reports and which it did not set aside again. What a
    build did not meet stays. Needs the temporary table ``met``.
    """
    met = {row[0] for row in connection.execute("SELECT source FROM temp.met")}
    for source_, code, message in connection.execute(
        "SELECT source, code, message FROM set_asides WHERE build IS NOT ?", (build,)
    ).fetchall():
        if any(place in met for place in containers(source_)):
            connection.execute(
                "DELETE FROM set_asides WHERE source = CAST(? AS TEXT) AND code = CAST(? AS TEXT)"
                " AND message = CAST(? AS TEXT)",
                (storable(source_), storable(code), storable(message)),
            )


def unsight(connection: sqlite3.Connection, source_: str, reader: str) -> None:
    """Takes back what earlier readers read from a source that this reader sets aside and this build did not read.

    Needs the temporary table ``met``.
    """
    rows = connection.execute(
        "SELECT sha256, report FROM sightings WHERE source = CAST(? AS TEXT) AND reader <> CAST(? AS TEXT)"
        " AND NOT EXISTS (SELECT 1 FROM temp.met WHERE source = CAST(? AS TEXT))",
        (storable(source_), storable(reader), storable(source_)),
    ).fetchall()
    for sha256, report in rows:
        _unsight(connection, source_, sha256, report)


def is_piped(source_: str) -> bool:
    """Says whether a source is standard input, where something else stands every time."""
    return source_[:2] in {"-", "-#", "-!"}


def containers(source_: str) -> Iterator[str]:
    """Gives a source and the containers it lies in, inmost first: ``a.zip!b.jsonl#3``, ``a.zip!b.jsonl``, ``a.zip``."""
    yield source_
    for at in range(len(source_) - 1, 0, -1):
        if source_[at] in "!#":
            yield source_[:at]


def _unsight(connection: sqlite3.Connection, source_: str, sha256: str, report: int) -> None:
    key = (storable(source_), storable(sha256))
    connection.execute("DELETE FROM sightings WHERE source = CAST(? AS TEXT) AND sha256 = CAST(? AS TEXT)", key)
    if not connection.execute("SELECT 1 FROM sightings WHERE report = ?", (report,)).fetchone():
        drop_grouping(connection)
        delete_layers(connection, report)
        connection.execute("DELETE FROM reports WHERE number = ?", (report,))


def _sighting(row: tuple[Any, ...]) -> Sighting:
    report, place, sha256, reader, media, encoding, as_is, kept, *given = row
    names = ("id", "url", "outlet", "title", "byline", "date", "modified", "language", "agency", "place", "declared_by")
    return Sighting(
        report=report, source=place, sha256=sha256, reader=reader, media=media, encoding=encoding, as_is=bool(as_is),
        kept=bool(kept), given=Given(**dict(zip(names, given, strict=True))),
    )  # fmt: skip
