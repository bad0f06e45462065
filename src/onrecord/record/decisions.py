"""People's judgements: kept with who and when, listed in order."""

import json
import sqlite3
from datetime import date
from typing import get_args

import msgspec

from onrecord.errors import RecordError
from onrecord.record.connection import storable
from onrecord.record.decided import actors_from
from onrecord.record.rows import json_list
from onrecord.types.decision import CORRECTABLE, Decision, DecisionKind
from onrecord.types.event import Status


def add_decision(connection: sqlite3.Connection, decision: Decision) -> tuple[str, bool]:
    """Keeps a decision; gives its id, and whether it is new: the same again changes nothing.

    Raises RecordError for a faulty one.
    """
    check_decision(decision)
    row = (
        decision.id, decision.kind, json_list(decision.ids), decision.field, decision.value, decision.who,
        decision.when, decision.note,
    )  # fmt: skip
    places = ", ".join("CAST(? AS TEXT)" for _ in row)
    values = [storable(value) for value in row]
    added = connection.execute(f"INSERT OR IGNORE INTO decisions VALUES ({places})", values)  # noqa: S608  (places)
    return decision.id, added.rowcount == 1


def check_decision(decision: Decision) -> None:
    """Raises RecordError where a decision lacks something or cannot be carried out."""
    if decision.kind not in get_args(DecisionKind):
        raise RecordError(
            f"{decision.kind!r} is no kind of decision", remedy=f"use {', '.join(get_args(DecisionKind))}"
        )
    if not decision.ids or not all(decision.ids) or not decision.who.strip() or not decision.when.strip():
        raise RecordError("a decision needs the ids it is about, who made it and when", remedy="give all three")
    if decision.kind in {"merge", "split"}:
        _check_identity(decision)
    if decision.kind == "correct":
        _check_correction(decision)


def _check_identity(decision: Decision) -> None:
    if len(set(decision.ids)) < 2:
        raise RecordError(f"to {decision.kind}, name at least two ids", remedy="give both")
    of_reports = {name.startswith("report-") for name in decision.ids}
    if decision.kind == "merge" and len(of_reports) > 1:
        raise RecordError("an actor and a report cannot be merged", remedy="name actors only, or reports only")
    if decision.kind == "split" and not all(name.startswith("report-") for name in decision.ids[1:]):
        raise RecordError(
            "to split, name an actor and the reports in which the name is somebody else's, or two reports",
            remedy="name reports after the first id",
        )
    if decision.kind == "merge" and of_reports == {False}:
        _check_actors(decision, exactly=1)


def _check_correction(decision: Decision) -> None:
    if decision.field not in CORRECTABLE:
        raise RecordError(
            f"a correction needs the field it is about, not {decision.field!r}", remedy=f"use {', '.join(CORRECTABLE)}"
        )
    if decision.field == "speaker":
        _check_actors(decision)
    elif decision.field == "status" and decision.value not in get_args(Status):
        raise RecordError(f"{decision.value!r} is no status", remedy=f"use {', '.join(get_args(Status))}")
    elif decision.field == "day":
        days = decision.value.split("/")
        try:
            ends = [date.fromisoformat(day) for day in days]
        except ValueError as error:
            raise RecordError(
                f"{decision.value!r} is no day", remedy="use YYYY-MM-DD or YYYY-MM-DD/YYYY-MM-DD"
            ) from error
        if len(ends) > 2 or ends != sorted(ends):
            raise RecordError(f"{decision.value!r} is no interval", remedy="give its first and its last day")


def _check_actors(decision: Decision, exactly: int | None = None) -> None:
    try:
        actors = actors_from(decision.value)
    except msgspec.DecodeError as error:
        raise _no_actor(decision) from error
    if exactly is not None and len(actors) != exactly:
        raise _no_actor(decision)


def _no_actor(decision: Decision) -> RecordError:
    return RecordError(f"{decision.value!r} is no actor", remedy='write it as JSON: ["Q76", "Barack Obama", "person"]')


def decisions(connection: sqlite3.Connection, about: str | None = None) -> list[Decision]:
    """Gives all decisions, or those about this id, by when, then id."""
    rows = connection.execute('SELECT kind, ids, field, value, who, "when", note FROM decisions ORDER BY "when", id')
    found = [
        Decision(kind=kind, ids=tuple(json.loads(ids)), field=field, value=value, who=who, when=when, note=note)
        for kind, ids, field, value, who, when, note in rows
    ]
    return found if about is None else [decision for decision in found if about in decision.ids]
