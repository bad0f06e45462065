"""NITF, the IPTC's markup of news texts (3.x), alone or inside NewsML-G2 and ninjs."""

from collections.abc import Iterator
from html import escape
from typing import Any

from onrecord.ingest.declared import merged
from onrecord.ingest.intake import Intake
from onrecord.ingest.item import Item
from onrecord.ingest.moments import iso
from onrecord.ingest.xml_tree import child, inner_markup, local, parse_xml, words_of
from onrecord.types.arrival import Arrival, Given
from onrecord.types.issue import SetAside

AS_HTML = {
    "body.content": "article",
    "block": "div",
    "hl1": "h1",
    "hl2": "h2",
    "media": "figure",
    "media-caption": "figcaption",
    "note": "aside",
    "body.head": "header",
    "body.end": "footer",
    "tagline": "p",
    "bibliography": "p",
    "person": "span",
    "org": "span",
    "location": "span",
    "city": "span",
    "country": "span",
    "chron": "span",
    "num": "span",
    "money": "span",
    "event": "span",
    "function": "span",
    "object.title": "span",
    "virtloc": "span",
    "alt-code": "span",
}
"""Elements of NITF 3.6 that HTML has under another name. Those that HTML has too (p, ol, table, em, q) stay."""


def read_nitf(item: Item, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the report of an NITF file. Raises UnreadableError, TooLargeError."""
    data = item.stream.read_all(intake.options.max_bytes)
    root = parse_xml(data)
    given, page = nitf_page(root)
    if not page:
        yield item.aside("no-text", "is NITF without a body.content that holds text")
        return
    yield item.arrival(page, "html", data, given=merged(item.given, given))


def nitf_page(root: Any) -> tuple[Given, str]:
    """Gives what an ``nitf`` element declares and its text as an HTML page, '' where it has no text.

    Only what the text is made of goes into the page; headline, byline and dateline of ``body.head`` are declared.
    """
    head, body = child(root, "head"), child(root, "body")
    content = child(body, "body.content") if body is not None else None
    if content is None or not words_of(content):
        return Given(), ""
    title, byline, place = _told_in_body(body)
    data = child(head, "docdata") if head is not None else None
    given = Given(
        id=_attribute(data, "doc-id", "id-string"),
        title=title or words_of(child(head, "title") if head is not None else None),
        byline=byline,
        place=place,
        date=iso(_attribute(data, "date.issue", "norm") or _attribute(data, "date.release", "norm"))
        or iso(_publication_date(head)),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
        outlet=_publication(head, "name"),
        declared_by="nitf",
    )
    heading = f"<h1>{escape(given.title, quote=False)}</h1>" if title else ""
    return given, f"<html><body>{heading}<article>{inner_markup(content, AS_HTML)}</article></body></html>"


def _told_in_body(body: Any) -> tuple[str, str, str]:
    head = child(body, "body.head")
    if head is None:
        return "", "", ""
    title = words_of(child(head, "hedline", "hl1")) or words_of(child(head, "headline", "hl1"))
    byline = child(head, "byline")
    name = words_of(child(byline, "person")) if byline is not None else ""
    return title, name or words_of(byline), words_of(child(head, "dateline"))


def _attribute(element: Any, name: str, attribute: str) -> str:
    found = child(element, name) if element is not None else None
    return "" if found is None else str(found.get(attribute, ""))


def _publication(head: Any, attribute: str) -> str:
    return _attribute(head, "pubdata", attribute) if head is not None else ""


def _publication_date(head: Any) -> str:
    return _publication(head, "date.publication")


def is_nitf(element: Any) -> bool:
    """Says whether an element is an ``nitf`` document."""
    return local(element) == "nitf"
