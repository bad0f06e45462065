"""One item of a feed: a report with its full text, a report worth its summary, or only a pointer to a page."""

import re
from collections.abc import Iterator
from html import unescape

from msgspec import Struct

from onrecord.ingest.intake import Intake
from onrecord.ingest.item import Item
from onrecord.types.arrival import Arrival, Given, Media
from onrecord.types.issue import SetAside
from onrecord.types.wire import to_json

SUBSTANTIVE = 40
"""Words from which a text is a report and no teaser. Of 14,466 reports in our collections 56 (0.4 %) are shorter."""

FULL = 120
"""Words from which a summary is held to be the whole report, and its page is not fetched. Teasers stay below."""

_TAG = re.compile(r"<[^<>]{0,5000}>")
_MARKUP = re.compile(
    r"</?(?:p|div|br|a|img|em|strong|b|i|ul|ol|li|h[1-6]|blockquote|span|figure)\b[^<>]{0,5000}>", re.IGNORECASE
)
_CUT = re.compile(
    r"(?:\[?(?:…|\.\.\.|&hellip;)\]?|(?:read|continue|learn)\s+(?:the\s+)?(?:more|full|reading)[^.!?]{0,80}|more\s*»|»)\s*$",
    re.IGNORECASE,
)


class FeedItem(Struct, frozen=True, kw_only=True):
    """What a feed holds of one report. ``content`` is marked by the feed as the text, ``summary`` as a summary."""

    given: Given
    content: str = ""
    summary: str = ""
    marked_up: bool = True


def item_outcomes(item: Item, intake: Intake, entry: FeedItem, part: str) -> Iterator[Arrival | SetAside]:
    """Gives the report of a feed's item.

    Its full text where the feed holds it; else its page where pages are fetched; else its summary where that is a text
    of its own; else the item is set aside, with the way to its page.
    """
    content = entry.content if _words(entry.content) >= _words(entry.summary) else entry.summary
    count = _words(content)
    cut = _is_cut(content)
    full = count >= (SUBSTANTIVE if content is entry.content else FULL) and not cut
    address = entry.given.url.lower().startswith(("http://", "https://"))
    if not full and intake.options.fetch and address:
        from onrecord.ingest.fetch import page_behind  # noqa: PLC0415  (the web client loads when it is needed)

        yield from page_behind(entry.given, intake)
        return
    if count >= SUBSTANTIVE and not cut:
        media: Media = "html" if entry.marked_up and _MARKUP.search(content) else "text"
        text = unescape(content) if media == "text" and entry.marked_up else content
        yield item.arrival(text, media, to_json((entry.given, content)), given=entry.given, part=part)
        return
    what = f"“{entry.given.title[:80]}” " if entry.given.title else ""
    held = f"{count} words{', cut off' if cut else ''}" if count else "no text"
    out = f"use --fetch to bring in its page {entry.given.url}" if address else "it names no page to fetch"
    yield item.aside("summary-only", f"{what}holds {held}; {out}", part=part)


def _words(content: str) -> int:
    return len(unescape(_TAG.sub(" ", content)).split())


def _is_cut(content: str) -> bool:
    return bool(_CUT.search(unescape(_TAG.sub(" ", content[-2000:])).rstrip()))
