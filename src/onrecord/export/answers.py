"""Prints answers: who said these words, what an actor said and did, when a report was published, issues, proofs.

As JSON each answer is one object a line. As text, what comes from a report goes through ``visible``.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from rich.text import Text

from onrecord.export.labels import (
    STATUS_WORDS,
    counted,
    event_summary,
    named,
    names_of,
    place_of,
    published_words,
    when_words,
)
from onrecord.export.paragraphs import Paragraphs, quoted, worded
from onrecord.export.visible import on_one_line, short
from onrecord.record import Record
from onrecord.record.verify import Verification
from onrecord.statements.said import Wording
from onrecord.text.alignment import align, left_out
from onrecord.types.actor import ActorRef
from onrecord.types.reading import Reading
from onrecord.types.story import Event, Rendering, Statement
from onrecord.types.when import When
from onrecord.types.wire import to_json

MOST_SHOWN = 25
"""Statements and happenings of one actor that are printed as text; JSON gives all."""

MOST_FAILURES = 50
"""Failed proofs that are printed as text; JSON gives all that are named."""

MOST_ISSUES = 10
"""Issues of one kind that are printed as text; JSON gives all."""


LEFT_OUT = 3
"""Of what a rendering leaves out of the words held, so many stretches are printed."""


class Found(Protocol):
    """A statement on record with how asked words compare with it (``api.Found``)."""

    @property
    def statement(self) -> Statement:
        """Gives the statement."""
        ...

    @property
    def wording(self) -> Wording:
        """Gives the comparison with its best rendering."""
        ...

    @property
    def part(self) -> str:
        """Gives the stretch of the asked words that it holds, '' where it answers for all of them."""
        ...

    @property
    def by_another(self) -> bool:
        """Says whether somebody else was asked for."""
        ...


class Answer(Protocol):
    """What a record holds of one actor (``api.Answer``)."""

    @property
    def actor(self) -> ActorRef:
        """Gives the actor."""
        ...

    @property
    def reports(self) -> int:
        """Gives how many reports name it."""
        ...

    @property
    def mentions(self) -> int:
        """Gives how often they do."""
        ...

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Gives what it said, in order of time."""
        ...

    @property
    def events(self) -> tuple[Event, ...]:
        """Gives what it did, in order of time."""
        ...


# Who said these words


def print_said(record: Record, words: str, found: Sequence[Found], *, as_json: bool, by: str = "") -> None:
    """Prints the statements that hold the words asked for, each with its verdict, every change, and where it stands.

    ``by`` is the name of the actor who was asked for, if any.
    """
    reports = _Reports(record)
    if as_json:
        _write_lines(_said_object(words, item, reports) for item in found)
        return
    page = Paragraphs()
    if not found:
        counts = record.counts()
        page.line(Text("Not on record", style="bold"))
        page.line(
            Text(
                f"None of {counted(counts['statements'], 'statement')} in {counted(counts['reports'], 'report')} holds"
                f" “{short(words, 200)}”, nor anything near it."
            ),
            2,
        )
        return
    for place, item in enumerate(found):
        if place:
            page.gap()
        _print_found(page, item, reports, by=by)


def verdict_of(item: Found) -> str:
    """Gives the verdict on one answer: the wording's, ``joined`` or ``attributed-to-another``."""
    if item.by_another:
        return "attributed-to-another"
    return "joined" if item.part else item.wording.verdict


def _verdict(item: Found, by: str) -> Text:
    wording = item.wording
    verdict = verdict_of(item)
    head = Text(_VERDICT_WORDS.get(verdict, verdict.capitalize()), style="bold " + _VERDICT_STYLES[verdict])
    if item.by_another:
        head.append(f": no statement of {short(by, 80)}; ", style="default not bold")
        head.append("joined from two" if item.part else _OF_ANOTHER[wording.verdict], style="default not bold")
    if wording.verdict in {"altered", "paraphrase"}:
        head.append(f", {wording.score:.0%} alike", style="default not bold")
    if wording.turned:
        head.append(", and a negation was put in or left out", style="default not bold")
    return head


