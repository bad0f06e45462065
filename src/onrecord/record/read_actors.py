"""Counts what the record holds of its actors, as people decided who is who."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from onrecord.record.connection import storable
from onrecord.record.decided import Decided
from onrecord.types.actor import ActorRef

MOST_PLACES = 500
"""Values in one query; older SQLite takes at most 999."""


class ActorCounts(Struct, frozen=True, kw_only=True, order=True):
    """An actor and how often the record holds it: mentions, statements, events, and the reports that name it."""

    actor: ActorRef
    mentions: int
    statements: int
    events: int
    reports: int


class ActorCounter:
    """Counts actors. Mentions are stored as they were read; what was said and done, as it was decided."""

    def __init__(self, connection: sqlite3.Connection, decided: Decided) -> None:
        """Takes the connection to read with and what people decided."""
        self._connection = connection
        self._decided = decided

    def actors(self, ids: Iterable[str] | None = None) -> list[ActorCounts]:
        """Gives the actors that are stored with these ids, or all that have one, most mentioned first.

        The name and type shown are those of most mentions, the first in the alphabet among equals.
        """
        touched = self._decided.touched()
        if ids is None:
            found = self._counted("actors.id <> ''", ())
            shown = touched
        else:
            wanted = sorted(set(ids))
            found = self._counted_among(wanted)
            shown = {name for actor in wanted for name in self._decided.shown_as(actor)} & touched
        found = [one for one in found if one.actor.id not in touched]
        found += [counts for name in sorted(shown) if (counts := self._decided_counts(name))]
        found.sort(key=lambda item: (-item.mentions, item.actor))
        return found

    def reports_naming(self, actor: str) -> set[str]:
        """Gives the ids of the reports in which the actor with this id is named or referred to."""
        return {report for _, report in self._mentions(actor)}

    def _mentions(self, actor: str) -> Counter[tuple[ActorRef, str]]:
        """Gives how often each report names this actor, and as whom."""
        counts: Counter[tuple[ActorRef, str]] = Counter()
        for stored in sorted(self._decided.names_of(actor)):
            for name, kind, report, times in self._connection.execute(
                "SELECT name, type, reports.id, count(*) FROM mentions JOIN actors ON actors.number = actor"
                " JOIN reports ON reports.number = report WHERE actors.id = CAST(? AS TEXT)"
                " GROUP BY name, type, reports.id",
                (storable(stored),),
            ):
                decided = self._decided.actor(ActorRef(stored, name, kind), report)
                if decided.id == actor:
                    counts[decided, report] += times
        return counts

    def _decided_counts(self, actor: str) -> ActorCounts | None:
        """Gives the counts of an actor of whom something was decided, or None where nothing is left of it."""
        mentions = self._mentions(actor)
        if not mentions:
            return None
        names: Counter[ActorRef] = Counter()
        for (named, _), times in mentions.items():
            names[named] += times
        said, did = (
            self._connection.execute(
                f"SELECT count(DISTINCT {column}) FROM {table} JOIN actors ON actors.number = actor"  # noqa: S608  (ours)
                " WHERE actors.id = CAST(? AS TEXT)",
                (storable(actor),),
            ).fetchone()[0]
            for table, column in (("statement_speakers", "statement"), ("event_actors", "event"))
        )
        return ActorCounts(
            actor=min(names, key=lambda one: (-names[one], one)), mentions=mentions.total(), statements=said,
            events=did, reports=len({report for _, report in mentions}),
        )  # fmt: skip

    def _counted_among(self, wanted: Sequence[str]) -> list[ActorCounts]:
        found: list[ActorCounts] = []
        for at in range(0, len(wanted), MOST_PLACES):
            some = wanted[at : at + MOST_PLACES]
            places = ", ".join("CAST(? AS TEXT)" for _ in some)
            found += self._counted(f"actors.id IN ({places})", [storable(actor) for actor in some])
        return found

    def _counted(self, condition: str, values: Sequence[Any]) -> list[ActorCounts]:
        """Gives the actors whose rows answer this condition, with their counts."""
        shown: dict[str, tuple[int, ActorRef]] = {}
        mentions: dict[str, int] = defaultdict(int)
        for actor_id, name, kind, count in self._connection.execute(
            "SELECT id, name, type, (SELECT count(*) FROM mentions WHERE actor = number) FROM actors"  # noqa: S608  (ours)
            f" WHERE {condition} ORDER BY id, name, type",
            values,
        ):
            mentions[actor_id] += count
            if actor_id not in shown or count > shown[actor_id][0]:
                shown[actor_id] = (count, ActorRef(id=actor_id, name=name, type=kind))
        counts = []
        for table, column in (("statement_speakers", "statement"), ("event_actors", "event"), ("mentions", "report")):
            sql = (
                f"SELECT actors.id, count(DISTINCT {column}) FROM actors JOIN {table} ON actor = actors.number"  # noqa: S608  (ours)
                f" WHERE {condition} GROUP BY actors.id"
            )
            counts.append(dict(self._connection.execute(sql, values)))
        said, did, named = counts
        return [
            ActorCounts(
                actor=actor, mentions=mentions[actor_id], statements=said.get(actor_id, 0), events=did.get(actor_id, 0),
                reports=named.get(actor_id, 0),
            )
            for actor_id, (_, actor) in shown.items()
        ]  # fmt: skip
