"""XML into a tree, with nothing fetched, expanded or run on the way."""

from html import escape
from typing import Any

from lxml import etree

from onrecord.errors import TooLargeError, UnreadableError

MAX_MARKS = 1_000_000
"""Tags of one document. A package of a whole day's news has some ten thousand; each element takes some 200 bytes."""


def parse_xml(data: bytes) -> Any:
    """Gives the root element. Raises UnreadableError where the XML is broken, TooLargeError where its tags have no end.

    No document type is loaded, no entity replaced, no address opened. libxml2's own limits on depth (256) and on the
    size of a text (10 MB) stay in force: no wire item comes near them.
    """
    if data.count(b"<") > MAX_MARKS:
        raise TooLargeError(f"holds more than {MAX_MARKS:,} tags", remedy="split it")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"is broken XML: {error}", remedy="export it again") from error


def local(element: Any) -> str:
    """Gives an element's name without its namespace, in lower case; '' for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def child(element: Any, *path: str) -> Any:
    """Gives the first descendant along these local names, or None."""
    found = element
    for name in path:
        found = next((below for below in found if local(below) == name), None)
        if found is None:
            return None
    return found


def words_of(element: Any) -> str:
    """Gives all text inside an element, blanks folded; '' for None."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def inner_markup(element: Any, names: dict[str, str]) -> str:
    """Gives an element's content as HTML: names in lower case without namespaces, those in ``names`` exchanged.

    Attributes other than addresses and languages are left out, as they mean other things in HTML.
    """
    parts: list[str] = []
    # An explicit stack: how deep the tree is, is the sender's choice.
    waiting: list[Any] = [*reversed(element), escape(element.text or "", quote=False)]
    while waiting:
        step = waiting.pop()
        if isinstance(step, str):
            parts.append(step)
            continue
        name = local(step)
        tail = escape(step.tail or "", quote=False)
        if not name:
            waiting.append(tail)
            continue
        name = names.get(name, name)
        link = step.get("href")
        parts.append(f'<{name} href="{escape(link)}">' if link and name == "a" else f"<{name}>")
        waiting += [tail, f"</{name}>", *reversed(step), escape(step.text or "", quote=False)]
    return "".join(parts)
