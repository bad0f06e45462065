"""Says which parts of a text stand inside double quotation marks, by one pass over the marks."""

import re
from bisect import bisect_right

_MARK = re.compile(r"[“”«»\"\n]")
_LONGEST_UNCLOSED = 900
"""Code points: a paragraph of a quotation that goes on in the next is shorter."""
_OPENS_BEFORE = frozenset(" \t\xa0(—–-[‘\n")


class Quoted:
    """The stretches of a text inside double quotation marks.

    An unclosed one ends with its paragraph; one that runs on and on is a slip, and no quotation.
    """

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
            if not change:
                continue
            if mark == "\n" and place - self._edges[-1] > _LONGEST_UNCLOSED:
                self._edges.pop()
            else:
                self._edges.append(place)
        if len(self._edges) % 2 and len(text) - self._edges[-1] > _LONGEST_UNCLOSED:
            self._edges.pop()

    def holds(self, place: int) -> bool:
        """Says whether a code point stands inside quotation marks."""
        return bisect_right(self._edges, place) % 2 == 1
