"""Prints people's decisions, and takes them from a file. As JSON each is one object a line."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec
from rich.text import Text

from onrecord.errors import RecordError
from onrecord.export.decided import decided_words, decision_object, decision_value
from onrecord.export.labels import counted
from onrecord.export.paragraphs import Paragraphs, quoted
from onrecord.export.visible import on_one_line
from onrecord.record import Record
from onrecord.types.decision import Decision, in_force
from onrecord.types.wire import to_json

MOST_IDS = 4
"""Ids of one decision that are printed as text; JSON gives all."""


class Kept(Protocol):
    """What became of decisions that were handed in (``api.DecideResult``)."""

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Gives them as they are kept."""
        ...

    @property
    def known(self) -> int:
        """Gives how many were kept already."""
        ...

    @property
    def stories(self) -> tuple[str, ...]:
        """Gives the ids of the stories that changed."""
        ...


def decisions_from(path: str) -> tuple[Decision, ...]:
    """Gives the decisions in a file of JSON lines (``-`` is standard input), each once.

    A line is a decision, or a report of an export with those that bear on it. A RecordError names a faulty line.
    """
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise RecordError(f"{path} cannot be read: {error.strerror or error}", remedy="check the path") from error
    made: dict[str, Decision] = {}
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            held = msgspec.json.decode(line)
            carried = held["decisions"] if isinstance(held, dict) and "decisions" in held else [held]
            made.update((one.id, one) for one in msgspec.convert(carried, list[Decision]))
        except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
            raise RecordError(
                f"{path}, line {number} is no decision: {error}",
                remedy="take what `onrecord decisions --json` or `onrecord export` prints",
            ) from error
    return tuple(made.values())


def print_decided(kept: Kept) -> None:
    """Prints what was decided and what changed by it."""
    page = Paragraphs()
    for one in kept.decisions:
        _print(page, one, holds=True)
    new = len(kept.decisions) - kept.known
    page.line(
        Text(
            f"{counted(new, 'decision')} kept, {kept.known} known already; "
            f"{counted(len(kept.stories), 'story', 'stories')} changed"
        )
    )


def print_decisions(record: Record, *, about: str, as_json: bool) -> None:
    """Prints all decisions, or those about this id, in the order in which they were made."""
    every = tuple(record.decisions())
    chosen: Sequence[Decision] = record.decisions(about) if about else every
    if as_json:
        for one in chosen:
            sys.stdout.buffer.write(to_json(decision_object(one)) + b"\n")
        return
    page = Paragraphs()
    holding = in_force(every)
    if not chosen:
        page.line(Text("Nobody has decided anything here; `onrecord decide --help` says how."))
    for one in chosen:
        _print(page, one, holds=one.id in holding)


def decision_objects(decisions: Sequence[Decision]) -> list[dict[str, Any]]:
    """Gives decisions as they are shown on a page: each with its words and whether it holds."""
    holding = in_force(decisions)
    return [
        {
            "id": one.id, "kind": one.kind, "ids": list(one.ids), "words": decision_words(one),
            "told": decided_words(one), "who": one.who,
            "when": one.when, "note": one.note, "holds": one.id in holding,
        }
        for one in decisions
    ]  # fmt: skip


def decision_words(decision: Decision) -> str:
    """Gives what was decided, as a sentence would say it: ``correct status of event-1: planned``."""
    ids = ", ".join(decision.ids[:MOST_IDS]) + (" …" if len(decision.ids) > MOST_IDS else "")
    if decision.kind == "correct":
        return f"correct {decision.field} of {ids}: {decision_value(decision)}"
    if decision.kind == "merge" and decision.value:
        return f"merge {ids}: {decision_value(decision)}"
    return f"{decision.kind} {ids}"


def _print(page: Paragraphs, one: Decision, *, holds: bool) -> None:
    page.line(Text(on_one_line(decision_words(one)), style="bold" if holds else "dim"))
    told = f"{one.who}, {one.when} · {one.id}" + ("" if holds else " · taken back")
    page.line(Text(on_one_line(told), style="dim"), indent=2)
    if one.note:
        page.line(Text(quoted(one.note)), indent=2)
