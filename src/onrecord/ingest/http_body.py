"""The body of an HTTP answer as it was sent, without the wrapping of its transport.

Archives keep answers as they came over the wire, and headers lie: an answer that says it is chunked or packed and is
not is taken as it is, as browsers take it.
"""

import bz2
import re
import zlib
from typing import Any

from onrecord.errors import TooLargeError
from onrecord.ingest.stream import amount

_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")


def plain_body(data: bytes, *, transfer: str, coding: str, limit: int) -> bytes:
    """Gives the body. ``transfer`` and ``coding`` are the headers Transfer-Encoding and Content-Encoding.

    Raises TooLargeError where it unpacks to more than ``limit`` bytes.
    """
    if "chunked" in transfer.lower():
        data = _unchunked(data)
    for name in reversed([part.strip().lower() for part in coding.split(",")]):
        data = _unpacked(data, name, limit)
    return data


def _unchunked(data: bytes) -> bytes:
    """Gives chunked data joined (RFC 9112, section 7.1); a cut last chunk is kept, data that are not chunked stay."""
    parts: list[bytes] = []
    place = 0
    while size := _CHUNK_SIZE.match(data, place):
        length = int(size[1], 16)
        if not length:
            return b"".join(parts)
        parts.append(data[size.end() : size.end() + length])
        place = size.end() + length
        place += 2 if data[place : place + 2] == b"\r\n" else 1
        if place >= len(data):
            return b"".join(parts)
    return data


def _unpacked(data: bytes, name: str, limit: int) -> bytes:
    if name in {"gzip", "x-gzip"} and data[:2] == b"\x1f\x8b":
        return _inflated(data, zlib.decompressobj(31), limit)
    if name == "deflate":
        # Half of the servers send zlib data, as the standard says, the other half the bare stream.
        wrapped = data[:1] == b"\x78" and int.from_bytes(data[:2], "big") % 31 == 0
        return _inflated(data, zlib.decompressobj(15 if wrapped else -15), limit)
    if name == "bzip2" and data[:3] == b"BZh":
        return _inflated(data, bz2.BZ2Decompressor(), limit)
    if name == "br":
        return _brotli(data, limit)
    return data


def _inflated(data: bytes, decompressor: Any, limit: int) -> bytes:
    """Gives what can be unpacked; where the data are cut or damaged, what came before."""
    parts: list[bytes] = []
    length = 0
    rest = data
    try:
        while not decompressor.eof:
            part = decompressor.decompress(rest, 1 << 20)
            rest = getattr(decompressor, "unconsumed_tail", b"")
            length += len(part)
            if length > limit:
                raise TooLargeError(f"unpacks to over {amount(limit)}", remedy="raise --max-bytes to read it")
            parts.append(part)
            if not part and not rest:
                break
    except (zlib.error, OSError, EOFError):
        pass
    return b"".join(parts) or data


def _brotli(data: bytes, limit: int) -> bytes:
    try:
        import brotli  # type: ignore[import-untyped]  # noqa: PLC0415  (an extra of httpx; not there, the body stays packed)
    except ImportError:
        return data
    decompressor = brotli.Decompressor()
    parts: list[bytes] = []
    length = 0
    try:
        for start in range(0, len(data), 1 << 14):
            part = decompressor.process(data[start : start + (1 << 14)])
            length += len(part)
            if length > limit:
                raise TooLargeError(f"unpacks to over {amount(limit)}", remedy="raise --max-bytes to read it")
            parts.append(part)
    except brotli.error:
        pass
    return b"".join(parts) or data
