"""PLOVER: JSON lines, an event a line, as its manual (2021) describes: type, mode, contexts, actor, recipient, date.

PLOVER has no field for what was promised, threatened, called for or denied, so a line's ``type`` is PLOVER's own
reading (a planned meeting is AGREE, a threatened attack THREATEN); ``act`` and ``status`` say what the record holds.
What PLOVER does not code (appeals, harm that was not done, what another line tells) is left out. ``tellings`` is the
evidence: every report that tells it, with its words; copies count once in ``origins``.
"""

from collections.abc import Iterator
from typing import Any

from onrecord.export.coded import Coded, Told, coded, country, day_of
from onrecord.export.reading_json import exact_json
from onrecord.export.writing import write_stream
from onrecord.record import Record
from onrecord.types.actor import ActorRef


def write(record: Record, output: str) -> None:
    """Writes the events as JSON lines; ``-`` is standard output, a name ending with ``.gz`` compresses."""
    write_stream(lines(record), output)


def lines(record: Record) -> Iterator[bytes]:
    """Gives the lines, each ended by a line feed."""
    for row in coded(record):
        if row.plover is not None:
            yield exact_json(_object(row)) + b"\n"


def _object(row: Coded) -> dict[str, Any]:
    event = row.event
    when, where, day = event.when, event.where, day_of(row)
    return {
        "id": event.id,
        "date": when.from_ if when else None,
        "date_to": when.to if when else None,
        "type": row.plover,
        "mode": event.mode if row.plover == event.type else "",
        "context": row.contexts,
        "actor": [_actor(one, day) for one in event.sources],
        "recipient": [_actor(one, day) for one in event.targets],
        "location": {"name": where.name, "id": where.id} if where else None,
        "instrument": row.instrument,
        "act": event.type,
        "status": event.status,
        "cameo": event.cameo,
        "story": event.story,
        "origins": row.origins,
        "tellings": [_told(one) for one in row.told],
    }


def _actor(actor: ActorRef, day: str) -> dict[str, str]:
    return {"id": actor.id, "name": actor.name, "type": actor.type, "country": country(actor, day)}


def _told(one: Told) -> dict[str, Any]:
    report, mention = one.report, one.mention
    return {
        "report": report.id,
        "url": report.url,
        "outlet": report.outlet,
        "published": report.published.from_,
        "copy_of": one.copy_of,
        "start": mention.start,
        "end": mention.end,
        "words": mention.span.words(report.text),
        "trigger": mention.trigger,
        "status": mention.status,
        "because": mention.because,
    }
