"""Sorts the lines of a text into body and residue, each piece of residue with its reason.

The line model says how likely a line is to be body; the table of phrases decides where the words alone are sure. A line
is usually one piece. Where an extractor lost the space between two lines, its parts are sorted one by one.
"""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from onrecord.clean.dateline import find_dateline
from onrecord.clean.line_model import Judgement, judge_lines
from onrecord.clean.residue_rules import LONGEST_FURNITURE, Rule, rule_for
from onrecord.clean.segment import LONGEST_PARAGRAPH, names_with_capitals, parts_of_line, sentence_boundaries
from onrecord.types.report import ResidueReason
from onrecord.types.span import Span

BODY_AT: Final = 0.5
"""At least this likely is body. On dev, 0.4 to 0.6 lie within 0.002 of F1."""

BODY_AT_EXTRACTED: Final = 0.12
"""The same for lines that an extractor picked: most of them are body before anything is known of them."""

BODY_AT_BESIDE: Final = 0.35
"""The bar for a finished sentence beside body that addresses nobody: losing one is worse than a line too much."""

CLEANED_SHARE: Final = 0.75
"""Share of its sentences, in characters, that looks like body in a text that was cleaned before."""

BODY_AT_INSIDE: Final = 0.06
"""The bar inside the body of a text that was cleaned before, where lists and headings look like menus."""

BODY_AT_END: Final = 0.15
"""The bar after the last likely body of such a text, where lists of those who took part stand."""

BODY_AT_PROSE: Final = 0.06
"""The bar for a finished sentence anywhere in a text without furniture."""

SURELY_RESIDUE: Final = 0.06
"""Less likely is surely residue in the model's eyes."""

MOST_RESIDUE: Final = 0.01
"""Share of its parts, beyond one, that may surely be residue in a text that was cleaned before."""

BODY_AT_TURN: Final = 0.0
"""The bar between the turns of a transcript: ``Q Thanks.`` is body, and interviews read like readers' comments."""

SENTENCES_OF_LONG_READ: Final = 100
"""From so many sentences on, a text is longer than the pages that the model was taught with."""

BODY_AT_LONG_READ: Final = 0.02
"""The bar for a sentence in such a text, where item follows upon item and each has its own picture and byline."""

BODY_AT_LABELLED: Final = 0.9
"""The bar for what looks like a headline right under ``Related article``: 96 % of such training lines are no body."""

TURNS_OF_TRANSCRIPT: Final = 3
"""From so many speakers' turns on, a text is a transcript."""

MOST_JUDGED: Final = 20_000
"""Lines after so many are body unseen: no report is so long, and a text without end must be done some time."""

PROSE_LETTERS: Final = 60
"""Letters from which a line with a stop at its end is taken for prose, where the model would leave no body at all."""

_TURN = re.compile(
    r"(?:Q|QUESTION|ANSWER)\b[:.]? +[A-Z“\"(—–]|\(\([^()\n]{2,40}\)\) ?:?"
    r"|(?:THE |MR\. |MS\. |MRS\. |DR\. )?[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,5}: +\S"
)
"""A speaker's turn in a transcript, names in capitals."""

_ATTRIBUTABLE = re.compile(r"the (?:below|following)\b[^.\n]{0,80}\b(?:attribut|statement|remarks|text)", re.IGNORECASE)

_SALUTATION = re.compile(
    r"(?:My )?[Dd]ear (?:Mr|Mrs|Ms|Madam|Sir|President|Chairman|Speaker|Senator|Secretary|Minister|Ambassador|"
    r"Colleague)[^\n]{0,80}[:,]\)?\Z"
)
"""How an official letter opens, which governments publish as it was sent."""

_WORD = re.compile(r"[^\W\d_]+")
_STOP_AT_END = re.compile(r"[.!?…。！？][\"”’»)\]]*(?: ?-0-)?\Z")
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
    turns = _turns(parts)
    bars = _bars(parts, extracted=extracted)
    if not extracted:
        bars = [max(bar, BODY_AT_LABELLED) if _labelled(parts, at) else bar for at, bar in enumerate(bars)]
    for part, bar, turn in zip(parts, bars, turns, strict=True):
        _decide(part, min(bar, BODY_AT_TURN) if turn else bar)
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
    names = names_with_capitals(lines)
    spans = [
        (at, part)
        for at, line in enumerate(lines)
        for span in parts_of_line(line, names)
        for part in _without_offer(line, span)
    ]
    words = [lines[at][span.start : span.end] for at, span in spans]
    judged = judge_lines(words[:MOST_JUDGED], title=title)
    judged += [Judgement(body=BODY_AT, kind="chrome")] * (len(words) - len(judged))
    return [
        _Part(line=at, span=span, words=text, judged=one, rule=rule_for(text) if place < MOST_JUDGED else None)
        for place, ((at, span), text, one) in enumerate(zip(spans, words, judged, strict=True))
    ]


