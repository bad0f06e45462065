"""Compares what two wordings say and not how: content words in common, whatever their endings, and negations.

A translation that chose other words for one sentence keeps its names, numbers and most stems; two statements that
merely share a subject do not keep that many so close together. Words that reports take for each other (halt and stop,
Moscow and Russia) are one: ``data/same_words.tsv``.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION_WORDS = _words(
    "a about after again all also am an and any are as at be because been before being between both but by can could "
    "did do does done down during each either else ever every few for from further had has have having he her here "
    "hers herself him himself his how however i if in into is it its itself just less let like made make makes many "
    "may me might more most much must my myself of off on once one only onto or other our ours ourselves out over own "
    "per rather said same say says shall she should since so some such than that the their theirs them themselves then "
    "there these they this those through thus to too toward towards under until unto up upon us very was we were what "
    "when where whether which while who whom whose why will with within would yet you your yours yourself yourselves"
)
"""Words of the closed classes, and of saying: two statements of any subject share them."""

NEGATIONS = _words("cannot neither never no nobody none nor not nothing nowhere without")
"""Words that turn a sentence into its contrary; so does the ending n't."""

FEWEST_SHARED = 3
"""Content words that must be shared: two are a subject, not a statement."""

ENDINGS = _words(
    "a able ably al ally an ance ances ans ant ants ate ated ates ating ation ations ative d e ed ence ent er ers es "
    "ful fully ian ians ible ic ical ication ied ies ify ily ing ings ion ions ise ised ises ish ising isation ist y "
    "ists ities ity ive ization ize ized izes izing ly ment ments n ning ns or ors ous r red ring rs s ted ting yed"
) | {""}
"""What may follow a common stem: negotiate and negotiations are one word, contract and contrast two."""

SHORTEST_STEM = 4
"""Letters of a common stem."""


def is_negation(folded: str) -> bool:
    """Says whether a folded word negates: ``never``, and ``t``, which folding leaves of ``won't``."""
    return folded in NEGATIONS or folded == "t" or folded.endswith("n't")


def negations(folded: Sequence[str]) -> int:
    """Counts the words that negate, of folded words; “partners rather than rivals” are partners, not rivals."""
    return sum(map(is_negation, folded)) + sum(pair == ("rather", "than") for pair in pairwise(folded))


def sense_score(want: Sequence[str], have: Sequence[str], *, fewest: int = FEWEST_SHARED) -> float:
    """Gives how much of what is asked the held words say, in [0, 1], from the contents of both.

    It is the F1 of shared content words (Dice 1945) against the stretch of ``have`` that shares most; 0 where less than
    ``fewest`` are shared, or where a number is asked that the stretch lacks.
    """
    if len(set(want)) < fewest or len(have) < fewest:
        return 0.0
    stretch, shared = closest_stretch(want, have)
    if shared < fewest:
        return 0.0
    if any(word[0].isdigit() and word not in stretch for word in want):
        return 0.0
    return round(2 * shared / (len(set(want)) + len(set(stretch))), 4)


def closest_stretch(want: Sequence[str], have: Sequence[str]) -> tuple[Sequence[str], int]:
    """Gives the stretch of what is held, twice as long as what is asked at most, that says most of it, and how much."""
    hits = [next((place for place, word in enumerate(want) if _same(word, other)), -1) for other in have]
    first, last, shared = _densest(hits, 2 * len(want))
    return have[first : last + 1], shared


def new_share(want: Sequence[str], have: Sequence[str]) -> float:
    """Gives the share of the content asked that the content held lacks, in [0, 1]; 0 where nothing is asked."""
    asked = set(want)
    return sum(not any(_same(word, other) for other in have) for word in asked) / len(asked) if asked else 0.0


def shared_in_order(want: Sequence[str], have: Sequence[str]) -> float:
    """Gives the share of the content asked that the content held says in the same order, in [0, 1].

    Counted by the longest increasing run of places (Schensted 1961); each word asked counts once.
    """
    ends: list[int] = []
    for other in have:
        hit = next((place for place, word in enumerate(want) if _same(word, other)), -1)
        if hit >= 0:
            at = bisect_left(ends, hit)
            ends[at : at + 1] = [hit]
    return len(ends) / len(want) if want else 0.0


def telling_words(folded: Sequence[str]) -> list[str]:
    """Gives the folded words, as they are, that say what a statement is about, in order; all where none does."""
    return [word for word in folded if word not in FUNCTION_WORDS and not is_negation(word)] or list(folded)


def content(folded: Sequence[str]) -> list[str]:
    """Gives what the folded words say, in order: those of no closed class, each as the first word of its row."""
    one_word, phrases = _same_words()
    found: list[str] = []
    place = 0
    while place < len(folded):
        word = re.sub(r"'s?\Z", "", folded[place])
        pair = f"{word}_{folded[place + 1]}" if place + 1 < len(folded) else ""
        if pair in phrases:
            found.append(phrases[pair])
            place += 2
            continue
        if word and word not in FUNCTION_WORDS and not is_negation(word):
            found.append(one_word.get(word, word))
        place += 1
    return found


@cache
def _same_words() -> tuple[dict[str, str], dict[str, str]]:
    """Gives word → the first word of its row, for single words in their forms, and for phrases of two words."""
    single: dict[str, str] = {}
    phrases: dict[str, str] = {}
    for line in (files("onrecord.text") / "data" / "same_words.tsv").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        bases = line.split()
        for base in bases:
            if "_" in base:
                phrases[base] = bases[0]
            else:
                stem = base.removesuffix("e")
                for form in (base, f"{base}s", f"{stem}es", f"{stem}ed", f"{stem}ing", f"{stem}ion", f"{stem}ions"):
                    single.setdefault(form, bases[0])
    return single, phrases


def _same(word: str, other: str) -> bool:
    if word == other:
        return True
    if word[:SHORTEST_STEM] != other[:SHORTEST_STEM] or word[0].isdigit():
        return False
    common = SHORTEST_STEM
    for one, two in zip(word[SHORTEST_STEM:], other[SHORTEST_STEM:], strict=False):
        if one != two:
            break
        common += 1
    return word[common:] in ENDINGS and other[common:] in ENDINGS


def _densest(hits: Sequence[int], width: int) -> tuple[int, int, int]:
    """Gives first and last hit of the stretch, ``width`` words at most, with most different hits, and their number."""
    counts: dict[int, int] = {}
    best = (0, 0, 0)
    start = 0
    for end, hit in enumerate(hits):
        if hit < 0:
            continue
        counts[hit] = counts.get(hit, 0) + 1
        while end - start >= width or hits[start] < 0 or counts[hits[start]] > 1:
            gone = hits[start]
            if gone >= 0:
                counts[gone] -= 1
                if not counts[gone]:
                    del counts[gone]
            start += 1
        if len(counts) > best[2]:
            best = (start, end, len(counts))
    return best
