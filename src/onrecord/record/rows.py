"""A reading as rows: for each table, the values of its columns, with actors and rules still written out.

The first column of every table but ``reports`` is the report's number, which is not known here and not in these rows.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.types.actor import ActorRef
from onrecord.types.attribution import Attribution
from onrecord.types.event import EventMention
from onrecord.types.particular import Particular
from onrecord.types.provenance import By
from onrecord.types.reading import Reading
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.when import Published, When

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

JOIN = " … "
"""What stands between the parts of words that a report breaks in two."""


def reading_rows(reading: Reading) -> Rows:
    """Gives the rows of a reading by table, without the report's own row."""
    report = reading.report
    spans = _Spans(report.text)
    if report.dateline and report.dateline.words is not None:  # an empty span counts as no length, not as none
        spans.add("dateline", 0, (report.dateline.words,))
    rows: Rows = {
        "residue": [
            (n, item.text, item.reason, *_ends(item.source), item.rule, float(item.score))
            for n, item in enumerate(report.residue)
        ],
        "captions": [(n, item.text, item.date, item.credit) for n, item in enumerate(report.captions)],
        "offset_runs": [
            (n, run.start, run.end, run.source_start, run.source_end) for n, run in enumerate(report.offsets.runs)
        ],
        "likeliest_years": [(one.year, float(one.share)) for one in [report.published.likeliest] if one],
        "sentences": [(n, span.start, span.end) for n, span in enumerate(reading.sentences)],
        "mentions": [],
        "times": [],
        "attributions": [],
        "attribution_actors": [],
        "event_mentions": [],
        "event_mention_actors": [],
        "event_mention_details": [],
        "particulars": [],
        "particular_actors": [],
        "issues": _issues(reading),
    }
    for n, mention in enumerate(reading.mentions):
        spans.place("mention", n, mention.start, mention.end)
        rows["mentions"].append((n, *actor_values(mention.actor), mention.kind, mention.title, *by_values(mention.by)))
    for n, time in enumerate(reading.times):
        spans.place("time", n, time.start, time.end)
        rows["times"].append(
            (n, time.type, time.value, time.from_, time.to, time.precision, time.anchor, *by_values(time.by))
        )
    for n, attribution in enumerate(reading.attributions):
        _attribution(n, attribution, rows, spans)
    for n, event in enumerate(reading.events):
        _event(n, event, rows, spans)
    for n, particular in enumerate(reading.particulars):
        _particular(n, particular, rows, spans)
    rows["spans"] = sorted(spans.rows)
    return rows


def report_values(report: Report) -> Row:
    """Gives the values of a report's own row from ``id`` to ``cut``, without ``text`` and what is measured of it."""
    line = report.dateline
    return (
        report.id, report.given_id, report.source, report.sha256, report.url, report.outlet, report.title,
        report.byline, report.contributor, report.agency, report.language,
        *((line.text, line.place, line.date, line.agency) if line else (None,) * 4),
        *_published(report.published),
        *(_published(report.modified) if report.modified else (None,) * 5),
        json_list(report.corrections),
        int(report.cut),
    )  # fmt: skip


def json_list(items: Iterable[Any]) -> str:
    """Gives a short list as JSON."""
    return json.dumps(list(items), ensure_ascii=False, separators=(",", ":"))


def spans_json(spans: Iterable[Span]) -> str:
    """Gives spans as a JSON list of pairs."""
    return json_list([span.start, span.end] for span in spans)


def actor_values(actor: ActorRef) -> tuple[str, str, str]:
    """Gives what tells one actor row from another."""
    return actor.id, actor.name, actor.type


def by_values(by: By) -> tuple[str, str, float]:
    """Gives rule, version and score."""
    return by.rule, by.version, float(by.score)


def when_values(when: When | None) -> Row:
    """Gives from, to, precision, anchor and rule; all None where there is no time."""
    return (when.from_, when.to, when.precision, when.anchor, when.rule) if when else (None,) * 5


class _Spans:
    """Collects spans with their words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.rows: list[Row] = []

    def add(self, layer: str, entry: int, spans: Sequence[Span]) -> None:
        """Takes the spans of one layer of one entry, in order."""
        for part, span in enumerate(spans):
            self.rows.append((layer, entry, part, span.start, span.end, self.text[span.start : span.end]))

    def place(self, layer: str, entry: int, start: int, end: int) -> None:
        """Takes the one span of a layer of an entry."""
        self.rows.append((layer, entry, 0, start, end, self.text[start:end]))


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)


def _published(published: Published) -> Row:
    because = json_list(published.because)
    return published.from_, published.to, published.precision, published.basis, because


def _attribution(n: int, attribution: Attribution, rows: Rows, spans: _Spans) -> None:
    when = attribution.when
    spans.add("content", n, attribution.content)
    spans.add("cue", n, attribution.cue)
    spans.add("source", n, attribution.source)
    if when and when.words is not None:
        spans.add("said-when", n, (when.words,))
    rows["attributions"].append(
        (n, attribution.id, attribution.kind, int(attribution.speech), *when_values(when),
         json_list(attribution.because), *by_values(attribution.by))
    )  # fmt: skip
    for role, actors in (
        ("addressee", attribution.addressees), ("speaker", attribution.speakers), ("teller", attribution.chain)
    ):  # fmt: skip
        rows["attribution_actors"] += [(n, role, place, *actor_values(actor)) for place, actor in enumerate(actors)]


def _event(n: int, event: EventMention, rows: Rows, spans: _Spans) -> None:
    when, where = event.when, event.where
    spans.place("event", n, event.start, event.end)
    spans.add("trigger", n, (event.trigger,))
    if when and when.words is not None:
        spans.add("event-when", n, (when.words,))
    if where and where.words is not None:
        spans.add("event-where", n, (where.words,))
    spans.add("event-source", n, event.source_words)
    spans.add("event-target", n, event.target_words)
    if event.instrument is not None:
        spans.add("event-instrument", n, (event.instrument,))
    if event.contexts or event.under:
        rows["event_mention_details"].append((n, json_list(event.contexts), event.under))
    rows["event_mentions"].append(
        (n, event.id, event.type, event.mode, event.cameo, event.status, *when_values(when),
         *((where.name, where.id) if where else (None, None)), json_list(event.because), *by_values(event.by))
    )  # fmt: skip
    for role, actors in (("source", event.sources), ("target", event.targets)):
        rows["event_mention_actors"] += [(n, role, place, *actor_values(actor)) for place, actor in enumerate(actors)]


def _particular(n: int, particular: Particular, rows: Rows, spans: _Spans) -> None:
    when = particular.when
    spans.place("particular", n, particular.start, particular.end)
    if when and when.words is not None:
        spans.add("particular-when", n, (when.words,))
    rows["particulars"].append(
        (n, particular.id, particular.about, particular.field, particular.value, particular.status,
         *when_values(when), json_list(particular.because), *by_values(particular.by))
    )  # fmt: skip
    rows["particular_actors"] += [
        (n, "named", place, *actor_values(actor)) for place, actor in enumerate(particular.actors)
    ]


def _issues(reading: Reading) -> list[Row]:
    own, every = reading.report.issues, reading.issues
    shared = every[: len(own)] == own
    listed = [("both" if shared else "report", issue) for issue in own]
    listed += [("reading", issue) for issue in (every[len(own) :] if shared else every)]
    text = reading.report.text
    return [
        (n, layer, issue.code, issue.message, issue.start, issue.end,
         None if issue.start is None else text[issue.start : issue.end])
        for n, (layer, issue) in enumerate(listed)
    ]  # fmt: skip