def _without_offer(line: str, span: Span) -> list[Span]:
    """Cuts an offer to readers off the end of a paragraph: ``… said the ministry. Follow us on Facebook.``

    Only where a sure row of the table holds from a sentence's start on, among the last sentences.
    """
    words = span.words(line)
    if len(words) > LONGEST_PARAGRAPH:
        return [span]
    tail = max(0, len(words) - LONGEST_FURNITURE)
    starts = [tail + place for place in sentence_boundaries(words[tail:])]
    for start in starts[-_SENTENCES_OF_OFFER:]:
        rule = rule_for(words[start:]) if words[start].isupper() else None
        if rule is not None and rule.sure and rule.where != "anywhere" and rule.reason in _OFFERS:
            return [Span(span.start, span.start + start).trimmed(line), Span(span.start + start, span.end)]
    return [span]


_SENTENCES_OF_OFFER: Final = 3
"""So many sentences at the end of a paragraph are looked at."""

_OFFERS: Final = ("newsletter", "social", "paywall", "comments", "cookies")
"""Reasons of sentences that stand at the end of paragraphs where a page lost its line breaks."""


def _bars(parts: list[_Part], *, extracted: bool) -> list[float]:
    """Gives for each part how likely it must be to count as body.

    A text without furniture may have been cleaned before it came here: finished sentences stay unless they are surely
    residue. Where nearly all of them are body and next to nothing is surely residue, it was, and the headings and lists
    between them and after them stay too.
    """
    if extracted:
        return [BODY_AT_EXTRACTED] * len(parts)
    likely = [at for at, part in enumerate(parts) if part.judged.body >= BODY_AT]
    if not likely or _holds_furniture(parts):
        if likely and _is_long_read(parts):
            return [_bar_of_long_read(parts, at) for at in range(len(parts))]
        return [BODY_AT_BESIDE if _goes_on(parts, at) else BODY_AT for at in range(len(parts))]
    bars = [BODY_AT_PROSE if _prose(part.words) or _introduces(part.words) else BODY_AT for part in parts]
    if _was_cleaned(parts):
        first = next((at for at in range(likely[0]) if find_dateline(parts[at].words) is not None), likely[0])
        listed = parts[likely[-1]].words.endswith(":")
        # Behind the last body a line that a rule knows ends the report: a list's foot, a signature.
        past = len(parts) if all(part.rule is None for part in parts[likely[-1] + 1 :]) else likely[-1] + 1
        for at in range(first, past):
            bars[at] = min(bars[at], BODY_AT_INSIDE if at <= likely[-1] or listed else BODY_AT_END)
    return bars


def _labelled(parts: list[_Part], at: int) -> bool:
    """Says whether a part is no finished sentence and stands right under a line that announces other reports."""
    above = parts[at - 1] if at else None
    return (
        above is not None
        and above.rule is not None
        and above.rule.reason == "related"
        and len(above.words) <= _LONGEST_LABEL
        and len(parts[at].words) <= _LONGEST_HEADLINE
        and not _stops(parts[at].words)
        and not parts[at].words.endswith(":")
    )


_LONGEST_LABEL: Final = 24
_LONGEST_HEADLINE: Final = 140
"""Code points of the longest ``Related articles`` and of the longest headline under it."""


def _is_long_read(parts: list[_Part]) -> bool:
    """Says whether a text is longer than the pages that the model has seen, and sentences throughout: a live page."""
    sentences = [part for part in parts if part.rule is None and _prose(part.words)]
    whole = sum(len(part.words) for part in parts)
    return len(sentences) >= SENTENCES_OF_LONG_READ and 2 * sum(len(part.words) for part in sentences) > whole


def _bar_of_long_read(parts: list[_Part], at: int) -> float:
    """Gives the bar for a part of such a text: sentences, and what leads to one, stay unless surely residue."""
    part = parts[at]
    spoken = any(mark in part.words for mark in _QUOTES)
    addresses = not spoken and _YOU.search(part.words[:LONGEST_FURNITURE]) is not None
    if part.rule is not None or part.judged.kind == "caption" or addresses:
        return BODY_AT_BESIDE if _goes_on(parts, at) else BODY_AT
    if len(part.words) >= _SHORT_SENTENCE and _stops(part.words):
        return BODY_AT_LONG_READ
    after = parts[at + 1] if at + 1 < len(parts) else None
    leads = after is not None and after.rule is None and _prose(after.words) and not _stops(part.words)
    return BODY_AT_LONG_READ if leads else BODY_AT


