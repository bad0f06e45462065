"""Finds the body of a page: the paragraphs of the article, without what stands around them."""

from collections.abc import Iterator

from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.metadata import Document
from trafilatura.settings import Extractor

from onrecord.clean.controls import without_controls

_ROWS = frozenset({"item", "row", "head", "p"})


def tree_body(tree: HtmlElement) -> list[str]:
    """Gives the paragraphs that trafilatura finds in a tree, favouring precision. Changes the tree."""
    options = Extractor(output_format="python", fast=True, precision=True, comments=False, tables=True)
    document = bare_extraction(tree, options=options)
    if not isinstance(document, Document):
        return []
    return [line for block in document.body for line in _lines(block) if line]


def _lines(block: _Element) -> Iterator[str]:
    """Gives the lines of one block of trafilatura's tree: one each for list items, table rows and after line breaks."""
    parts: list[str] = []
    for event, element in _walk(block):
        if event == "start":
            if element.tag in _ROWS or element.tag == "lb":
                yield _line(parts)
                parts = []
            elif element.tag == "cell":
                parts.append(" ")
            parts.append(element.text or "")
        else:
            if element.tag in _ROWS:
                yield _line(parts)
                parts = []
            if element is not block:
                parts.append(element.tail or "")
    yield _line(parts)


def _walk(block: _Element) -> Iterator[tuple[str, _Element]]:
    """Gives the elements of a block as they open and close, without recursion."""
    from lxml.etree import iterwalk  # noqa: PLC0415

    yield from iterwalk(block, events=("start", "end"))


def _line(parts: list[str]) -> str:
    return " ".join(without_controls("".join(parts)).split())
