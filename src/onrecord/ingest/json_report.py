"""One JSON object that holds a report, whatever its scraper called the fields."""

import re
from typing import Any

from msgspec import structs

from onrecord.ingest.item import Item
from onrecord.ingest.moments import iso
from onrecord.types.arrival import Arrival, Given
from onrecord.types.issue import SetAside

FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id", "_id", "guid", "uri", "uuid"),
    "text": ("text", "body_text", "content_text", "maintext", "body", "content", "articleBody", "full_text",
             "raw_text"),
    "html": ("html", "body_html", "content_html", "raw_html"),
    "date": ("date", "dct", "published", "date_published", "date_publish", "datePublished", "publication_date",
             "publish_date", "pubDate", "publishedAt", "published_at", "timestamp"),
    "modified": ("modified", "date_modified", "dateModified", "updated", "updated_at"),
    "title": ("title", "headline"),
    "url": ("url", "link", "canonical_url", "source_url"),
    "outlet": ("outlet", "publisher", "sitename", "site_name", "source_name", "source_domain", "hostname", "domain",
               "source"),
    "byline": ("byline", "author", "authors", "creator"),
    "language": ("language", "lang"),
    "agency": ("agency",),
    "place": ("place",),
}  # fmt: skip
"""Our field → the names it may have, ours first. The others are those of news-please, newspaper, trafilatura, NewsAPI,
schema.org and Dublin Core as dumped by common scrapers."""

_MARKUP = re.compile(r"</(?:p|div|span|a|li|h[1-6]|article|section|body)\s*>|<br\s*/?>", re.IGNORECASE)


def report(item: Item, value: dict[str, Any], data: bytes, *, as_is: bool, part: str = "") -> Arrival | SetAside:
    """Gives the report in a JSON object; ``data`` is its bytes as they arrived.

    The page is the content where there is one, unless ``as_is``; a text full of tags is a page.
    """
    given = _given(item.given, value)
    text = _text(_first(value, "text"))
    html = _text(_first(value, "html"))
    if not text.strip() and not html.strip():
        return item.aside("no-text", f"holds no text: {_what_is_missing(value)}", part=part)
    if as_is and text.strip():
        return item.arrival(text, "text", data, given=given, as_is=True, part=part)
    if html.strip():
        return item.arrival(html, "html", data, given=given, part=part)
    media = "html" if len(_MARKUP.findall(text, 0, 20_000)) >= 2 else "text"
    return item.arrival(text, "html" if media == "html" else "text", data, given=given, part=part)


def _what_is_missing(value: dict[str, Any]) -> str:
    for name in (*FIELDS["text"], *FIELDS["html"]):
        if name in value:
            kind = "empty" if value[name] in ("", [], None) or isinstance(value[name], str) else "no text in quotes"
            return f"its field `{name}` is {kind}"
    fields = ", ".join(sorted(map(str, value))[:12]) or "none"
    return f"it needs a field `text` or `html`; its fields are {fields}"


def _given(inherited: Given, value: dict[str, Any]) -> Given:
    date = next((found for name in FIELDS["date"] if (found := iso(_plain_date(value.get(name))))), "")
    modified = next((found for name in FIELDS["modified"] if (found := iso(_plain_date(value.get(name))))), "")
    return structs.replace(
        inherited,
        id=_word(_first(value, "id")),
        url=_address(value) or inherited.url,
        outlet=_outlet(value) or inherited.outlet,
        title=_word(_first(value, "title")),
        byline=_names(_first(value, "byline")),
        date=date,
        modified=modified,
        language=_word(_first(value, "language")) or inherited.language,
        agency=_word(_first(value, "agency")),
        place=_word(_first(value, "place")),
        declared_by="json",
    )


def _first(value: dict[str, Any], field: str) -> Any:
    for name in FIELDS[field]:
        found = value.get(name)
        if found not in (None, "", [], {}):
            return found
    return None


def _text(value: Any) -> str:
    """Gives a text, also one that was split into paragraphs."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    return ""


def _word(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, dict):  # schema.org: {"@type": "Organization", "name": …}; MongoDB: {"$oid": …}
        return next((value[key].strip() for key in ("name", "$oid", "title") if isinstance(value.get(key), str)), "")
    return ""


def _outlet(value: dict[str, Any]) -> str:
    words = (_word(value.get(name)) for name in FIELDS["outlet"])
    # Some put the address of the page under ``source``.
    return next((word for word in words if word and not word.lower().startswith(("http://", "https://"))), "")


def _names(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(name for name in map(_word, value) if name)
    return _word(value)


def _address(value: dict[str, Any]) -> str:
    for name in (*FIELDS["url"], "source", "id", "guid", "uri"):
        found = value.get(name)
        if isinstance(found, str) and found.strip().lower().startswith(("http://", "https://")):
            return found.strip()
    return ""


def _plain_date(value: Any) -> Any:
    return value.get("$date") if isinstance(value, dict) else value
