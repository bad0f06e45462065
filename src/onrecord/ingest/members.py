"""What zip and tar archives have in common: which members are opened, and which names are refused."""

import re
from collections.abc import Iterator

from onrecord.ingest.intake import Intake
from onrecord.ingest.item import Item
from onrecord.ingest.paths import is_asset_folder, is_hidden
from onrecord.ingest.stream import Readable, Stream
from onrecord.types.arrival import Arrival
from onrecord.types.issue import SetAside

_DRIVE = re.compile(r"[A-Za-z]:")


def member_outcomes(item: Item, intake: Intake, name: str, raw: Readable) -> Iterator[Arrival | SetAside]:
    """Gives the reports of one member of an archive, named ``news.zip!a.html``."""
    counted = Counted(raw, item)
    yield from intake.take(item.part(f"!{name}", name.rpartition("/")[2], Stream(counted)))


def refusal(item: Item, name: str) -> SetAside | None:
    """Gives why a member is not opened for its name alone, or None. Nothing is ever written to disk under this name."""
    if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/"):
        return item.aside(
            "unsafe-path", "has a name that leads out of the archive, as attacks do; rename it", part=f"!{name}"
        )
    return None


def is_furniture(name: str, pages: set[str]) -> bool:
    """Says whether a member is one that nobody means: hidden files, and what a browser saved along with a page.

    ``pages`` holds the full names of the pages in the archive, as far as they are known.
    """
    parts = name.split("/")
    if any(is_hidden(part) for part in parts):
        return True
    return any(is_asset_folder(part, set(_beside(parts[:depth], part, pages))) for depth, part in enumerate(parts[:-1]))


def _beside(above: list[str], folder: str, pages: set[str]) -> Iterator[str]:
    """Gives the names of the pages that may lie beside a folder of the archive and share its stem."""
    for cut in range(len(folder) - 1, 0, -1):
        for ending in (".html", ".htm", ".xhtml"):
            name = folder[:cut] + ending
            if "/".join([*above, name]) in pages:
                yield name


class Counted:
    """A member's bytes, counted against the budget of the archive."""

    def __init__(self, raw: Readable, item: Item) -> None:
        """Takes the member's stream and the archive it lies in."""
        self._raw = raw
        self._budget = item.budget

    def read(self, size: int = -1, /) -> bytes:
        """Gives the next bytes. Raises TooLargeError where the archive unpacks to too much."""
        part = self._raw.read(size)
        self._budget.spend(len(part))
        return part
