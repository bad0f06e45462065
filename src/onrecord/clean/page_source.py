"""Reads HTML source in one pass: what a reader sees of it, line by line, and where in the source that stands.

No tree is built, so no depth, no number of elements and no tag that never closes can cost more than its length. Tags
are cut as the HTML standard's tokeniser cuts them (WHATWG HTML 13.2.5), near enough for text.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec import Struct

from onrecord.clean.controls import SHOWN, without_controls
from onrecord.types.offset_map import Run
from onrecord.types.span import Span

_MARKUP = re.compile(
    r"<(?:!--|(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)"
    # A quoted value may hold '>'. Bounds keep a page of unclosed quotes linear; past them, a tag ends at the next '>'.
    r"(?P<attributes>(?:[^<>\"']++|\"[^\"]{0,1000}+\"|'[^']{0,1000}+'){0,64}+>|[^>]*>)|[!?/][^>]*>)"
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")

RAW = frozenset({"script", "style", "template", "svg", "iframe", "noembed", "noframes", "textarea", "title", "select",
                 "object", "math", "datalist", "audio", "video", "canvas"})  # fmt: skip
"""Elements whose content no reader sees as text of the page."""

_RAW_END = {name: re.compile(f"</{name}(?![a-z])", re.IGNORECASE) for name in RAW}

_BLOCK = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2",
    "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "link", "main", "menu", "meta",
    "nav", "noscript", "ol", "option", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "title", "tr", "ul", "amp-accordion", "amp-sidebar", "label", "input", "img", "iframe", "script", "style",
})  # fmt: skip
"""Elements that start and end a line."""

_FLAT = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",  # never close
    "p", "li", "td", "th", "tr", "tbody", "thead", "tfoot", "dt", "dd", "option", "colgroup",  # close by themselves
    "script", "style", "html", "body", "head",
})  # fmt: skip
"""Elements that add nothing to the depth of a tree when their closing tag is missing."""

_CONTAINER = frozenset({
    "article", "aside", "blockquote", "body", "div", "dl", "figcaption", "figure", "footer", "form", "header", "li",
    "main", "nav", "ol", "p", "section", "span", "table", "ul", "a", "button", "h1", "h2", "h3", "h4", "h5", "h6",
    "address", "dialog", "cite", "time", "td", "tr", "noscript", "b", "strong", "em", "i", "center", "font",
})  # fmt: skip
"""Elements whose opening and closing is kept track of."""

_TELLING = frozenset({"html", "meta", "link", "base", "time", "title", "script", "abbr"})
"""Elements that tell about the page; of scripts, those that hold JSON."""

_SEARCH_BACK = 40
"""Open elements among which a closing tag looks for its own; a tag that closes none of them is ignored."""


LONGEST_PIECE = 2_000
"""Code points after which a stretch of text is broken, so that the way to a place in it is never long."""


class Line(Struct, frozen=True):
    """One line that a reader sees: its text, its place in the source, and the element it stands in.

    ``tags`` names the elements around it, outermost first; ``attributes`` holds the source of their opening tags.
    ``linked`` is the number of its characters inside links.
    """

    text: str
    start: int
    end: int
    condensed_start: int
    condensed_end: int
    element: int
    block: str
    linked: int


class Element(Struct, frozen=True):
    """An element that was opened: its name, the source of its attributes, the number of the element around it."""

    name: str
    attributes: str
    parent: int


class Mark(Struct, frozen=True):
    """A tag that tells about the page: its name, its attributes, the place of its content, the element around it."""

    name: str
    attributes: str
    start: int
    end: int
    element: int


class PageSource(Struct, frozen=True):
    """The visible characters of a page, white space left out, with their places; its lines; its telling tags.

    Piece ``i`` holds the condensed characters from ``starts[i]`` on; it stands at ``places[i]`` in the source.
    """

    source: str
    condensed: str
    starts: list[int]
    places: list[tuple[int, int]]
    lines: list[Line]
    elements: list[Element]
    marks: list[Mark]
    tags: int
    deepest: int

    def span(self, start: int, end: int) -> Span:
        """Gives the smallest stretch of the source that holds the condensed characters ``[start, end)``; not none."""
        _, left, _ = next(self.stretches(start, start + 1), (0, *self.places[bisect_right(self.starts, start) - 1]))
        _, _, right = next(self.stretches(end - 1, end), (0, *self.places[bisect_right(self.starts, end - 1) - 1]))
        return Span(left, right)

    def whole_pieces(self, words: str, start: int) -> list[Run]:
        """Gives the runs of ``words``, which start at the condensed place ``start``, the quick way.

        That way is open where the source has these words between its tags as they are; [] where it is not.
        """
        runs: list[Run] = []
        number = bisect_right(self.starts, start) - 1
        if self.starts[number] != start:
            return []
        at = 0
        while at < len(words):
            left, right = self.places[number]
            held = self.source[left:right]
            shown = held.strip()
            if words[at] == " ":
                at += 1
            if not shown or not words.startswith(shown, at):
                return []
            left += len(held) - len(held.lstrip())
            runs.append(Run(at, at + len(shown), left, left + len(shown)))
            at += len(shown)
            number += 1
        return runs

    def stretches(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Gives where condensed characters stand, in order: ``(length, source_start, source_end)``.

        A stretch is as long in the source as it is here, and equal, or it is a character reference.
        """
        number = max(0, bisect_right(self.starts, start) - 1)
        while number < len(self.starts) and self.starts[number] < end:
            at = self.starts[number]
            following = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.condensed)
            left, right = self.places[number]
            if (
                self.source[left] == "&"
                and following - at < right - left
                and _ENTITY.fullmatch(self.source, left, right)
            ):
                if start <= at and following <= end:
                    yield following - at, left, right
            else:
                for word in SHOWN.finditer(self.source, left, right):
                    length = word.end() - word.start()
                    first, last = max(at, start), min(at + length, end)
                    if first >= end:
                        return
                    if first < last:
                        yield last - first, word.start() + first - at, word.start() + last - at
                    at += length
            number += 1


