"""Turns the lines of a document into numbers: what each line looks like, and what stands around it.

Only the first and last code points of a very long line are looked at, so that time grows in step with the number of
lines and never with the square of anything.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from onrecord.clean.residue_rules import reasons_of_line
from onrecord.knowledge.tables import words as words_of_list

Numbers = npt.NDArray[np.float32]

BUCKETS: Final = 1 << 17
"""How many buckets n-grams are hashed into."""

HEAD: Final = 600
TAIL: Final = 200
"""Code points of a long line that are looked at, from its start and from its end."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STOP_AT_END = re.compile(r"[.!?…。！？][\"”’»)\]]*\Z")
_STOP_INSIDE = re.compile(r"[.!?…][\"”’»)]* ")
_MARKER = re.compile(r"[*\-•–—#|>+»›·◦▪►▶]")
_DATE_LIKE = re.compile(
    r"\b(?:\d{1,2}[:.]\d\d|\d{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\b"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://|www\.|\.com\b|\.org\b|@\w", re.IGNORECASE)

_FUNCTION_WORDS: Final = words_of_list(
    """
    the of to and a in that is was it for on with as he be at by his had are but from have they which one you were
    all her she there would their we him been has when who will no more if out so said what up its about than into
    them can only other time new some could these two may first then do any my now such like our over me even most
    after also did many off before must well back through years where much your way down should because each just
    those how too very der die das und zu den von mit sich des auf für ist im dem nicht ein eine als auch es an
    werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen zum war haben nur oder aber
    vor zur bis mehr de la que el en y los se del las un por con una su para al lo como más o pero sus le ha si sin
    sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está les et du une
    est pour dans qui sur pas plus ne au par avec il ce sont elle e da em uma não os na mais foi ao ele tem à seu
    sua ou di che per non della i sono alla nel più anche come ma w z nie się jest że po od za я и в не на что с по
    а как это но он из у к v je že s ve pro jsou ale
    """
)
_YOU_WORDS: Final = words_of_list(
    """
    you your yours we our us my me
    """
)
_SPEECH: Final = words_of_list(
    """
    said says told added asked according announced reported sagte sagt laut erklärte dijo según disse afirmou
    """
)

LINE_FEATURES: Final = (
    "length", "words", "word_length", "capital_share", "capitalised_share", "digit_share", "mark_share",
    "wide_share", "stop_at_end", "colon_at_end", "comma_at_end", "quote_at_end", "small_start", "quote_start",
    "marker_start", "bracket_start", "commas", "stops_inside", "quotes", "bars", "brackets", "copyright",
    "date_like", "address", "braces", "function_share", "you_share", "speech", "repeats", "seen_before",
    "prefix_repeats", "in_longer", "title_overlap", "title_equal", "title_known", "shared_words",
    "known_reason", "sure_reason", "own_words", "starts_by", "unique_share",
)  # fmt: skip
"""Names of a line's own features, in order."""


AT: Final = {name: place for place, name in enumerate(LINE_FEATURES)}
"""Where each feature stands."""


def line_features(lines: Sequence[str], title: str) -> Numbers:
    """Gives the own features of each line: an array of shape (lines, ``LINE_FEATURES``)."""
    table = np.zeros((len(lines), len(LINE_FEATURES)), dtype=np.float32)
    heads = [line[:HEAD] for line in lines]
    words_of = [[word.lower() for word in _WORD.findall(head)] for head in heads]
    folded = [" ".join(words) or head.strip() for words, head in zip(words_of, heads, strict=True)]
    counts = Counter(folded)
    prefixes = Counter(fold[:40] for fold in folded)
    title_words = {word.lower() for word in _WORD.findall(title[:HEAD])}
    title_fold = " ".join(word.lower() for word in _WORD.findall(title[:HEAD]))
    spread = Counter(
        word
        for fold, words in zip(folded, words_of, strict=True)
        if len(words) >= 12 and counts[fold] == 1
        for word in set(words) - _FUNCTION_WORDS
    )
    starts = {fold[:25] for fold in folded if len(fold) > 60}
    seen: set[str] = set()
    for row, line in enumerate(lines):
        words = words_of[row]
        fold = folded[row]
        table[row] = _one_line(line, heads[row], words)
        here = table[row]
        here[AT["repeats"]] = min(counts[fold], 9)
        here[AT["seen_before"]] = fold in seen
        here[AT["prefix_repeats"]] = min(prefixes[fold[:40]], 9)
        here[AT["in_longer"]] = 12 < len(fold) <= 60 and fold[:25] in starts
        own = [word for word in words if word not in _FUNCTION_WORDS]
        if title_words:
            here[AT["title_known"]] = 1
            here[AT["title_overlap"]] = len(title_words & set(own)) / max(3, len(title_words - _FUNCTION_WORDS))
            here[AT["title_equal"]] = fold == title_fold
        if own:
            lone = 1 if len(words) >= 12 and counts[fold] == 1 else 0
            distinct = set(own)
            here[AT["shared_words"]] = sum(spread[word] > lone for word in distinct) / len(distinct)
            here[AT["own_words"]] = len(own)
        seen.add(fold)
    return table


def _one_line(line: str, head: str, words: list[str]) -> list[float]:
    """Gives what a line shows by itself; features of its document stay 0."""
    values = [0.0] * len(LINE_FEATURES)
    size = max(1, len(head))
    tail = line[-40:].rstrip()
    last = tail[-1:]
    raw = head.split()
    letters = sum(len(word) for word in words)
    capitals = sum(map(str.isupper, head))
    values[0] = float(np.log1p(min(len(line), 100_000)))
    values[1] = min(len(words), 200)
    values[2] = letters / max(1, len(words))
    values[3] = capitals / max(1, letters)
    values[4] = sum(word[:1].isupper() for word in raw) / max(1, len(raw))
    values[5] = sum(map(str.isdigit, head)) / size
    values[6] = sum(not (c.isalnum() or c.isspace()) for c in head) / size
    values[7] = 0.0 if head.isascii() else sum(c > "\u024f" for c in head) / size
    values[8] = _STOP_AT_END.search(tail) is not None
    values[9] = last == ":"
    values[10] = last in ",;"
    values[11] = last in '"”’»'
    values[12] = head[:1].islower()
    values[13] = head[:1] in "\"“‘„«'"
    values[14] = _MARKER.match(head) is not None
    values[15] = head[:1] in "[("
    values[16] = min(head.count(","), 20)
    values[17] = min(len(_STOP_INSIDE.findall(head)), 20)
    values[18] = min(head.count('"') + head.count("“") + head.count("”"), 20)
    values[19] = head.count("|")
    values[20] = head.count("(") + head.count("[")
    values[21] = "©" in head or "opyright" in head
    values[22] = len(_DATE_LIKE.findall(head[:200]))
    values[23] = _ADDRESS.search(head) is not None
    values[24] = "{" in head or "}" in head
    values[25] = sum(word in _FUNCTION_WORDS for word in words) / max(1, len(words))
    values[26] = sum(word in _YOU_WORDS for word in words) / max(1, len(words))
    values[27] = sum(word in _SPEECH for word in words)
    reason = reasons_of_line(line)
    values[36], values[37] = reason
    values[39] = words[:1] == ["by"] or words[:1] == ["von"] or words[:1] == ["por"]
    values[40] = len(set(words)) / max(1, len(words))
    return values


def hashed_grams(lines: Sequence[str]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Gives the buckets of the n-grams of all lines, one after another, and where each line's begin (lines + 1 places).

    Characters in runs of 2 to 5 and words in runs of 1 and 2, over the line in small letters with figures as 0, between
    two marks of its ends. The hash is a polynomial over code points in 64 bits, so it is the same on every machine.
    """
    codes, bounds = _codes(lines)
    owner = np.repeat(np.arange(len(lines)), np.diff(bounds))
    buckets: list[npt.NDArray[np.int64]] = []
    owners: list[npt.NDArray[np.int64]] = []
    value = codes.copy()
    for size in range(2, 6):
        value = value[: len(codes) - size + 1] * _PRIME + codes[size - 1 :]
        inside = owner[: len(value)] == owner[size - 1 :]
        buckets.append(_bucket(value[inside], size))
        owners.append(owner[: len(value)][inside])
    words, word_owner = _word_hashes(codes, owner)
    buckets.append(_bucket(words, 11))
    owners.append(word_owner)
    if len(words) > 1:
        together = word_owner[:-1] == word_owner[1:]
        buckets.append(_bucket((words[:-1] * _PRIME + words[1:])[together], 12))
        owners.append(word_owner[:-1][together])
    all_owners = np.concatenate(owners)
    order = np.argsort(all_owners, kind="stable")
    begins = np.searchsorted(all_owners[order], np.arange(len(lines) + 1))
    return np.concatenate(buckets)[order], begins


_PRIME: Final = np.uint64(1_099_511_628_211)
"""The 64-bit FNV prime."""

_DIGITS = str.maketrans("123456789", "000000000")


def _codes(lines: Sequence[str]) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    texts = []
    for line in lines:
        short = line if len(line) <= HEAD + TAIL else f"{line[:HEAD]} {line[-TAIL:]}"
        texts.append("\x02" + short.lower().translate(_DIGITS) + "\x03")
    bounds = np.concatenate([[0], np.cumsum([len(text) for text in texts])]).astype(np.int64)
    raw = "".join(texts).encode("utf-32-le", "surrogatepass")
    return np.frombuffer(raw, dtype="<u4").astype(np.uint64), bounds


def _word_hashes(
    codes: npt.NDArray[np.uint64], owner: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.uint64], npt.NDArray[np.int64]]:
    """Gives a hash of each run of letters or figures, with the line it stands in."""
    letter = ((codes >= 97) & (codes <= 122)) | (codes == 48) | ((codes >= 0xC0) & (codes < 0x2000)) | (codes >= 0x3040)
    edges = np.diff(np.concatenate([[0], letter.astype(np.int8), [0]]))
    starts = np.flatnonzero(edges == 1)
    ends = np.flatnonzero(edges == -1)
    if not len(starts):
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    # A sum of mixed code points, each turned by its place in the word: order counts, and numpy can do it at once.
    place = _places(len(codes), starts).astype(np.uint64)
    mixed = (codes + np.uint64(0x9E3779B97F4A7C15)) * (place * np.uint64(2) + np.uint64(1)) * _PRIME
    mixed ^= mixed >> np.uint64(29)
    mixed[~letter] = 0
    sums = np.concatenate([np.zeros(1, dtype=np.uint64), np.cumsum(mixed, dtype=np.uint64)])
    return sums[ends] - sums[starts], owner[starts]


def _places(count: int, starts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    head = np.zeros(starts[0], dtype=np.int64)
    rest = np.arange(starts[0], count) - np.repeat(starts, np.diff(np.append(starts, count)))
    return np.concatenate([head, rest])


def _bucket(values: npt.NDArray[np.uint64], kind: int) -> npt.NDArray[np.int64]:
    mixed = (values + np.uint64(kind)) * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(32)
    return (mixed % np.uint64(BUCKETS)).astype(np.int64)
