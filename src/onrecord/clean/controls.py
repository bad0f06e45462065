"""Takes out what no reader sees: control characters, marks of writing direction, halves of surrogate pairs.

They can make a text show other words than it holds (Boucher and Anderson 2021, Trojan Source), so they are set aside.
Joiners inside words (U+200C, U+200D) are spelling in several languages and stay.
"""

import re
from bisect import bisect_left

from msgspec import Struct

from onrecord.types.offset_map import Run
from onrecord.types.report import Residue
from onrecord.types.span import Span

_SET = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
)
_CONTROLS = re.compile(f"[{_SET}]+")
_PLAIN = bytes(code for code in range(128) if not _CONTROLS.match(chr(code)))
SHOWN = re.compile(rf"[^\s{_SET}]+")
"""A stretch of characters that are neither control characters nor white space."""

PLACES_NAMED = 100
"""Stretches of control characters that are set aside one by one; any after them are set aside together."""


class Visible(Struct, frozen=True):
    """A text without its control characters, and where they were: stretches of the source, in order."""

    text: str
    removed: tuple[Span, ...]
    lengths: tuple[int, ...]
    """How much was removed before the end of each stretch."""

    def source_runs(self, start: int, end: int, source_start: int, source_end: int) -> list[Run]:
        """Gives the runs from ``[start, end)`` of a clean text to the source.

        ``[source_start, source_end)`` is the same stretch, code point for code point, in this visible text.
        """
        if not self.removed:
            return [Run(start, end, source_start, source_end)]
        runs = []
        while start < end:
            place, following = self._place(source_start)
            length = min(end - start, following - place)
            runs.append(Run(start, start + length, place, place + length))
            start += length
            source_start += length
        return runs

    def source_place(self, place: int) -> int:
        """Gives the place in the source of the character at this place."""
        return self._place(place)[0] if self.removed else place

    def _place(self, place: int) -> tuple[int, int]:
        """Gives the source place of a character and the source place at which the next removed stretch starts."""
        index = bisect_left(self._visible_starts, place + 1)
        source = place + (self.lengths[index - 1] if index else 0)
        following = self.removed[index].start if index < len(self.removed) else source + len(self.text) - place
        return source, following

    @property
    def _visible_starts(self) -> "_VisibleStarts":
        return _VisibleStarts(self)


class _VisibleStarts:
    """The places in the visible text at which something was removed, as a sequence for bisect."""

    def __init__(self, visible: Visible) -> None:
        self._visible = visible

    def __len__(self) -> int:
        return len(self._visible.removed)

    def __getitem__(self, index: int) -> int:
        before = self._visible.lengths[index - 1] if index else 0
        return self._visible.removed[index].start - before


def visible(source: str) -> Visible:
    """Gives the text without its control characters. White space of every kind stays."""
    if not _has_controls(source):
        return Visible(source, (), ())
    removed = tuple(Span(found.start(), found.end()) for found in _CONTROLS.finditer(source))
    total, lengths = 0, []
    for span in removed:
        total += len(span)
        lengths.append(total)
    return Visible(_CONTROLS.sub("", source), removed, tuple(lengths))


def _has_controls(source: str) -> bool:
    # A pattern of this many ranges is slow on the plain letters that nearly all of a page is; so those are left out
    # first, a byte each.
    beyond = source.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")
    return _CONTROLS.search(beyond) is not None


def without_controls(text: str) -> str:
    """Gives the text without its control characters, where nobody asks for the way back."""
    return text if text.isprintable() else _CONTROLS.sub("", text)


def set_aside(source: str, removed: tuple[Span, ...]) -> list[Residue]:
    """Gives the removed stretches as residue, each with its place; beyond ``PLACES_NAMED`` they share one entry."""
    found = [
        Residue(text=span.words(source), reason="control-characters", source=span, rule="clean.controls")
        for span in removed[:PLACES_NAMED]
    ]
    rest = "".join(span.words(source) for span in removed[PLACES_NAMED:])
    if rest:
        found.append(Residue(text=rest, reason="control-characters", rule="clean.controls"))
    return found