def _print_found(page: Paragraphs, item: Found, reports: "_Reports", *, by: str) -> None:
    statement, wording = item.statement, item.wording
    matched = [one for one in statement.renderings if one.words == wording.held]
    quotation = any(one.kind == "direct" for one in matched)
    head = _verdict(item, by)
    if not quotation:
        kinds = {one.kind for one in matched}
        head.append(
            "; partly a quotation, partly the reporter's words"
            if "mixed" in kinds
            else "; in the reporter's words, not the speaker's"
        )
    page.line(head)
    speaker = Text(short(names_of(statement.speakers), 160) or "Speaker not named", style="bold")
    if dated := when_words(statement.when):
        speaker.append(f", {dated}", style="default not bold")
    page.line(speaker, 2)
    if item.part:
        page.line(Text(quoted(item.part, 1200)), 2, "part     ")
    if wording.verdict == "altered":
        page.line(_changes(wording), 2, "changes  ")
    page.line(Text(quoted(wording.held, 1200)), 2, "held     ")
    for one in _ordered(statement.renderings, matched):
        line = reports.line(one.report)
        line.append(f" · {_KIND_WORDS[one.kind]}, {_places(one)}", style="dim")
        if one not in matched and " ".join(one.words.split()) != " ".join(wording.held.split()):
            line.append(": ")
            line.append_text(worded(one.kind, one.words, 300))
            if left := left_out(wording.held, one.words):
                line.append(f" · leaves out {', '.join(quoted(words, 60) for words in left[:LEFT_OUT])}", style="dim")
        page.line(line, 4, "– ")
        if url := reports.object(one.report)["url"]:
            page.unbroken(short(url, 500), 6)
    page.line(Text(f"story: onrecord show {statement.story}", style="dim"), 4)


def _ordered(renderings: tuple[Rendering, ...], first: list[Rendering]) -> list[Rendering]:
    return [*first, *(one for one in renderings if one not in first)]


def _places(rendering: Rendering) -> str:
    """Gives where words stand in the clean text of their report, counted in characters from 0."""
    return "characters " + ", ".join(f"{span.start}–{span.end}" for span in rendering.spans)


def _changes(wording: Wording) -> Text:
    """Gives the comparison word by word, marked as ``git diff --word-diff`` marks it, and coloured on a terminal."""
    line = Text()
    for edit in wording.edits:
        if len(line):
            line.append(" ")
        words = short(edit.words, 1200)
        if edit.kind == "kept":
            line.append(words)
        elif edit.kind == "left-out":
            line.append(f"[-{words}-]", style="red")
        else:
            line.append(f"{{+{words}+}}", style="green")
    return line


_VERDICT_STYLES = {
    "verbatim": "green", "altered": "yellow", "joined": "yellow", "paraphrase": "yellow",
    "attributed-to-another": "red",
}  # fmt: skip
_VERDICT_WORDS = {
    "joined": "Joined from two places",
    "paraphrase": "A paraphrase",
    "attributed-to-another": "Attributed to another",
}
_OF_ANOTHER = {"verbatim": "verbatim", "altered": "altered", "paraphrase": "a paraphrase"}
_KIND_WORDS = {"direct": "quoted", "mixed": "partly quoted", "indirect": "paraphrased"}


def _said_object(words: str, item: Found, reports: "_Reports") -> dict[str, Any]:
    statement = item.statement
    return {
        "asked": words,
        "verdict": verdict_of(item),
        "wording": item.wording.verdict,
        "part": item.part,
        "turned": item.wording.turned,
        "score": item.wording.score,
        "held": item.wording.held,
        "quotation": any(one.words == item.wording.held and one.kind == "direct" for one in statement.renderings),
        "edits": item.wording.edits,
        "statement": statement,
        "aligned": [
            {
                "report": one.report,
                "attribution": one.attribution,
                "words": one.words,
                "stretches": align(item.wording.held, one.words),
                "leaves_out": left_out(item.wording.held, one.words),
            }
            for one in statement.renderings
            if one.words != item.wording.held
        ],
        "sources": [reports.object(one.report) for one in _ordered(statement.renderings, [])],
    }


# What an actor said and did


