"""Finds the way from a clean text back to the source that it was made from, in time that grows in step with both."""

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

from onrecord.types.offset_map import Run

Places: TypeAlias = Callable[[int, int], Iterable[tuple[int, int, int]]]

_WORD = re.compile(r"\S+")

SEED = 24
"""Condensed characters by which a stretch is looked for where the whole paragraph is not found as it is."""

WINDOW = 4_000
"""Condensed characters behind the last match in which such a stretch is looked for."""


class Aligner:
    """Finds stretches of text in a condensed source: its characters in order, white space left out.

    Searching goes on from where the last stretch was found. What is not found there is looked for in the whole source,
    as often as ``budget`` characters of searching allow.
    """

    def __init__(self, source: str, condensed: str, places: Places) -> None:
        """Takes the source, its condensed form, and what gives the places of condensed characters.

        ``places(start, end)`` gives, for the condensed characters there, stretches ``(length, source_start,
        source_end)`` in order; a stretch that is as long in the source is equal there, code point for code point.
        """
        self._source = source
        self._condensed = condensed
        self._places = places
        self._cursor = 0
        self._budget = 20 * len(condensed) + 100_000

    def find(self, paragraph: str) -> list[tuple[int, int]]:
        """Gives the condensed stretches that hold a paragraph, in order; none where it is not found."""
        words = "".join(paragraph.split())
        return [(place, place + length) for _, place, length in self._matches(words)] if words else []

    def align(self, text: str, start: int, end: int) -> list[Run]:
        """Gives the runs of ``text[start:end]``, one paragraph, in text order. What is not found has no run."""
        words = [(found.start(), found.group()) for found in _WORD.finditer(text, start, end)]
        condensed = "".join(word for _, word in words)
        if not condensed:
            return []
        return self._runs(text, words, self._matches(condensed))

    def place(self, text: str, start: int, end: int, condensed_start: int) -> list[Run]:
        """Gives the runs of ``text[start:end]``, whose first character is known to stand at ``condensed_start``."""
        words = [(found.start(), found.group()) for found in _WORD.finditer(text, start, end)]
        length = sum(len(word) for _, word in words)
        return self._runs(text, words, [(0, condensed_start, length)]) if length else []

    def _matches(self, words: str) -> list[tuple[int, int, int]]:
        """Gives ``(place in words, place in the source, length)`` of what is found, in order, not overlapping."""
        place = self._find(words)
        if place >= 0:
            self._cursor = place + len(words)
            return [(0, place, len(words))]
        return self._pieces(words)

    def _find(self, words: str) -> int:
        place = self._condensed.find(words, self._cursor)
        self._budget -= (place if place >= 0 else len(self._condensed)) - self._cursor
        if place < 0 and self._budget > 0:
            place = self._condensed.find(words, 0, self._cursor)
            self._budget -= self._cursor
        return place

    def _pieces(self, words: str) -> list[tuple[int, int, int]]:
        """Finds by seeds, each grown as far as both agree."""
        source = self._condensed
        found: list[tuple[int, int, int]] = []
        at = 0
        cursor = -1
        while at < len(words):
            seed = words[at : at + SEED]
            if cursor < 0:
                if self._budget <= 0:
                    break
                place = self._find(seed) if len(seed) == SEED or not found else -1
            else:
                place = source.find(seed, cursor, cursor + WINDOW)
            if place < 0:
                at += max(1, SEED // 4)
                continue
            back = 0
            floor = found[-1][0] + found[-1][2] if found else 0
            source_floor = max(cursor, 0)
            while (
                at - back > floor and place - back > source_floor and words[at - back - 1] == source[place - back - 1]
            ):
                back += 1
            length = len(seed)
            while (
                at + length < len(words)
                and place + length < len(source)
                and words[at + length] == source[place + length]
            ):
                length += 1
            found.append((at - back, place - back, length + back))
            at += length
            cursor = place + length
        if cursor >= 0:
            self._cursor = cursor
        return found

    def _runs(self, text: str, words: list[tuple[int, str]], matches: list[tuple[int, int, int]]) -> list[Run]:
        """Joins what was found, word by word, to runs of the text."""
        runs: list[Run] = []
        index = 0
        passed = 0  # condensed characters of the words before ``index``
        for at, place, length in matches:
            done = at
            for size, source_start, source_end in self._places(place, place + length):
                verbatim = size == source_end - source_start
                shift = 0
                while shift < size:
                    while passed + len(words[index][1]) <= done:
                        passed += len(words[index][1])
                        index += 1
                    start = words[index][0] + done - passed
                    take = min(size - shift, len(words[index][1]) - (done - passed))
                    if verbatim:
                        run = Run(start, start + take, source_start + shift, source_start + shift + take)
                        self._append(text, runs, run)
                    elif take == size:
                        runs.append(Run(start, start + take, source_start, source_end))
                    shift += take
                    done += take
        return runs

    def _append(self, text: str, runs: list[Run], run: Run) -> None:
        """Adds a verbatim run, joined to the one before it where the same characters part them in text and source."""
        if runs and runs[-1].verbatim:
            last = runs[-1]
            near = run.start - last.end <= 1 and last.source_end <= run.source_start
            if near and text[last.end : run.start] == self._source[last.source_end : run.source_start]:
                runs[-1] = Run(last.start, run.end, last.source_start, run.source_end)
                return
        runs.append(run)
