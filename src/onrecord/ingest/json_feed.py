"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from msgspec import structs

from onrecord.ingest.feed_item import FeedItem, item_outcomes
from onrecord.ingest.intake import Intake
from onrecord.ingest.item import Item
from onrecord.ingest.moments import iso
from onrecord.types.arrival import Arrival, Given
from onrecord.types.issue import SetAside


def is_json_feed(value: dict[str, Any]) -> bool:
    """Says whether a JSON object is a JSON Feed."""
    return "jsonfeed.org/version" in str(value.get("version", "")) and isinstance(value.get("items"), list)


def json_feed_outcomes(item: Item, intake: Intake, value: dict[str, Any], part: str) -> Iterator[Arrival | SetAside]:
    """Gives the report of each item of the feed."""
    outer = structs.replace(
        item.given,
        outlet=item.given.outlet or _word(value.get("title")),
        language=_word(value.get("language")) or item.given.language,
        declared_by="feed",
        url="",
    )
    base = item.given.url or _word(value.get("feed_url")) or _word(value.get("home_page_url"))
    entries = [entry for entry in value["items"] if isinstance(entry, dict)]
    if not entries:
        yield item.aside("empty", "is a feed without items; nothing was lost", part=part)
    for number, entry in enumerate(entries, 1):
        yield from item_outcomes(item, intake, _entry(entry, outer, base), f"{part}#{number}")


def _entry(entry: dict[str, Any], outer: Given, base: str) -> FeedItem:
    link = _word(entry.get("url")) or _word(entry.get("external_url"))
    html, text = entry.get("content_html"), entry.get("content_text")
    published, modified = iso(entry.get("date_published")), iso(entry.get("date_modified"))
    given = structs.replace(
        outer,
        id=_word(entry.get("id")) if isinstance(entry.get("id"), str) else str(entry.get("id") or ""),
        url=urljoin(base, link) if link else "",
        title=_word(entry.get("title")),
        byline=_authors(entry),
        date=published or modified,
        modified=modified,
        language=_word(entry.get("language")) or outer.language,
    )
    marked_up = isinstance(html, str) and bool(html)
    content = html if marked_up else text
    return FeedItem(
        given=given,
        content=content if isinstance(content, str) else "",
        summary=entry["summary"] if isinstance(entry.get("summary"), str) else "",
        marked_up=marked_up,
    )


def _authors(entry: dict[str, Any]) -> str:
    authors = entry.get("authors") or [entry.get("author")]
    names = (
        [_word(author.get("name")) for author in authors if isinstance(author, dict)]
        if isinstance(authors, list)
        else []
    )
    return ", ".join(name for name in names if name)


def _word(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