def print_who(record: Record, name: str, answers: Sequence[Answer], *, as_json: bool, everything: bool = False) -> None:
    """Prints what the record holds of the actors that bear this name: what they said and did, in order of time.

    What has no day of its own stands under the first day on which it was reported.
    """
    reports = _Reports(record)
    if as_json:
        _write_lines(
            {
                "actor": item.actor,
                "reports": item.reports,
                "mentions": item.mentions,
                "statements": item.statements,
                "events": item.events,
            }
            for item in answers
        )
        return
    page = Paragraphs()
    if not answers:
        page.line(Text(f"{quoted(name, 200)} is in no report of this record.", style="bold"))
        return
    for place, item in enumerate(answers):
        if place:
            page.gap()
        _print_answer(page, item, reports, 10**9 if everything else MOST_SHOWN)


def _print_answer(page: Paragraphs, item: Answer, reports: "_Reports", most: int) -> None:
    head = Text(short(item.actor.name) or item.actor.id, style="bold")
    head.append(f"  {item.actor.type}, {short(item.actor.id)}", style="dim not bold")
    page.line(head)
    told = f"{counted(item.mentions, 'mention')} in {counted(item.reports, 'report')}"
    page.line(
        Text(f"{told}; {counted(len(item.statements), 'statement')}, {counted(len(item.events), 'happening')}"), 2
    )
    if item.statements:
        page.heading("Said")
    days = [(*reports.day(one.when, (r.report for r in one.renderings)), one) for one in item.statements]
    before = None
    for _, day, statement in sorted(days, key=lambda entry: entry[0])[:most]:
        if day != before:
            page.line(Text(day, style="bold"), 2)
            before = day
        first = statement.renderings[0]
        kind = next((one.kind for one in statement.renderings if one.words == statement.words), first.kind)
        line = worded(kind, statement.words, 420)
        line.append(f" · {', '.join(reports.outlets(one.report for one in statement.renderings))}", style="dim")
        page.line(line, 4, "– ")
    page.more(len(days) - most, "statements; --all prints them", 4)
    if item.events:
        page.heading("Took part in")
    told_on = [(*reports.day(one.when, (t.report for t in one.tellings)), one) for one in item.events]
    before = None
    for _, day, event in sorted(told_on, key=lambda entry: entry[0])[:most]:
        if day != before:
            page.line(Text(day, style="bold"), 2)
            before = day
        line = Text(f"{STATUS_WORDS[event.status]}  ", style="dim")
        line.append(short(event_summary(event), 200), style="default not dim")
        line.append(f" · {', '.join(reports.outlets(one.report for one in event.tellings))}")
        page.line(line, 4, "– ")
    page.more(len(told_on) - most, "happenings; --all prints them", 4)


# When a report was published


def print_when(reading: Reading, *, as_json: bool) -> None:
    """Prints when a report was published, on what basis and why, or that it cannot be told."""
    report = reading.report
    published = report.published
    if as_json:
        _write_lines(
            [
                {
                    "id": report.given_id or report.id,
                    "report_id": report.id,
                    "source": report.source,
                    "title": report.title,
                    "published": published,
                }
            ]
        )
        return
    page = Paragraphs()
    line = Text(short(place_of(report.source), 300) or report.id, style="bold")
    if report.title:
        line.append(f"  {short(report.title, 160)}", style="italic not bold")
    page.line(line)
    if published.basis == "unknown" or not (published.from_ or published.to):
        page.line(Text("cannot be told", style="yellow"), 2)
    else:
        words = published_words(published).removesuffix(" (inferred)")
        told = Text(words, style="bold")
        told.append(f"  {published.basis}", style="default not bold")
        if published.precision not in {"interval", "unknown"}:
            told.append(f", exact to the {published.precision}", style="default not bold")
        page.line(told, 2)
    for reason in published.because:
        page.line(Text(short(reason, 400)), 2, "because ")


# What was read with doubt


