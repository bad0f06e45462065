"""The rows of the tables of a CSV export, in the order of report ids and of the text, then of ids."""

from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.export.reading_json import spans_words, text_sha256
from onrecord.record import Record
from onrecord.types.actor import ActorRef
from onrecord.types.decision import Decision, in_force
from onrecord.types.event import Where
from onrecord.types.reading import Reading
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.when import When

Row = tuple[Any, ...]
"""Values in the order of the table's columns; None for an empty cell."""


def rows(record: Record) -> Iterator[tuple[str, Row]]:
    """Gives each row with the name of its table."""
    stories = record.stories()
    story_of = {report: story.id for story in stories for report in story.reports}
    statements, events = record.statements(), record.events()
    statement_of = {(r.report, r.attribution): s.id for s in statements for r in s.renderings}
    event_of = {(t.report, t.mention): e.id for e in events for t in e.tellings}
    for reading in record.readings():
        yield "reports", _report(reading, story_of.get(reading.report.id))
        yield from _layers(reading, statement_of, event_of)
        yield from _decided(record, reading.report)
    for statement in statements:
        yield "statements", (
            statement.id, statement.story, *_actors(statement.speakers), statement.words, *_when(statement.when),
            len(statement.renderings),
        )  # fmt: skip
        for place, one in enumerate(statement.renderings):
            yield "renderings", (
                statement.id, place, one.report, one.attribution, _spans(one.spans), one.words, one.kind
            )  # fmt: skip
    for event in events:
        yield "events", (
            event.id, event.story, event.type, event.mode, event.cameo, *_actors(event.sources),
            *_actors(event.targets), *_when(event.when), *_where(event.where), event.status, len(event.tellings),
        )  # fmt: skip
    for story in sorted(stories, key=lambda one: one.id):
        yield "stories", (story.id, story.title, story.from_, story.to, len(story.reports), _listed(story.because))
    yield from _across(record)
    yield from _decisions(record.decisions())
    for aside in record.set_asides():
        yield "issues", (None, aside.source, aside.code, aside.message, None, None, None)


def _across(record: Record) -> Iterator[tuple[str, Row]]:
    """Gives the rows of copies, threads, claims and their evidence."""
    for copy in record.copies():
        yield "copies", (copy.report, copy.of, copy.kind, copy.score, _listed(copy.because))
    for link in record.threads():
        yield "threads", (
            link.story, link.earlier, link.reason, link.event, link.report, link.span.start,
            link.span.end, link.words, _listed(link.because),
        )  # fmt: skip
    for claim in record.claims():
        yield "claims", (claim.id, claim.entry, claim.field, claim.value, claim.verdict, claim.origins)
        for place, item in enumerate(claim.evidence):
            yield "evidence", (
                claim.id, place, item.report, item.origin, _spans(item.spans), item.words, *_actors(item.chain),
                item.by.rule, item.by.version, item.by.score,
            )  # fmt: skip


def _decisions(decisions: list[Decision]) -> Iterator[tuple[str, Row]]:
    force = in_force(decisions)
    for one in decisions:
        yield "decisions", (
            one.id, one.kind, ";".join(one.ids), one.field, one.value, one.who, one.when, one.note, one.id in force
        )  # fmt: skip


def _decided(record: Record, report: Report) -> Iterator[tuple[str, Row]]:
    for one in record.bearings(report.id):
        words = spans_words(one.spans, report.text)
        yield "decided", (one.decision.id, report.id, one.entry, _spans(one.spans), words, one.holds)


def _report(reading: Reading, story: str | None) -> Row:
    report = reading.report
    published, modified = report.published, report.modified
    return (
        report.id, report.given_id, report.outlet, report.title, report.byline, report.contributor, report.agency,
        report.dateline.text if report.dateline else None, report.language, report.url, published.from_, published.to,
        published.precision, published.basis, _listed(published.because), modified.from_ if modified else None,
        modified.to if modified else None, report.cut, _listed(report.corrections), story, report.text,
        text_sha256(report.text), report.source, report.sha256,
    )  # fmt: skip


def _layers(
    reading: Reading, statement_of: dict[tuple[str, str], str], event_of: dict[tuple[str, str], str]
) -> Iterator[tuple[str, Row]]:
    name, text = reading.report.id, reading.report.text
    for m in reading.mentions:
        yield "mentions", (
            name, m.start, m.end, m.span.words(text), m.actor.id, m.actor.name, m.actor.type, m.kind, m.title,
            m.by.rule, m.by.version, m.by.score,
        )  # fmt: skip
    for t in reading.times:
        yield "times", (
            name, t.start, t.end, t.span.words(text), t.type, t.value, t.from_, t.to, t.precision, t.anchor,
            t.by.rule, t.by.version, t.by.score,
        )  # fmt: skip
    for a in reading.attributions:
        yield "attributions", (
            a.id, name, statement_of.get((name, a.id)), _spans(a.content), spans_words(a.content, text),
            _spans(a.cue), spans_words(a.cue, text), _spans(a.source), spans_words(a.source, text), a.kind, a.speech,
            *_actors(a.speakers), *_actors(a.addressees), *_actors(a.chain), *_when(a.when), _listed(a.because),
            a.by.rule, a.by.version, a.by.score,
        )  # fmt: skip
    for e in reading.events:
        yield "event_mentions", (
            e.id, name, event_of.get((name, e.id)), e.start, e.end, e.span.words(text), _spans((e.trigger,)),
            e.trigger.words(text), e.type, e.mode, e.cameo, *_actors(e.sources), *_actors(e.targets), *_when(e.when),
            *_where(e.where), e.status, _listed(e.because), e.by.rule, e.by.version, e.by.score,
        )  # fmt: skip
    for p in reading.particulars:
        yield "particulars", (
            p.id, name, p.about or None, p.start, p.end, p.span.words(text), p.field, p.value, *_actors(p.actors),
            *_when(p.when), p.status, _listed(p.because), p.by.rule, p.by.version, p.by.score,
        )  # fmt: skip
    for place, item in enumerate(reading.report.residue):
        yield "residue", (
            name, place, item.reason, item.text, item.source.start if item.source else None,
            item.source.end if item.source else None, item.rule, item.score,
        )  # fmt: skip
    for issue in reading.issues:
        words = text[issue.start : issue.end] if issue.start is not None else None
        yield "issues", (name, None, issue.code, issue.message, issue.start, issue.end, words)


def _spans(spans: Iterable[Span]) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def _listed(items: Iterable[str]) -> str:
    return "; ".join(items)


def _actors(actors: Iterable[ActorRef]) -> tuple[str, str]:
    held = tuple(actors)
    return ";".join(actor.id for actor in held), ";".join(actor.name for actor in held)


def _when(when: When | None) -> Row:
    return (when.from_, when.to, when.precision, when.rule) if when else (None,) * 4


def _where(where: Where | None) -> Row:
    return (where.name, where.id) if where else (None, None)
