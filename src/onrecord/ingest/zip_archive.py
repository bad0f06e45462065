"""Zip archives."""

import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from onrecord.errors import TooLargeError, UnreadableError
from onrecord.ingest.intake import Intake
from onrecord.ingest.item import Item
from onrecord.ingest.limits import CHUNK, MAX_MEMBERS
from onrecord.ingest.members import is_furniture, member_outcomes, refusal
from onrecord.types.arrival import Arrival
from onrecord.types.issue import SetAside

MAX_DIRECTORY = 128 << 20
"""Bytes of a zip archive's table of contents: a million members with names of 80 letters."""

HELD = 16 << 20
"""Bytes of an archive without a file of its own (nested, piped) that are held in memory; more go to a file."""

_END = b"PK\x05\x06"
_END_LENGTH = 22
_COMMENT = 65535
_ENCRYPTED = 0x1


def read_zip(item: Item, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the reports of each member, in the order of the archive's table of contents."""
    with _seekable(item) as handle:
        _check_directory(handle)
        try:
            archive = zipfile.ZipFile(handle)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            raise UnreadableError(f"is a damaged zip archive: {error}", remedy="fetch or copy it again") from error
        with archive:
            yield from _members(item, intake, archive)


def _members(item: Item, intake: Intake, archive: zipfile.ZipFile) -> Iterator[Arrival | SetAside]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MAX_MEMBERS:
        raise TooLargeError(f"holds more than {MAX_MEMBERS:,} members", remedy="split it")
    pages = {info.filename for info in infos if info.filename.lower().endswith((".html", ".htm", ".xhtml"))}
    infos = [info for info in infos if not is_furniture(info.filename, pages)]
    if not infos:
        yield item.aside("empty-folder", "is an archive without a file that could be a report")
    for info in infos:
        yield from _member(item, intake, archive, info)


def _member(
    item: Item, intake: Intake, archive: zipfile.ZipFile, info: zipfile.ZipInfo
) -> Iterator[Arrival | SetAside]:
    part = f"!{info.filename}"
    refused = refusal(item, info.filename)
    if refused:
        yield refused
    elif info.flag_bits & _ENCRYPTED:
        yield item.aside("encrypted", "needs a password; unpack the archive and name the files", part=part)
    elif stat.S_ISLNK(info.external_attr >> 16):
        yield item.aside("link", "is a link inside an archive, which is not followed", part=part)
    else:
        try:
            with archive.open(info) as raw:
                yield from member_outcomes(item, intake, info.filename, _Checked(raw))
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error, ValueError) as error:
            yield item.aside("unreadable", f"cannot be unpacked: {error}", part=part)


class _Checked:
    """A member's stream whose damage is an error of ours."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw

    def read(self, size: int = -1, /) -> bytes:
        """Gives the next bytes. Raises UnreadableError where the member is damaged."""
        try:
            return self._raw.read(size)
        except (zipfile.BadZipFile, EOFError, zlib.error, ValueError, NotImplementedError) as error:
            raise UnreadableError(f"is damaged: {error}", remedy="fetch or copy the archive again") from error


def _seekable(item: Item) -> IO[bytes]:
    """Gives a file that can be read in any order: the archive itself, or a copy of what streams by."""
    if item.path:
        return open(item.path, "rb")  # noqa: PTH123
    handle = tempfile.SpooledTemporaryFile(max_size=HELD)  # noqa: SIM115  (the caller closes it)
    while part := item.stream.read(CHUNK):
        # A stream from outside is not bounded by anything else.
        item.budget.spend(len(part))
        handle.write(part)
    handle.seek(0)
    return handle


def _check_directory(handle: IO[bytes]) -> None:
    """Raises TooLargeError where the table of contents alone would fill memory (APPNOTE 6.3.10, section 4.3.16)."""
    handle.seek(0, 2)
    size = handle.tell()
    handle.seek(max(0, size - _END_LENGTH - _COMMENT))
    tail = handle.read()
    place = tail.rfind(_END)
    handle.seek(0)
    if place < 0 or len(tail) < place + _END_LENGTH:
        return
    directory = int.from_bytes(tail[place + 12 : place + 16], "little")
    if min(directory, size) > MAX_DIRECTORY:
        raise TooLargeError(f"holds more than {MAX_MEMBERS:,} members", remedy="split it")
