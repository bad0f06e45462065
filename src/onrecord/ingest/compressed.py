"""Gzip, bzip2 and xz: unpacked as they are read, whatever lies inside.

A packed file is no container with parts: ``news.jsonl.gz`` holds the lines ``news.jsonl.gz#1`` and so on.
"""

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import structs

from onrecord.errors import UnreadableError
from onrecord.ingest.intake import Intake
from onrecord.ingest.item import Item
from onrecord.ingest.limits import Budget
from onrecord.ingest.stream import Readable, Stream, amount
from onrecord.types.arrival import Arrival
from onrecord.types.issue import SetAside

PACKED_CHUNK = 1 << 16
"""Packed bytes read at once. Small, since web archives pack each record alone and the rest is moved for each."""

XZ_MEMORY = 256 << 20
"""Bytes that xz may take for its dictionary; `xz -9` makes 64 MiB (xz manual)."""

GZIP_WINDOW = 31
"""For zlib.decompressobj: a window of 2^15 bytes, with a gzip header (+16)."""


def read_gzip(item: Item, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the reports in a gzip file of one or many members."""
    yield from _inside(item, intake, "gzip", ".gz", lambda: zlib.decompressobj(GZIP_WINDOW))


def read_bzip2(item: Item, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the reports in a bzip2 file."""
    yield from _inside(item, intake, "bzip2", ".bz2", bz2.BZ2Decompressor)


def read_xz(item: Item, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the reports in an xz file."""
    yield from _inside(item, intake, "xz", ".xz", lambda: lzma.LZMADecompressor(memlimit=XZ_MEMORY))


def _inside(
    item: Item, intake: Intake, method: str, ending: str, make: Callable[[], Any]
) -> Iterator[Arrival | SetAside]:
    name = item.name.removesuffix(ending).replace(".tgz", ".tar").replace(".txz", ".tar")
    stream = Stream(Unpacked(item.stream, make, item.budget, method))
    # A web archive packs each record alone; its reader wants the file itself, to find its way behind damage.
    path = item.path if method == "gzip" and stream.peek(5) == b"WARC/" else ""
    yield from intake.take(structs.replace(item, name=name, stream=stream, path=path, depth=item.depth + 1))


class Unpacked:
    """A stream of what packed bytes unpack to, member after member."""

    def __init__(
        self,
        raw: Readable,
        make: Callable[[], Any],
        budget: Budget,
        method: str,
        *,
        on_member: Callable[[int, int], None] | None = None,
    ) -> None:
        """Takes the packed stream, what makes a decompressor for one member, and the budget to count against.

        ``on_member`` is told where each member starts: in the unpacked bytes, and in the packed ones.
        """
        self.on_member = on_member
        self._raw = raw
        self._make = make
        self._budget = budget
        self._method = method
        self._packed = b""
        self._decompressor: Any = None
        self._members = 0
        self._fetched = 0
        self._unpacked = 0
        self._ended = False

    def read(self, size: int = -1, /) -> bytes:
        """Gives up to ``size`` unpacked bytes.

        Raises UnreadableError at the place where the packed bytes are damaged or cut off, TooLargeError where they
        unpack to more than a report collection can.
        """
        if size < 0:
            return b"".join(iter(lambda: self.read(PACKED_CHUNK), b""))
        while not self._ended:
            part = self._step(size)
            if part:
                self._unpacked += len(part)
                self._budget.spend(len(part))
                return part
        return b""

    def _step(self, size: int) -> bytes:
        if self._decompressor is None and not self._next_member():
            self._ended = True
            return b""
        decompressor = self._decompressor
        if not self._packed and getattr(decompressor, "needs_input", True):
            self._packed = self._fetch()
            if not self._packed:
                raise self._damage("cut off")
        try:
            part: bytes = decompressor.decompress(self._packed, size)
        except (zlib.error, lzma.LZMAError, OSError, ValueError, EOFError) as error:
            raise self._damage("damaged") from error
        self._packed = decompressor.unused_data if decompressor.eof else getattr(decompressor, "unconsumed_tail", b"")
        if decompressor.eof:
            self._decompressor = None
            self._members += 1
        return part

    def _next_member(self) -> bool:
        """Says whether another member follows; blocks of zeros between and after members are padding."""
        while True:
            self._packed = self._packed.lstrip(b"\x00") if self._members else self._packed
            if self._packed:
                break
            self._packed = self._fetch()
            if not self._packed:
                return False
        self._decompressor = self._make()
        if self.on_member:
            self.on_member(self._unpacked, self._fetched - len(self._packed))
        return True

    def _fetch(self) -> bytes:
        part = self._raw.read(PACKED_CHUNK)
        self._fetched += len(part)
        self._budget.arrived(len(part))
        return part

    def _damage(self, how: str) -> UnreadableError:
        self._ended = True
        before = f"after {amount(self._unpacked)}, which were read" if self._unpacked else "from the start"
        return UnreadableError(f"its {self._method} data are {how} {before}", remedy="fetch or copy the file again")
