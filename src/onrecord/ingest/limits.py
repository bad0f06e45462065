"""Limits that keep hostile containers from filling memory or never ending.

Each is far above what real collections need and far below what hurts; `IngestOptions.max_bytes` is the one that a
user sets.
"""

from onrecord.errors import TooLargeError

MAX_DEPTH = 4
"""Containers inside containers: a gzipped tar of zips of gzipped pages is 4 deep. Nests made by hand stay below."""

MAX_MEMBERS = 1_000_000
"""Members of one archive, and files of one folder tree."""

FREE_BYTES = 1 << 30
"""Bytes that may be unpacked from any one source, however small it is: about three seconds of work."""

MAX_RATIO = 200
"""Bytes that may be unpacked for each byte of the source. Web archives and JSON lines pack 4 to 20 times; deflate can
reach 1032 (zlib's own figure), bzip2 and xz far more, on bytes that no report has."""

HEAD = 1 << 16
"""Bytes that are looked at to tell what a file is."""

CHUNK = 1 << 18
"""Bytes read at once from a stream."""


class Budget:
    """Counts what one source unpacks to, through all containers inside it."""

    def __init__(self, source_bytes: int | None) -> None:
        """Takes the size of the source in bytes; None where it is not known beforehand (standard input)."""
        self._left = FREE_BYTES + (source_bytes or 0) * MAX_RATIO
        self._sized = source_bytes is not None

    def arrived(self, count: int) -> None:
        """Counts bytes that came in packed, where the size was not known beforehand."""
        if not self._sized:
            self._left += count * MAX_RATIO

    def spend(self, count: int) -> None:
        """Counts unpacked bytes. Raises TooLargeError when they are more than the source can honestly hold."""
        self._left -= count
        if self._left < 0:
            raise TooLargeError(
                f"unpacks to more than {FREE_BYTES >> 30} GiB and {MAX_RATIO} times its size, as archives do that are"
                " made to fill a disk",
                remedy="unpack it yourself and name the files that you trust",
            )
