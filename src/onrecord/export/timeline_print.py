"""Prints a timeline: a heading a day, a line an entry, and under it where its words stand."""

import sys

import msgspec
from rich.text import Text

from onrecord.export.agenda_print import OUTCOME_STYLES, OUTCOME_WORDS, difference_words
from onrecord.export.labels import STATUS_WORDS, counted, day_words, interval_words, weekday_of
from onrecord.export.paragraphs import Paragraphs, quoted, worded
from onrecord.export.terminal import STATUS_STYLES
from onrecord.export.timeline import Cited, Entry, Timeline
from onrecord.export.visible import short
from onrecord.types.wire import to_json

MOST_SHOWN = 60
"""Entries that are printed as text; JSON gives all."""

MOST_CITED = 2
"""Reports that are named under one entry as text; JSON gives all."""


def print_timeline(timeline: Timeline, *, as_json: bool, everything: bool = False) -> None:
    """Prints a timeline as text, or as JSON: an entry a line, each with what the timeline is about."""
    if as_json:
        about = msgspec.to_builtins(timeline.about)
        for entry in timeline.entries:
            line = {"about": about, "as_of": timeline.as_of, **msgspec.to_builtins(entry)}
            sys.stdout.buffer.write(to_json(line) + b"\n")
        sys.stdout.buffer.flush()
        return
    page = Paragraphs()
    page.line(Text(f"Timeline of {short(timeline.about.name, 160) or 'a story without a title'}", style="bold"))
    page.line(Text(_counts(timeline)), 2)
    shown = timeline.entries if everything else timeline.entries[:MOST_SHOWN]
    before = ""
    for entry in shown:
        heading = _heading(entry)
        if heading != before:
            page.gap()
            page.line(Text(heading, style="bold" if entry.day else "bold dim"))
            before = heading
        _print_entry(page, entry)
    if len(timeline.entries) > len(shown):
        page.gap()
        page.more(len(timeline.entries) - len(shown), "entries; --all prints them")


def _counts(timeline: Timeline) -> str:
    events = sum(entry.kind == "event" for entry in timeline.entries)
    span = interval_words(timeline.first, timeline.last, "day")
    told = f"{counted(events, 'happening')} and {counted(len(timeline.entries) - events, 'statement')}"
    return f"{told} in {counted(timeline.reports, 'report')}{', ' + span if span else ''}"


def _heading(entry: Entry) -> str:
    if entry.day is None:
        return "No day known"
    when = entry.when
    if entry.basis == "own" and when and (when.from_ or "")[:10] != (when.to or "")[:10]:
        return entry.dated
    return f"{weekday_of(entry.day)} {day_words(entry.day)}"


def _print_entry(page: Paragraphs, entry: Entry) -> None:
    if entry.kind == "statement":
        line = Text(short(entry.summary, 120), style="bold")
        line.append(": ", style="default not bold")
        kind = next((one.kind for one in entry.cited if one.words == entry.words), entry.cited[0].kind)
        line.append_text(worded(kind, entry.words, 220))
    else:
        line = _state(entry)
        line.append(f"  {short(entry.summary, 200)}", style="default not bold")
        if entry.where and entry.where.name and entry.where.name not in entry.summary:
            line.append(f", {short(entry.where.name)}", style="default not bold")
    if entry.basis == "reported":
        line.append(" · reported then, no day of its own", style="dim not bold")
    page.line(line, 2)
    for difference in entry.differences:
        page.line(Text(difference_words(difference), style=OUTCOME_STYLES["otherwise"]), 6)
    for one in entry.cited[:MOST_CITED]:
        page.line(_place(entry, one), 6, "– ")
    page.more(len(entry.cited) - MOST_CITED, "besides; --json gives all", 6)


def _state(entry: Entry) -> Text:
    """Gives the status, and of a plan what became of it."""
    if entry.outcome is None or entry.outcome in {"ahead", "no-day"} or entry.status == "happened":
        return Text(STATUS_WORDS[entry.status], style=STATUS_STYLES[entry.status])
    line = Text(STATUS_WORDS[entry.status], style=STATUS_STYLES[entry.status])
    line.append(f" → {OUTCOME_WORDS[entry.outcome]}", style=OUTCOME_STYLES[entry.outcome])
    return line


def _place(entry: Entry, one: Cited) -> Text:
    line = Text(f"{short(one.teller.name, 80)}, {one.teller.dated}", style="dim")
    if one.spans:
        line.append(f", characters {one.spans[0].start}–{one.spans[-1].end}", style="dim")
    if entry.kind == "event":
        line.append(": ", style="dim")
        line.append(quoted(one.words, 200), style="default not dim")
    return line
