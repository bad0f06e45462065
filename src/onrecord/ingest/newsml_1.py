"""NewsML 1.0 to 1.2, the XML of agencies before NewsML-G2; archives and press release services still send it."""

from collections.abc import Iterator
from typing import Any

from onrecord.ingest.declared import merged
from onrecord.ingest.intake import Intake
from onrecord.ingest.item import Item
from onrecord.ingest.moments import iso
from onrecord.ingest.nitf import is_nitf, nitf_page
from onrecord.ingest.xml_tree import child, inner_markup, local, parse_xml, words_of
from onrecord.types.arrival import Arrival, Given, Media
from onrecord.types.issue import SetAside
from onrecord.types.wire import to_json

_WITHHELD = ("withheld", "canceled", "cancelled")


def read_newsml_1(item: Item, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the report of each news item. Raises UnreadableError, TooLargeError.

    The item of a file that holds one bears the file's name; several are named ``file#1``, ``file#2``.
    """
    data = item.stream.read_all(intake.options.max_bytes)
    items = [element for element in parse_xml(data).iter() if local(element) == "newsitem"]
    if not items:
        yield item.aside("empty", "is a message without items; nothing was lost")
    for number, element in enumerate(items, 1):
        part = f"#{number}" if items[1:] else ""
        yield _outcome(item, element, None if part else data, part, as_is=intake.options.as_is)


def _outcome(item: Item, element: Any, data: bytes | None, part: str, *, as_is: bool) -> Arrival | SetAside:
    management = child(element, "newsmanagement")
    status = _formal(child(management, "status")).lower() if management is not None else ""
    if status in _WITHHELD:
        return item.aside("not-news", f"was marked {status} by its agency", part=part)
    inner, content, media = _story(element)
    if not content:
        return item.aside("not-news", "holds no text of its own", part=part)
    given = merged(merged(item.given, _given(element, management)), inner)
    if data is None:
        data = to_json((given, content))
    return item.arrival(content, media, data, given=given, part=part, as_is=as_is and media == "text")


def _given(element: Any, management: Any) -> Given:
    def first(name: str) -> Any:
        return next((below for below in element.iter() if local(below) == name), None)

    created = words_of(child(management, "thisrevisioncreated")) if management is not None else ""
    provider = words_of(first("providerid"))
    return Given(
        id=words_of(first("publicidentifier")),
        title=words_of(first("headline")),
        byline=words_of(first("byline")),
        date=iso(created) or iso(words_of(first("firstcreated"))),
        language=_formal(first("language")),
        outlet=provider,
        place=words_of(first("dateline")),
        declared_by="newsml-1",
    )


def _story(element: Any) -> tuple[Given, str, Media]:
    """Gives the longest text among the item's content: headlines, photo captions and notes stand beside the story."""
    best: tuple[Given, str, Media] = (Given(), "", "text")
    length = 0
    for content in element.iter():
        if local(content) != "datacontent" or len(words := words_of(content)) <= length:
            continue
        found = _rendition(content)
        if found[1]:
            best, length = found, len(words)
    return best


def _rendition(content: Any) -> tuple[Given, str, Media]:
    for root in content:
        if is_nitf(root):
            given, page = nitf_page(root)
            return given, page, "html"
        if local(root) in {"html", "body", "div", "p"}:
            body = child(root, "body") if local(root) == "html" else None
            return Given(), f"<html><body>{inner_markup(root if body is None else body, {})}</body></html>", "html"
    text = (content.text or "").strip()
    return Given(), text, "html" if text.startswith("<") else "text"


def _formal(element: Any) -> str:
    return "" if element is None else str(element.get("FormalName", ""))
