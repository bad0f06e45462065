"""Amounts in a clause: how many, how long, how far, as an interval with what it counts, compared by meaning.

``a dozen`` is 12, ``more than 80`` is 80 or more, ``nearly 300`` about 300, and 7.5 miles are 12 km.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from math import inf

from msgspec import Struct

from onrecord.types.span import Span

NEAR = 5
"""Words between an amount and the word that says what was counted."""

ROUNDED = 0.07
"""Measured or rounded amounts this close may be one amount (32 miles, 50 km; 3.3 and 3.4 billion)."""

ABOUT = 0.15
"""How far from the figure an amount may lie that is said to be about it."""

LONGEST = 400
"""A clause is read so far: amounts of what follows belong to another."""

LONGEST_BOUND = 40
"""Characters before a clause that are read for what bounds its first amount."""

_NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_TOKEN = re.compile(rf"(?<![.\d])(?:{_NUMBER})|[^\W\d_]+(?:['’][^\W\d_]+)?|[$€£%]")


class Amount(Struct, frozen=True, order=True):
    """From ``least`` to ``most`` (infinite where open) of ``unit``: a measure (``km``, ``minute``), or what was counted
    (``killed``, ``people``). ``exact`` says whether a figure was given without ``about``.
    """

    unit: str
    least: float
    most: float
    exact: bool = True


class Found(Struct, frozen=True):
    """An amount and the words that give it, with the words that bound it and the noun or verb that is counted."""

    amount: Amount
    words: Span


def apart(a: Amount, b: Amount) -> bool:
    """Says whether no number can be both; where one is measured or about so much, rounding is allowed for."""
    if a.unit != b.unit:
        return False
    slack = ROUNDED if not (a.exact and b.exact) or a.unit.split()[-1] in _measures().values() else 0.0
    return a.most * (1 + slack) < b.least or b.most * (1 + slack) < a.least


def within(narrow: Amount, wide: Amount) -> bool:
    """Says whether a report that gives the first also gives the second: 85 is more than 80."""
    return narrow.unit == wide.unit and wide.least <= narrow.least and narrow.most <= wide.most


def amounts(text: str, span: Span) -> Iterator[Found]:
    """Gives the amounts of the stretch of a text, in order; what bounds the first may stand just before it."""
    bound = _bound_before(text, span.start)
    tokens = [*bound, *_tokens(text, span.start, min(span.end, span.start + LONGEST))]
    place = len(bound)
    while place < len(tokens):
        read = None if _AGE.match(text, max(0, tokens[place][1] - 2)) else _read(tokens, place)
        if read is None:
            place += 1
            continue
        least, most, exact, first, last = read
        unit, factor, end = _unit(tokens, first, last)
        if unit:
            amount = Amount(unit, round(least * factor, 3), round(most * factor, 3), exact)
            yield Found(amount, Span(tokens[first][1], tokens[end][2]))
        place = last + 1


_AGE = re.compile(r", [0-9]{1,2},")
"""“Lorn, 62, was killed” counts nobody."""

Token = tuple[str, int, int]


def _tokens(text: str, start: int, end: int) -> list[Token]:
    return [
        (match[0].casefold().replace("’", "'"), match.start() + start, match.end() + start)
        for match in _TOKEN.finditer(text[start:end])
    ]


def _bound_before(text: str, start: int) -> list[Token]:
    """Gives the words that end here where they bound an amount: “more than”, which a clause may not begin with."""
    near = _tokens(text, max(0, start - LONGEST_BOUND), start)
    if not near or text[near[-1][2] : start].strip():
        return []
    words = [token[0] for token in near[-3:]]
    starts = (start for start in range(len(words)) if " ".join(words[start:]) in _bounds())
    return near[len(near) - len(words) + next(starts, len(words)) :]


def _read(tokens: list[Token], place: int) -> tuple[float, float, bool, int, int] | None:
    """Gives least, most, whether exact, and the first and last token of the amount that starts here."""
    read = _figure(tokens, place)
    if read is None:
        return None
    least, most, last = read
    exact = least == most and tokens[last][0] not in _SCALES
    if last + 2 < len(tokens) and tokens[last + 1][0] in ("to", "and", "or"):
        other = _figure(tokens, last + 2)
        between = tokens[last + 1][0] != "and" or (place > 0 and tokens[place - 1][0] == "between")
        if other is not None and between and other[0] > least:
            return least, other[1], False, place, other[2]
    first = place
    for size in (3, 2, 1):
        words = " ".join(token[0] for token in tokens[max(0, place - size) : place])
        kind = _bounds().get(words) if place >= size else None
        if kind == "least":
            return least, inf, exact, place - size, last
        if kind == "most":
            return 0.0, most, exact, place - size, last
        if kind == "about":
            return least * (1 - ABOUT), most * (1 + ABOUT), False, place - size, last
    if last + 2 < len(tokens) and (tokens[last + 1][0], tokens[last + 2][0]) == ("or", "more"):
        return least, inf, exact, first, last + 2
    return least, most, exact, first, last


def _figure(tokens: list[Token], place: int) -> tuple[float, float, int] | None:
    """Gives least, most and last token of the figure that starts here: ``2.7 million``, ``a dozen``, ``dozens``."""
    word = tokens[place][0]
    if word[0] in "0123456789":
        value = float(word.replace(",", ""))
        least = most = value
    elif word in ("a", "an") and place + 1 < len(tokens) and tokens[place + 1][0] in ("dozen", "hundred", "couple"):
        least = most = {"dozen": 12.0, "hundred": 100.0, "couple": 2.0}[tokens[place + 1][0]]
        place += 1
    elif word in _numerals():
        least, most = _numerals()[word]
    else:
        return None
    while place + 1 < len(tokens):
        after = tokens[place + 1][0]
        if after == "of" and place + 2 < len(tokens) and tokens[place + 2][0] in _VAGUE:
            factor = _VAGUE[tokens[place + 2][0]]
            least, most, place = least * factor, most * factor, place + 2
        elif after in _SCALES:
            least, most, place = least * _SCALES[after], most * _SCALES[after], place + 1
        else:
            break
    return least, most, place


_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "bn": 1e9, "m": 1e6, "dozen": 12.0}
_VAGUE = {"thousands": 1e3, "millions": 1e6}


def _unit(tokens: list[Token], first: int, last: int) -> tuple[str, float, int]:
    """Gives what the amount counts, by what to multiply it, and the last token of its words."""
    after = [token[0] for token in tokens[last + 1 : last + 1 + NEAR]]
    before = [token[0] for token in reversed(tokens[max(0, first - NEAR) : first])]
    if before and before[0] in _MONEY:
        return _MONEY[before[0]], 1.0, last
    squared = bool(after) and after[0] == "square"
    for n, word in enumerate(after[:2]):
        if word in _factors():
            unit, factor = _measures()[word], _factors()[word]
            return (f"square {unit}", factor * factor, last + 1 + n) if squared else (unit, factor, last + 1 + n)
        if word in _MONEY:
            return _MONEY[word], 1.0, last + 1 + n
    near = [(n, 0, word) for n, word in enumerate(_until_joined(before)) if word in _counted()]
    near += [(n, 1, word) for n, word in enumerate(after) if word in _counted()]
    if near:  # the nearest word says what was counted, of two as near the one before
        n, later, word = min(near)
        return _counted()[word], 1.0, last + 1 + n if later else last
    noun = next((word for word in after[:1] if word.isalpha() and word not in _NO_NOUN), "")
    return (noun.removesuffix("s"), 1.0, last + 1) if len(noun) > 3 else ("", 1.0, last)


def _until_joined(words: list[str]) -> list[str]:
    """Gives the words up to a conjunction: beyond it another clause counts."""
    return words[: next((n for n, word in enumerate(words) if word in ("and", "while", "or")), len(words))]


_MONEY = {"$": "dollar", "€": "euro", "£": "pound", "dollars": "dollar", "euros": "euro", "pounds": "pound"}
_NO_NOUN = frozenset(("other", "others", "more", "were", "have", "that", "this", "with", "from", "been", "also"))


@cache
def _rows() -> dict[str, list[list[str]]]:
    rows: dict[str, list[list[str]]] = {}
    for line in files("onrecord.stories").joinpath("data/amounts.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, *cells = line.split("\t")
            rows.setdefault(kind, []).append(cells)
    return rows


@cache
def _numerals() -> dict[str, tuple[float, float]]:
    return {word: (float(least), float(most)) for least, most, words in _rows()["figure"] for word in words.split()}


@cache
def _bounds() -> dict[str, str]:
    return {word.replace("_", " "): kind for kind, words in _rows()["bound"] for word in words.split()}


@cache
def _measures() -> dict[str, str]:
    return {word: unit for unit, _, words in _rows()["measure"] for word in words.split()}


@cache
def _factors() -> dict[str, float]:
    return {word: float(factor) for _, factor, words in _rows()["measure"] for word in words.split()}


@cache
def _counted() -> dict[str, str]:
    return {word: unit for unit, words in _rows()["counted"] for word in words.split()}
