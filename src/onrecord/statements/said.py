"""Compares words that somebody asks for with words on record: verbatim, altered, or not on record.

Words are compared in folded form (case, quotation marks, dashes and accents do not count; numbers do). The alignment is
the one with fewest insertions and deletions of words (Levenshtein 1966, Indel distance), against the stretch of the
held words that fits best, so that a part of a long statement is found as such.
"""

import re
import unicodedata
from collections import Counter
from typing import Literal

from msgspec import Struct
from rapidfuzz.distance import Indel

SaidVerdict = Literal["verbatim", "altered", "not-on-record"]

ALTERED_FROM = 0.72
"""Share of words in common from which two wordings are called one, altered: two words of seven may be dropped, while
two statements that merely share a subject stay two."""

LONGEST = 2000
"""Words compared at most, so that a hostile text costs no more than a long speech."""


class Edit(Struct, frozen=True):
    """One stretch of the comparison: words kept, words of the record left out, or words put in by the asker."""

    kind: Literal["kept", "left-out", "put-in"]
    words: str


class Wording(Struct, frozen=True, kw_only=True):
    """How asked words compare with words on record; ``score`` is in [0, 1], ``edits`` show the changes in order."""

    verdict: SaidVerdict
    score: float
    held: str
    edits: tuple[Edit, ...] = ()


def compare(asked: str, held: str) -> Wording:
    """Takes the words asked for and the words on record; gives the verdict, a score and the edits between them."""
    asked_words, held_words = asked.split()[:LONGEST], held.split()[:LONGEST]
    ask, hold = [_fold(word) for word in asked_words], [_fold(word) for word in held_words]
    asked_words, ask = _without_blanks(asked_words, ask)
    held_words, hold = _without_blanks(held_words, hold)
    if not ask or not hold:
        return Wording(verdict="not-on-record", score=0.0, held=held)
    start, end = _best_stretch(ask, hold)
    score = round(Indel.normalized_similarity(ask, hold[start:end]), 4)
    edits = _edits(asked_words, ask, held_words[start:end], hold[start:end])
    if score == 1.0:
        return Wording(verdict="verbatim", score=score, held=held, edits=edits)
    verdict: SaidVerdict = "altered" if score >= ALTERED_FROM else "not-on-record"
    return Wording(verdict=verdict, score=score, held=held, edits=edits)


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).casefold().replace("’", "'")
    return re.sub(r"[^\w']|^'+|'+$", "", "".join(c for c in plain if not unicodedata.combining(c)))


def _without_blanks(words: list[str], folded: list[str]) -> tuple[list[str], list[str]]:
    """Leaves out what folds to nothing: dashes and ellipses standing alone."""
    kept = [(word, fold) for word, fold in zip(words, folded, strict=True) if fold]
    return [word for word, _ in kept], [fold for _, fold in kept]


def _best_stretch(ask: list[str], hold: list[str]) -> tuple[int, int]:
    """Gives the stretch of ``hold`` to compare with: from the first to the last word that the alignment keeps."""
    if len(hold) <= len(ask):
        return 0, len(hold)
    kept = [(block.dest_start, block.dest_end) for block in Indel.opcodes(ask, hold) if block.tag == "equal"]
    if not kept:
        return 0, len(ask)
    # The alignment may reach far back or ahead for one stray "the"; the window that shares most words does not.
    place = _richest_window(ask, hold)
    first, last = kept[0][0], kept[-1][1]
    window = Indel.normalized_similarity(ask, hold[place : place + len(ask)])
    if Indel.normalized_similarity(ask, hold[first:last]) >= window:
        return first, last
    return place, place + len(ask)


def _richest_window(ask: list[str], hold: list[str]) -> int:
    """Gives where the stretch of ``hold`` as long as ``ask`` begins that shares most words with it, the first such."""
    wanted = Counter(ask)
    have: Counter[str] = Counter()
    shared = most = best = 0
    for end, word in enumerate(hold, start=1):
        have[word] += 1
        shared += have[word] <= wanted[word]
        if end > len(ask):
            gone = hold[end - len(ask) - 1]
            shared -= have[gone] <= wanted[gone]
            have[gone] -= 1
        if end >= len(ask) and shared > most:
            most, best = shared, end - len(ask)
    return best


def _edits(asked_words: list[str], ask: list[str], held_words: list[str], hold: list[str]) -> tuple[Edit, ...]:
    edits: list[Edit] = []
    for block in Indel.opcodes(ask, hold):
        if block.tag == "equal":
            edits.append(Edit("kept", " ".join(held_words[block.dest_start : block.dest_end])))
        elif block.tag == "delete":
            edits.append(Edit("put-in", " ".join(asked_words[block.src_start : block.src_end])))
        else:
            edits.append(Edit("left-out", " ".join(held_words[block.dest_start : block.dest_end])))
    return tuple(edits)
