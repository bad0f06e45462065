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
_ENTRY = re.compile(r"(?:statement|event|attribution|particular|decision)-[0-9a-f]{4,}")
_WHOLE = re.compile(r"[a-z]+-[0-9a-f]{20}")
"""An id made from content, in full. It is taken as it is: decisions may come before the reports that they are about."""
_ACTOR_ID = re.compile(r"Q\d+|[a-z-]+:\S+")


def complete(record: Record, decision: Decision) -> Decision:
    """Gives the decision with ids in place of what a person wrote. Raises RecordError where something names nothing.

    Statements and events are followed by the ids of their tellings, which stay the same while reports come and go.
    """
    if decision.kind in {"merge", "split"}:
        ids = [_joined_or_parted(record, decision, place) for place in range(len(decision.ids))]
        if decision.kind == "merge" and not decision.value and ids and not ids[0].startswith("report-"):
            decision = replace(decision, value=_as_json(_actor(record, ids[0])))
    else:
        ids = [name for given in decision.ids for name in _entries(record, given, beside=set(decision.ids))]
    if decision.kind == "correct" and decision.field == "speaker" and not decision.value.startswith("["):
        names = [name.strip() for name in decision.value.split(";") if name.strip()]
        actors = [_actor(record, name) for name in names]
        decision = replace(decision, value=json.dumps([_fields(one) for one in actors], ensure_ascii=False))
    return replace(decision, ids=tuple(dict.fromkeys(ids)))


def _joined_or_parted(record: Record, decision: Decision, place: int) -> str:
    """Gives the id of the actor or report that a merge or split has at this place.

    Ids in full are taken as they are where nothing is to be looked up: decisions may come before their reports.
    """
    name, split = decision.ids[place], decision.kind == "split"
    report = name if name.startswith("report-") and _WHOLE.fullmatch(name) else record.find_report(name)
    if report:
        return report
    if split and place:
        raise _no_report(name)
    return name if (split or decision.value) and _ACTOR_ID.fullmatch(name) else _actor(record, name).id


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


def _entries(record: Record, name: str, *, beside: set[str]) -> Iterator[str]:
    """Gives the ids that this names: its own, and those of the tellings of a statement, an event or a place.

    A decision that names tellings ``beside`` a statement or event was made of these: others that it has here by now, or
    in this record, nobody has judged.
    """
    place = _PLACE.fullmatch(name)
    if place:
        yield from _at(record, place["report"], Span(int(place["start"]), int(place["end"])))
        return
    found = record.find_entry(name) if _ENTRY.fullmatch(name) else None
    if found is None and not (_WHOLE.fullmatch(name) and _ENTRY.fullmatch(name)):
        raise RecordError(
            f"{name!r} is no statement, event, decision or place of this record",
            remedy="`onrecord show --json` and `onrecord decisions` give ids; a place is written REPORT:START-END",
        )
    yield found or name
    tellings = _tellings(record, found) if found else []
    if beside.isdisjoint(tellings):
        yield from tellings


def _tellings(record: Record, entry: str) -> list[str]:
    """Gives the ids of the tellings of a statement or event; nothing for what is itself one."""
    if said := record.statement(entry):
        return [rendering.attribution for rendering in said.renderings]
    held = record.event(entry)
    return [telling.mention for telling in held.tellings] if held else []


def _at(record: Record, name: str, span: Span) -> list[str]:
    """Gives what was read inside these characters of a report: what was said and what was done."""
    report = record.find_report(name)
    reading = record.reading(report) if report else None
    if reading is None:
        raise _no_report(name)
    found = [one.id for one in reading.attributions if span.contains(one.extent)]
    found += [one.id for one in reading.events if span.contains(one.span)]
    if not found:
        raise RecordError(f"nothing was read at {name}:{span.start}-{span.end}", remedy="`onrecord read` shows places")
    return found


def _no_report(name: str) -> RecordError:
    return RecordError(f"there is no report {name!r}", remedy="`onrecord stories --format jsonl` lists their ids")


def _fields(actor: ActorRef) -> list[str]:
    return [actor.id, actor.name, actor.type]


def _as_json(actor: ActorRef) -> str:
    return json.dumps(_fields(actor), ensure_ascii=False)
