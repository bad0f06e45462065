"""Reads the time expressions of a text sentence by sentence, each against what was told before it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from msgspec import structs

from onrecord.dates.compose import composed
from onrecord.dates.find import Piece, pieces
from onrecord.dates.known_days import named_days
from onrecord.dates.reference import Reference
from onrecord.dates.resolve import RESOLVERS
from onrecord.dates.tense import Direction, direction
from onrecord.dates.told import Told, is_history
from onrecord.dates.value import Resolved
from onrecord.dates.words import Words
from onrecord.types.provenance import By
from onrecord.types.span import Span
from onrecord.types.when import TimeExpression

_SURE = 0.97
# Estimated on reports read by eye; not calibrated. Rules that are not named here are as sure as _SURE.
_SCORES = {
    "dates.weekday-unclear": 0.7,
    "dates.weekday-past": 0.93,
    "dates.weekday-future": 0.9,
    "dates.month-nearest": 0.7,
    "dates.month-past": 0.9,
    "dates.month-future": 0.85,
    "dates.month-told": 0.85,
    "dates.day-nearest": 0.93,
    "dates.year": 0.93,
    "dates.duration": 0.9,
    "dates.numeric-month-first": 0.7,
    "dates.the-unit": 0.75,
    "dates.told-unit": 0.85,
    "dates.counted": 0.9,
    "dates.counted-from-publication": 0.6,
    "dates.clock-of-told-day": 0.8,
    "dates.year-earlier": 0.75,
}


def expressions(text: str, sentences: Iterable[Span], anchor: date | None, version: str) -> tuple[TimeExpression, ...]:
    """Gives the time expressions of a text in order, none overlapping another.

    ``anchor`` is the day of publication; without it, what is relative has the part of its value that the words give.
    """
    found: list[TimeExpression] = []
    history = is_history(text, anchor)
    told = Told(history=history, named=named_days(text, anchor))
    for number, span in enumerate(_whole(text, sentences)):
        # “[Ten] years ago”: what an editor put in for the speaker's word is read as the word; no character moves.
        sentence = _BRACKETED.sub(r" \1 ", text[span.start : span.end])
        for piece in _read(sentence, anchor, told, number, history=history):
            piece.start -= piece.start > 0 and text[span.start + piece.start - 1] == "["
            found.append(_expression(piece, span.start, version))
    return tuple(found)


_BRACKETED = re.compile(r"\[([^\W_]{1,20})\]")
_LEADING = 10
"""A time that begins within so many code points opens its sentence: “By late 1941”."""
_CUT = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[ap]\.m)\.\s*$")


def _whole(text: str, sentences: Iterable[Span]) -> Iterator[Span]:
    """Gives the sentences, those joined again that were cut behind the stop of a month: “on Oct. | 26”."""
    held: Span | None = None
    for span in sentences:
        if held is not None and (text[span.start].isdigit() or text[span.start].islower()):
            held = Span(held.start, span.end)
        else:
            if held is not None:
                yield held
            held = span
        if not _CUT.search(text, max(held.start, held.end - 12), held.end):
            yield held
            held = None
    if held is not None:
        yield held


def _read(sentence: str, anchor: date | None, told: Told, number: int, *, history: bool) -> list[Piece]:
    """Gives the pieces of one sentence, resolved and joined; notes what they tell."""

    def resolve(words: Words) -> list[Piece] | None:
        start, end = words.whole
        ways: list[Direction] = []

        def way() -> Direction:
            if not ways:
                ways.append(direction(sentence, start, end))
            return ways[0]

        resolved = RESOLVERS[words.rule.does](words, Reference(anchor, told, number, history, way))
        if resolved is None:
            return None
        if isinstance(resolved, Resolved):
            made = [Piece(start, end, words, resolved)]
        else:
            made = [Piece(place[0], place[1], words, one) for place, one in resolved]
        for piece in made:
            told.note(piece.resolved, number, leading=piece.start < _LEADING)
        return made

    found = composed(pieces(sentence, resolve), sentence)
    _name_days(found, sentence)
    for piece in found:
        told.note(piece.resolved, number, leading=piece.start < _LEADING)
    _give_days(found, anchor, told, number, history=history)
    return found


def _name_days(found: list[Piece], sentence: str) -> None:
    """Gives the day of an event the day that is named right behind it: “opening night, January 23”."""
    for piece, behind in pairwise(found):
        named = behind.resolved
        if piece.does != "event-day" or piece.resolved.first or named.precision != "day":
            continue
        if sentence[piece.end : behind.start].strip() == ",":
            piece.resolved = structs.replace(named, rule="dates.event-day", anchor=f"named {named.value}")


def _give_days(found: list[Piece], anchor: date | None, told: Told, number: int, *, history: bool) -> None:
    """Gives clock times their day: that of the sentence, else the one told of last, else that of publication."""
    for piece in found:
        value = piece.resolved.value
        if piece.resolved.type != "TIME" or not value.startswith("T"):
            continue
        day, where = Reference(anchor, told, number, history, lambda: "unclear").day()
        if day is None:
            piece.resolved = structs.replace(piece.resolved, value=f"XXXX-XX-XX{value}")
            continue
        piece.resolved = structs.replace(
            piece.resolved, value=f"{day}{value}", first=day, last=day, anchor=where, rule="dates.clock-of-told-day"
        )


def _expression(piece: Piece, offset: int, version: str) -> TimeExpression:
    resolved = piece.resolved
    return TimeExpression(
        start=piece.start + offset,
        end=piece.end + offset,
        type=resolved.type,
        value=resolved.value,
        from_=resolved.first.isoformat() if resolved.first else None,
        to=resolved.last.isoformat() if resolved.last else None,
        precision=resolved.precision,
        anchor=resolved.anchor,
        by=By(resolved.rule, version, _SCORES.get(resolved.rule.removesuffix(".range"), _SURE)),
    )