_QUOTES: Final = ('"', "“")
"""Marks of a paragraph that gives somebody's words, who may say ``you`` and ``we``."""

_SHORT_SENTENCE: Final = 30
"""Code points from which a finished sentence of a long read counts: its paragraphs are short."""


def _was_cleaned(parts: list[_Part]) -> bool:
    """Says of a text without furniture whether nearly all its sentences are body and hardly a line surely residue."""
    sentences = [part for part in parts if _prose(part.words)]
    whole = sum(len(part.words) for part in sentences)
    body = sum(len(part.words) for part in sentences if part.judged.body >= BODY_AT_BESIDE)
    surely = sum(
        part.judged.body < SURELY_RESIDUE and not (part.rule is not None and part.rule.reason in _LETTERHEAD)
        for part in parts
    )
    return body >= CLEANED_SHARE * whole and surely <= 1 + MOST_RESIDUE * len(parts)


def _goes_on(parts: list[_Part], at: int) -> bool:
    """Says whether a part is prose that speaks to no reader, right before or after a line that is likely body."""
    words = parts[at].words
    near = [parts[n].judged.body for n in (at - 1, at + 1) if 0 <= n < len(parts)]
    return _prose(words) and max(near, default=0.0) >= BODY_AT and _YOU.search(words[:LONGEST_FURNITURE]) is None


def _holds_furniture(parts: list[_Part]) -> bool:
    """Says whether a text brings along what stands around reports: one line is enough where its words are sure.

    The name of a part of a site is a heading as well (``Health``), so one alone says nothing.
    """
    rules = [part.rule for part in parts if part.rule is not None and part.rule.reason not in _LETTERHEAD]
    return any(rule.sure for rule in rules) or sum(rule.reason == "navigation" for rule in rules) > 1


_LETTERHEAD: Final = ("byline", "date", "correction", "boilerplate", "contact")
"""Reasons of lines that a text without furniture may hold all the same."""


def _turns(parts: list[_Part]) -> list[bool]:
    """Says for each part whether it stands in a transcript, between the first and the last of three turns or more."""
    turns = [
        at
        for at, part in enumerate(parts)
        if _TURN.match(part.words) and not (part.rule is not None and part.rule.sure)
    ]
    if len(turns) < TURNS_OF_TRANSCRIPT:
        return [False] * len(parts)
    return [turns[0] <= at <= turns[-1] for at in range(len(parts))]


def _decide(part: _Part, bar: float) -> None:
    likely = part.judged.body
    if part.rule is not None and (part.rule.sure or likely < bar):
        part.reason, part.name = part.rule.reason, part.rule.name
        part.score = max(_SURE, round(1 - likely, 3)) if part.rule.sure else round(1 - likely, 3)
    elif likely < bar and not _opens_report(part.words):
        part.reason = "other"
        part.score = round(1 - likely, 3)
    else:
        part.score = max(likely, bar)


def _opens_report(words: str) -> bool:
    """Says whether the words start with a dateline, introduce whose words follow, or greet whom a letter is to."""
    return any((find_dateline(words), _ATTRIBUTABLE.match(words), _SALUTATION.match(words)))


_SURE: Final = 0.99
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


def _introduces(words: str) -> bool:
    """Says whether words lead to what follows them: ``On Friday the president signed into law:``."""
    return len(words) >= _INTRODUCTION and words.endswith(":")


_INTRODUCTION: Final = 40
"""Code points from which a line that ends in a colon is a sentence and no label."""


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
    found = 0
    for part in reversed(parts[max(0, first - _ABOVE_BODY) : first]):
        if part.reason in _BETWEEN:
            continue
        if headline or found == _HEADLINES or part.name != "clean.line-model" or not _headline(part.words):
            return
        part.reason = "title"
        found += 1


_ABOVE_BODY: Final = 8
"""Lines above the first line of body among which a headline is looked for."""

_HEADLINES: Final = 2
"""A headline, and the line that may stand under it."""

_BETWEEN: Final = ("byline", "date", "caption", "credit", "social", "contact")
"""Reasons of lines that stand between a headline and its body."""


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
