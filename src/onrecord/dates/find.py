"""Finds the forms of time expressions in a sentence and keeps, of those that overlap, the longest."""

import re
from collections.abc import Callable
from itertools import accumulate

from msgspec import Struct

from onrecord.dates.forms import PIECES, Grammar, grammar
from onrecord.dates.lexicon import TOKEN
from onrecord.dates.value import Resolved
from onrecord.dates.words import Words


class Piece(Struct):
    """A form found in a sentence, with what it denotes."""

    start: int
    end: int
    words: Words
    resolved: Resolved

    @property
    def does(self) -> str:
        """Gives what resolved it."""
        return self.words.rule.does


Resolve = Callable[[Words], list[Piece] | None]
_Candidate = tuple[int, int, int, Words]
"""First and last character, the place of its rule in the table, its words."""


def shape_of(sentence: str, known: Grammar) -> tuple[list[str], str]:
    """Gives the tokens of a sentence and their characters."""
    tokens = TOKEN.findall(sentence)
    return tokens, known.lexicon.shape(tokens)


def pieces(sentence: str, resolve: Resolve) -> list[Piece]:
    """Gives the time expressions of a sentence in order, none overlapping another.

    ``resolve`` is called in the order of the sentence; where it gives None, the shorter forms inside have their turn.
    """
    known = grammar()
    tokens, shape = shape_of(sentence, known)
    chars = set(shape)
    if known.core.isdisjoint(chars):
        return []
    offsets = [0, *accumulate(map(len, tokens))]
    candidates: list[_Candidate] = []
    for place, rule in enumerate(known.rules):
        if rule.needs.isdisjoint(chars):
            continue
        for match in rule.pattern.finditer(shape):
            words = Words(rule, match, sentence, offsets)
            candidates.append((*words.whole, place, words))
    candidates = _with_company(candidates, sentence)
    return _resolved(candidates, len(sentence), resolve) if candidates else []


_GLUE = re.compile(r"\s(?:the\s)?")


def _with_company(candidates: list[_Candidate], sentence: str) -> list[_Candidate]:
    """Leaves out the pieces that say nothing alone and have no other time right behind them."""
    starts = {one[0] for one in candidates}
    kept = []
    for one in candidates:
        if one[3].rule.does in PIECES:
            glue = _GLUE.match(sentence, one[1])
            if glue is None or (glue.end() not in starts and one[1] + 1 not in starts):
                continue
        kept.append(one)
    return kept


def _resolved(candidates: list[_Candidate], size: int, resolve: Resolve) -> list[Piece]:
    made: list[Piece] = []
    waiting = _longest(candidates, size)
    waiting.reverse()
    by_start = sorted(candidates, key=lambda one: one[0])
    low = 0
    while waiting:
        chosen = waiting.pop()
        given = resolve(chosen[3])
        if given is not None:
            made.extend(given)
            continue
        # What it kept from standing may now stand, up to the next one; the sorted list is walked once.
        low = next((k for k in range(low, len(by_start)) if by_start[k][0] >= chosen[0]), len(by_start))
        limit = waiting[-1][0] if waiting else size
        inside = []
        place = low
        while place < len(by_start) and by_start[place][0] < chosen[1]:
            one = by_start[place]
            if one[1] <= limit and (one[1] - one[0], -one[2]) < (chosen[1] - chosen[0], -chosen[2]):
                inside.append(one)
            place += 1
        waiting.extend(reversed(_longest(inside, size)))
    return made


def _longest(candidates: list[_Candidate], size: int) -> list[_Candidate]:
    """Keeps, of those that overlap, the longest; of equally long ones the one whose rule comes first in the table."""
    if len(candidates) < 2:
        return list(candidates)
    taken = bytearray(size)
    kept: list[_Candidate] = []
    for one in sorted(candidates, key=lambda one: (one[0] - one[1], one[2], one[0])):
        start, end = one[0], one[1]
        if not (taken[start] or taken[end - 1] or any(taken[start:end])):
            taken[start:end] = b"\x01" * (end - start)
            kept.append(one)
    return sorted(kept, key=lambda one: one[0])
