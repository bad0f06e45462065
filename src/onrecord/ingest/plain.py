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
    found = decode(data, "text", item.declared)
    if not found.text.strip("\ufeff\x00 \t\r\n"):
        yield item.aside("empty", "holds nothing but blanks; nothing was lost")
        return
    yield item.arrival(found.text, "text", data, encoding=found.encoding, as_is=intake.options.as_is)
