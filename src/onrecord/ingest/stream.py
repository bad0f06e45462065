"""A stream that can be looked at before it is read."""

import codecs
from collections.abc import Iterator
from typing import Protocol

from onrecord.errors import TooLargeError
from onrecord.ingest.limits import CHUNK


class Readable(Protocol):
    """Anything that gives bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """Gives up to ``size`` bytes; b'' at the end."""
        ...


class Stream:
    """Bytes that come once, with a look at what comes next."""

    def __init__(self, raw: Readable) -> None:
        """Takes what gives the bytes; whoever opened it closes it."""
        self._raw = raw
        self._held = b""
        self._failure: Exception | None = None

    def peek(self, size: int) -> bytes:
        """Gives the next ``size`` bytes, fewer only at the end, and leaves them to be read.

        Damage ahead is met when it is read, not when it is looked at, if anything comes before it: that still counts.
        """
        parts = [self._held]
        length = len(self._held)
        while length < size and self._failure is None:
            try:
                part = self._raw.read(size - length)
            except Exception as error:  # noqa: BLE001  (raised again, in its place)
                self._failure = error
                break
            if not part:
                break
            parts.append(part)
            length += len(part)
        self._held = b"".join(parts)
        if self._failure is not None and not self._held.strip():
            raise self._failure
        return self._held[:size]

    def read(self, size: int = -1, /) -> bytes:
        """Gives up to ``size`` bytes, all that is left where ``size`` is negative; b'' at the end."""
        if size < 0:
            return b"".join(iter(lambda: self.read(CHUNK), b""))
        if self._held:
            part, self._held = self._held[:size], self._held[size:]
            return part
        if self._failure is not None:
            raise self._failure
        return self._raw.read(size)

    def read_all(self, limit: int, remedy: str = "raise --max-bytes to read it") -> bytes:
        """Gives all bytes. Raises TooLargeError as soon as there are more than ``limit``."""
        parts: list[bytes] = []
        left = limit + 1
        while left > 0:
            part = self.read(min(CHUNK, left))
            if not part:
                return b"".join(parts)
            parts.append(part)
            left -= len(part)
        raise TooLargeError(f"is over {amount(limit)}", remedy=remedy)

    def lines(self, limit: int) -> Iterator[tuple[int, bytes | None]]:
        """Gives each line with its number from 1, without its end; None for one of more than ``limit`` bytes.

        Never holds more than ``limit`` bytes and a chunk.
        """
        number = 1
        parts: list[bytes] = []
        length = 0
        while chunk := self.read(CHUNK):
            first, *rest = chunk.split(b"\n")
            length += len(first)
            if length <= limit:
                parts.append(first)
            else:
                parts.clear()
            for piece in rest:
                yield number, b"".join(parts) if length <= limit else None
                number += 1
                length = len(piece)
                parts = [piece] if length <= limit else []
        if length:
            yield number, b"".join(parts) if length <= limit else None


class HeldBytes:
    """Bytes in memory, read once."""

    def __init__(self, data: bytes) -> None:
        """Takes the bytes."""
        self._data = memoryview(data)

    def read(self, size: int = -1, /) -> bytes:
        """Gives the next ``size`` bytes, all that are left where ``size`` is negative."""
        cut = len(self._data) if size < 0 else size
        part, self._data = bytes(self._data[:cut]), self._data[cut:]
        return part


class Transcoded:
    """A stream of text in a wide encoding, as UTF-8."""

    def __init__(self, raw: Readable, encoding: str) -> None:
        """Takes the bytes and the name of their encoding; what cannot be decoded becomes U+FFFD."""
        self._raw = raw
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")
        self._ended = False

    def read(self, size: int = -1, /) -> bytes:
        """Gives the next bytes in UTF-8: at least one, and not always ``size``, until the end."""
        while not self._ended:
            part = self._raw.read(CHUNK if size < 0 or size > CHUNK else max(4, size // 2))
            self._ended = not part
            text = self._decoder.decode(part, final=self._ended)
            if text:
                data = text.encode("utf-8", "replace")
                return data + self.read() if size < 0 else data
        return b""


def amount(count: int) -> str:
    """Gives a number of bytes for people: ``64 MiB``, ``1,234 bytes``."""
    for unit, name in ((1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")):
        if count >= unit:
            return f"{count / unit:.3g} {name}"
    return f"{count:,} bytes"
