"""The record: one SQLite file that is opened, written, read and searched through one object."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from onrecord.errors import RecordError
from onrecord.record import decisions, dump, history, search, sightings, trail
from onrecord.record.bearings import Bearing, bearings
from onrecord.record.connection import close_file, open_file, storable
from onrecord.record.decided import Decided, DecidedReadings
from onrecord.record.history import Build
from onrecord.record.read import ReadingReader, StoredReadings, report_ids
from onrecord.record.read_actors import ActorCounter, ActorCounts
from onrecord.record.read_grouping import GroupingReader
from onrecord.record.search import ReportHit
from onrecord.record.sightings import ReportIssue, Sighting
from onrecord.record.trail import StoryChange
from onrecord.record.write import ReadingWriter, prune
from onrecord.record.write_grouping import drop_grouping, replace_grouping
from onrecord.types.arrival import Arrival
from onrecord.types.claim import Claim
from onrecord.types.decision import Decision
from onrecord.types.grouping import Grouping
from onrecord.types.issue import SetAside
from onrecord.types.reading import Reading, Readings
from onrecord.types.story import Copy, Event, Statement, Story, ThreadLink
from onrecord.types.when import Published

BATCH_REPORTS = 200
BATCH_SECONDS = 2.0
"""A transaction is committed after so many reports or seconds: large enough to be fast, small enough to lose little."""

COUNTED = (
    "reports", "sightings", "pages", "set_asides", "issues", "actors", "mentions", "times", "attributions",
    "event_mentions", "particulars", "copies", "stories", "statements", "renderings", "events", "claims", "evidence",
    "threads", "decisions", "builds",
)  # fmt: skip
"""The tables that ``counts`` counts."""

T = TypeVar("T")


class Record:
    """A record that is open. Use it in a ``with`` statement: what was added is safe when the block ends.

    One process writes at a time, any number read meanwhile. All methods raise RecordError where SQLite fails.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
        """Takes an open connection; use ``Record.open``."""
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._writer: ReadingWriter | None = None
        self._build: tuple[int, str] | None = None
        self._data_version = 0
        self._waiting = 0
        self._since = 0.0
        self._iterated: str | None = None
        self._decided: Decided | None = None

    @classmethod
    def open(cls, path: str | os.PathLike[str], create: bool = False, read_only: bool = False) -> "Record":
        """Opens the record at this path, making it where there is none and ``create`` says so.

        ``read_only`` never changes the record. Raises NotARecordError, RecordVersionError or RecordError.
        """
        return cls(open_file(path, create=create, read_only=read_only), Path(path), read_only=read_only)

    def __enter__(self) -> Self:
        """Gives the record itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Closes the record. Reports added before an error stay, for each was added as a whole."""
        self.close()

    def close(self) -> None:
        """Commits what was added and closes the file."""
        try:
            self.commit()
        finally:
            close_file(self._connection, read_only=self.read_only)

    # Writing

    def sighted(self, sha256: str, source: str, reader: str) -> bool:
        """Says whether this reader has already read these bytes from this source."""
        known = sightings.sighted(self._connection, sha256, source, reader)
        if known:
            self._meet(source)
        return known

    def add(self, reading: Reading, arrival: Arrival, *, reader: str, keep_source: bool) -> None:
        """Adds a reading and the place it came from, entirely or not at all. Adding it again changes nothing."""

        def work() -> None:
            writer = self._begin()
            writer.add(reading, arrival, reader=reader, keep_source=keep_source)
            self._meet(arrival.source)

        self._guarded(work, f"report {reading.report.id} from {arrival.source}")
        self._waiting += 1
        if self._waiting >= BATCH_REPORTS or time.monotonic() - self._since >= BATCH_SECONDS:
            self.commit()

    def set_aside(self, aside: SetAside) -> None:
        """Notes a source that gave no report; noting it again changes nothing."""

        def work() -> None:
            self._begin()
            sightings.set_aside(self._connection, aside, self._build[0] if self._build else None)
            if self._build and not sightings.is_piped(aside.source):
                sightings.unsight(self._connection, aside.source, self._build[1])

        self._guarded(work, aside.source)

    def replace_grouping(self, grouping: Grouping, *, reader: str) -> None:
        """Puts a grouping in place of the one that is stored, in one transaction."""

        def work() -> None:
            self.commit()
            writer = self._begin()
            readings = self._iterated or dump.fingerprint(self._connection)
            try:
                replace_grouping(self._connection, writer.numbering, grouping, reader=reader, readings=readings)
                trail.note_changes(self._connection, grouping.stories)
                prune(self._connection)
            except BaseException:
                self._roll_back()
                raise
            writer.numbering.forget()
            self.commit()

        self._guarded(work, "the grouping")

    def grouped(self, reader: str | None = None) -> bool:
        """Says whether the stored grouping is over exactly the stored readings (and was made with this reader)."""
        row = self._connection.execute("SELECT reader, readings FROM groupings").fetchone()
        if row is None or (reader is not None and row[0] != reader):
            return False
        return bool(row[1] == dump.fingerprint(self._connection))

    def commit(self) -> None:
        """Makes safe what was added so far."""
        if self._connection.in_transaction:
            self._guarded(lambda: self._connection.execute("COMMIT"), "the last reports")
        self._waiting = 0

    def begin_build(self, *, version: str, reader: str, settings: Any) -> int:
        """Notes that a build begins, and gives its number. ``settings`` is a struct or a mapping."""

        def work() -> int:
            self._begin()
            number = history.begin_build(self._connection, version=version, reader=reader, settings=settings)
            self.commit()
            self._connection.execute("CREATE TEMP TABLE IF NOT EXISTS met (source TEXT PRIMARY KEY) WITHOUT ROWID")
            self._connection.execute("DELETE FROM temp.met")
            self._build = (number, reader)
            return number

        return self._guarded(work, "the build")

    def finish_build(self, number: int, **counts: int) -> None:
        """Notes that a build is done and what it counted, and drops what it found to be out of date."""

        def work() -> None:
            self._begin()
            if self._build and self._build[0] == number:
                sightings.settle(self._connection, number)
            history.finish_build(self._connection, number, counts)
            self._build = None
            self.commit()

        self._guarded(work, "the build")

    def decide(self, decision: Decision) -> str:
        """Keeps a person's decision and gives its id. A new one drops the grouping: it is to be made again with it."""

        def work() -> str:
            self._begin()
            name, new = decisions.add_decision(self._connection, decision)
            if new:
                drop_grouping(self._connection)
            self.commit()
            self._decided = None
            return name

        return self._guarded(work, "the decision")

    # Reading

    def readings(self) -> Readings:
        """Gives all readings with people's decisions laid over them, by report id, one by one and as often as asked."""
        self._iterated = dump.fingerprint(self._connection)
        stored, decided = StoredReadings(self._connection), self.decided()
        return DecidedReadings(stored, decided) if decided.changes_readings else stored

    def reading(self, report_id: str) -> Reading | None:
        """Gives the reading of the report with this id, with people's decisions laid over it, or None."""
        found = self._asked(lambda: ReadingReader(self._connection).reading(report_id))
        return self.decided().reading(found) if found else None

    def report_ids(self) -> Iterator[str]:
        """Gives the ids of all reports in order."""
        return report_ids(self._connection)

    def find_report(self, name: str) -> str | None:
        """Gives the id of the report with this id, beginning of an id, own id of the caller, or address.

        Raises RecordError where several answer.
        """
        return self._asked(lambda: search.find_report(self._connection, name))

    def find_entry(self, beginning: str) -> str | None:
        """Gives the id of the statement, event, attribution, particular or decision that begins so, or None.

        The kind comes first: ``statement-51d0``. Raises RecordError where several answer.
        """
        return self._asked(lambda: search.find_entry(self._connection, beginning))

    def stories(self) -> list[Story]:
        """Gives all stories, by first day, then id."""
        return self._asked(lambda: GroupingReader(self._connection).stories())

    def story(self, name: str) -> Story | None:
        """Gives the story with this id or beginning of an id, or None. Raises RecordError where several answer."""
        story_id = self._asked(lambda: search.by_prefix(self._connection, "stories", name))
        return self._asked(lambda: GroupingReader(self._connection).stories(story_id)[0]) if story_id else None

    def story_changes(self) -> list[StoryChange]:
        """Gives which stories were merged, split or went on under another id, the earliest first."""
        return self._asked(lambda: trail.story_changes(self._connection))

    def story_since(self, name: str) -> tuple[str, ...]:
        """Gives the ids of the stories to which an id that a story had before leads now; nothing where there is none.

        The beginning of an id is enough. Raises RecordError where several answer.
        """
        changes = self.story_changes()
        names = sorted({one.story for one in changes if name and one.story.startswith(name)})
        if len(names) > 1 and name not in names:
            raise RecordError(f"{name!r} is the beginning of {len(names)} ids", remedy="give more of it")
        return trail.led_to(changes, name if name in names else names[0]) if names else ()

    def copies(self, story: str | None = None) -> list[Copy]:
        """Gives all copies, or those in this story, by report."""
        return self._asked(lambda: GroupingReader(self._connection).copies(story))

    def threads(self, story: str | None = None) -> list[ThreadLink]:
        """Gives all links between stories, or those from and to this story, by the later story, then the earlier."""
        return self._asked(lambda: GroupingReader(self._connection).threads(story))

    def statements(
        self, story: str | None = None, speaker: str | None = None, report: str | None = None
    ) -> list[Statement]:
        """Gives the statements of this story, by this actor, told by this report (all that is asked), by id."""
        return self._asked(
            lambda: GroupingReader(self._connection).statements(story=story, speaker=speaker, report=report)
        )

    def statement(self, name: str) -> Statement | None:
        """Gives the statement with this id, or None."""
        return next(iter(self._asked(lambda: GroupingReader(self._connection).statements(named=name))), None)

    def event(self, name: str) -> Event | None:
        """Gives the event with this id, or None."""
        return next(iter(self._asked(lambda: GroupingReader(self._connection).events(named=name))), None)

    def events(self, story: str | None = None, actor: str | None = None, report: str | None = None) -> list[Event]:
        """Gives the events of this story, with this actor, told by this report (all that is asked), by id."""
        return self._asked(lambda: GroupingReader(self._connection).events(story=story, actor=actor, report=report))

    def claims(self, entry: str | None = None, story: str | None = None) -> list[Claim]:
        """Gives the claims about this statement or event, or about all of this story, by id."""
        return self._asked(lambda: GroupingReader(self._connection).claims(entry=entry, story=story))

    def actors(self) -> list[ActorCounts]:
        """Gives all actors that have an id, with counts of all that the record holds of them; most mentioned first."""
        return self._asked(lambda: ActorCounter(self._connection, self.decided()).actors())

    def find_actors(self, name: str) -> list[ActorCounts]:
        """Gives the actors that bear this name (or have this id), most mentioned first."""
        found = self._asked(lambda: search.find_actors(self._connection, name))
        return self._asked(lambda: ActorCounter(self._connection, self.decided()).actors(found))

    def reports_naming(self, actor: str) -> set[str]:
        """Gives the ids of the reports in which the actor with this id is named or referred to."""
        return self._asked(lambda: ActorCounter(self._connection, self.decided()).reports_naming(actor))

    def published(self) -> dict[str, Published]:
        """Gives when each report was published, by id, without reading the reports."""
        return self._asked(lambda: search.published(self._connection))

    def search_reports(self, words: str, limit: int = 20) -> list[ReportHit]:
        """Gives the reports that hold all these words, best first. Words in double quotation marks stand together."""
        return self._asked(lambda: search.search_reports(self._connection, words, limit))

    def search_statements(self, words: str, limit: int = 20, *, some: str | None = None) -> list[Statement]:
        """Gives the statements that hold all these words, best first, then those that hold one (of ``some``)."""
        return self._asked(lambda: search.search_statements(self._connection, words, limit, some=some))

    def set_asides(self) -> list[SetAside]:
        """Gives the sources that gave no report, by source."""
        return self._asked(lambda: sightings.set_asides(self._connection))

    def issues(self) -> list[ReportIssue]:
        """Gives what was read with doubt inside reports, by report."""
        return self._asked(lambda: sightings.issues(self._connection))

    def source(self, sha256: str) -> str | None:
        """Gives the page that arrived with this SHA-256, decoded, or None where it was not kept."""
        return self._asked(lambda: sightings.source(self._connection, sha256))

    def sightings(self, report_id: str | None = None) -> list[Sighting]:
        """Gives where this report was found, or where all were, by report, then source."""
        return self._asked(lambda: sightings.sightings(self._connection, report_id))

    def builds(self) -> list[Build]:
        """Gives the builds in the order they began."""
        return self._asked(lambda: history.builds(self._connection))

    def decided(self) -> Decided:
        """Gives what people decided, ready to be laid over readings."""
        if self._decided is None:
            self._decided = Decided(self.decisions())
        return self._decided

    def decisions(self, about: str | None = None) -> list[Decision]:
        """Gives all decisions, or those about this id, by when they were made."""
        return self._asked(lambda: decisions.decisions(self._connection, about))

    def bearings(self, report_id: str) -> tuple[Bearing, ...]:
        """Gives which decisions bear on the report with this id, and on what in it, in the order they were made."""
        made = self.decisions()
        reading = self._asked(lambda: ReadingReader(self._connection).reading(report_id)) if made else None
        return bearings(reading, made) if reading else ()

    def counts(self) -> dict[str, int]:
        """Gives how many rows each table has."""
        count = "SELECT count(*) FROM {}"
        return self._asked(
            lambda: {table: self._connection.execute(count.format(table)).fetchone()[0] for table in COUNTED}
        )

    def dump(self) -> Iterator[bytes]:
        """Gives everything but the builds as JSON lines, equal for records of equal content."""
        return dump.dump(self._connection)

    # Transactions

    def _begin(self) -> ReadingWriter:
        """Opens a transaction where none is open, and gives the writer."""
        if self.read_only:
            raise RecordError(f"{self.path} is open for reading only", remedy="open it for writing")
        if self._writer is None:
            self._writer = ReadingWriter(self._connection)
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")
            self._since = time.monotonic()
            (version,) = self._connection.execute("PRAGMA data_version").fetchone()
            if version != self._data_version:  # another process has written: its changes may include our numbers
                self._writer.numbering.forget()
                self._data_version = version
        return self._writer

    def _roll_back(self) -> None:
        if self._writer:
            self._writer.numbering.forget()
        with suppress(sqlite3.Error):
            self._connection.execute("ROLLBACK")

    def _meet(self, source: str) -> None:
        """Notes that this build found reports at this source and in the containers it lies in."""
        if self._build:
            places = [(storable(place),) for place in sightings.containers(source)]
            self._connection.executemany("INSERT OR IGNORE INTO temp.met VALUES (CAST(? AS TEXT))", places)

    def _asked(self, work: Callable[[], T]) -> T:
        try:
            return work()
        except (sqlite3.Error, ValueError, TypeError) as error:
            raise RecordError(
                f"{self.path} cannot be read: {error}", remedy="`onrecord verify` says what is damaged"
            ) from error

    def _guarded(self, work: Callable[[], T], what: str) -> T:
        try:
            return work()
        except sqlite3.Error as error:
            if "locked" in str(error):
                raise RecordError(
                    f"{self.path} is being written by another process", remedy="try again when it is done"
                ) from error
            raise RecordError(
                f"{what} could not be written to {self.path}: {error}", remedy="check the disk, then run it again"
            ) from error
