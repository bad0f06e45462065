"""Tar archives, read as they stream by."""

import tarfile
from collections.abc import Iterator
from typing import IO

from onrecord.errors import TooLargeError, UnreadableError
from onrecord.ingest.intake import Intake
from onrecord.ingest.item import Item
from onrecord.ingest.limits import MAX_MEMBERS
from onrecord.ingest.members import is_furniture, member_outcomes, refusal
from onrecord.types.arrival import Arrival
from onrecord.types.issue import SetAside

MAX_HEADER = 1 << 20
"""Bytes of an extended header (a long name, pax attributes); tarfile holds it in memory."""

_EXTENDED = (
    tarfile.XHDTYPE,
    tarfile.XGLTYPE,
    tarfile.SOLARIS_XHDTYPE,
    tarfile.GNUTYPE_LONGNAME,
    tarfile.GNUTYPE_LONGLINK,
)


class _Header(tarfile.TarInfo):
    """A member's header; one that would fill memory is refused before it is read."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> "_Header":
        """Gives the header in a block of the archive. Raises TooLargeError for one that goes on without end."""
        made = super().frombuf(buf, encoding, errors)
        if made.type in _EXTENDED and made.size > MAX_HEADER:
            raise TooLargeError(
                "is a tar archive with a header over 1 MiB, as attacks have", remedy="unpack it yourself"
            )
        return made


def read_tar(item: Item, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the reports of each member, in the archive's order."""
    met = 0
    pages: set[str] = set()
    try:
        with tarfile.open(fileobj=item.stream, mode="r|", tarinfo=_Header, errorlevel=1) as archive:  # type: ignore[call-overload]
            while (info := archive.next()) is not None:
                archive.members.clear()  # tarfile keeps every header for a second look, which a stream never has
                met += 1
                if met > MAX_MEMBERS:
                    raise TooLargeError(f"holds more than {MAX_MEMBERS:,} members", remedy="split it")
                name = info.name.removeprefix("./")
                if name.lower().endswith((".html", ".htm", ".xhtml")):
                    pages.add(name)
                if not info.isdir() and not is_furniture(name, pages):
                    yield from _member(item, intake, archive, info, name)
    except (tarfile.TarError, EOFError, ValueError) as error:
        read = f"after {met} members, which were read" if met else "from the start"
        raise UnreadableError(f"is a damaged tar archive {read}: {error}", remedy="fetch or copy it again") from error
    if not met:
        yield item.aside("empty-folder", "is an archive without a file that could be a report")


def _member(
    item: Item, intake: Intake, archive: tarfile.TarFile, info: tarfile.TarInfo, name: str
) -> Iterator[Arrival | SetAside]:
    refused = refusal(item, name)
    raw = archive.extractfile(info) if info.isreg() and not refused else None
    if refused:
        yield refused
    elif info.issym() or info.islnk():
        yield item.aside("link", "is a link inside an archive, which is not followed", part=f"!{name}")
    elif raw is None:
        yield item.aside("special-file", "is a device or a pipe inside an archive", part=f"!{name}")
    else:
        yield from member_outcomes(item, intake, name, _Checked(raw))


class _Checked:
    """A member's stream whose damage is an error of ours."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw

    def read(self, size: int = -1, /) -> bytes:
        """Gives the next bytes. Raises UnreadableError where the member is damaged."""
        try:
            return self._raw.read(size)
        except (tarfile.TarError, EOFError) as error:
            raise UnreadableError(f"is damaged: {error}", remedy="fetch or copy the archive again") from error
