"""Writes what was found across reports, in place of what was there before."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any

from onrecord.errors import RecordError
from onrecord.record.connection import insert_sql, storable
from onrecord.record.digest import RowDigest
from onrecord.record.numbering import Numbering
from onrecord.record.rows import Row, actor_values, by_values, json_list, spans_json, when_values
from onrecord.types.actor import ActorRef
from onrecord.types.claim import Claim
from onrecord.types.event import Where
from onrecord.types.grouping import Grouping
from onrecord.types.span import Span
from onrecord.types.story import Copy, Event, Statement, Story, ThreadLink

GROUPING = (
    "threads", "evidence_chain", "evidence", "claims", "tellings", "event_actors", "events", "renderings",
    "statement_speakers", "statements", "story_reports", "stories", "copies",
)  # fmt: skip
"""The tables of a grouping, those that point to others first."""

Actors = tuple[ActorRef, ...]


def drop_grouping(connection: sqlite3.Connection) -> None:
    """Removes the grouping: it rests on readings that are no longer there."""
    for table in ("groupings", *GROUPING):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608  (names are ours)
    connection.execute("INSERT INTO statement_words (statement_words) VALUES ('delete-all')")


def replace_grouping(
    connection: sqlite3.Connection, numbering: Numbering, grouping: Grouping, *, reader: str, readings: str
) -> None:
    """Writes a grouping in place of the one that is stored, inside the transaction that is open.

    ``readings`` says over which readings it was made. Raises RecordError where it names a report or a story that is not
    there, or one id twice.
    """
    drop_grouping(connection)
    writer = _GroupingWriter(connection, numbering)
    try:
        digests = writer.write(grouping)
    except sqlite3.IntegrityError as error:
        raise RecordError(f"the grouping cannot be stored: {error}", remedy="a fault of onrecord, report it") from error
    connection.execute("INSERT INTO statement_words (statement_words) VALUES ('rebuild')")
    connection.execute(
        "INSERT INTO groupings VALUES (1, CAST(? AS TEXT), ?, ?)",
        (storable(reader), readings, json.dumps(digests, separators=(",", ":"), sort_keys=True)),
    )


class _GroupingWriter:
    """Turns entries into rows, with a checksum for each table over rows that have everything written out."""

    def __init__(self, connection: sqlite3.Connection, numbering: Numbering) -> None:
        self._connection = connection
        self._numbering = numbering
        self._digests = {table: RowDigest() for table in GROUPING}
        self._reports: dict[str, int] = dict(connection.execute("SELECT id, number FROM reports"))
        self._stories: dict[str, int] = {}
        self._events: dict[str, int] = {}

    def write(self, grouping: Grouping) -> dict[str, str]:
        """Writes all entries, each kind by id, and gives the checksum of each table."""
        by_id = attrgetter("id")
        stories = sorted(grouping.stories, key=by_id)
        self._stories = {story.id: n for n, story in enumerate(stories, 1)}
        statements, events, claims = grouping.statements, grouping.events, grouping.claims
        self._events = {event.id: n for n, event in enumerate(events, 1)}
        self._fill("copies", self._copy, enumerate(sorted(grouping.copies)))
        for table, rows_of, entries in (
            ("stories", self._story, stories), ("story_reports", self._story_reports, stories),
            ("statements", self._statement, statements), ("statement_speakers", self._speakers, statements),
            ("renderings", self._renderings, statements),
            ("events", self._event, events), ("event_actors", self._event_actors, events),
            ("tellings", self._tellings, events),
            ("claims", self._claim, claims), ("evidence", self._evidence, claims),
            ("evidence_chain", self._chains, claims),
            ("threads", self._thread, sorted(grouping.threads)),
        ):  # fmt: skip
            make: Callable[[int, Any], Iterator[tuple[Row, Row]]] = rows_of
            self._fill(table, make, enumerate(entries, 1))
        return {table: digest.hex() for table, digest in self._digests.items()}

    def _fill(
        self, table: str, rows_of: Callable[[int, Any], Iterator[tuple[Row, Row]]], entries: Iterable[tuple[int, Any]]
    ) -> None:
        digest = self._digests[table]

        def rows() -> Iterator[Sequence[Any]]:
            for n, entry in entries:
                for stored, written_out in rows_of(n, entry):
                    digest.add(*written_out)
                    yield [storable(value) for value in stored]

        self._connection.executemany(insert_sql(self._connection, table), rows())

    def _report(self, report: str) -> int:
        number = self._reports.get(report)
        if number is None:
            raise RecordError(f"the grouping names report {report!r}, which is not in the record")
        return number

    def _in_story(self, story: str) -> int | None:
        if story and story not in self._stories:
            raise RecordError(f"the grouping names story {story!r}, which it does not hold")
        return self._stories.get(story)

    def _copy(self, _: int, copy: Copy) -> Iterator[tuple[Row, Row]]:
        rest = (copy.kind, float(copy.score), json_list(copy.because))
        yield (self._report(copy.report), self._report(copy.of), *rest), (copy.report, copy.of, *rest)

    def _story(self, n: int, story: Story) -> Iterator[tuple[Row, Row]]:
        row = (story.id, story.title, story.from_, story.to, json_list(story.because))
        yield (n, *row), row

    def _story_reports(self, n: int, story: Story) -> Iterator[tuple[Row, Row]]:
        for place, report in enumerate(story.reports):
            yield (n, place, self._report(report)), (story.id, place, report)

    def _statement(self, n: int, statement: Statement) -> Iterator[tuple[Row, Row]]:
        when = _when_with_place(statement)
        yield (
            (n, statement.id, self._in_story(statement.story), statement.words, *when),
            (statement.id, statement.story, statement.words, *when),
        )

    def _speakers(self, n: int, statement: Statement) -> Iterator[tuple[Row, Row]]:
        for place, actor in enumerate(statement.speakers):
            yield (n, place, self._numbering.actor(actor)), (statement.id, place, *actor_values(actor))

    def _renderings(self, n: int, statement: Statement) -> Iterator[tuple[Row, Row]]:
        for place, told in enumerate(statement.renderings):
            rest = (told.attribution, told.words, spans_json(told.spans), told.kind)
            yield (
                (None, n, place, self._report(told.report), *rest),
                (statement.id, place, told.report, *rest),
            )

    def _event(self, n: int, event: Event) -> Iterator[tuple[Row, Row]]:
        rest = (event.type, event.mode, event.cameo, event.status, *_when_with_place(event), *_where(event.where))
        yield (n, event.id, self._in_story(event.story), *rest), (event.id, event.story, *rest)

    def _event_actors(self, n: int, event: Event) -> Iterator[tuple[Row, Row]]:
        roles: tuple[tuple[str, Actors], ...] = (("source", event.sources), ("target", event.targets))
        for role, actors in roles:
            for place, actor in enumerate(actors):
                row = (role, place)
                yield (n, *row, self._numbering.actor(actor)), (event.id, *row, *actor_values(actor))

    def _tellings(self, n: int, event: Event) -> Iterator[tuple[Row, Row]]:
        for place, telling in enumerate(event.tellings):
            yield (
                (n, place, self._report(telling.report), telling.mention),
                (event.id, place, telling.report, telling.mention),
            )

    def _claim(self, n: int, claim: Claim) -> Iterator[tuple[Row, Row]]:
        row = (claim.id, claim.entry, claim.field, claim.value, claim.verdict, claim.origins)
        yield (n, *row), row

    def _evidence(self, n: int, claim: Claim) -> Iterator[tuple[Row, Row]]:
        for place, item in enumerate(claim.evidence):
            words = (spans_json(item.spans), item.words)
            rule, version, score = by_values(item.by)
            yield (
                (n, place, self._report(item.report), self._report(item.origin), *words,
                 self._numbering.rules.of((rule, version)), score),
                (claim.id, place, item.report, item.origin, *words, rule, version, score),
            )  # fmt: skip

    def _thread(self, _: int, link: ThreadLink) -> Iterator[tuple[Row, Row]]:
        event = self._events.get(link.event)
        if event is None:
            raise RecordError(f"the grouping names event {link.event!r}, which it does not hold")
        rest = (link.span.start, link.span.end, link.words, json_list(link.because))
        yield (
            (self._in_story(link.story), self._in_story(link.earlier), link.reason, event,
             self._report(link.report), *rest),
            (link.story, link.earlier, link.reason, link.event, link.report, *rest),
        )  # fmt: skip

    def _chains(self, n: int, claim: Claim) -> Iterator[tuple[Row, Row]]:
        for place, item in enumerate(claim.evidence):
            for step, actor in enumerate(item.chain):
                yield (
                    (n, place, step, self._numbering.actor(actor)),
                    (claim.id, place, step, *actor_values(actor)),
                )


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)


def _when_with_place(entry: Statement | Event) -> Row:
    start, end, precision, anchor, rule = when_values(entry.when)
    return start, end, precision, *_ends(entry.when.words if entry.when else None), anchor, rule


def _where(where: Where | None) -> Row:
    return (where.name, where.id, *_ends(where.words)) if where else (None,) * 4
