"""Rebuilds readings from their rows, equal to what was added."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from msgspec import structs

from onrecord.errors import RecordError
from onrecord.record.connection import storable
from onrecord.record.numbering import Names
from onrecord.types.actor import Mention
from onrecord.types.attribution import Attribution
from onrecord.types.event import EventMention, Where
from onrecord.types.issue import Issue
from onrecord.types.offset_map import OffsetMap, Run
from onrecord.types.particular import Particular
from onrecord.types.provenance import By
from onrecord.types.reading import Reading
from onrecord.types.report import Caption, Dateline, Report, Residue
from onrecord.types.span import Span
from onrecord.types.when import LikeliestYear, Published, TimeExpression, When

PAGE = 200
"""Ids fetched at a time when going through all reports, so that a record of any size is read in little memory."""

REPORT_COLUMNS = (
    "number, id, given_id, source, sha256, url, outlet, title, byline, contributor, agency, language, dateline_text,"
    " dateline_place, dateline_date, dateline_agency, published_from, published_to, published_precision,"
    " published_basis, published_because, modified_from, modified_to, modified_precision, modified_basis,"
    " modified_because, text, corrections, cut"
)

Spans = dict[tuple[str, int], list[Span]]


class StoredReadings:
    """The readings of a record, straight from the file, in the order of their report ids, as often as asked."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Takes the connection to read with."""
        self._connection = connection

    def __iter__(self) -> Iterator[Reading]:
        """Gives the readings one by one; each is rebuilt when it is asked for."""
        reader = ReadingReader(self._connection)
        report_id = "of the first report"
        try:
            for report_id in report_ids(self._connection):
                reading = reader.reading(report_id)
                if reading is not None:
                    yield reading
        except (sqlite3.Error, ValueError, TypeError) as error:
            raise RecordError(
                f"{report_id} cannot be read from the record: {error}", remedy="`onrecord verify` says what is damaged"
            ) from error

    def __len__(self) -> int:
        """Gives how many there are."""
        (count,) = self._connection.execute("SELECT count(*) FROM reports").fetchone()
        return int(count)


def report_ids(connection: sqlite3.Connection) -> Iterator[str]:
    """Gives the ids of all reports in order."""
    last: Any = ""
    while True:
        rows = connection.execute(
            f"SELECT id FROM reports WHERE id > CAST(? AS TEXT) ORDER BY id LIMIT {PAGE}",  # noqa: S608  (a constant)
            (storable(last),),
        ).fetchall()
        if not rows:
            return
        for (report_id,) in rows:
            yield report_id
        last = rows[-1][0]


def published_from(values: tuple[Any, ...]) -> Published:
    """Gives a time of publication from its five columns."""
    start, end, precision, basis, because = values
    return Published(from_=start, to=end, precision=precision, basis=basis, because=tuple(json.loads(because)))


def when_from(values: tuple[Any, ...], words: Span | None) -> When | None:
    """Gives a time from its five columns (from, to, precision, anchor, rule), or None where the precision is NULL."""
    start, end, precision, anchor, rule = values
    if precision is None:
        return None
    return When(from_=start, to=end, precision=precision, words=words, anchor=anchor, rule=rule)


