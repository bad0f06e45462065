"""JSON lines: one report a line; a bad line costs one line."""

from collections.abc import Iterator

from onrecord.errors import OnRecordError
from onrecord.ingest.encoding import marked_encoding, wide_encoding
from onrecord.ingest.intake import Intake, code_of
from onrecord.ingest.item import Item
from onrecord.ingest.json_document import value_outcomes
from onrecord.ingest.json_values import named, parse
from onrecord.ingest.limits import HEAD
from onrecord.ingest.stream import Stream, Transcoded, amount
from onrecord.types.arrival import Arrival
from onrecord.types.issue import SetAside

LINE_ENDINGS = (".jsonl", ".ndjson", ".jl")
"""Names of files that hold lines, even where they hold only one yet."""


def read_lines(item: Item, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the report of each line, named ``file#12``.

    A document of one line, in a file that is not named as JSON lines, bears the file's name alone.
    """
    limit = intake.options.max_bytes
    filled = ((number, line) for number, line in _utf8(item.stream).lines(limit) if line is None or line.strip())
    first = next(filled, None)
    if first is None:
        yield item.aside("empty", "holds nothing but blank lines; nothing was lost")
        return
    second = next(filled, None)
    if second is None and first[0] == 1 and not item.name.lower().endswith(LINE_ENDINGS):
        yield from _line(item, intake, first[1], "")
        return
    yield from _line(item, intake, first[1], f"#{first[0]}")
    if second:
        yield from _line(item, intake, second[1], f"#{second[0]}")
    for number, line in filled:
        yield from _line(item, intake, line, f"#{number}")


def _line(item: Item, intake: Intake, line: bytes | None, part: str) -> Iterator[Arrival | SetAside]:
    if line is None:
        limit = amount(intake.options.max_bytes)
        yield item.aside("too-large", f"is a line over {limit} (raise --max-bytes to read it)", part=part)
        return
    data = line.strip(b"\xef\xbb\xbf\x1e \t\r\n")  # RFC 7464 puts a record separator before each value
    try:
        value = parse(data)
        if part and not isinstance(value, dict):
            message = f"is {named(value)} where a JSON object is wanted; mend this line"
            yield item.aside("bad-line", message, part=part)
            return
        yield from value_outcomes(item, intake, value, data, part)
    except OnRecordError as error:
        code = "bad-line" if code_of(error) == "unreadable" else code_of(error)
        yield item.aside(code, f"{error}; mend this line", part=part)


def _utf8(stream: Stream) -> Stream:
    head = stream.peek(HEAD)
    encoding, skip = marked_encoding(head)
    encoding = encoding or wide_encoding(head)
    if encoding in {"", "utf-8"}:
        return stream
    stream.read(skip)
    return Stream(Transcoded(stream, encoding))
