"""Prints a register: as text with every step and its words, as JSON lines, or as a CSV table."""

import csv
import sys
from collections.abc import Sequence
from typing import Literal

import msgspec
from rich.text import Text

from onrecord.export.labels import counted, day_words, names_of
from onrecord.export.paragraphs import Paragraphs, quoted
from onrecord.export.registers.entry import Cited, Entry, Fact, Register, Step
from onrecord.export.visible import short
from onrecord.types.span import Span
from onrecord.types.wire import to_json

Form = Literal["text", "json", "csv"]

MOST_SHOWN = 50
"""Entries that are printed as text without ``--all``; JSON and CSV give all."""

MOST_CITED = 3
"""Pages that are printed as text for one step or fact; JSON gives all."""

UNSAID = ("told in the ", "spoken of as known", "it is asked for")
"""How reasons begin that text leaves out: whoever reads the words sees them. JSON gives all."""

COLUMNS = (
    "id", "state", "title", "actors", "actor_ids", "targets", "target_ids", "where", "from", "to", "dated", "origins",
)  # fmt: skip
"""Columns of every CSV table, before those of the register's own fields and the evidence."""

EVIDENCE = ("steps", "reports", "outlets", "spans", "words", "events", "statements", "stories")


def print_register(register: Register, form: Form, *, everything: bool = False) -> None:
    """Prints a register on standard output."""
    if form == "json":
        for entry in register.entries:
            sys.stdout.buffer.write(to_json(msgspec.to_builtins(entry)) + b"\n")
        sys.stdout.buffer.flush()
    elif form == "csv":
        _print_csv(register)
    else:
        _print_text(register, everything=everything)


def _print_csv(register: Register) -> None:
    write = csv.writer(sys.stdout, lineterminator="\n").writerow
    write((*COLUMNS, *(field.replace("-", "_") for field in register.fields), *EVIDENCE))
    for entry in register.entries:
        cited = [one for step in entry.steps for one in step.cited]
        write(
            (
                entry.id, entry.state, entry.title, names_of(entry.actors), _ids(entry.actors), names_of(entry.targets),
                _ids(entry.targets), entry.where.name if entry.where else "", entry.from_ or "", entry.to or "",
                entry.dated, entry.origins,
                *("; ".join(fact.value for fact in entry.facts if fact.field == field) for field in register.fields),
                "; ".join(f"{step.told or 'undated'} {step.state}" for step in entry.steps),
                "; ".join(dict.fromkeys(one.teller.report for one in cited)),
                "; ".join(dict.fromkeys(one.teller.name for one in cited)),
                "; ".join(_spans(one.spans) for one in cited),
                "; ".join(dict.fromkeys(one.words for one in cited)),
                "; ".join(entry.events), "; ".join(entry.statements), "; ".join(entry.stories),
            )
        )  # fmt: skip


def _ids(actors: Sequence[object]) -> str:
    return "; ".join(str(getattr(actor, "id", "")) for actor in actors)


def _spans(spans: Sequence[Span]) -> str:
    return " ".join(f"{span.start}-{span.end}" for span in spans)


def _print_text(register: Register, *, everything: bool) -> None:
    page = Paragraphs()
    page.line(Text(f"Register of {register.name}", style="bold"))
    told = ", ".join(f"{register.counts[one]} {one}" for one in register.states if register.counts[one])
    page.line(Text(f"{counted(register.reports, 'report')}; {told or 'no entry'}"), 2)
    shown = register.entries if everything else register.entries[:MOST_SHOWN]
    for entry in shown:
        page.gap()
        _print_entry(page, register, entry)
    if page.more(len(register.entries) - len(shown), "entries; --all prints them"):
        return


def _print_entry(page: Paragraphs, register: Register, entry: Entry) -> None:
    line = Text(entry.dated or "no day given", style="bold")
    line.append(f"  {entry.state}", style="cyan")
    line.append(f"  {short(entry.title, 200)}", style="default not bold")
    if entry.where and entry.where.name and entry.where.name not in entry.title:
        line.append(f" · {short(entry.where.name)}")
    if entry.origins > 1:
        line.append(f" · {entry.origins} origins", style="dim")
    page.line(line)
    for field in register.fields:
        held = [fact for fact in entry.facts if fact.field == field]
        if held:
            _print_facts(page, field, held)
    for step in entry.steps:
        _print_step(page, entry, step)
    for reason in entry.because:
        page.line(Text(short(reason, 300), style="dim"), 4, "because ")


def _print_step(page: Paragraphs, entry: Entry, step: Step) -> None:
    head = Text(step.state, style="green")
    if step.summary and all(step.summary != one.words for one in step.cited):
        head.append(f" {short(step.summary, 80)}")
    if step.dated and step.dated != entry.dated:
        head.append(f" · {step.dated}")
    if step.told:
        head.append(f" · told {day_words(step.told)}", style="dim")
    _print_cited(page, head, step.cited)
    for reason in (one for one in step.because if not one.startswith(UNSAID)):
        page.line(Text(short(reason, 300), style="dim"), 6, "because ")


def _print_facts(page: Paragraphs, field: str, facts: Sequence[Fact]) -> None:
    line = Text(f"{field.replace('-', ' ')}: ", style="dim")
    for place, fact in enumerate(facts):
        first = fact.cited[0]
        line.append("; " if place else "", style="default not dim")
        line.append(short(fact.value, 160), style="default not dim")
        line.append(f" ({short(first.teller.name, 40)}, {_spans(first.spans[:1])})", style="dim")
    page.line(line, 2)


def _print_cited(page: Paragraphs, head: Text, cited: Sequence[Cited]) -> None:
    own = [one for one in cited if one.teller.origin == one.teller.report] or list(cited)
    for one in own[:MOST_CITED]:
        line = head.copy()
        line.append(f" · {short(one.teller.name, 80)}, {one.teller.dated}", style="default")
        line.append(f", characters {one.spans[0].start}–{one.spans[-1].end}", style="dim")
        if speakers := names_of(one.said_by):
            line.append(f" · said by {short(speakers, 120)}")
        line.append(": ")
        line.append(quoted(one.words, 240))
        page.line(line, 4, "– ")
    page.more(len(cited) - len(own[:MOST_CITED]), "reports or copies; --json gives all", 6)
