"""A reading as one JSON object: what ``onrecord read`` prints and what a JSON lines export is made of.

Offsets are code points of ``text``. Every entry carries its exact words and the rule that made it, with the rule's
version and score, so that a stranger can check it with nothing but the line itself (``onrecord verify`` does).
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from onrecord.types.actor import ActorRef, Mention
from onrecord.types.attribution import Attribution
from onrecord.types.event import EventMention, Where
from onrecord.types.issue import Issue
from onrecord.types.particular import Particular
from onrecord.types.provenance import By
from onrecord.types.reading import Reading
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.when import Published, TimeExpression, When
from onrecord.types.wire import FORMAT

JOINT = " … "
"""What stands between the words of spans that make one piece of content."""


_encoder = msgspec.json.Encoder(order="deterministic")


def reading_json(reading: Reading) -> bytes:
    """Gives the reading as UTF-8 JSON on one line, without a line feed; equal readings give equal bytes."""
    return exact_json(reading_object(reading))


def exact_json(value: Any) -> bytes:
    """Gives a value as JSON on one line that gives back the same text, lone surrogates included.

    UTF-8 has no lone surrogates; a line with one is written in ASCII with escapes, so that its text keeps its checksum.
    """
    try:
        return _encoder.encode(value)
    except UnicodeEncodeError:
        return json.dumps(msgspec.to_builtins(value), sort_keys=True, separators=(",", ":")).encode("ascii")


def reading_object(reading: Reading) -> dict[str, Any]:
    """Gives the reading as plain values, keyed as DESIGN.md's interface has it, grown by adding.

    ``id`` is the caller's own id where one was given, ``report_id`` the id made from content. ``text_sha256`` is of the
    text in UTF-8; ``offsets`` lead back to the page as it arrived, whose SHA-256 is ``sha256``.
    """
    report, text = reading.report, reading.report.text
    return {
        "format": FORMAT,
        "id": report.given_id or report.id,
        "report_id": report.id,
        "title": report.title,
        "outlet": report.outlet,
        "byline": report.byline,
        "contributor": report.contributor,
        "agency": report.agency,
        "dateline": _dateline(report),
        "language": report.language,
        "url": report.url,
        "published": _published(report.published),
        "modified": _published(report.modified) if report.modified else None,
        "source": report.source,
        "sha256": report.sha256,
        "text": text,
        "text_sha256": text_sha256(text),
        "cut": report.cut,
        "residue": [
            {"text": item.text, "reason": item.reason, "source": item.source, "rule": item.rule, "score": item.score}
            for item in report.residue
        ],
        "captions": [{"text": item.text, "date": item.date, "credit": item.credit} for item in report.captions],
        "corrections": report.corrections,
        "offsets": report.offsets.runs,
        "sentences": reading.sentences,
        "mentions": [_mention(item, text) for item in reading.mentions],
        "times": [_time(item, text) for item in reading.times],
        "attributions": [_attribution(item, text) for item in reading.attributions],
        "events": [_event(item, text) for item in reading.events],
        "particulars": [_particular(item, text) for item in reading.particulars],
        "issues": [_issue(item, text) for item in _issues(reading)],
    }


def text_sha256(text: str) -> str:
    """Gives the SHA-256 of a text in UTF-8, lone surrogates as three bytes each."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def spans_words(spans: Iterable[Span], text: str) -> str:
    """Gives the exact words of spans, parts joined by the joint."""
    return JOINT.join(span.words(text) for span in spans)


def actor_object(actor: ActorRef) -> dict[str, str]:
    """Gives an actor; id and name are empty for nobody known."""
    return {"id": actor.id, "name": actor.name, "type": actor.type}


def by_object(by: By) -> dict[str, Any]:
    """Gives what made an entry."""
    return {"rule": by.rule, "version": by.version, "score": by.score}


def _issues(reading: Reading) -> Iterable[Issue]:
    """Gives the issues of the reading, and the report's own where the reading lacks them."""
    return (*(issue for issue in reading.report.issues if issue not in reading.issues), *reading.issues)


