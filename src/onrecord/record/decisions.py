"""People's judgements: kept with who and when, listed in order."""

import json
import sqlite3
from typing import Literal, get_args

from msgspec import Struct

from onrecord.errors import RecordError
from onrecord.record.connection import storable
from onrecord.record.rows import json_list
from onrecord.types.ids import content_id

DecisionKind = Literal["merge", "split", "accept", "reject", "correct"]


class Decision(Struct, frozen=True, kw_only=True):
    """A person's judgement about the entries with these ids.

    ``field`` and ``value`` belong to ``correct``. ``when`` is an ISO 8601 instant or day that the caller gives.
    """

    kind: DecisionKind
    ids: tuple[str, ...]
    who: str
    when: str
    field: str = ""
    value: str = ""
    note: str = ""

    @property
    def id(self) -> str:
        """Gives the decision's id, made from all it says."""
        parts = (self.kind, json_list(self.ids), self.field, self.value, self.who, self.when, self.note)
        return content_id("decision", *parts)


def add_decision(connection: sqlite3.Connection, decision: Decision) -> str:
    """Keeps a decision and gives its id; the same again changes nothing. Raises RecordError for a faulty one."""
    if decision.kind not in get_args(DecisionKind):
        raise RecordError(
            f"{decision.kind!r} is no kind of decision", remedy=f"use {', '.join(get_args(DecisionKind))}"
        )
    if not decision.ids or not decision.who.strip() or not decision.when.strip():
        raise RecordError("a decision needs the ids it is about, who made it and when", remedy="give all three")
    if decision.kind in {"merge", "split"} and len(set(decision.ids)) < 2:
        raise RecordError(f"to {decision.kind}, name at least two ids", remedy="give both")
    if decision.kind == "correct" and not decision.field:
        raise RecordError("a correction needs the field it is about", remedy="name the field and the right value")
    row = (
        decision.id, decision.kind, json_list(decision.ids), decision.field, decision.value, decision.who,
        decision.when, decision.note,
    )  # fmt: skip
    places = ", ".join("CAST(? AS TEXT)" for _ in row)
    values = [storable(value) for value in row]
    connection.execute(f"INSERT OR IGNORE INTO decisions VALUES ({places})", values)  # noqa: S608  (places)
    return decision.id


def decisions(connection: sqlite3.Connection, about: str | None = None) -> list[Decision]:
    """Gives all decisions, or those about this id, by when, then id."""
    rows = connection.execute('SELECT kind, ids, field, value, who, "when", note FROM decisions ORDER BY "when", id')
    found = [
        Decision(kind=kind, ids=tuple(json.loads(ids)), field=field, value=value, who=who, when=when, note=note)
        for kind, ids, field, value, who, when, note in rows
    ]
    return found if about is None else [decision for decision in found if about in decision.ids]
