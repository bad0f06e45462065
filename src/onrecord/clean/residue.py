"""Sorts the lines of a text into body and residue, each piece of residue with its reason.

A line is usually one piece. Where an extractor lost the space between two lines, its parts are looked at one by one.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from onrecord.clean.residue_rules import rule_for
from onrecord.clean.segment import glued_boundaries
from onrecord.types.report import ResidueReason
from onrecord.types.span import Span

LONGEST_FURNITURE = 300
"""A longer line is body even where it holds a phrase of the table: it is an article about such phrases."""

_WORD = re.compile(r"[^\W\d_]+")
_STOP_AT_END = re.compile(r"[.!?…:;][\"”’')\]»]*\Z")


class Piece(Struct, frozen=True, order=True):
    """A part of one line: ``[start, end)`` in code points of the line. ``reason`` is None for body."""

    start: int
    end: int
    reason: ResidueReason | None
    rule: str
    score: float


def sort_lines(lines: Sequence[str], *, title: str = "", extracted: bool = False) -> list[tuple[Piece, ...]]:
    """Gives for each line its pieces in order; together they cover the line, white space aside.

    ``title`` is the headline where one is known. ``extracted`` says that an extractor of HTML has picked these lines
    already, so that only what is surely residue is set aside. A blank line has no pieces.
    """
    headline = " ".join(title.split()).casefold()
    return [_pieces(line, headline, extracted=extracted) for line in lines]


def _pieces(line: str, headline: str, *, extracted: bool) -> tuple[Piece, ...]:
    parts = _parts(line)
    if not parts:
        return ()
    if headline and " ".join(line.split()).casefold() == headline:
        return (Piece(parts[0].start, parts[-1].end, "title", "clean.title-repeated", 1.0),)
    judged = [(part, *_judge(line[part.start : part.end], extracted=extracted)) for part in parts]
    icons = sum(reason == "icons" for _, reason, _ in judged)
    pieces: list[Piece] = []
    for part, found, name in judged:
        reason, rule = found, name
        if icons > 1 and reason != "icons" and len(_WORD.findall(line[part.start : part.end])) <= 3:
            reason, rule = "icons", "clean.among-icons"
        if pieces and pieces[-1].reason == reason and (reason is None or reason == "icons"):
            last = pieces.pop()
            pieces.append(Piece(last.start, part.end, reason, last.rule, last.score))
        else:
            pieces.append(Piece(part.start, part.end, reason, rule, 0.9))
    return tuple(pieces)


def _parts(line: str) -> list[Span]:
    found = []
    start = 0
    for boundary in [*glued_boundaries(line), len(line)]:
        span = Span(start, boundary).trimmed(line)
        start = boundary
        if span.end > span.start:
            found.append(span)
    return found


def _judge(words: str, *, extracted: bool) -> tuple[ResidueReason | None, str]:
    rule = rule_for(words) if len(words) <= LONGEST_FURNITURE else None
    if rule is not None and (rule.sure or not extracted):
        return rule.reason, rule.name
    if not extracted and not _STOP_AT_END.search(words) and len(_WORD.findall(words)) < 4:
        return "navigation", "clean.few-words"
    return None, "clean.body"
