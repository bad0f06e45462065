"""Aligns two wordings of one saying word by word: what both say, what they put otherwise, what one alone has.

The best path through both wordings in order (Needleman and Wunsch 1970), where equal words count most, words of one
meaning or stem next, and words of the closed classes only beside others that agree.
"""

import re
from typing import Literal

from msgspec import Struct

from onrecord.text.fold import folded_words
from onrecord.text.sense import FUNCTION_WORDS, SHORTEST_STEM, content, is_negation, new_share
from onrecord.types.span import Span

StretchKind = Literal["same", "other-words", "left-out", "added"]

MOST_WORDS = 300
"""Words of each wording that are aligned; the rest is left out, or added, as one stretch."""

EQUAL, MEANT, SMALL = 4.0, 3.0, 1.0
"""What a pair of equal words counts, one of one meaning, one of the closed classes."""

LONGER = 2
"""Between two matches, words stand for each other where neither side has over twice as many and this many more."""

_BESIDE = ((1, 1), (1, 2), (2, 1))
"""How far apart two matches stand that are beside each other: one word may lie between, on one side."""

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Stretch(Struct, frozen=True):
    """A stretch of two wordings: ``full`` in the one, ``told`` in the other, in code points; None where it has none.

    ``left-out`` stands in the full wording alone, ``added`` in the told one alone.
    """

    kind: StretchKind
    full: Span | None
    told: Span | None


class _Word(Struct, frozen=True):
    """A word as it is compared; ``small`` says that it is of a closed class and says nothing by itself."""

    span: Span
    folded: str
    sense: str
    small: bool


def align(full: str, told: str) -> tuple[Stretch, ...]:
    """Takes two wordings and gives the stretches that they are made of, in order; each word is in one of them."""
    ours, theirs = _words(full), _words(told)
    left, right = ours[:MOST_WORDS], theirs[:MOST_WORDS]
    pairs = _kept(_path(left, right), left, right)
    made: list[Stretch] = []
    at = other = 0
    for n, m in [*pairs, (len(ours), len(theirs))]:
        made += _between(ours[at:n], theirs[other:m])
        if n < len(ours) and m < len(theirs):
            kind: StretchKind = "same" if ours[n].folded == theirs[m].folded else "other-words"
            made.append(Stretch(kind, ours[n].span, theirs[m].span))
        at, other = n + 1, m + 1
    return _joined(made)


def left_out(full: str, told: str) -> tuple[str, ...]:
    """Gives the words of the full wording, stretch by stretch, that the told one leaves out and that say something.

    What it says elsewhere, in another order, is not left out.
    """
    held = content(folded_words(told)[: 2 * MOST_WORDS])
    found = (part.full.words(full) for part in align(full, told) if part.kind == "left-out" and part.full)
    return tuple(words for words in found if new_share(content(folded_words(words)[:MOST_WORDS]), held))


def _words(text: str) -> list[_Word]:
    made = []
    for found in _TOKEN.finditer(text):
        folded = folded_words(found[0])
        sense = content(folded)
        small = not sense and not any(map(is_negation, folded))
        name = " ".join(folded)
        made.append(_Word(Span(found.start(), found.end()), name, sense[0] if sense else "", small or not name))
    return made


def _worth(one: _Word, other: _Word) -> float:
    if one.folded == other.folded:
        return SMALL if one.small or one.folded in FUNCTION_WORDS else EQUAL
    if not one.sense or not other.sense:
        return 0.0
    if one.sense == other.sense:
        return MEANT
    stem = one.sense[:SHORTEST_STEM] == other.sense[:SHORTEST_STEM]
    return MEANT if stem and not new_share((one.sense,), (other.sense,)) else 0.0


def _path(left: list[_Word], right: list[_Word]) -> list[tuple[int, int]]:
    """Gives the places of the words that match on the best path, in order."""
    width = len(right) + 1
    best = [[0.0] * width for _ in range(len(left) + 1)]
    worth = [[_worth(one, other) for other in right] for one in left]
    for n in range(len(left) - 1, -1, -1):
        row, below, here = best[n], best[n + 1], worth[n]
        for m in range(len(right) - 1, -1, -1):
            row[m] = max(below[m], row[m + 1], below[m + 1] + here[m] if here[m] else 0.0)
    pairs: list[tuple[int, int]] = []
    n = m = 0
    while n < len(left) and m < len(right):
        if worth[n][m] and best[n][m] == best[n + 1][m + 1] + worth[n][m]:
            pairs.append((n, m))
            n, m = n + 1, m + 1
        elif best[n + 1][m] >= best[n][m + 1]:
            n += 1
        else:
            m += 1
    return pairs


def _kept(pairs: list[tuple[int, int]], left: list[_Word], right: list[_Word]) -> list[tuple[int, int]]:
    """Leaves out matches of small words that stand beside no other: “the” here is not “the” there."""
    held = set(pairs)
    telling = {(n, m) for n, m in pairs if not left[n].small and not right[m].small}
    while True:
        more = {
            (n, m)
            for n, m in held - telling
            if any((n + i, m + j) in telling or (n - i, m - j) in telling for i, j in _BESIDE)
        }
        if not more:
            return sorted(telling)
        telling |= more


def _between(left: list[_Word], right: list[_Word]) -> list[Stretch]:
    """Gives what lies between two matches: words for each other, or left out and added."""
    full, told = _cover(left), _cover(right)
    if full and told:
        fewer, more = sorted((len(left), len(right)))
        if more <= 2 * fewer + LONGER:
            return [Stretch("other-words", full, told)]
    made = [Stretch("left-out", full, None)] if full else []
    return [*made, Stretch("added", None, told)] if told else made


def _cover(words: list[_Word]) -> Span | None:
    return Span(words[0].span.start, words[-1].span.end) if words else None


def _joined(parts: list[Stretch]) -> tuple[Stretch, ...]:
    """Joins neighbours of one kind."""
    made: list[Stretch] = []
    for part in parts:
        if made and made[-1].kind == part.kind:
            last = made.pop()
            made.append(Stretch(part.kind, _both(last.full, part.full), _both(last.told, part.told)))
        else:
            made.append(part)
    return tuple(made)


def _both(one: Span | None, other: Span | None) -> Span | None:
    return Span(one.start, other.end) if one and other else one or other