class ReadingReader:
    """Rebuilds one reading at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Takes the connection to read with."""
        self._connection = connection
        self._names = Names(connection)

    def reading(self, report_id: str) -> Reading | None:
        """Gives the reading of the report with this id, or None."""
        row = self._connection.execute(
            f"SELECT {REPORT_COLUMNS} FROM reports WHERE id = CAST(? AS TEXT)",  # noqa: S608  (a constant)
            (storable(report_id),),
        ).fetchone()
        if row is None:
            return None
        number = row[0]
        spans = self._spans(number)
        own, every = self._issues(number)
        return Reading(
            report=self._report(row, spans, own),
            sentences=tuple(Span(start, end) for start, end in self._rows("sentences", 'start, "end"', number)),
            mentions=self._mentions(number, spans),
            times=self._times(number, spans),
            attributions=self._attributions(number, spans),
            events=self._events(number, spans),
            particulars=self._particulars(number, spans),
            issues=every,
        )

    def _rows(self, table: str, columns: str, number: int) -> sqlite3.Cursor:
        sql = f"SELECT {columns} FROM {table} WHERE report = ? ORDER BY position"  # noqa: S608  (names are ours)
        return self._connection.execute(sql, (number,))

    def _by(self, rule: int, score: float) -> By:
        name, version = self._names.rule(rule)
        return By(rule=name, version=version, score=score)

    def _spans(self, number: int) -> Spans:
        spans: Spans = defaultdict(list)
        for layer, entry, start, end in self._connection.execute(
            'SELECT layer, entry, start, "end" FROM spans WHERE report = ? ORDER BY layer, entry, part', (number,)
        ):
            spans[layer, entry].append(Span(start, end))
        return spans

    def _issues(self, number: int) -> tuple[tuple[Issue, ...], tuple[Issue, ...]]:
        own, every = [], []
        for layer, *values in self._rows("issues", 'layer, code, message, start, "end"', number):
            issue = Issue(*values)
            if layer != "reading":
                own.append(issue)
            if layer != "report":
                every.append(issue)
        return tuple(own), tuple(every)

    def _report(self, row: tuple[Any, ...], spans: Spans, issues: tuple[Issue, ...]) -> Report:
        number, report_id, given_id, source, sha256, url, outlet = row[:7]
        title, byline, contributor, agency, language = row[7:12]
        dateline, published, modified, (text, corrections, cut) = row[12:16], row[16:21], row[21:26], row[26:]
        residue = self._rows("residue", "text, reason, source_start, source_end, rule, score", number)
        captions = self._rows("captions", "text, date, credit", number)
        runs = self._rows("offset_runs", 'start, "end", source_start, source_end', number)
        return Report(
            id=report_id, given_id=given_id, source=source, sha256=sha256, url=url, outlet=outlet, title=title,
            byline=byline, contributor=contributor, agency=agency, language=language,
            dateline=_dateline(dateline, spans),
            published=structs.replace(published_from(published), likeliest=self._likeliest(number)),
            modified=None if modified[2] is None else published_from(modified),
            text=text,
            residue=tuple(
                Residue(text=words, reason=reason, source=_span(start, end), rule=rule, score=score)
                for words, reason, start, end, rule, score in residue
            ),
            captions=tuple(Caption(text=words, date=date, credit=credit) for words, date, credit in captions),
            corrections=tuple(json.loads(corrections)),
            cut=bool(cut),
            offsets=OffsetMap(tuple(Run(*values) for values in runs)),
            issues=issues,
        )  # fmt: skip

    def _likeliest(self, number: int) -> LikeliestYear | None:
        row = self._connection.execute("SELECT year, share FROM likeliest_years WHERE report = ?", (number,)).fetchone()
        return LikeliestYear(year=row[0], share=row[1]) if row else None

    def _mentions(self, number: int, spans: Spans) -> tuple[Mention, ...]:
        mentions = []
        columns = "position, actor, kind, title, rule, score"
        for n, actor, kind, title, rule, score in self._rows("mentions", columns, number):
            (span,) = spans["mention", n]
            mentions.append(
                Mention(
                    start=span.start, end=span.end, actor=self._names.actor(actor), kind=kind, title=title,
                    by=self._by(rule, score),
                )
            )  # fmt: skip
        return tuple(mentions)

    def _times(self, number: int, spans: Spans) -> tuple[TimeExpression, ...]:
        times = []
        columns = 'position, type, value, "from", "to", precision, anchor, rule, score'
        for n, kind, value, first, last, precision, anchor, rule, score in self._rows("times", columns, number):
            (span,) = spans["time", n]
            times.append(
                TimeExpression(
                    start=span.start, end=span.end, type=kind, value=value, from_=first, to=last, precision=precision,
                    anchor=anchor, by=self._by(rule, score),
                )
            )  # fmt: skip
        return tuple(times)

    def _actors(self, table: str, number: int) -> dict[tuple[int, str], tuple[Any, ...]]:
        actors: dict[tuple[int, str], list[Any]] = defaultdict(list)
        sql = f"SELECT entry, role, actor FROM {table} WHERE report = ? ORDER BY entry, role, position"  # noqa: S608  (names are ours)
        for entry, role, actor in self._connection.execute(sql, (number,)):
            actors[entry, role].append(self._names.actor(actor))
        return {key: tuple(held) for key, held in actors.items()}

    def _attributions(self, number: int, spans: Spans) -> tuple[Attribution, ...]:
        actors = self._actors("attribution_actors", number)
        columns = (
            "position, id, kind, speech, when_from, when_to, when_precision, when_anchor, when_rule, because,"
            " rule, score"
        )
        attributions = []
        for n, entry_id, kind, speech, *when, because, rule, score in self._rows("attributions", columns, number):
            said = spans.get(("said-when", n))
            attributions.append(
                Attribution(
                    id=entry_id,
                    content=tuple(spans.get(("content", n), ())),
                    cue=tuple(spans.get(("cue", n), ())),
                    source=tuple(spans.get(("source", n), ())),
                    kind=kind,
                    speech=bool(speech),
                    speakers=actors.get((n, "speaker"), ()),
                    addressees=actors.get((n, "addressee"), ()),
                    chain=actors.get((n, "teller"), ()),
                    when=when_from(tuple(when), said[0] if said else None),
                    because=tuple(json.loads(because)),
                    by=self._by(rule, score),
                )
            )
        return tuple(attributions)

    def _particulars(self, number: int, spans: Spans) -> tuple[Particular, ...]:
        actors = self._actors("particular_actors", number)
        columns = (
            "position, id, about, field, value, status, when_from, when_to, when_precision, when_anchor, when_rule,"
            " because, rule, score"
        )
        particulars = []
        for row in self._rows("particulars", columns, number):
            n, entry_id, about, field, value, status, *when, because, rule, score = row
            (span,), told = spans["particular", n], spans.get(("particular-when", n))
            particulars.append(
                Particular(
                    id=entry_id, about=about, field=field, value=value, start=span.start, end=span.end,
                    actors=actors.get((n, "named"), ()), when=when_from(tuple(when), told[0] if told else None),
                    status=status, because=tuple(json.loads(because)), by=self._by(rule, score),
                )
            )  # fmt: skip
        return tuple(particulars)

    def _events(self, number: int, spans: Spans) -> tuple[EventMention, ...]:
        actors = self._actors("event_mention_actors", number)
        columns = (
            "position, id, type, mode, cameo, status, when_from, when_to, when_precision, when_anchor, when_rule,"
            " where_name, where_id, because, rule, score"
        )
        details = {
            n: (tuple(json.loads(contexts)), under)
            for n, contexts, under in self._connection.execute(
                "SELECT entry, contexts, under FROM event_mention_details WHERE report = ?", (number,)
            )
        }
        events = []
        for row in self._rows("event_mentions", columns, number):
            n, entry_id, kind, mode, cameo, status, *when, where_name, where_id, because, rule, score = row
            (span,), (trigger,) = spans["event", n], spans["trigger", n]
            told, place = spans.get(("event-when", n)), spans.get(("event-where", n))
            where = Where(name=where_name, id=where_id, words=place[0] if place else None)
            contexts, under = details.get(n, ((), ""))
            means = spans.get(("event-instrument", n))
            events.append(
                EventMention(
                    id=entry_id, start=span.start, end=span.end, trigger=trigger, type=kind, mode=mode,
                    contexts=contexts, cameo=cameo,
                    sources=actors.get((n, "source"), ()), source_words=tuple(spans.get(("event-source", n), ())),
                    targets=actors.get((n, "target"), ()), target_words=tuple(spans.get(("event-target", n), ())),
                    instrument=means[0] if means else None, under=under,
                    when=when_from(tuple(when), told[0] if told else None),
                    where=None if where_name is None else where,
                    status=status, because=tuple(json.loads(because)), by=self._by(rule, score),
                )
            )  # fmt: skip
        return tuple(events)


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _dateline(values: tuple[Any, ...], spans: Spans) -> Dateline | None:
    text, place, date, agency = values
    if text is None:
        return None
    words = spans.get(("dateline", 0))
    return Dateline(text=text, place=place, date=date, agency=agency, words=words[0] if words else None)