def _dateline(report: Report) -> dict[str, Any] | None:
    line = report.dateline
    if line is None:
        return None
    return {"text": line.text, "place": line.place, "date": line.date, "agency": line.agency, "words": line.words}


def _published(published: Published) -> dict[str, Any]:
    return {
        "from": published.from_,
        "to": published.to,
        "precision": published.precision,
        "basis": published.basis,
        "because": published.because,
        "likeliest": published.likeliest,
    }


def _when(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    return {
        "from": when.from_,
        "to": when.to,
        "precision": when.precision,
        "words": when.words,
        "anchor": when.anchor,
        "rule": when.rule,
    }


def _where(where: Where | None) -> dict[str, Any] | None:
    return None if where is None else {"name": where.name, "id": where.id, "words": where.words}


def _mention(mention: Mention, text: str) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "words": mention.span.words(text),
        "actor": actor_object(mention.actor),
        "kind": mention.kind,
        "title": mention.title,
        **by_object(mention.by),
    }


def _time(time: TimeExpression, text: str) -> dict[str, Any]:
    return {
        "start": time.start,
        "end": time.end,
        "words": time.span.words(text),
        "type": time.type,
        "value": time.value,
        "from": time.from_,
        "to": time.to,
        "precision": time.precision,
        "anchor": time.anchor,
        **by_object(time.by),
    }


def _attribution(attribution: Attribution, text: str) -> dict[str, Any]:
    return {
        "id": attribution.id,
        "content": attribution.content,
        "words": spans_words(attribution.content, text),
        "cue": attribution.cue,
        "cue_words": spans_words(attribution.cue, text),
        "source": attribution.source,
        "source_words": spans_words(attribution.source, text),
        "kind": attribution.kind,
        "speech": attribution.speech,
        "speakers": [actor_object(actor) for actor in attribution.speakers],
        "addressees": [actor_object(actor) for actor in attribution.addressees],
        "chain": [actor_object(actor) for actor in attribution.chain],
        "when": _when(attribution.when),
        "because": attribution.because,
        **by_object(attribution.by),
    }


def _parties(actors: Sequence[ActorRef], words: Sequence[Span], text: str) -> list[dict[str, Any]]:
    """Gives the actors on one side of an event, each with the words that name it where they are known."""
    if len(words) != len(actors):
        return [actor_object(actor) for actor in actors]
    return [{**actor_object(actor), **_words_object(span, text)} for actor, span in zip(actors, words, strict=True)]


def _words_object(span: Span, text: str) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "words": span.words(text)}


def _event(event: EventMention, text: str) -> dict[str, Any]:
    return {
        "id": event.id,
        "start": event.start,
        "end": event.end,
        "words": event.span.words(text),
        "trigger": event.trigger,
        "trigger_words": event.trigger.words(text),
        "type": event.type,
        "mode": event.mode,
        "contexts": event.contexts,
        "cameo": event.cameo,
        "sources": _parties(event.sources, event.source_words, text),
        "targets": _parties(event.targets, event.target_words, text),
        "instrument": None if event.instrument is None else _words_object(event.instrument, text),
        "when": _when(event.when),
        "where": _where(event.where),
        "status": event.status,
        "under": event.under,
        "because": event.because,
        **by_object(event.by),
    }


def _particular(particular: Particular, text: str) -> dict[str, Any]:
    return {
        "id": particular.id,
        "about": particular.about,
        "field": particular.field,
        "value": particular.value,
        "start": particular.start,
        "end": particular.end,
        "words": particular.span.words(text),
        "actors": [actor_object(actor) for actor in particular.actors],
        "when": _when(particular.when),
        "status": particular.status,
        "because": particular.because,
        **by_object(particular.by),
    }


def _issue(issue: Issue, text: str) -> dict[str, Any]:
    held: dict[str, Any] = {"code": issue.code, "message": issue.message}
    if issue.start is not None:
        held |= {"start": issue.start, "end": issue.end, "words": text[issue.start : issue.end]}
    return held