class _Reader:
    """The state of one pass."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.length = 0
        self.starts: list[int] = []
        self.places: list[tuple[int, int]] = []
        self.lines: list[Line] = []
        self.elements = [Element("", "", -1)]
        self.open: list[int] = [0]
        self.marks: list[Mark] = []
        self.links = 0
        self._words: list[str] = []
        self._first = -1
        self._last = 0
        self._line_start = 0
        self._linked = 0
        self._line_element = 0
        self._block = "div"
        self._never_closed: set[str] = set()
        self._comments_close = True
        self.tags = 0
        self.depth = 0
        self.deepest = 0

    def read(self) -> PageSource:
        """Reads it all."""
        source, place = self.source, 0
        search = _MARKUP.search
        # Behind the last '>' nothing can be a tag; looking for its end from each '<' there would never be done.
        last = source.rfind(">") + 1
        while True:
            found = search(source, place, last)
            if found is None:
                self._text(place, len(source))
                break
            start = found.start()
            if start > place:
                self._text(place, start)
            place = self._markup(found)
        self._break("div")
        return PageSource(
            self.source, "".join(self.parts), self.starts, self.places, self.lines, self.elements, self.marks,
            self.tags, self.deepest,
        )  # fmt: skip

    def _markup(self, found: re.Match[str]) -> int:
        name = found["name"]
        if name is None:
            if found.group() == "<!--":
                end = self.source.find("-->", found.end()) if self._comments_close else -1
                self._comments_close = end >= 0
                return end + 3 if end >= 0 else found.end()
            return found.end()
        name = name.lower()
        if name in _BLOCK:
            self._break(name)
        if not found["close"]:
            return self._opened(name, found["attributes"], found.end())
        if name not in _FLAT:
            self.depth -= 1
        self._close(name)
        return found.end()

    def _opened(self, name: str, attributes: str, after: int) -> int:
        """Takes note of an opening tag that ends at ``after``; gives where the source goes on."""
        self.tags += 1
        if name not in _FLAT:
            self.depth = max(self.depth + 1, 1)
            self.deepest = max(self.deepest, self.depth)
        if name in RAW:
            end, place = self._after_raw(name, after)
            if name == "title" or (name == "script" and "json" in attributes.lower()):
                self.marks.append(Mark(name, attributes, after, end, self.open[-1]))
            return place
        if name in _TELLING:
            self.marks.append(Mark(name, attributes, after, after, self.open[-1]))
        if name in _CONTAINER and not attributes.endswith("/>"):
            self.elements.append(Element(name, attributes, self.open[-1]))
            self.open.append(len(self.elements) - 1)
            if name == "a":
                self.links += 1
        return after

    def _after_raw(self, name: str, place: int) -> tuple[int, int]:
        """Gives where the content of an element of raw text ends and where the source goes on after it."""
        if name in self._never_closed:
            return place, place
        end = _RAW_END[name].search(self.source, place)
        if end is None:
            self._never_closed.add(name)
            return place, place
        stop = self.source.find(">", end.end())
        return end.start(), stop + 1 if stop >= 0 else len(self.source)

    def _close(self, name: str) -> None:
        if name not in _CONTAINER:
            return
        for depth in range(len(self.open) - 1, max(0, len(self.open) - _SEARCH_BACK), -1):
            if self.elements[self.open[depth]].name == name:
                self.links -= sum(self.elements[number].name == "a" for number in self.open[depth:])
                del self.open[depth:]
                return

    def _text(self, start: int, end: int) -> None:
        text = self.source[start:end]
        if text.isspace() or not text:
            if self._words and text:
                self._words.append(" ")
            return
        if "&" not in text:
            self._piece(text, start, end)
            return
        place = 0
        for entity in _ENTITY.finditer(text):
            meant = html.unescape(entity.group())
            if meant == entity.group():
                continue
            if entity.start() > place:
                self._piece(text[place : entity.start()], start + place, start + entity.start())
            self._piece(meant, start + entity.start(), start + entity.end())
            place = entity.end()
        if place < len(text):
            self._piece(text[place:], start + place, end)

    def _piece(self, text: str, start: int, end: int) -> None:
        if len(text) > LONGEST_PIECE:
            for place in range(0, len(text), LONGEST_PIECE):
                stop = min(place + LONGEST_PIECE, len(text))
                self._piece(text[place:stop], start + place, start + stop)
            return
        held = "".join(text.split())
        if not held.isprintable():
            text = without_controls(text)
            held = "".join(text.split())
        self._words.append(text)
        if not held:
            return
        if self._first < 0:
            self._first = start
            self._line_start = self.length
            self._line_element = self.open[-1]
        self._last = end
        self.parts.append(held)
        self.starts.append(self.length)
        self.places.append((start, end))
        self.length += len(held)
        if self.links:
            self._linked += len(held)

    def _break(self, name: str) -> None:
        if self._first >= 0:
            words = " ".join("".join(self._words).split())
            self.lines.append(
                Line(words, self._first, self._last, self._line_start, self.length, self._line_element, self._block,
                     self._linked)
            )  # fmt: skip
        self._block = name
        self._words = []
        self._first = -1
        self._linked = 0


def read_source(source: str) -> PageSource:
    """Gives the lines and visible characters of a page. Time and memory grow in step with its length."""
    return _Reader(source).read()
