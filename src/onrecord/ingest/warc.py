"""Web archives: WARC 1.0 and 1.1 (ISO 28500), plain or packed record by record, as crawlers write them.

Records are read one at a time. Where one is damaged, reading goes on with the next that is whole, if the archive is a
file of its own; what was lost is said. Answers that hold no page are counted, not named one by one.
"""

import re
import zlib
from collections import Counter, deque
from collections.abc import Iterator
from typing import IO, Any

from msgspec import Struct, structs

from onrecord.errors import OnRecordError, TooLargeError, UnreadableError
from onrecord.ingest.bot_wall import is_gate
from onrecord.ingest.compressed import GZIP_WINDOW, Unpacked
from onrecord.ingest.http_body import plain_body
from onrecord.ingest.intake import Intake
from onrecord.ingest.item import Item
from onrecord.ingest.kinds import kind_of
from onrecord.ingest.limits import CHUNK, HEAD
from onrecord.ingest.page import page
from onrecord.ingest.plain import text
from onrecord.ingest.stream import Readable, amount
from onrecord.types.arrival import Arrival
from onrecord.types.issue import SetAside

MAX_HEADERS = 1 << 20
"""Bytes of the headers of one record."""

_GZIP_START = b"\x1f\x8b\x08"
_PACKED_START = re.compile(re.escape(_GZIP_START))
_PLAIN_START = re.compile(rb"\r?\n\r?\n(?=WARC/1\.[01]\r?\n)")
_FURNITURE = re.compile(r"/(?:robots|ads|app-ads|humans|security|llms|sellers)(?:-full)?\.(?:txt|json)$", re.IGNORECASE)
_WEB = re.compile(r"https?:", re.IGNORECASE)
_PASSED_OVER = {
    "image": "pictures",
    "audio-video": "sounds and films",
    "pdf": "PDF documents",
    "office": "office documents",
    "feed": "feeds",
    "json": "JSON answers",
    "json-lines": "JSON answers",
    "program": "styles, scripts and fonts",
    "empty": "empty answers",
}


class _Damage(Struct, frozen=True):
    """A place where records could not be read, and whether reading went on behind it."""

    message: str
    resumed: bool


