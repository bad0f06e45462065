"""Prints people's decisions, and takes them from a file. As JSON each is one object a line."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec
from rich.text import Text

from onrecord.errors import RecordError
from onrecord.export.labels import STATUS_WORDS, counted
from onrecord.export.paragraphs import Paragraphs, quoted
from onrecord.export.visible import on_one_line
from onrecord.record import Record
from onrecord.record.decided import actors_from
from onrecord.types.decision import Decision, effective
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
    """Gives the decisions in a file of JSON lines (``-`` is standard input); a RecordError names the faulty line."""
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise RecordError(f"{path} cannot be read: {error.strerror or error}", remedy="check the path") from error
    made = []
    for number, line in enumerate(data.splitlines(), 1):
        if not line.strip():
            continue
        try:
            made.append(msgspec.json.decode(line, type=Decision))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise RecordError(
                f"{path}, line {number} is no decision: {error}", remedy="take what `onrecord decisions --json` prints"
            ) from error
    return tuple(made)


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
            sys.stdout.buffer.write(to_json({"id": one.id, **msgspec.to_builtins(one)}) + b"\n")
        return
    page = Paragraphs()
    holding = _holding(every)
    if not chosen:
        page.line(Text("Nobody has decided anything here; `onrecord decide --help` says how."))
    for one in chosen:
        _print(page, one, holds=one.id in holding)


def decision_objects(decisions: Sequence[Decision]) -> list[dict[str, Any]]:
    """Gives decisions as they are shown on a page: each with its words and whether it holds."""
    holding = _holding(tuple(decisions))
    return [
        {
            "id": one.id, "kind": one.kind, "ids": list(one.ids), "words": decision_words(one), "who": one.who,
            "when": one.when, "note": one.note, "holds": one.id in holding,
        }
        for one in decisions
    ]  # fmt: skip


def _holding(decisions: tuple[Decision, ...]) -> set[str]:
    """Gives the ids of the decisions that were not taken back; those that take one back are among them."""
    back = {one.id for one in decisions if one.withdraws}
    return back | {one.id for one in effective(decisions)}


def decision_words(decision: Decision) -> str:
    """Gives what was decided, as a sentence would say it: ``correct status of event-1: planned``."""
    ids = ", ".join(decision.ids[:MOST_IDS]) + (" …" if len(decision.ids) > MOST_IDS else "")
    if decision.kind == "correct":
        return f"correct {decision.field} of {ids}: {_value(decision)}"
    if decision.kind == "merge" and decision.value:
        return f"merge {ids}: {_value(decision)}"
    return f"{decision.kind} {ids}"


def _value(decision: Decision) -> str:
    if decision.field == "status":
        return STATUS_WORDS.get(decision.value, decision.value)
    if decision.field == "day":
        return decision.value
    return ", ".join(one.name for one in actors_from(decision.value)) or "nobody known"


def _print(page: Paragraphs, one: Decision, *, holds: bool) -> None:
    page.line(Text(on_one_line(decision_words(one)), style="bold" if holds else "dim"))
    told = f"{one.who}, {one.when} · {one.id}" + ("" if holds else " · taken back")
    page.line(Text(on_one_line(told), style="dim"), indent=2)
    if one.note:
        page.line(Text(quoted(one.note)), indent=2)
