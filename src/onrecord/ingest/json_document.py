"""A JSON document: a report, a list of them, a feed, or a wire item."""

from collections.abc import Iterator
from typing import Any

from onrecord.errors import UnreadableError
from onrecord.ingest.encoding import decode
from onrecord.ingest.intake import Intake
from onrecord.ingest.item import Item
from onrecord.ingest.json_feed import is_json_feed, json_feed_outcomes
from onrecord.ingest.json_report import report
from onrecord.ingest.json_values import elements, named, parse
from onrecord.ingest.ninjs import is_ninjs, ninjs_outcomes
from onrecord.types.arrival import Arrival
from onrecord.types.issue import SetAside
from onrecord.types.wire import to_json

LISTS = ("articles", "items", "results", "reports", "documents", "data", "response", "hits", "docs", "entries")
"""Fields under which services wrap a list of reports."""


def read_document(item: Item, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the reports of the document; an element of a list is named ``file#3``. Raises TooLargeError."""
    data = item.stream.read_all(intake.options.max_bytes)
    if not data[:4].isascii() or b"\x00" in data[:4]:
        data = decode(data).text.encode("utf-8", "surrogatepass")
    try:
        value = parse(data)
    except UnreadableError as error:
        yield item.aside("bad-json", f"{error} (mend it, or make JSON lines of it: a bad line costs one line)")
        return
    yield from value_outcomes(item, intake, value, data.strip(), "")


def value_outcomes(item: Item, intake: Intake, value: Any, data: bytes, part: str) -> Iterator[Arrival | SetAside]:
    """Gives the reports in a JSON value; ``data`` is its bytes as they arrived."""
    if isinstance(value, list):
        yield from _list(item, intake, value, elements(data), part)
        return
    if not isinstance(value, dict):
        yield item.aside("no-text", f"is {named(value)} in JSON, not a report", part=part)
        return
    if is_ninjs(value):
        yield from ninjs_outcomes(item, value, data, as_is=intake.options.as_is, part=part)
        return
    if is_json_feed(value):
        yield from json_feed_outcomes(item, intake, value, part)
        return
    wrapped = next((value[name] for name in LISTS if _is_list_of_objects(value.get(name))), None)
    if wrapped is not None and not any(isinstance(value.get(name), str) for name in ("text", "html")):
        yield from _list(item, intake, wrapped, None, part)
        return
    yield report(item, value, data, as_is=intake.options.as_is, part=part)


def _list(
    item: Item, intake: Intake, values: list[Any], parts: list[bytes] | None, part: str
) -> Iterator[Arrival | SetAside]:
    if not values:
        yield item.aside("empty", "is an empty list; nothing was lost", part=part)
    for number, value in enumerate(values, 1):
        where = f"{part}#{number}"
        if not isinstance(value, dict):
            yield item.aside("bad-line", f"is {named(value)} where a JSON object is wanted", part=where)
            continue
        data = parts[number - 1] if parts else to_json(value)
        yield from value_outcomes(item, intake, value, data, where)


def _is_list_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(element, dict) for element in value[:3])