def read_warc(item: Item, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the page of each answer, named ``crawl.warc.gz#12`` by the number of its record."""
    passed: Counter[str] = Counter()
    damages: list[_Damage] = []
    number = given = 0
    for record in _records(item):
        if isinstance(record, _Damage):
            damages.append(structs.replace(record, message=f"after record {number:,} {record.message}"))
            continue
        number += 1
        outcome = _outcome(item, intake, record, f"#{number}", passed)
        if outcome is not None:
            given += isinstance(outcome, Arrival)
            yield outcome
    if damages:
        more = f" (and so in {len(damages) - 1:,} more places)" if damages[1:] else ""
        rest = "reading went on behind it" if damages[-1].resumed else "the rest was not read"
        message = f"{damages[0].message}{more}; {rest}; pages read: {given:,} (fetch the archive again)"
        yield item.aside("damaged", message)
    if passed:
        counts = ", ".join(f"{what} {count:,}" for what, count in sorted(passed.items()))
        yield item.aside("records-skipped", f"pages read: {given:,}; records without a page: {counts}")
    elif not given and not damages:
        yield item.aside("empty", f"holds no page in its {number:,} records")


def _outcome(item: Item, intake: Intake, record: Any, part: str, passed: Counter[str]) -> Arrival | SetAside | None:
    """Gives the page in a record, or why it cannot be used; None for a record that holds none.

    What might have been a page is counted in ``passed``.
    """
    limit = intake.options.max_bytes
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    kind = str(record.record_type)
    if kind == "revisit":
        passed["revisits (their page is in another record)"] += 1
        return None
    if kind not in {"response", "resource", "conversion"} or not _is_page_address(address):
        return None
    if record.content_length > limit + MAX_HEADERS:
        return item.aside("too-large", f"{address} is over {amount(limit)} (raise --max-bytes to read it)", part=part)
    try:
        answer = _answer(record, limit)
    except TooLargeError as error:
        return item.aside("too-large", f"{address} {error}", part=part)
    except (OSError, UnreadableError):
        return item.aside("cut-off", f"{address} is cut off or damaged (fetch the archive again)", part=part)
    if isinstance(answer, str):
        passed[answer] += 1
        return None
    name = without_query(address).rpartition("/")[2]
    found = kind_of(answer.body[:HEAD], name, answer.declared).name
    if found == "text" and not answer.declared.lower().startswith("text/plain"):
        found = "html" if "html" in answer.declared.lower() else "other text"
    if found not in {"html", "text"}:
        passed[_PASSED_OVER.get(found, "other answers")] += 1
        return None
    inner = structs.replace(
        item,
        source=item.source + part,
        name=name,
        declared=answer.declared,
        given=structs.replace(item.given, url=address, declared_by="warc"),
    )
    made = page(inner, answer.body) if found == "html" else text(inner, answer.body, as_is=intake.options.as_is)
    if isinstance(made, SetAside) or is_gate(made.content):
        passed["empty answers" if isinstance(made, SetAside) else "gates that ask to prove one is human"] += 1
        return None
    return made


class _Answer(Struct, frozen=True):
    """The body of an answer, and the content type that its header declares."""

    body: bytes
    declared: str


def _answer(record: Any, limit: int) -> _Answer | str:
    """Gives the answer in a record; or the words under which answers of its kind are counted.

    Raises UnreadableError where the record ends before its length, OSError where its archive is damaged, TooLargeError.
    """
    if not record.headers.get("Content-Length"):
        raise UnreadableError("is a record without a length")
    if record.is_http:
        try:
            record.parse_http(quirks_mode=True, max_header_len=MAX_HEADERS)
        except ValueError:
            return "broken answers"
    left = record.content_length
    headers = record.http_headers
    status = 200 if headers is None else headers.status_code or 0
    if status >= 100 and status != 200:
        return "redirects" if 300 <= status < 400 else "answers with an error"
    raw = record.reader.read()
    if len(raw) < left:
        raise UnreadableError("ends before its length")
    if status != 200:
        return "broken answers"
    if headers is None:
        return _Answer(raw, record.headers.get("Content-Type") or "")
    transfer, coding = headers.get("Transfer-Encoding") or "", headers.get("Content-Encoding") or ""
    body = plain_body(raw, transfer=transfer, coding=coding, limit=limit)
    return _Answer(body, headers.get("Content-Type") or "")


def _is_page_address(address: str) -> bool:
    """Says whether an address may be that of a page: of the web, and no file that is written for programs."""
    return not address or (_WEB.match(address) is not None and not _FURNITURE.search(without_query(address)))


def without_query(address: str) -> str:
    """Gives an address without its query and fragment, also one that is none."""
    return re.split(r"[?#]", address, maxsplit=1)[0]


# -- records, and what to do where they are damaged -----------------------------------------------------------------


class _Source:
    """The unpacked bytes of an archive, as fastwarc wants them; remembers where records and packed members start."""

    def __init__(self, handle: Readable, *, packed: bool, item: Item) -> None:
        self._place = 0
        self._members: deque[tuple[int, int]] = deque(maxlen=4096)
        self._record = 0
        self.failure = ""
        self._packed = packed
        self._raw: Readable = handle
        if packed:
            self._raw = Unpacked(
                handle,
                lambda: zlib.decompressobj(GZIP_WINDOW),
                item.budget,
                "gzip",
                on_member=lambda unpacked, packed: self._members.append((unpacked, packed)),
            )

    def read(self, size: int = -1, /) -> bytes:
        """Gives the next unpacked bytes; keeps what stopped it, since fastwarc may pass over that."""
        try:
            part = self._raw.read(size)
        except OnRecordError as error:
            self.failure = error.message
            raise
        self._place += len(part)
        return part

    def tell(self) -> int:
        """Gives the number of unpacked bytes given so far."""
        return self._place

    def seek(self, place: int, whence: int = 0, /) -> int:
        """Refuses: nothing is read twice. fastwarc never asks, but its type wants the method."""
        raise OSError(f"cannot go to {place} ({whence}) in a stream")

    def close(self) -> None:
        """Leaves closing to who opened the file."""

    def began(self, record: int) -> None:
        """Notes where a whole record starts, in unpacked bytes."""
        self._record = record

    def reached(self) -> int:
        """Gives the place in the file up to which nothing need be looked at again: the start of the last record."""
        if not self._packed:
            return self._record
        return max((packed for unpacked, packed in self._members if unpacked <= self._record), default=0)


def _records(item: Item) -> Iterator[Any]:
    """Gives fastwarc's records and, in their places, damages."""
    if not item.path:
        yield from _run(_Source(item.stream, packed=False, item=item))
        return
    with open(item.path, "rb") as handle:  # noqa: PTH123
        packed = handle.read(2) == _GZIP_START[:2]
        place: int | None = 0
        while place is not None:
            handle.seek(place)
            source = _Source(handle, packed=packed, item=item)
            damage = None
            for found in _run(source):
                if isinstance(found, _Damage):
                    damage = found
                else:
                    yield found
            if damage is None:
                return
            place = _next_record(handle, place + source.reached() + 1, packed=packed)
            yield structs.replace(damage, resumed=place is not None)


def _run(source: _Source) -> Iterator[Any]:
    """Gives records up to the end or to the first damage."""
    from fastwarc.warc import ArchiveIterator  # noqa: PLC0415  (loads when the first web archive is met)

    message = ""
    end = 0
    try:
        for record in ArchiveIterator(source, parse_http=False, stream_detect=False, max_header_len=MAX_HEADERS):
            source.began(record.stream_pos)
            head = sum(len(name) + len(value) + 2 for name, value in record.headers.items())
            end = record.stream_pos + head + record.content_length
            yield record
    except (OSError, OnRecordError, ValueError):
        message = "holds a record that cannot be read"
    else:
        if end > source.tell():
            message = "ends within a record"
    if source.failure or message:
        yield _Damage(source.failure or message, resumed=False)


def _next_record(handle: IO[bytes], place: int, *, packed: bool) -> int | None:
    """Gives the place of the next record that starts well at or behind ``place``, or None."""
    mark = _PACKED_START if packed else _PLAIN_START
    handle.seek(place)
    held = b""
    while chunk := handle.read(CHUNK):
        held += chunk
        for found in mark.finditer(held):
            start = place + found.end() - (len(_GZIP_START) if packed else 0)
            if not packed or _holds_record(handle, start):
                return start
        handle.seek(place + len(held))
        # A mark may lie across two chunks.
        kept = held[-16:]
        place += len(held) - len(kept)
        held = kept
    return None


def _holds_record(handle: IO[bytes], start: int) -> bool:
    handle.seek(start)
    try:
        return zlib.decompressobj(GZIP_WINDOW).decompress(handle.read(1024), 16).startswith(b"WARC/")
    except zlib.error:
        return False
