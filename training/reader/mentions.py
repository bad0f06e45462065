"""Which word of a mention stands for it in links of reference."""

from __future__ import annotations

_AFTER_HEAD = frozenset((",", "of", "in", "at", "from", "who", "which", "that", "on", "with", "for", "whom", "to", "("))


def head_word(span: tuple[int, int], heads: list[int] | None, words: list[str]) -> int:
    """Gives the word that stands for a mention: the one governed from outside, else the last before a preposition."""
    first, past = span
    if heads is not None:
        for index in range(first, past):
            if not first <= heads[index] < past:
                return index
    for index in range(first + 1, past):
        if words[index].lower() in _AFTER_HEAD:
            return index - 1
    return past - 1
