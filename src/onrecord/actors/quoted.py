"""Says which parts of a text stand inside double quotation marks, by one pass over the marks."""

import re
from bisect import bisect_right

_MARK = re.compile(r"[“”«»\"\n]")
_OPENS_BEFORE = frozenset(" \t\xa0(—–-[‘\n")


class Quoted:
    """The stretches of a text inside double quotation marks; an unclosed one ends with its paragraph."""

    def __init__(self, text: str) -> None:
        """Takes the text of a report."""
        self._edges: list[int] = []
        for match in _MARK.finditer(text):
            mark, place = match[0], match.start()
            opened = len(self._edges) % 2 == 1
            could_open = not place or text[place - 1] in _OPENS_BEFORE
            if mark in "“«" or (mark == '"' and not opened):
                change = not opened and (mark != '"' or could_open)
            else:
                change = opened and (mark != '"' or not could_open)
            if change:
                self._edges.append(place)

    def holds(self, place: int) -> bool:
        """Says whether a code point stands inside quotation marks."""
        return bisect_right(self._edges, place) % 2 == 1
