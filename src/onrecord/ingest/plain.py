"""Plain text, as somebody's scraper or a person left it."""

from collections.abc import Iterator

from onrecord.ingest.encoding import decode
from onrecord.ingest.intake import Intake
from onrecord.ingest.item import Item
from onrecord.types.arrival import Arrival
from onrecord.types.issue import SetAside


def read_text(item: Item, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the text. Raises TooLargeError where it is over the limit."""
    data = item.stream.read_all(intake.options.max_bytes)
    yield text(item, data, as_is=intake.options.as_is)


def text(item: Item, data: bytes, *, as_is: bool) -> Arrival | SetAside:
    """Gives the text that these bytes are, decoded."""
    found = decode(data, "text", item.declared)
    if not found.text.strip("\ufeff\x00 \t\r\n"):
        return item.aside("empty", "holds nothing but blanks; nothing was lost")
    return item.arrival(found.text, "text", data, encoding=found.encoding, as_is=as_is)
