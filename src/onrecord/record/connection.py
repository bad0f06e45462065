"""Opens, makes and brings up to date the SQLite file that holds a record.

Text in SQLite is UTF-8. A lone surrogate (half of a UTF-16 pair, left by a broken page) has no UTF-8 form, so it is
written as the three bytes that UTF-8 would give it and read back the same way: the record loses nothing. NUL characters
are stored as they are.
"""

import os
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote

from onrecord.errors import NotARecordError, RecordError, RecordVersionError

APPLICATION_ID = 0x4F6E5265
"""``OnRe`` in ASCII, in the header of every record (PRAGMA application_id)."""

OLDEST_SQLITE = (3, 37, 0)
"""STRICT tables came with 3.37."""

BUSY_SECONDS = 20.0
"""How long to wait for another process that is writing the same record."""

Migration = tuple[int, str]


def migrations() -> list[Migration]:
    """Gives the numbered SQL files that make the schema, in order; each brings a record to its own number."""
    folder = resources.files("onrecord.record").joinpath("schema")
    found = [(int(item.name[:4]), item.read_text("utf-8")) for item in folder.iterdir() if item.name.endswith(".sql")]
    return sorted(found)


def open_file(path: str | os.PathLike[str], *, create: bool, read_only: bool) -> sqlite3.Connection:
    """Opens the record at this path and gives its connection, in autocommit mode.

    Raises NotARecordError for a missing or foreign file, RecordVersionError for a record of another version that cannot
    be brought up to date, and RecordError for one that cannot be opened or is being written by somebody else.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise RecordError(
            f"SQLite {sqlite3.sqlite_version} is too old", remedy="use a Python with SQLite 3.37 or newer"
        )
    place = Path(path)
    new = not place.exists()
    _refuse(place, new=new, create=create and not read_only)
    try:
        connection = _connect(place, read_only=read_only)
    except sqlite3.Error as error:
        raise RecordError(f"{place} cannot be opened: {error}", remedy=_remedy(place, read_only=read_only)) from error
    try:
        _prepare(connection, place, create=create, read_only=read_only)
    except (sqlite3.Error, UnicodeDecodeError) as error:  # SQLite quotes damaged names in its messages
        connection.close()
        raise _told(error, place, read_only=read_only) from error
    except BaseException:
        connection.close()
        raise
    return connection


def close_file(connection: sqlite3.Connection, *, read_only: bool) -> None:
    """Closes a record. After the last writer it is one plain file again, which any reader can open without writing."""
    if not read_only:
        # Another connection that is reading now keeps the file in WAL mode; the next writer to close tries again.
        with suppress(sqlite3.Error):
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    connection.close()


def lossless(data: bytes) -> str:
    """Gives the text that was stored, lone surrogates included."""
    return str(data, "utf-8", "surrogatepass")


def storable(value: Any) -> Any:
    """Gives a value that SQLite takes: itself, or bytes (to be cast to TEXT) for text with lone surrogates."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
    return value


def insert_sql(connection: sqlite3.Connection, table: str, *, replace: bool = False) -> str:
    """Gives the INSERT for all columns of a table, in the order of the schema, each TEXT cast for lone surrogates."""
    kinds = [kind for _, _, kind, *_ in connection.execute(f"PRAGMA table_info({table})")]
    places = ", ".join("CAST(? AS TEXT)" if kind == "TEXT" else "?" for kind in kinds)
    return f"INSERT {'OR REPLACE ' if replace else ''}INTO {table} VALUES ({places})"  # noqa: S608  (names are ours)


def migrate(connection: sqlite3.Connection, steps: Sequence[Migration]) -> None:
    """Brings the schema up to the last of these numbered steps, each in one transaction of its own."""
    for number, sql in steps:
        connection.execute("BEGIN IMMEDIATE")
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version < number:
                for statement in _statements(sql):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise


def _refuse(place: Path, *, new: bool, create: bool) -> None:
    if new and not create:
        raise NotARecordError(f"there is no record at {place}", remedy="make one with `onrecord build`")
    if place.is_dir():
        raise NotARecordError(f"{place} is a folder", remedy="name the record's file")
    if new and not place.parent.is_dir():
        raise RecordError(f"there is no folder {place.parent}", remedy="make it first")


def _connect(place: Path, *, read_only: bool) -> sqlite3.Connection:
    address = f"file:{quote(str(place.absolute()))}"
    mode = "?mode=ro" if read_only else ""
    connection = sqlite3.connect(
        address + mode,
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        cached_statements=512,
        check_same_thread=False,
    )
    connection.text_factory = lossless
    return connection


def _prepare(connection: sqlite3.Connection, place: Path, *, create: bool, read_only: bool) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    empty = application == 0 and version == 0 and tables == 0
    if application != APPLICATION_ID and not (empty and create):
        raise NotARecordError(f"{place} is not a record", remedy="name a file made by `onrecord build`")
    steps = migrations()
    newest = steps[-1][0]
    if version > newest:
        raise RecordVersionError(
            f"{place} has format {version}, this program knows formats up to {newest}", remedy="use a newer On Record"
        )
    if read_only and version < newest:
        raise RecordVersionError(
            f"{place} has format {version}, this program reads format {newest}",
            remedy="run `onrecord build` on it once, which brings it up to date",
        )
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -65536")  # 64 MiB: a build touches many small trees at once
    if read_only:
        connection.execute("PRAGMA query_only = ON")
        return
    if empty:
        connection.execute("PRAGMA page_size = 8192")  # fewer overflow pages for texts of a few thousand characters
    connection.execute("PRAGMA journal_mode = WAL").fetchone()
    # With WAL, NORMAL may lose the last transactions in a power cut, never the file; a build then reads them again.
    connection.execute("PRAGMA synchronous = NORMAL")
    migrate(connection, [step for step in steps if step[0] > version])


def _statements(sql: str) -> Iterator[str]:
    held = ""
    for line in sql.splitlines(keepends=True):
        held += line
        if ";" in line and sqlite3.complete_statement(held):
            yield held
            held = ""
    if re.sub(r"--[^\n]*", "", held).strip():
        raise RecordError("a schema file ends inside a statement", remedy="a fault of onrecord, please report it")


def _told(error: Exception, place: Path, *, read_only: bool) -> RecordError:
    if isinstance(error, sqlite3.DatabaseError) and "not a database" in str(error):
        return NotARecordError(f"{place} is not a record", remedy="name a file made by `onrecord build`")
    if "locked" in str(error) or "busy" in str(error):
        return RecordError(f"{place} is being written by another process", remedy="try again when it is done")
    return RecordError(f"{place} cannot be used: {error}", remedy=_remedy(place, read_only=read_only))


def _remedy(place: Path, *, read_only: bool) -> str:
    if read_only and place.with_name(place.name + "-wal").exists():
        return "its last build was cut off; run `onrecord build` on it again, where it can be written"
    if not os.access(place if place.exists() else place.parent, os.R_OK if read_only else os.W_OK):
        return "check the permissions of the file and its folder"
    return "check the disk, or build the record again"
