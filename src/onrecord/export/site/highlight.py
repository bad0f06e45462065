"""A report's text as HTML with every layer marked in place, nested or crossing, without changing one character of it.

The text content of what is given equals the text given (as ``shown`` shows it): labels and numbers come from the style
sheet and from attributes, so that copying from the page copies the report's own words.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape
from msgspec import Struct

from onrecord.export.site.shown import shown

DEEPEST = 16
"""Marks that may lie inside one another; any beyond are anchors without a mark. Real reports stay below eight; the
bound keeps a page linear in its text for a record made to hurt."""

_LINE = re.compile(r"[^\n]+")


class Mark(Struct, frozen=True, kw_only=True):
    """A stretch of text to mark: ``[start, end)``, the class that shows its layer, anchors that lead to it.

    ``href`` makes it a link (``''`` for none), ``title`` says in plain words what it is. Both are trusted to be
    harmless as attributes after escaping: ``href`` is made by ``addresses``, never taken from a report.
    """

    start: int
    end: int
    layer: str
    anchors: tuple[str, ...] = ()
    href: str = ""
    title: str = ""


class Pointer(Struct, frozen=True, kw_only=True):
    """A small link that stands behind ``at`` and leads to a note; its label is drawn by the style sheet."""

    at: int
    href: str
    label: str
    title: str
    layer: str


def highlighted(text: str, marks: Iterable[Mark], pointers: Iterable[Pointer] = ()) -> Markup:
    """Gives the text as paragraphs of HTML with these marks and pointers. Marks outside the text are left out.

    Where marks cross, the inner one is split; where links would lie inside one another, the inner one is no link.
    An anchor that is asked for twice stands at the first place.
    """
    inside = [mark for mark in marks if 0 <= mark.start <= mark.end <= len(text)]
    held = [pointer for pointer in pointers if 0 <= pointer.at <= len(text)]
    return _Marker(text, inside, held).made()


class _Open:
    """A mark that is open, with the tag that closes it."""

    __slots__ = ("link", "mark")

    def __init__(self, mark: Mark, *, link: bool) -> None:
        self.mark = mark
        self.link = link


class _Marker:
    """Walks once through the text, from boundary to boundary."""

    def __init__(self, text: str, marks: list[Mark], pointers: list[Pointer]) -> None:
        self.text = text
        self.out: list[str] = []
        self.open: list[_Open] = []
        self.links = 0
        self.used: set[str] = set()
        self.waiting: list[Pointer] = []
        self.begun: set[int] = set()
        # The longest first, so that what can nest does.
        self.marks = sorted(marks, key=lambda mark: (mark.start, -mark.end))
        self.next_mark = 0
        self.pointers = sorted(pointers, key=lambda pointer: pointer.at)
        self.next_pointer = 0
        places = {mark.start for mark in marks} | {mark.end for mark in marks}
        self.places = sorted(places | {pointer.at for pointer in pointers})
        self.not_begun: list[Mark] = []

    def made(self) -> Markup:
        """Gives the HTML."""
        at = 0
        for line in _LINE.finditer(self.text):
            self.out.append(self._written(at, line.start()))
            self._paragraph(line.start(), line.end())
            at = line.end()
        self.out.append(self._written(at, len(self.text)))
        # Marks of nothing but line breaks behind the last paragraph, and those of an empty text.
        self.not_begun += self.marks[self.next_mark :]
        self._anchors_of(self.not_begun)
        self.waiting += self.pointers[self.next_pointer :]
        self._point()
        return Markup("".join(self.out))  # noqa: S704  (every piece of text in it went through escape)

    def _paragraph(self, start: int, end: int) -> None:
        self.out.append('<p dir="auto">')
        self._begin(start, first=True)
        at = start
        index = bisect_right(self.places, start)
        while index < len(self.places) and self.places[index] < end:
            place = self.places[index]
            self.out.append(self._written(at, place))
            self._end(place)
            self._take_pointers(place)
            self._begin(place, first=False)
            at = place
            index += 1
        self.out.append(self._written(at, end))
        still = self._close(0)
        self.not_begun = [mark for mark in still if mark.end > end]
        self._take_pointers(end)
        self.out.append("</p>")

    def _written(self, start: int, end: int) -> str:
        if start >= end:
            return ""
        # A parser reads a bare carriage return as a line feed.
        return str(escape(shown(self.text[start:end]))).replace("\r", "&#13;")

    def _begin(self, place: int, *, first: bool) -> None:
        """Opens the marks that start here (at the first place of a paragraph also those left open before it)."""
        starting = self.not_begun if first else []
        self.not_begun = []
        while self.next_mark < len(self.marks) and self.marks[self.next_mark].start <= place:
            starting.append(self.marks[self.next_mark])
            self.next_mark += 1
        if first:
            starting.sort(key=lambda mark: (-mark.end, mark.start))
        self._anchors_of([mark for mark in starting if mark.end <= place])
        for mark in starting:
            if mark.end > place:
                self._open(mark)

    def _open(self, mark: Mark) -> None:
        if len(self.open) >= DEEPEST:
            self._anchors_of([mark])
            return
        fresh = [anchor for anchor in mark.anchors if anchor not in self.used]
        self.used.update(fresh)
        for anchor in fresh[1:]:
            self.out.append(f'<span id="{escape(anchor)}"></span>')
        link = bool(mark.href) and not self.links
        begun = id(mark) in self.begun
        self.begun.add(id(mark))
        attributes = f' id="{escape(fresh[0])}"' if fresh else ""
        attributes += f' class="{escape(mark.layer)}{" on" if begun else ""}"'
        if link:
            attributes += f' href="{escape(mark.href)}"'
        if mark.title:
            attributes += f' title="{escape(shown(mark.title))}"'
        self.out.append(f"<{'a' if link else 'span'}{attributes}>")
        self.links += link
        self.open.append(_Open(mark, link=link))

    def _close(self, depth: int) -> list[Mark]:
        """Closes the open marks down to this depth, and gives them, outermost first."""
        closed = self.open[depth:]
        del self.open[depth:]
        for held in reversed(closed):
            self.out.append("</a>" if held.link else "</span>")
            self.links -= held.link
        return [held.mark for held in closed]

    def _end(self, place: int) -> None:
        """Closes the marks that end here; those inside them that go on are opened again."""
        ending = next((n for n, held in enumerate(self.open) if held.mark.end <= place), None)
        if ending is None:
            return
        for mark in self._close(ending):
            if mark.end > place:
                self._open(mark)

    def _take_pointers(self, place: int) -> None:
        while self.next_pointer < len(self.pointers) and self.pointers[self.next_pointer].at <= place:
            self.waiting.append(self.pointers[self.next_pointer])
            self.next_pointer += 1
        if not self.links:
            self._point()

    def _point(self) -> None:
        for pointer in self.waiting:
            self.out.append(
                f'<a class="to {escape(pointer.layer)}" href="{escape(pointer.href)}" data-n="{escape(pointer.label)}"'
                f' aria-label="{escape(shown(pointer.title))}"></a>'
            )
        self.waiting.clear()

    def _anchors_of(self, marks: Sequence[Mark]) -> None:
        """Writes the anchors of marks that cannot be shown, so that links to them still lead here."""
        for mark in marks:
            for anchor in mark.anchors:
                if anchor not in self.used:
                    self.used.add(anchor)
                    self.out.append(f'<span id="{escape(anchor)}"></span>')
