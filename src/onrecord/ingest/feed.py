"""RSS and Atom feeds of all versions."""

import io
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urljoin

from msgspec import structs

from onrecord.errors import UnreadableError
from onrecord.ingest.feed_item import FeedItem, item_outcomes
from onrecord.ingest.intake import Intake
from onrecord.ingest.item import Item
from onrecord.ingest.moments import iso
from onrecord.types.arrival import Arrival, Given
from onrecord.types.issue import SetAside

NOTHING = Given()

MAX_FEED = 4 << 20
"""Bytes of one feed. Those of news have under 1 MB; feedparser takes up to 9 s for a megabyte that is made to hurt."""

_HALF_CHARACTER = re.compile(
    rb"&#(?:[xX]0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]));"
)
"""References to U+D800 to U+DFFF, in hexadecimal and in decimal."""

_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_END = re.compile(rb"</(?:[\w.-]+:)?(?:rss|feed|rdf|channel|entry)\s*>", re.IGNORECASE)


def read_feed(item: Item, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the report of each item, named ``feed.xml#3``. Raises UnreadableError, TooLargeError."""
    data = item.stream.read_all(min(intake.options.max_bytes, MAX_FEED), remedy="split the feed")
    entries = feed_items(data, item.declared, item.given)
    if not entries:
        yield item.aside("empty", "is a feed without items; nothing was lost")
    for number, entry in enumerate(entries, 1):
        yield from item_outcomes(item, intake, entry, f"#{number}")
    if entries and not _END.search(data[-4096:]):
        yield item.aside("damaged", f"is cut off; items read: {len(entries)} (fetch it again)")


def feed_items(data: bytes, declared: str = "", given: Given = NOTHING) -> list[FeedItem]:
    """Gives the items of a feed, with what is declared of each. Raises UnreadableError where it is no feed.

    ``declared`` is the content type that a server stated, ``given`` what is known of the feed itself.
    """
    found = _parsed(data, declared)
    entries = found.get("entries", [])
    if not entries and found.get("bozo") and not found.get("version"):
        raise UnreadableError(f"is no feed that can be read: {found.get('bozo_exception')}", remedy="fetch it again")
    feed = found.get("feed", {})
    outer = structs.replace(
        given,
        outlet=given.outlet or _word(feed.get("title")),
        language=_word(feed.get("language")) or given.language,
        declared_by="feed",
        url="",
    )
    base = given.url or _word(feed.get("link"))
    return [_entry(entry, outer, base) for entry in entries]


def _parsed(data: bytes, declared: str) -> Any:
    # It loads in 0.2 s, so only when the first feed is met.
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415

    headers = {"content-type": declared} if declared else {}
    # References to half a character are what feedparser cannot take; one would cost the whole feed.
    data = _HALF_CHARACTER.sub(b"&#xFFFD;", data)
    try:
        # A stream, never a string: feedparser opens strings that look like addresses. Nothing is sanitised or
        # rewritten, since this is the page as it arrived; what shows it has to make it safe.
        return feedparser.parse(
            io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except Exception as error:  # broken feeds make feedparser fail in many ways, none of them declared
        name = type(error).__name__
        raise UnreadableError(f"is a broken feed ({name}: {error})", remedy="fetch it again") from error


def _entry(entry: Any, outer: Given, base: str) -> FeedItem:
    contents = [part for part in entry.get("content", []) if _readable(part)]
    content = max((part.get("value") or "" for part in contents), key=len, default="")
    detail = entry.get("summary_detail") or {}
    summary = (entry.get("summary") or "") if _readable(detail) else ""
    plain = {part.get("type", "") for part in contents or [detail]} == {"text/plain"}
    source = entry.get("source") or {}
    link = _word(entry.get("link"))
    given = structs.replace(
        outer,
        id=_word(entry.get("id")),
        url=urljoin(base, link) if link else "",
        title=_plain(entry.get("title")),
        byline=_authors(entry),
        date=_moment(entry, "published") or _moment(entry, "updated") or _moment(entry, "created"),
        modified=_moment(entry, "updated"),
        outlet=_word(source.get("title")) or outer.outlet,
        language=_word(contents[0].get("language")) if contents and contents[0].get("language") else outer.language,
    )
    return FeedItem(given=given, content=content, summary=summary, marked_up=not plain)


def _readable(part: Any) -> bool:
    return not str(part.get("type", "")).lower().startswith(("image/", "audio/", "video/", "application/pdf"))


def _moment(entry: Any, name: str) -> str:
    """Gives a date as declared, with its own zone; feedparser's reading of it (in UTC) where only that is sure."""
    # Past feedparser's own look-up, which gives the day of publication where a feed has no `updated`.
    declared = iso(dict.get(entry, name))
    if declared:
        return declared
    parsed = dict.get(entry, f"{name}_parsed")
    if not parsed:
        return ""
    year, month, day, hour, minute, second = parsed[:6]
    return iso(f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")


def _authors(entry: Any) -> str:
    names = [_word(author.get("name")) for author in entry.get("authors", []) if author]
    return ", ".join(dict.fromkeys(name for name in names if name)) or _word(entry.get("author"))


def _plain(value: Any) -> str:
    """Gives a title without the markup that feeds put into titles."""
    return _word(unescape(_TAG.sub("", value))) if isinstance(value, str) else ""


def _word(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
