"""Walks files and folders in sorted order."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import PurePath

from onrecord.ingest.intake import Intake
from onrecord.ingest.item import Item
from onrecord.ingest.limits import MAX_MEMBERS, Budget
from onrecord.ingest.stream import Stream
from onrecord.types.arrival import Arrival
from onrecord.types.issue import SetAside

STANDARD_INPUT = "-"

ASSET_FOLDERS = ("_files", "-Dateien", "_Dateien", "_fichiers", "_archivos", "_ficheiros", "_bestanden", "_soubory",
                 "_pliki", ".files")  # fmt: skip
"""What browsers add to a page's name for the folder of its pictures and scripts, in the languages seen."""


def items_at(path: str, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the reports at one path or address that a user named."""
    if path == STANDARD_INPUT:
        yield from _standard_input(intake)
    elif path.lower().startswith(("http://", "https://")):
        from onrecord.ingest.fetch import reports_at  # noqa: PLC0415  (the web client loads when it is needed)

        yield from reports_at(path, intake)
    else:
        yield from _path(PurePath(path).as_posix() if path else path, intake)


def is_asset_folder(name: str, pages: set[str]) -> bool:
    """Says whether a folder holds what a browser saved along with one of these pages beside it."""
    for ending in ASSET_FOLDERS:
        stem = name.removesuffix(ending)
        if stem != name and {f"{stem}.html", f"{stem}.htm", f"{stem}.xhtml"} & pages:
            return True
    return False


def is_hidden(name: str) -> bool:
    """Says whether a name is one that people do not see: dot files, and what systems leave beside files."""
    return (name.startswith(".") and name not in {".", ".."}) or name in {"__MACOSX", "Thumbs.db", "desktop.ini"}


def _path(path: str, intake: Intake) -> Iterator[Arrival | SetAside]:
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116  (a path that the user gave, in the user's form)
    except (OSError, ValueError) as error:
        yield _no_access(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, intake)
    else:
        yield from _file(path, intake, named=True)


def _folder(path: str, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the reports of a folder and its subfolders; one line where there is none."""
    met = 0
    waiting = [path]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield _no_access(folder, error)
            met += 1
            continue
        pages = {entry.name for entry in found if entry.name.lower().endswith((".html", ".htm", ".xhtml"))}
        below = []
        for entry in found:
            if is_hidden(entry.name):
                continue
            place = entry.name if folder == "." else f"{folder.rstrip('/')}/{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                if not is_asset_folder(entry.name, pages):
                    below.append(place)
                continue
            met += 1
            if met > MAX_MEMBERS:
                yield SetAside(path, "too-large", f"holds more than {MAX_MEMBERS:,} files; name its subfolders instead")
                return
            yield from _entry(entry, place, intake)
        waiting.extend(reversed(below))
    if not met:
        yield SetAside(path, "empty-folder", "is a folder without a file that could be a report")


def _entry(entry: "os.DirEntry[str]", place: str, intake: Intake) -> Iterator[Arrival | SetAside]:
    if entry.is_symlink() and entry.is_dir():
        yield SetAside(place, "link", "is a link to a folder, which is not followed; name the folder to read it")
    elif not entry.is_file():
        code, message = "special-file", "is a device, a pipe, a socket or a link to nothing; name it alone to read it"
        yield SetAside(place, code, message)
    else:
        yield from _file(place, intake, named=False)


def _file(path: str, intake: Intake, *, named: bool) -> Iterator[Arrival | SetAside]:
    try:
        handle = open(path, "rb")  # noqa: PTH123, SIM115  (closed below, when its reports have been taken)
    except (OSError, ValueError) as error:
        yield _no_access(path, error)
        return
    with handle:
        status = os.fstat(handle.fileno())
        regular = stat.S_ISREG(status.st_mode)
        yield from intake.take(
            Item(
                source=path,
                name=PurePath(path).name,
                stream=Stream(handle),
                budget=Budget(status.st_size if regular else None),
                path=path if regular else "",
                named=named,
            )
        )


def _standard_input(intake: Intake) -> Iterator[Arrival | SetAside]:
    yield from intake.take(
        Item(
            source=STANDARD_INPUT,
            name=STANDARD_INPUT,
            stream=Stream(sys.stdin.buffer),
            budget=Budget(None),
            named=True,
        )
    )


def _no_access(path: str, error: OSError | ValueError) -> SetAside:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return SetAside(path, "missing", "there is no such file or folder; check the path")
    reason = error.strerror or str(error) if isinstance(error, OSError) else str(error)
    return SetAside(path, "unreadable", f"cannot be opened: {reason}; check its permissions")
