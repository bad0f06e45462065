"""Sorts the lines of a text into body and residue, each piece of residue with its reason.

The line model says how likely a line is to be body; the table of phrases decides where the words alone are sure. A line
is usually one piece. Where an extractor lost the space between two lines, its parts are sorted one by one.
"""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from onrecord.clean.line_model import Judgement, judge_lines
from onrecord.clean.residue_rules import LONGEST_FURNITURE, Rule, rule_for
from onrecord.clean.segment import glued_boundaries, sentence_boundaries
from onrecord.types.report import ResidueReason
from onrecord.types.span import Span

BODY_AT: Final = 0.5
"""At least this likely is body. On dev, 0.4 to 0.6 lie within 0.002 of F1."""

BODY_AT_EXTRACTED: Final = 0.12
"""The same for lines that an extractor picked: most of them are body before anything is known of them."""

PROSE_LETTERS: Final = 60
"""Letters from which a line with a stop at its end is taken for prose, where the model would leave no body at all."""

LONGEST_PARAGRAPH: Final = 1500
"""A longer line may hold a whole page, so that its sentences are sorted one by one."""

_WORD = re.compile(r"[^\W\d_]+")
_STOP_AT_END = re.compile(r"[.!?…。！？][\"”’»)\]]*\Z")
_YOU = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Oo]ur|us|[Ww]e)\b")


class Piece(Struct, frozen=True, order=True):
    """A part of one line: ``[start, end)`` in code points of the line. ``reason`` is None for body.

    ``rule`` names the row of the table or the model's decision; ``score`` is how sure it is, in [0, 1].
    """

    start: int
    end: int
    reason: ResidueReason | None
    rule: str
    score: float


class _Part(Struct):
    """A part of a line on its way to becoming a piece."""

    line: int
    span: Span
    words: str
    judged: Judgement
    rule: Rule | None
    reason: ResidueReason | None = None
    name: str = "clean.line-model"
    score: float = 1.0


def sort_lines(lines: Sequence[str], *, title: str = "", extracted: bool = False) -> list[tuple[Piece, ...]]:
    """Gives for each line its pieces in order; together they cover the line, white space aside.

    ``title`` is the headline where one is known. ``extracted`` says that an extractor of HTML has picked these lines
    already, so that only what is surely residue is set aside. A blank line has no pieces.
    """
    parts = _parts(lines, title)
    bar = BODY_AT_EXTRACTED if extracted else BODY_AT
    for part in parts:
        _decide(part, bar)
    _keep_some(parts)
    _spread_icons(parts)
    _name_rest(parts, title)
    pieces: list[list[Piece]] = [[] for _ in lines]
    for part in parts:
        here = pieces[part.line]
        piece = Piece(part.span.start, part.span.end, part.reason, part.name, part.score)
        if here and here[-1].reason == piece.reason and piece.reason in _JOINED:
            last = here.pop()
            piece = Piece(last.start, piece.end, last.reason, last.rule, min(last.score, piece.score))
        here.append(piece)
    return [tuple(here) for here in pieces]


_JOINED: Final = (None, "icons", "navigation")
"""Neighbouring parts of one line with these reasons are one piece."""


def _parts(lines: Sequence[str], title: str) -> list[_Part]:
    spans = [(at, span) for at, line in enumerate(lines) for span in _spans(line)]
    words = [lines[at][span.start : span.end] for at, span in spans]
    judged = judge_lines(words, title=title)
    return [
        _Part(line=at, span=span, words=text, judged=one, rule=rule_for(text))
        for (at, span), text, one in zip(spans, words, judged, strict=True)
    ]


def _spans(line: str) -> list[Span]:
    found = []
    start = 0
    boundaries = set(glued_boundaries(line))
    if len(line) > LONGEST_PARAGRAPH:
        boundaries.update(sentence_boundaries(line))
    for boundary in [*sorted(boundaries), len(line)]:
        span = Span(start, boundary).trimmed(line)
        start = boundary
        if span.end > span.start:
            found.append(span)
    return found


