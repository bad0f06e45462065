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

SUBSTANTIVE = 60
"""Words from which a feed's text is a report of its own. 126 teasers of three outlets have 11 to 57 words."""

FULL = 120
"""Words from which a summary is held to be the whole report, so that its page is not fetched."""

_TAG = re.compile(r"<[^<>]{0,5000}>")
_MARKUP = re.compile(
    r"</?(?:p|div|br|a|img|em|strong|b|i|ul|ol|li|h[1-6]|blockquote|span|figure)\b[^<>]{0,5000}>", re.IGNORECASE
)
_CUT = re.compile(
    r"\[(?:…|\.\.\.)\]\s*$|\b(?:read|continue|learn)\s+(?:the\s+)?(?:more|full|reading)\b[^.!?]{0,80}$", re.IGNORECASE
)
_OPEN_END = re.compile(r"(?:…|\.\.\.|»)\s*$")


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
    cut = _is_cut(content, count)
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
    held = f"{count} word{'s' if count > 1 else ''}{', cut off' if cut else ''}" if count else "no text"
    out = f"use --fetch to bring in its page {entry.given.url}" if address else "it names no page to fetch"
    yield item.aside("summary-only", f"{what}holds {held}; {out}", part=part)


def _words(content: str) -> int:
    return len(unescape(_TAG.sub(" ", content)).split())


def _is_cut(content: str, count: int) -> bool:
    """Says whether a text was cut off. An open end (…) alone says so only of short ones; long ones may end so."""
    end = unescape(_TAG.sub(" ", content[-2000:])).rstrip()
    return bool(_CUT.search(end)) or (count < FULL and bool(_OPEN_END.search(end)))
