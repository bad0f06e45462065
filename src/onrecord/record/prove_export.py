"""Proves exported readings: JSON lines, one report a line, with or without what was found across reports."""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, cast

import msgspec

from onrecord.errors import NotARecordError
from onrecord.record.findings import Failure, Findings
from onrecord.types.decision import Decision
from onrecord.types.ids import report_id

JOIN = " … "
LAYERS = ("mentions", "times", "attributions", "events", "particulars", "threads", "claims")
SPAN_LISTS = ("content", "cue", "source", "spans")
MOST_LINE = 256 * 1024 * 1024  # bytes; a longer line is damage, not a report


def prove_export(place: Path, findings: Findings) -> None:
    """Proves the export in this file. Raises NotARecordError where its first line is no report as JSON."""
    try:
        with _opened(place) as file:
            for number, line in enumerate(_lines(file), 1):
                _prove_line(place, number, line, findings)
    except (OSError, EOFError, zlib.error) as error:
        findings.fail(Failure("file", place.name, "", f"cannot be read: {error}"))


def _opened(place: Path) -> IO[bytes]:
    return cast("IO[bytes]", gzip.open(place)) if place.name.endswith(".gz") else place.open("rb")


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    while line := file.readline(MOST_LINE):
        if line.strip():
            yield line


def _prove_line(place: Path, number: int, line: bytes, findings: Findings) -> None:
    name = f"{place.name}#{number}"
    try:
        held = json.loads(line)
        report = held["report"] if isinstance(held.get("report"), dict) else held
        text = report["text"]
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        if number == 1:
            raise NotARecordError(
                f"{place} is neither a record nor an export of readings", remedy="name a record or a .jsonl export"
            ) from error
        findings.fail(Failure("line", name, "", "is no report as JSON"))
        return
    if not isinstance(text, str):
        findings.fail(Failure("line", name, "", "its text is no text"))
        return
    prover = _LineProver(str(report.get("id", name)), text, findings)
    try:
        prover.prove_report(report)
        for layer in LAYERS:
            prover.prove_layer(layer, held.get(layer) or [])
        for decision in held.get("decisions") or []:
            prover.prove_decision(decision)
        for issue in held.get("issues") or []:
            if issue.get("start") is not None:
                prover.prove_span("issues", issue["code"], issue["start"], issue.get("end"), issue.get("words"))
    except (KeyError, TypeError, AttributeError, ValueError, msgspec.ValidationError) as error:
        findings.fail(Failure("line", name, prover.report, f"cannot be checked: {type(error).__name__}: {error}"))


class _LineProver:
    """Proves what one line says against its own text."""

    def __init__(self, report: str, text: str, findings: Findings) -> None:
        self.report = report
        self._text = text
        self._findings = findings

    def prove_report(self, report: dict[str, Any]) -> None:
        """Proves the id, where it is made from content, and the text's checksum, where the line has one."""
        published = report.get("published") or {}
        days = {"", *(str(when)[:10] for when in (published.get("from"), published.get("to")) if when)}
        for field in ("id", "report_id"):
            name = report.get(field)
            if isinstance(name, str) and name.startswith("report-"):
                made = {report_id(str(report.get("outlet") or ""), day, self._text) for day in days}
                self._prove("report ids", name in made, "reports", name, "its id is not made from outlet, day and text")
        if "text_sha256" in report:
            found = hashlib.sha256(self._text.encode("utf-8", "surrogatepass")).hexdigest()
            self._prove("texts", found == report["text_sha256"], "reports", self.report, "its text was changed")
        self._findings.proved["reports"] += 1

    def prove_layer(self, layer: str, entries: list[dict[str, Any]]) -> None:
        """Proves the spans of every entry of a layer, and that the entries stand in text order."""
        starts = []
        for n, entry in enumerate(entries):
            name = entry.get("id") or n
            if "start" in entry:
                self.prove_span(layer, name, entry["start"], entry["end"], entry.get("words"))
                starts.append(entry["start"])
            elif entry.get("content"):
                starts.append(min(start for start, _ in entry["content"]))
            for start, end in _spans_of(entry):
                self.prove_span(layer, name, start, end, None)
            self._prove_content(layer, name, entry)
        if starts:
            self._prove("layers in text order", starts == sorted(starts), layer, "", "is not in text order")

    def prove_decision(self, decision: dict[str, Any]) -> None:
        """Proves that a decision is what was decided, of which its id is made, and the words that it is about."""
        made = msgspec.convert(decision, Decision)
        same = made.id == decision["id"]
        self._prove("decisions", same, "decisions", made.id, "is not what was decided (id differs)")
        for one in decision.get("about") or []:
            for start, end in _spans_of(one):
                self.prove_span("decisions", made.id, start, end, None)
            self._prove_content("decisions", made.id, one)

    def _prove_content(self, layer: str, name: object, entry: dict[str, Any]) -> None:
        if "content" in entry and isinstance(entry.get("words"), str):
            found = JOIN.join(self._text[start:end] for start, end in entry["content"])
            self._prove("words", found == entry["words"], layer, name, "its words are not those of its content")

    def prove_span(self, layer: str, name: object, start: int, end: int | None, words: str | None) -> None:
        """Proves that a span lies in the text and, where the line gives its words, that they stand there."""
        stop = len(self._text) if end is None else end
        inside = 0 <= start <= stop <= len(self._text)
        holds = inside and (words is None or self._text[start:stop] == words)
        self._prove("spans", holds, layer, name, f"[{start}, {end}) is not in the text, or not with its words")

    def _prove(self, kind: str, holds: bool, table: str, entry: object, message: str) -> None:
        self._findings.prove(kind, holds, Failure(table, str(entry), self.report, message))


def _spans_of(entry: dict[str, Any]) -> list[tuple[int, int]]:
    """Gives the spans in an entry's fields. In events ``sources`` are actors: only lists of pairs of numbers count."""
    found = []
    for field in SPAN_LISTS:
        listed = entry.get(field)
        if isinstance(listed, list):
            found += [(item[0], item[1]) for item in listed if isinstance(item, list) and len(item) == 2]
    if entry.get("trigger"):
        start, end = entry["trigger"]
        found.append((start, end))
    for field in ("when", "where"):
        words = (entry.get(field) or {}).get("words")
        if words:
            start, end = words
            found.append((start, end))
    return found