def _decide(part: _Part, bar: float) -> None:
    likely = part.judged.body
    if part.rule is not None and (part.rule.sure or likely < bar):
        part.reason, part.name = part.rule.reason, part.rule.name
        part.score = max(_SURE, round(1 - likely, 3)) if part.rule.sure else round(1 - likely, 3)
    elif likely < bar:
        part.reason = "other"
        part.score = round(1 - likely, 3)
    else:
        part.score = likely


_SURE: Final = 0.98
"""Share of lines, of those for which a sure row of the table holds, that are no body in the training data."""


def _keep_some(parts: list[_Part]) -> None:
    """Keeps prose as body where nothing else would be left: a report without a body helps nobody."""
    if any(part.reason is None and _prose(part.words) for part in parts):
        return
    for part in parts:
        if part.reason is not None and not (part.rule and part.rule.sure) and _prose(part.words):
            part.reason, part.name, part.score = None, "clean.only-prose", 0.5


def _prose(words: str) -> bool:
    return len(words) >= PROSE_LETTERS and _stops(words)


def _stops(words: str) -> bool:
    return _STOP_AT_END.search(words[-40:]) is not None


def _spread_icons(parts: list[_Part]) -> None:
    """Takes short parts between the icon names of one line for icon names too."""
    icons: dict[int, int] = {}
    for part in parts:
        if part.reason == "icons":
            icons[part.line] = icons.get(part.line, 0) + 1
    for part in parts:
        if icons.get(part.line, 0) > 1 and part.reason != "icons" and _count(part.words) <= 3:
            part.reason, part.name, part.score = "icons", "clean.among-icons", 0.95


def _name_rest(parts: list[_Part], title: str) -> None:
    """Gives a reason to residue that no row of the table named: by the model's kind, by repetition, by its looks."""
    headline = _folded(title)
    seen: set[str] = set()
    for at, part in enumerate(parts):
        fold = _folded(part.words)
        if headline and fold == headline:
            part.reason, part.name, part.score = "title", "clean.title-repeated", 1.0
        elif part.reason == "other" and len(fold) > 30 and fold in seen:
            part.reason = "repeated"
        elif part.reason == "other":
            part.reason = "paywall" if _beside_offers(parts, at) else _by_kind(part)
        seen.add(fold)
    _name_title(parts, headline)


def _beside_offers(parts: list[_Part], at: int) -> bool:
    """Says whether one of the two lines before and one of the two after are offers of a subscription, or it is last."""
    before = any(part.reason == "paywall" for part in parts[max(0, at - 2) : at])
    after = parts[at + 1 : at + 3]
    return before and (not after or any(part.reason == "paywall" for part in after))


def _name_title(parts: list[_Part], headline: str) -> None:
    """Takes what looks like a headline close above the body for the title, where no title is known or found."""
    first = next((at for at, part in enumerate(parts) if part.reason is None), 0)
    if headline or any(part.reason == "title" for part in parts[:first]):
        return
    for part in parts[max(0, first - _ABOVE_BODY) : first]:
        # What follows the headline in the same manner is the line that stands under it.
        if (
            part.name == "clean.line-model"
            and part.reason in ("related", "promotion", "other")
            and _headline(part.words)
        ):
            part.reason = "title"


_ABOVE_BODY: Final = 6
"""Lines above the first line of body among which a headline is looked for."""


def _headline(words: str) -> bool:
    return 4 <= _count(words) <= 25 and not _stops(words)


def _by_kind(part: _Part) -> ResidueReason:
    count = _count(part.words)
    match part.judged.kind:
        case "caption":
            return "caption"
        case "byline":
            return "byline"
        case "date" if any(c.isdigit() for c in part.words):
            return "date"
        case "title" if count > 2:
            return "title"
    if not count:
        return "other"
    if count < 5:
        return "navigation"
    if _YOU.search(part.words) and len(part.words) <= LONGEST_FURNITURE:
        return "promotion"
    return "other" if _stops(part.words) else "related"


def _count(words: str) -> int:
    """Gives how many words there are, as far as it matters: a line of more than a few hundred is long."""
    return len(_WORD.findall(words[:2000]))


def _folded(words: str) -> str:
    return " ".join(_WORD.findall(words[:400])).casefold()
