"""Compares words that somebody asks for with words on record: verbatim, altered, a paraphrase, or not on record.

Words are compared in folded form (case, quotation marks, dashes and accents do not count; numbers do). The alignment is
the one with fewest insertions and deletions of words (Levenshtein 1966, Indel distance), against the stretch of the
held words that fits best, so that a part of a long statement is found as such. An ellipsis in what is asked marks
words left out, and square brackets words put in by an editor; neither alters what was said.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Literal

from msgspec import Struct
from rapidfuzz.distance import Indel

from onrecord.text.sense import content, negations, new_share, sense_score

SaidVerdict = Literal["verbatim", "altered", "paraphrase", "not-on-record"]

ALTERED_FROM = 0.72
"""Share of words in common from which two wordings are called one, altered: two words of seven may be dropped, while
two statements that merely share a subject stay two."""

MOST_NEW = 1 / 3
"""Share of the content words asked that the record's lack, up to which it is the same sentence altered or paraphrased;
where more are new, another sentence about the same things."""

PARAPHRASE_FROM = 0.5
"""Share of content words in common from which other words are called a paraphrase."""

LONGEST = 2000
"""Words compared at most, so that a hostile text costs no more than a long speech."""


class Edit(Struct, frozen=True):
    """One stretch of the comparison: words kept, words of the record left out, or words put in by the asker."""

    kind: Literal["kept", "left-out", "put-in"]
    words: str


class Wording(Struct, frozen=True, kw_only=True):
    """How asked words compare with words on record; ``score`` is in [0, 1], ``edits`` show the changes in order.

    ``turned`` says that a negation was put in or left out, so that the contrary is said. ``score`` is the share of
    words in common, for a paraphrase that of content words.
    """

    verdict: SaidVerdict
    score: float
    held: str
    edits: tuple[Edit, ...] = ()
    turned: bool = False


def compare(asked: str, held: str, *, sense: bool = True) -> Wording:
    """Takes the words asked for and the words on record; gives the verdict, a score and the edits between them.

    Without ``sense`` no paraphrase is looked for, which takes longer than all the rest.
    """
    whole = _compare(asked, held, sense=sense)
    if whole.verdict == "verbatim" or not _EDITED.search(asked):
        return whole
    plain = _compare(_INSERTED.sub(" ", asked), held, sense=sense)
    if plain.verdict == "verbatim":
        return plain
    return _compare_parts(asked, held) or max(whole, plain, key=lambda one: one.score)


def _compare_parts(asked: str, held: str) -> Wording | None:
    """Compares words parted by ellipses: verbatim where all parts stand in the held words in order, else None."""
    words, folds = _words_of(held)
    place = 0
    edits: list[Edit] = []
    for part in _ELLIPSIS.split(_INSERTED.sub(" ", asked)):
        _, fold = _words_of(part)
        if not fold:
            continue
        start = _find(fold, folds, place)
        if start < 0:
            return None
        if edits and start > place:
            edits.append(Edit("left-out", " ".join(words[place:start])))
        place = start + len(fold)
        edits.append(Edit("kept", " ".join(words[start:place])))
    return Wording(verdict="verbatim", score=1.0, held=held, edits=tuple(edits)) if edits else None


def _find(part: list[str], whole: list[str], start: int) -> int:
    """Gives where a run of words stands in others from ``start`` on, -1 where it does not. Takes linear time."""
    rest = f" {' '.join(whole[start:])} "
    found = rest.find(f" {' '.join(part)} ")
    return -1 if found < 0 else start + rest.count(" ", 0, found)


def _compare(asked: str, held: str, *, sense: bool) -> Wording:
    asked_words, ask = _words_of(asked)
    held_words, hold = _words_of(held)
    if not ask or not hold:
        return Wording(verdict="not-on-record", score=0.0, held=held)
    start, end = _best_stretch(ask, hold)
    # "(no) country should": what is asked must not begin behind the word that turns it.
    while start > 0 and negations(hold[start - 1 : start]) and not negations(ask[:1]):
        start -= 1
    score = round(Indel.normalized_similarity(ask, hold[start:end]), 4)
    if score == 1.0:
        edits = _edits(asked_words, ask, held_words[start:end], hold[start:end])
        return Wording(verdict="verbatim", score=score, held=held, edits=edits)
    if score < ALTERED_FROM and not sense:
        return Wording(verdict="not-on-record", score=score, held=held)
    want = content(ask)
    if score >= ALTERED_FROM and new_share(want, content(hold[start:end])) <= MOST_NEW:
        edits = _edits(asked_words, ask, held_words[start:end], hold[start:end])
        return Wording(verdict="altered", score=score, held=held, edits=edits, turned=_turned(ask, hold[start:end]))
    have = content(hold)
    likeness = sense_score(want, have) if sense else 0.0
    if likeness >= PARAPHRASE_FROM and new_share(want, have) <= MOST_NEW:
        return Wording(verdict="paraphrase", score=likeness, held=held, turned=_turned(ask, hold))
    return Wording(verdict="not-on-record", score=score, held=held)


def folded(words: str) -> list[str]:
    """Gives the words of a text in the form in which they are compared."""
    return _words_of(words)[1]


def _turned(ask: list[str], hold: list[str]) -> bool:
    return (negations(ask) - negations(hold)) % 2 == 1


def _words_of(text: str) -> tuple[list[str], list[str]]:
    """Gives the words of a text and their folded forms, without those that fold to nothing."""
    found = text.split()[:LONGEST]
    return _without_blanks(found, [_fold(word) for word in found])


_INSERTED = re.compile(r"\[[^\[\]]{0,200}\]")
_ELLIPSIS = re.compile(r"\.{3,}|…|(?:\. ){2,}\.")
_EDITED = re.compile(rf"{_INSERTED.pattern}|{_ELLIPSIS.pattern}")


@lru_cache(maxsize=65_536)
def _fold(word: str) -> str:
    if word.isascii() and word.isalnum():
        return word.lower()
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
