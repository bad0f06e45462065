"""One thing that may hold reports: a file, a member of an archive, an answer of a server, a part of a message."""

import hashlib

from msgspec import Struct, structs

from onrecord.ingest.limits import Budget
from onrecord.ingest.stream import Stream
from onrecord.types.arrival import Arrival, Given, Media
from onrecord.types.issue import SetAside


class Item(Struct, frozen=True, kw_only=True):
    """Bytes on their way to becoming reports, with what is known about them from outside.

    ``name`` is a file's own name and decides what it is only where its content does not. ``declared`` is a content type
    as a header states it, perhaps with a charset. ``path`` is set where the bytes are a whole file on disk. ``depth``
    counts the containers around it. ``named`` says that a user asked for exactly this.
    """

    source: str
    name: str
    stream: Stream
    budget: Budget
    declared: str = ""
    given: Given = Given()
    path: str = ""
    depth: int = 0
    named: bool = False

    def aside(self, code: str, message: str, *, part: str = "") -> SetAside:
        """Gives this item, or a part of it (``#12``, ``!a.html``), as set aside."""
        return SetAside(source=self.source + part, code=code, message=message)

    def part(self, mark: str, name: str, stream: Stream, *, declared: str = "", given: Given | None = None) -> "Item":
        """Gives an item inside this one; ``mark`` is what its source adds: ``!a.html``."""
        return structs.replace(
            self,
            source=self.source + mark,
            name=name,
            stream=stream,
            declared=declared,
            given=given or self.given,
            path="",
            depth=self.depth + 1,
            named=False,
        )

    def arrival(  # noqa: PLR0913  (each is one fact about the report)
        self,
        content: str,
        media: Media,
        data: bytes,
        *,
        given: Given | None = None,
        encoding: str = "utf-8",
        as_is: bool = False,
        part: str = "",
    ) -> Arrival:
        """Gives a report found here; ``data`` is its bytes as they arrived."""
        return Arrival(
            source=self.source + part,
            media=media,
            content=content,
            sha256=hashlib.sha256(data).hexdigest(),
            encoding=encoding,
            given=given or self.given,
            as_is=as_is,
        )
