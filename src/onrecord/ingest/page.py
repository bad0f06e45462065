"""An HTML page, also one that a browser saved."""

import re
from collections.abc import Iterator

from msgspec import structs

from onrecord.ingest.encoding import decode
from onrecord.ingest.intake import Intake
from onrecord.ingest.item import Item
from onrecord.types.arrival import Arrival, Given
from onrecord.types.issue import SetAside

# Browsers and wget note where a saved page came from: "<!-- saved from url=(0042)https://… -->" (the mark of the web
# that Internet Explorer brought in, with the length of the address) and SingleFile's "url: https://…".
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4}\)(https?://[^\s<>\"]+)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(https?://[^\s<>\"]+)", re.IGNORECASE)


def read_page(item: Item, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the page. Raises TooLargeError where it is over the limit."""
    data = item.stream.read_all(intake.options.max_bytes)
    yield page(item, data)


def page(item: Item, data: bytes) -> Arrival | SetAside:
    """Gives the page that these bytes are, decoded, with the address that it was saved from."""
    found = decode(data, "html", item.declared)
    if not found.text.strip("\ufeff\x00 \t\r\n"):
        return item.aside("empty", "is empty; nothing was lost")
    given = with_saved_address(item.given, found.text)
    return item.arrival(found.text, "html", data, given=given, encoding=found.encoding)


def with_saved_address(given: Given, content: str) -> Given:
    """Gives what was declared, with the address that a browser noted when it saved the page."""
    if given.url:
        return given
    for pattern in (_SAVED_FROM, _SINGLE_FILE):
        saved = pattern.search(content, 0, 4096)
        if saved:
            return structs.replace(given, url=saved[1], declared_by=given.declared_by or "saved-page")
    return given
