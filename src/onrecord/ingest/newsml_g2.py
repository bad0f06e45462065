"""NewsML-G2, the IPTC's XML for exchange between agencies: news items, packages, and messages that carry them.

Read after the IPTC's guidelines for NewsML-G2 (2.2x): ``itemMeta`` is about the item, ``contentMeta`` about the story,
``contentSet`` holds the story in one or more renditions.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from onrecord.ingest.declared import merged
from onrecord.ingest.intake import Intake
from onrecord.ingest.item import Item
from onrecord.ingest.moments import iso
from onrecord.ingest.nitf import is_nitf, nitf_page
from onrecord.ingest.xml_tree import child, inner_markup, local, parse_xml, words_of
from onrecord.types.arrival import Arrival, Given, Media
from onrecord.types.issue import SetAside
from onrecord.types.wire import to_json

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_ITEMS = ("newsitem", "packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem")
_FRAGMENTS = ("contentset", "contentmeta", "itemmeta", "groupset")
"""Parts of an item that some services hand out alone."""

_HTML = ("html", "body", "div", "section", "article", "p", "ul", "ol", "table", "blockquote")

_WITHHELD = ("withheld", "canceled", "cancelled")
_OTHER = {
    "packageitem": "is a package, which only lists other items; bring in the items themselves",
    "conceptitem": "describes a concept (a person, a place, an event), no report",
    "knowledgeitem": "describes concepts (persons, places, events), no report",
    "planningitem": "plans coverage that is to come, no report",
    "catalogitem": "lists the codes of an agency, no report",
}


def read_newsml(item: Item, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the report of each news item. Raises UnreadableError, TooLargeError.

    A lone item bears the file's name; items of a message are named ``file#1``, ``file#2``.
    """
    data = item.stream.read_all(intake.options.max_bytes)
    root = parse_xml(data)
    if local(root) in _FRAGMENTS:
        whole = etree.Element("newsItem")
        whole.append(root)
        yield _outcome(item, intake, whole, data, "")
        return
    if local(root) in _ITEMS:
        yield _outcome(item, intake, root, data, "")
        return
    found = [element for element in root.iter() if local(element) in _ITEMS]
    if not found:
        yield item.aside("empty", "is a message without items; nothing was lost")
    for number, element in enumerate(found, 1):
        yield _outcome(item, intake, element, None, f"#{number}")


def _outcome(item: Item, intake: Intake, element: Any, data: bytes | None, part: str) -> Arrival | SetAside:
    if local(element) in _OTHER:
        return item.aside("not-news", _OTHER[local(element)], part=part)
    meta = child(element, "itemmeta")
    status = _code(child(meta, "pubstatus")) if meta is not None else ""
    if status in _WITHHELD:
        return item.aside("not-news", f"was marked {status} by its agency", part=part)
    given = merged(item.given, _given(element, meta))
    inner, content, media = _story(element, as_is=intake.options.as_is)
    if not content:
        kind = _code(child(meta, "itemclass")) if meta is not None else ""
        return item.aside("not-news", f"holds no text of its own{f' but {kind}' if kind else ''}", part=part)
    given = merged(given, inner)
    if data is None:
        data = to_json((given, content))
    return item.arrival(content, media, data, given=given, part=part, as_is=intake.options.as_is and media == "text")


def _given(element: Any, meta: Any) -> Given:
    content = child(element, "contentmeta")
    created = _in(content, "contentcreated") or _in(meta, "firstcreated")
    # The text at hand is that of its version: what it calls today is the day of this version.
    version = _in(meta, "versioncreated")
    return Given(
        id=element.get("guid", ""),
        title=_in(content, "headline") or _in(meta, "title"),
        byline=_in(content, "by") or _named(content, "creator"),
        date=iso(version) or iso(created),
        language=_language(element, content),
        outlet=_named(meta, "provider"),
        agency=_named(content, "infosource"),
        place=_in(content, "dateline") or _named(content, "located"),
        declared_by="newsml-g2",
    )


def _story(element: Any, *, as_is: bool) -> tuple[Given, str, Media]:
    """Gives the story in the first rendition with markup (NITF or HTML), else in plain text."""
    content_set = child(element, "contentset")
    if content_set is None:
        return Given(), "", "text"
    pages: list[tuple[Given, str]] = []
    texts: list[str] = []
    for rendition in content_set:
        name = local(rendition)
        if name == "inlinexml":
            pages += [nitf_page(root) for root in rendition if is_nitf(root)]
            if any(local(root) in _HTML for root in rendition):
                pages.append((Given(), f"<div>{inner_markup(rendition, {})}</div>" if words_of(rendition) else ""))
        elif name == "inlinedata":
            texts.append("".join(rendition.itertext()).strip())
    page = next(((inner, markup) for inner, markup in pages if markup), None)
    text = next((text for text in texts if text), "")
    if page and not (as_is and text):
        return page[0], page[1], "html"
    return Given(), text, "text"


def _in(element: Any, name: str) -> str:
    return "" if element is None else words_of(child(element, name))


def _named(element: Any, name: str) -> str:
    """Gives the name of a party: its ``name`` elements, its literal, or the last part of its code."""
    found = child(element, name) if element is not None else None
    if found is None:
        return ""
    names = [words_of(below) for below in found if local(below) == "name"]
    return next(iter(names), "") or found.get("literal", "") or _code(found)


def _code(element: Any) -> str:
    """Gives what a qcode or a concept's address ends with: ``stat:usable`` → ``usable``."""
    if element is None:
        return ""
    code = str(element.get("qcode") or element.get("uri") or "")
    return code.rpartition(":")[2].rpartition("/")[2].rpartition("#")[2]


def _language(element: Any, content: Any) -> str:
    found = child(content, "language") if content is not None else None
    declared = found.get("tag", "") if found is not None else ""
    return str(declared or element.get(XML_LANG, ""))
