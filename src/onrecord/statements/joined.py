"""Finds a quotation that was made of two: its beginning stands in one place on record, its end in another."""

from collections.abc import Sequence

from msgspec import Struct

FEWEST_WORDS = 3
"""Words of each part, so that "we will" is no part."""

MOST_BETWEEN = 2
"""Words between the parts that stand in neither: "and", "but that"."""


class Parts(Struct, frozen=True):
    """Which held wordings hold the beginning and the end of what was asked, and how many of its words each holds."""

    first: int
    last: int
    beginning: int
    end: int


def find_parts(asked: Sequence[str], held: Sequence[Sequence[str]]) -> Parts | None:
    """Takes the folded words asked for and those of wordings on record; gives the two that make them up, or None.

    Both are the same wording where one holds both parts, apart or the other way round; else the first that holds the
    longest beginning and the first that holds the longest end. Time grows with the words held.
    """
    if len(asked) < 2 * FEWEST_WORDS:
        return None
    texts = [f" {' '.join(words)} " for words in held]
    heads = [_longest(asked, text, from_start=True) for text in texts]
    tails = [_longest(asked, text, from_start=False) for text in texts]
    for place in range(len(texts)):
        if heads[place] + tails[place] >= len(asked) - MOST_BETWEEN:
            return _parts(asked, place, place, heads[place], tails[place])
    first = max(range(len(texts)), key=lambda place: (heads[place], -place), default=-1)
    last = max(range(len(texts)), key=lambda place: (tails[place], -place), default=-1)
    if first < 0:
        return None
    return _parts(asked, first, last, heads[first], tails[last])


def _parts(asked: Sequence[str], first: int, last: int, beginning: int, end: int) -> Parts | None:
    if beginning == len(asked) or end == len(asked):
        return None
    # The parts may overlap by a word that both hold; the beginning then keeps it.
    end = min(end, len(asked) - beginning)
    if min(beginning, end) < FEWEST_WORDS or len(asked) - beginning - end > MOST_BETWEEN:
        return None
    return Parts(first, last, beginning, end)


def _longest(asked: Sequence[str], text: str, *, from_start: bool) -> int:
    """Gives how many words at the start (or the end) of what was asked stand together in a text, by halving."""
    low, high = 0, len(asked)
    while low < high:
        size = (low + high + 1) // 2
        part = asked[:size] if from_start else asked[len(asked) - size :]
        if f" {' '.join(part)} " in text:
            low = size
        else:
            high = size - 1
    return low
