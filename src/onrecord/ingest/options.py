"""What a caller may choose about bringing reports in."""

from msgspec import Struct

DEFAULT_MAX_BYTES = 64 * 1024 * 1024


class IngestOptions(Struct, frozen=True, kw_only=True):
    """The choices of one run.

    ``as_is`` takes plain text and the ``text`` of JSON reports as clean, so that offsets are the caller's. ``fetch``
    fetches the page behind a feed item that holds no full text. ``allow_private`` lets addresses on this machine and on
    private networks be fetched. ``timeout`` is in seconds, for one whole fetch. ``max_bytes`` is the largest single
    file, page, line or archive member that is read, in bytes as they are after unpacking.
    """

    as_is: bool = False
    fetch: bool = False
    allow_private: bool = False
    timeout: float = 20.0
    max_bytes: int = DEFAULT_MAX_BYTES
