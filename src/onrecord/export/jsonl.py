"""JSON lines: one report a line, in the order of report ids, with its reading and its place among other reports.

To what ``onrecord read`` prints, a line adds ``story``, ``copy_of``, the ``statement`` of each attribution, the
``happening`` of each event, ``threads`` (earlier stories that its story goes on from), ``claims``: the values for
which this report's words are evidence, each with its verdict over all reports, and ``decisions``: people's, as
``onrecord decisions --json`` prints them, with what in this report each is ``about``. A line stands by itself:
whoever has it can check every span against its ``text``.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from onrecord.export.decided import bearing_objects
from onrecord.export.reading_json import actor_object, by_object, exact_json, reading_object
from onrecord.export.writing import write_stream
from onrecord.record import Record
from onrecord.types.claim import Claim, Evidence
from onrecord.types.provenance import By
from onrecord.types.reading import Reading
from onrecord.types.span import Span
from onrecord.types.story import Copy, Story, ThreadLink


def write(record: Record, output: str) -> None:
    """Writes the record as JSON lines; ``-`` is standard output, a name ending with ``.gz`` compresses."""
    write_stream(lines(record), output)


def lines(record: Record) -> Iterator[bytes]:
    """Gives the lines, each ended by a line feed."""
    places = _Places(record)
    for reading in record.readings():
        yield exact_json(places.placed(reading)) + b"\n"


class _Places:
    """Where each report and each of its entries stands in what was found across reports."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._stories: dict[str, Story] = {}
        for story in record.stories():
            self._stories.update(dict.fromkeys(story.reports, story))
        self._copies: dict[str, list[Copy]] = defaultdict(list)
        for copy in record.copies():
            self._copies[copy.report].append(copy)
        self._threads: dict[str, list[ThreadLink]] = defaultdict(list)
        for link in record.threads():
            self._threads[link.story].append(link)
        self._statements: dict[tuple[str, str], str] = {}
        for statement in record.statements():
            for rendering in statement.renderings:
                self._statements[rendering.report, rendering.attribution] = statement.id
        self._happenings: dict[tuple[str, str], str] = {}
        for event in record.events():
            for telling in event.tellings:
                self._happenings[telling.report, telling.mention] = event.id
        self._evidence: dict[str, list[tuple[Claim, Evidence]]] = defaultdict(list)
        for claim in record.claims():
            for evidence in claim.evidence:
                self._evidence[evidence.report].append((claim, evidence))

    def placed(self, reading: Reading) -> dict[str, Any]:
        """Gives the reading as plain values with its place among others."""
        report = reading.report.id
        held = reading_object(reading)
        for attribution in held["attributions"]:
            attribution["statement"] = self._statements.get((report, attribution["id"]))
        for event in held["events"]:
            event["happening"] = self._happenings.get((report, event["id"]))
        story = self._stories.get(report)
        held["story"] = {"id": story.id, "title": story.title, "reports": len(story.reports)} if story else None
        held["copy_of"] = [
            {"report_id": copy.of, "kind": copy.kind, "score": copy.score, "because": copy.because}
            for copy in self._copies[report]
        ]
        held["threads"] = self._going_on(story.id, report) if story else []
        claims = sorted(self._evidence[report], key=_in_text_order)
        held["claims"] = [_claim(claim, evidence) for claim, evidence in claims]
        held["decisions"] = bearing_objects(self._record.bearings(report), reading.report.text)
        return held

    def _going_on(self, story: str, report: str) -> list[dict[str, Any]]:
        """Gives the links from a story to earlier ones: those by this report's words first, in text order."""
        links = sorted(self._threads[story], key=lambda link: (link.report != report, link.span, link.earlier))
        return [_thread(link, report) for link in links]


def _in_text_order(pair: tuple[Claim, Evidence]) -> tuple[int, tuple[Span, ...], str, By]:
    claim, evidence = pair
    return (min((span.start for span in evidence.spans), default=0), evidence.spans, claim.id, evidence.by)


def _thread(link: ThreadLink, report: str) -> dict[str, Any]:
    """Gives a link from this report's story to an earlier one; the words stand where they are this report's."""
    said = {"start": link.span.start, "end": link.span.end, "words": link.words}
    return {
        "earlier": link.earlier,
        "reason": link.reason,
        "happening": link.event,
        "report_id": link.report,
        "because": link.because,
        **(said if link.report == report else {}),
    }


def _claim(claim: Claim, evidence: Evidence) -> dict[str, Any]:
    return {
        "id": claim.id,
        "entry": claim.entry,
        "field": claim.field,
        "value": claim.value,
        "verdict": claim.verdict,
        "origins": claim.origins,
        "content": evidence.spans,
        "words": evidence.words,
        "origin": evidence.origin,
        "chain": [actor_object(actor) for actor in evidence.chain],
        **by_object(evidence.by),
    }
