"""Rebuilds what was found across reports from its rows."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from onrecord.record.connection import storable
from onrecord.record.numbering import Names
from onrecord.record.read import when_from
from onrecord.types.actor import ActorRef
from onrecord.types.claim import Claim, Evidence
from onrecord.types.event import Where
from onrecord.types.provenance import By
from onrecord.types.span import Span
from onrecord.types.story import Copy, Event, EventTelling, Rendering, Statement, Story, ThreadLink

Conditions = Sequence[tuple[str, str | None]]
"""SQL conditions with one place each, and the values for them; a condition whose value is None is left out."""

_IN_STORY = (
    "report IN (SELECT report FROM story_reports JOIN stories ON number = story WHERE stories.id = CAST(? AS TEXT))"
)
_SAID_IN = "statements.story = (SELECT number FROM stories WHERE id = CAST(? AS TEXT))"
_SAID_BY = (
    "statements.number IN (SELECT statement FROM statement_speakers JOIN actors ON actors.number = actor"
    " WHERE actors.id = CAST(? AS TEXT))"
)
_RENDERED_BY = (
    "statements.number IN (SELECT statement FROM renderings JOIN reports ON reports.number = report"
    " WHERE reports.id = CAST(? AS TEXT))"
)
_DONE_IN = "events.story = (SELECT number FROM stories WHERE id = CAST(? AS TEXT))"
_DONE_BY = (
    "events.number IN (SELECT event FROM event_actors JOIN actors ON actors.number = actor"
    " WHERE actors.id = CAST(? AS TEXT))"
)
_TOLD_BY = (
    "events.number IN (SELECT event FROM tellings JOIN reports ON reports.number = report"
    " WHERE reports.id = CAST(? AS TEXT))"
)
_ABOUT_STORY = (
    "claims.entry IN (SELECT statements.id FROM statements JOIN stories ON stories.number = story"
    " WHERE stories.id = CAST(? AS TEXT) UNION SELECT events.id FROM events"
    " JOIN stories ON stories.number = story WHERE stories.id = CAST(? AS TEXT))"
)


class GroupingReader:
    """Reads what was found across reports."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Takes the connection to read with."""
        self._connection = connection
        self._names = Names(connection)

    def stories(self, story: str | None = None) -> list[Story]:
        """Gives all stories, or the one with this id, by first day, then id."""
        members = defaultdict(list)
        sql, values = _where(
            "SELECT story_reports.story, reports.id FROM story_reports JOIN reports ON reports.number = report"
            " JOIN stories ON stories.number = story_reports.story",
            [("stories.id = CAST(? AS TEXT)", story)],
        )
        for number, report in self._connection.execute(sql + " ORDER BY story_reports.story, position", values):
            members[number].append(report)
        sql, values = _where(
            'SELECT number, id, title, "from", "to", because FROM stories', [("id = CAST(? AS TEXT)", story)]
        )
        return [
            Story(
                id=story_id, title=title, reports=tuple(members[number]), from_=first, to=last,
                because=tuple(json.loads(because)),
            )
            for number, story_id, title, first, last, because in self._connection.execute(
                sql + ' ORDER BY "from" IS NULL, "from", id', values
            )
        ]  # fmt: skip

    def copies(self, story: str | None = None) -> list[Copy]:
        """Gives all copies, or those in this story, by report."""
        sql, values = _where(
            "SELECT copied.id, origin.id, kind, score, because FROM copies"
            " JOIN reports AS copied ON copied.number = report JOIN reports AS origin ON origin.number = of",
            [(_IN_STORY, story)],
        )
        return [
            Copy(report=report, of=of, kind=kind, score=score, because=tuple(json.loads(because)))
            for report, of, kind, score, because in self._connection.execute(
                sql + " ORDER BY copied.id, origin.id, kind", values
            )
        ]

    def statements(
        self,
        *,
        story: str | None = None,
        speaker: str | None = None,
        report: str | None = None,
        named: str | None = None,
    ) -> list[Statement]:
        """Gives the statements that answer all of these, by id; all where nothing is asked. ``named`` is an id."""
        chosen = "SELECT statements.number FROM statements"
        conditions = [
            (_SAID_IN, story),
            (_SAID_BY, speaker),
            (_RENDERED_BY, report),
            ("statements.id = CAST(? AS TEXT)", named),
        ]
        return self.statements_in(*_where(chosen, conditions))

    def statements_in(self, chosen: str, values: Sequence[Any] = ()) -> list[Statement]:
        """Gives the statements whose row numbers this SELECT gives, by id."""
        speakers, renderings = defaultdict(list), defaultdict(list)
        for statement, actor in self._connection.execute(
            f"SELECT statement, actor FROM statement_speakers WHERE statement IN ({chosen})"  # noqa: S608  (ours)
            " ORDER BY statement, position",
            values,
        ):
            speakers[statement].append(self._names.actor(actor))
        for statement, report, attribution, words, spans, kind in self._connection.execute(
            "SELECT statement, reports.id, attribution, words, spans, kind FROM renderings"  # noqa: S608  (ours)
            f" JOIN reports ON reports.number = report WHERE statement IN ({chosen}) ORDER BY statement, position",
            values,
        ):
            renderings[statement].append(
                Rendering(report=report, attribution=attribution, words=words, spans=_spans(spans), kind=kind)
            )
        rows = self._connection.execute(
            "SELECT statements.number, statements.id, ifnull(stories.id, ''), words, when_from, when_to,"  # noqa: S608  (ours)
            " when_precision, when_anchor, when_rule, when_start, when_end FROM statements"
            " LEFT JOIN stories ON stories.number = statements.story"
            f" WHERE statements.number IN ({chosen}) ORDER BY statements.id",
            values,
        )
        return [
            Statement(
                id=statement_id, story=story, speakers=tuple(speakers[number]), words=words,
                when=when_from(tuple(when), _span(start, end)), renderings=tuple(renderings[number]),
            )
            for number, statement_id, story, words, *when, start, end in rows
        ]  # fmt: skip

    def events(
        self,
        *,
        story: str | None = None,
        actor: str | None = None,
        report: str | None = None,
        named: str | None = None,
    ) -> list[Event]:
        """Gives the events that answer all of these, by id; all where nothing is asked. ``named`` is an id."""
        chosen, values = _where(
            "SELECT events.number FROM events",
            [
                (_DONE_IN, story),
                (_DONE_BY, actor),
                (_TOLD_BY, report),
                ("events.id = CAST(? AS TEXT)", named),
            ],
        )
        actors, tellings = defaultdict(list), defaultdict(list)
        for event, role, number in self._connection.execute(
            f"SELECT event, role, actor FROM event_actors WHERE event IN ({chosen})"  # noqa: S608  (ours)
            " ORDER BY event, role, position",
            values,
        ):
            actors[event, role].append(self._names.actor(number))
        for event, told_by, mention in self._connection.execute(
            "SELECT event, reports.id, mention FROM tellings JOIN reports ON reports.number = report"  # noqa: S608  (ours)
            f" WHERE event IN ({chosen}) ORDER BY event, position",
            values,
        ):
            tellings[event].append(EventTelling(report=told_by, mention=mention))
        rows = self._connection.execute(
            "SELECT events.number, events.id, ifnull(stories.id, ''), type, mode, cameo, status, when_from, when_to,"  # noqa: S608  (ours)
            " when_precision, when_anchor, when_rule, when_start, when_end, where_name, where_id, where_start,"
            " where_end FROM events LEFT JOIN stories ON stories.number = events.story"
            f" WHERE events.number IN ({chosen}) ORDER BY events.id",
            values,
        )
        return [_event(row, actors, tellings) for row in rows]

    def threads(self, story: str | None = None) -> list[ThreadLink]:
        """Gives the links between stories, or those from and to this story, by the later story, then the earlier."""
        sql = (
            'SELECT later.id, earlier.id, reason, events.id, reports.id, start, "end", words, threads.because'
            " FROM threads JOIN stories AS later ON later.number = threads.story"
            " JOIN stories AS earlier ON earlier.number = threads.earlier"
            " JOIN events ON events.number = event JOIN reports ON reports.number = report"
        )
        values: tuple[str, ...] = ()
        if story is not None:
            sql += " WHERE later.id = CAST(? AS TEXT) OR earlier.id = CAST(? AS TEXT)"
            values = (story, story)
        return [
            ThreadLink(
                story=later, earlier=earlier, reason=reason, event=event, report=report,
                span=Span(start, end), words=words, because=tuple(json.loads(because)),
            )
            for later, earlier, reason, event, report, start, end, words, because in self._connection.execute(
                sql + " ORDER BY later.id, earlier.id", values
            )
        ]  # fmt: skip

    def claims(self, *, entry: str | None = None, story: str | None = None) -> list[Claim]:
        """Gives the claims about this entry, or about the entries of this story, by id; all where nothing is asked."""
        chosen, values = _where(
            "SELECT claims.number FROM claims",
            [
                ("claims.entry = CAST(? AS TEXT)", entry),
                (_ABOUT_STORY, story),
            ],
        )
        chains, evidence = defaultdict(list), defaultdict(list)
        for claim, item, actor in self._connection.execute(
            f"SELECT claim, evidence, actor FROM evidence_chain WHERE claim IN ({chosen})"  # noqa: S608  (ours)
            " ORDER BY claim, evidence, position",
            values,
        ):
            chains[claim, item].append(self._names.actor(actor))
        for claim, item, report, origin, spans, words, rule, score in self._connection.execute(
            "SELECT claim, position, reports.id, origins.id, spans, words, rule, score FROM evidence"  # noqa: S608  (ours)
            " JOIN reports ON reports.number = report JOIN reports AS origins ON origins.number = origin"
            f" WHERE claim IN ({chosen}) ORDER BY claim, position",
            values,
        ):
            name, version = self._names.rule(rule)
            evidence[claim].append(
                Evidence(
                    report=report, origin=origin, spans=_spans(spans), words=words, chain=tuple(chains[claim, item]),
                    by=By(rule=name, version=version, score=score),
                )
            )  # fmt: skip
        rows = self._connection.execute(
            "SELECT number, id, entry, field, value, verdict, origins FROM claims"  # noqa: S608  (ours)
            f" WHERE number IN ({chosen}) ORDER BY id",
            values,
        )
        return [
            Claim(
                id=claim_id, entry=about, field=field, value=value, verdict=verdict, origins=origins,
                evidence=tuple(evidence[number]),
            )
            for number, claim_id, about, field, value, verdict, origins in rows
        ]  # fmt: skip


def _event(row: tuple[Any, ...], actors: dict[Any, list[ActorRef]], tellings: dict[int, list[EventTelling]]) -> Event:
    number, event_id, story, kind, mode, cameo, status, *when, when_start, when_end = row[:14]
    where_name, where_id, where_start, where_end = row[14:]
    where = Where(name=where_name, id=where_id, words=_span(where_start, where_end)) if where_name is not None else None
    return Event(
        id=event_id, story=story, type=kind, mode=mode, cameo=cameo, sources=tuple(actors[number, "source"]),
        targets=tuple(actors[number, "target"]), when=when_from(tuple(when), _span(when_start, when_end)),
        where=where, status=status, tellings=tuple(tellings[number]),
    )  # fmt: skip


def _where(sql: str, conditions: Conditions) -> tuple[str, list[Any]]:
    """Gives the query narrowed by the conditions that have a value, with the values for its places."""
    used = [(text, value) for text, value in conditions if value is not None]
    values = [storable(value) for text, value in used for _ in range(text.count("?"))]
    return (f"{sql} WHERE {' AND '.join(text for text, _ in used)}" if used else sql), values


def _spans(data: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(data))


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