def print_issues(record: Record, *, as_json: bool) -> None:
    """Prints the sources that gave no report and what was read with doubt inside reports, each with its reason."""
    asides, issues = record.set_asides(), record.issues()
    if as_json:
        _write_lines({"source": one.source, "code": one.code, "message": one.message} for one in asides)
        _write_lines(
            {
                "report_id": one.report,
                "code": one.issue.code,
                "message": one.issue.message,
                "start": one.issue.start,
                "end": one.issue.end,
                "words": one.words,
            }
            for one in issues
        )
        return
    page = Paragraphs()
    if not asides and not issues:
        page.line(Text("Nothing was set aside or read with doubt."))
        return
    if asides:
        page.line(Text(f"{counted(len(asides), 'source')} gave no report", style="bold"))
        for aside in asides:
            page.line(Text(f"{short(named(aside), 500)} ({aside.code})"), 2, "– ")
    reports = _Reports(record)
    counts = Counter(one.issue.code for one in issues)
    for place, code in enumerate(sorted(counts, key=lambda one: (-counts[one], one))):
        held = [one for one in issues if one.issue.code == code]
        if place or asides:
            page.gap()
        within = counted(len({one.report for one in held}), "report")
        page.line(Text(f"{code}: {len(held)} in {within}", style="bold"))
        for one in held[:MOST_ISSUES]:
            line = Text(short(one.issue.message, 300))
            if one.words:
                line.append(f": “{short(one.words, 80)}”")
            line.append(" · ")
            line.append_text(reports.line(one.report))
            page.line(line, 2, "– ")
        page.more(len(held) - MOST_ISSUES, "like this; --json gives all", 2)


# Proofs


def print_verification(path: str, verification: Verification, *, as_json: bool) -> None:
    """Prints how many proofs of each kind held, and every failure by table, entry and report."""
    if as_json:
        _write_lines([{"path": path, "ok": verification.ok, **_plain(verification)}])
        return
    page = Paragraphs()
    head = Text(f"{on_one_line(path)}: ", style="bold")
    if verification.ok:
        head.append("everything holds", style="bold green")
    else:
        head.append(f"{counted(verification.failed, 'proof')} failed", style="bold red")
    page.line(head)
    widest = max((len(f"{count:,}") for count in verification.proved.values()), default=0)
    for kind, count in verification.proved.items():
        page.line(Text(f"{count:>{widest},} {kind} proved"), 2)
    for failure in verification.failures[:MOST_FAILURES]:
        line = Text(f"{failure.table} {short(failure.id)}".rstrip(), style="red")
        if failure.report and failure.report != failure.id:
            line.append(f" of {short(failure.report)}", style="default")
        line.append(f": {short(failure.message, 300)}", style="default")
        page.line(line, 2, "✗ ")
    page.more(verification.failed - MOST_FAILURES, "failures; --json names more", 2)
    for note in verification.notes:
        page.line(Text(short(note, 400)), 2, "note: ")


def _plain(verification: Verification) -> dict[str, Any]:
    return {
        "proved": verification.proved,
        "failed": verification.failed,
        "failures": verification.failures,
        "notes": verification.notes,
    }


# Reports by name


class _Reports:
    """Names the reports that answers cite; each is read once."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._held: dict[str, dict[str, Any]] = {}

    def object(self, report: str) -> dict[str, Any]:
        """Gives a report's id, outlet, title, address and time of publication."""
        if report not in self._held:
            reading = self._record.reading(report)
            held = reading.report if reading else None
            self._held[report] = {
                "report_id": report,
                "outlet": held.outlet if held else "",
                "title": held.title if held else "",
                "url": held.url if held else "",
                "found": re.split(r"[/\\!]", held.source)[-1] if held else report,
                "published": held.published if held else None,
            }
        return self._held[report]

    def day(self, when: When | None, reports: Iterable[str]) -> tuple[str, str]:
        """Gives a day to sort by and its words: of the entry itself, else of the first report that has it."""
        if when is not None and when.from_ and when.to:
            return when.from_, when_words(when)
        held = [self.object(report)["published"] for report in reports]
        days = sorted((one.from_, published_words(one)) for one in held if one and one.from_)
        return (days[0][0], f"reported {days[0][1]}") if days else ("9999", "no day known")

    def outlets(self, reports: Iterable[str]) -> list[str]:
        """Gives the outlets of these reports, each once, in order."""
        held = [self.object(report) for report in reports]
        names = [short(one["outlet"] or one["title"] or one["found"]) for one in held]
        return list(dict.fromkeys(names))

    def line(self, report: str) -> Text:
        """Gives outlet, day and headline of a report."""
        held = self.object(report)
        line = Text(short(held["outlet"] or held["found"]))
        if held["published"]:
            line.append(f", {published_words(held['published'])}")
        if held["title"]:
            line.append(f": {short(held['title'], 120)}", style="italic")
        return line


def _write_lines(objects: Iterable[Any]) -> None:
    for held in objects:
        sys.stdout.buffer.write(to_json(held) + b"\n")
    sys.stdout.buffer.flush()
