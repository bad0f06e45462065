"""The folder of a site: whole files only, the same bytes left alone, what is gone removed, strangers' files untouched.

A folder is ours when it holds ``.onrecord/files``: a first line that says so, then the path of every file that was
written. A path is noted there before its file is made, so that a run that was killed leaves nothing that the next run
does not know. Each file is written beside the pages and moved to its place at once.
"""

import os
import re
import stat
from pathlib import Path

from onrecord.errors import ExportError

FIRST_LINE = "On Record site 1"
OWN_FOLDER = ".onrecord"

_NAME = re.compile(r"(?:[a-z0-9]+/)?[A-Za-z0-9][A-Za-z0-9._-]*")
"""A path that this program writes. Anything else in the list of files was not put there by it, and is left alone."""


class SiteFolder:
    """A folder that a site is being written into. Raises ExportError, with a way out, for whatever goes wrong there."""

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        """Takes the folder: absent, empty, or written by an earlier run; anything else is refused."""
        self.place = Path(folder)
        self.written = 0
        self.unchanged = 0
        self._list = self.place / OWN_FOLDER / "files"
        self._part = self.place / OWN_FOLDER / "part"
        self._checked: set[str] = set()
        try:
            self._before = self._begin()
            self._journal = self._list.open("a", encoding="ascii", newline="\n", buffering=1)
        except OSError as error:
            raise self._failed(error) from error
        self._now: set[str] = set()

    def write(self, name: str, data: bytes) -> None:
        """Puts a file of these bytes at this path (``report/x.html``): wholly, or not at all."""
        place = self.place / name
        try:
            self._make_room(name)
            if self._holds(place, data):
                self.unchanged += 1
                return
            self._part.write_bytes(data)
            self._part.replace(place)
        except OSError as error:
            raise self._failed(error) from error
        self.written += 1

    def finish(self) -> int:
        """Removes what an earlier run wrote and this one did not; gives how many files that were."""
        gone = sorted(self._before - self._now)
        removed = 0
        try:
            for name in gone:
                removed += self._remove(name)
            self._journal.close()
            lines = [FIRST_LINE, *sorted(self._now)]
            self._part.write_text("\n".join(lines) + "\n", "ascii", newline="\n")
            self._part.replace(self._list)
        except OSError as error:
            raise self._failed(error) from error
        return removed

    def close(self) -> None:
        """Lets go of the folder as it is; ``finish`` has done so already."""
        self._journal.close()

    def _begin(self) -> set[str]:
        """Makes the folder ours, and gives the paths that earlier runs wrote."""
        if self._list.is_file() and not self._list.is_symlink():
            lines = self._list.read_text("ascii", errors="replace").splitlines()
            if lines[:1] != [FIRST_LINE]:
                raise ExportError(
                    f"{self._list} was not written by this version of onrecord", remedy="publish into another folder"
                )
            return {line for line in lines[1:] if _NAME.fullmatch(line)}
        if self.place.exists() and not self.place.is_dir():
            raise ExportError(f"{self.place} is a file", remedy="name a folder")
        if self.place.is_dir():
            # A checkout to publish from holds .git; files without a page's name are nobody's pages.
            others = sorted(path.name for path in self.place.iterdir() if not path.name.startswith("."))
            if others:
                raise ExportError(
                    f"{self.place} holds other files ({others[0]}…) and no site of ours",
                    remedy="name an empty or a new folder",
                )
        self._list.parent.mkdir(parents=True, exist_ok=True)
        self._part.write_text(FIRST_LINE + "\n", "ascii", newline="\n")
        self._part.replace(self._list)
        return set()

    def _make_room(self, name: str) -> None:
        """Notes that this path will be ours, and makes its folder."""
        if not _NAME.fullmatch(name) or name in self._now:
            raise ExportError(f"two pages would stand at {name!r}", remedy="a fault of onrecord, report it")
        folder = name.rpartition("/")[0]
        if folder and folder not in self._checked:
            place = self.place / folder
            place.mkdir(exist_ok=True)
            if place.is_symlink():
                raise ExportError(f"{place} leads out of the site", remedy="remove that link")
            self._checked.add(folder)
        if name not in self._before:
            if (self.place / name).exists() or (self.place / name).is_symlink():
                raise ExportError(f"{self.place / name} is not ours and is in the way", remedy="move it elsewhere")
            self._journal.write(name + "\n")
        self._now.add(name)

    def _holds(self, place: Path, data: bytes) -> bool:
        try:
            known = place.lstat()
        except FileNotFoundError:
            return False
        return stat.S_ISREG(known.st_mode) and known.st_size == len(data) and place.read_bytes() == data

    def _remove(self, name: str) -> bool:
        place = self.place / name
        if place.parent != self.place and place.parent.is_symlink():
            return False
        try:
            regular = stat.S_ISREG(place.lstat().st_mode)
        except (FileNotFoundError, NotADirectoryError):
            return False
        if not regular:
            return False
        place.unlink()
        if place.parent != self.place and not any(place.parent.iterdir()):
            place.parent.rmdir()
        return True

    def _failed(self, error: OSError) -> ExportError:
        return ExportError(
            f"{self.place} cannot be written: {error.strerror or error}",
            remedy="check the disk and its permissions, then run it again; it goes on where it stopped",
        )
