"""Finds out what a person means: ids, names and places as people write them become the ids that a decision keeps."""

import json
import re
from collections.abc import Iterator

from msgspec.structs import replace

from onrecord.errors import RecordError
from onrecord.record.store import Record
from onrecord.types.actor import ActorRef
from onrecord.types.decision import Decision
from onrecord.types.span import Span

_PLACE = re.compile(r"(?P<report>.+):(?P<start>\d+)[-–](?P<end>\d+)")


def complete(record: Record, decision: Decision) -> Decision:
    """Gives the decision with ids in place of what a person wrote. Raises RecordError where something names nothing.

    Statements and events are followed by the ids of their tellings, which stay the same while reports come and go.
    """
    if decision.kind in {"merge", "split"}:
        only_reports = decision.kind == "split"
        ids = [
            _actor_or_report(record, name, report=only_reports and place > 0) for place, name in enumerate(decision.ids)
        ]
        if decision.kind == "merge" and not decision.value and ids and not ids[0].startswith("report-"):
            decision = replace(decision, value=_as_json(_actor(record, ids[0])))
    else:
        ids = [name for given in decision.ids for name in _entries(record, given)]
    if decision.kind == "correct" and decision.field == "speaker" and not decision.value.startswith("["):
        names = [name.strip() for name in decision.value.split(";") if name.strip()]
        actors = [_actor(record, name) for name in names]
        decision = replace(decision, value=json.dumps([_fields(one) for one in actors], ensure_ascii=False))
    return replace(decision, ids=tuple(dict.fromkeys(ids)))


def _actor_or_report(record: Record, name: str, *, report: bool) -> str:
    """Gives the id of the report or actor that this names; ``report`` says that it must be a report."""
    found = record.find_report(name)
    if found:
        return found
    if report:
        raise RecordError(f"there is no report {name!r}", remedy="`onrecord stories` lists their ids")
    return _actor(record, name).id


def _actor(record: Record, name: str) -> ActorRef:
    """Gives the one actor with this id or name; an id that the record does not hold cannot be shown by name."""
    found = [one.actor for one in record.find_actors(name)]
    exact = [one for one in found if one.id == name] or found
    if not exact:
        raise RecordError(f"{name!r} is in no report of this record", remedy="`onrecord who` takes parts of a name")
    if len(exact) > 1:
        shown = ", ".join(f"{one.id} ({one.name})" for one in exact[:5])
        raise RecordError(f"{name!r} could be {shown}", remedy="give the id")
    return exact[0]


def _entries(record: Record, name: str) -> Iterator[str]:
    """Gives the ids that this names: its own, and those of the tellings of a statement, an event or a place."""
    kind = name.partition("-")[0]
    place = _PLACE.fullmatch(name)
    if place:
        yield from _at(record, place["report"], Span(int(place["start"]), int(place["end"])))
    elif kind == "statement":
        said = record.statement(name)
        if said is None:
            raise RecordError(f"this record holds no {name}", remedy="`onrecord show --json` gives ids")
        yield name
        yield from (rendering.attribution for rendering in said.renderings)
    elif kind == "event" and (held := record.event(name)):
        yield name
        yield from (telling.mention for telling in held.tellings)
    elif kind in {"attribution", "event", "particular", "decision"}:
        yield name
    else:
        raise RecordError(
            f"{name!r} is no statement, event or place of this record",
            remedy="`onrecord show --json` gives ids; a place is written REPORT:START-END",
        )


def _at(record: Record, name: str, span: Span) -> list[str]:
    """Gives what was read inside these characters of a report: what was said and what was done."""
    report = record.find_report(name)
    reading = record.reading(report) if report else None
    if reading is None:
        raise RecordError(f"there is no report {name!r}", remedy="`onrecord stories` lists their ids")
    found = [one.id for one in reading.attributions if span.contains(one.extent)]
    found += [one.id for one in reading.events if span.contains(one.span)]
    if not found:
        raise RecordError(f"nothing was read at {name}:{span.start}-{span.end}", remedy="`onrecord read` shows places")
    return found


def _fields(actor: ActorRef) -> list[str]:
    return [actor.id, actor.name, actor.type]


def _as_json(actor: ActorRef) -> str:
    return json.dumps(_fields(actor), ensure_ascii=False)
