"""Writes files and folders whole: under another name first, then put in place in one step."""

import gzip
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import ExportError


def write_stream(chunks: Iterable[bytes], output: str) -> None:
    """Writes the chunks to standard output for ``-``, else to the file, which is replaced when all is written.

    A name that ends with ``.gz`` is compressed, without a time or a name inside, so that equal content gives equal
    bytes. Raises ExportError where the file cannot be written.
    """
    if output == "-":
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
        return
    place = Path(output)
    if place.is_dir():
        raise ExportError(f"{place} is a folder", remedy="name a file with -o FILE")
    with _explained(place):
        handle, name = tempfile.mkstemp(prefix=f".{place.name}-", dir=place.parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                if place.name.endswith(".gz"):
                    with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed:
                        packed.writelines(chunks)
                else:
                    file.writelines(chunks)
            part.chmod(_mode(0o666))
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def new_folder(output: str, *, mark: str) -> Iterator[Path]:
    """Gives an empty folder to write into, which takes the place of ``output`` when the block ends without an error.

    A folder that is already there is replaced only where it is empty or holds the file ``mark``, which says that it was
    written by an export before. Raises ExportError otherwise, or where the folder cannot be written.
    """
    place = Path(output)
    if place.exists() and not place.is_dir():
        raise ExportError(f"{place} is a file", remedy="name a folder with -o DIR")
    if place.is_dir() and any(place.iterdir()) and not (place / mark).is_file():
        raise ExportError(f"{place} holds other files", remedy="name a new or an empty folder")
    with _explained(place):
        part = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
        try:
            part.chmod(_mode(0o777))
            yield part
            _swap(part, place)
        finally:
            shutil.rmtree(part, ignore_errors=True)


def _swap(part: Path, place: Path) -> None:
    if not place.is_dir():
        part.rename(place)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{place.name}-old-", dir=place.parent))
    place.rename(old / "was")
    try:
        part.rename(place)
    except OSError:
        (old / "was").rename(place)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def _explained(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(f"{place} cannot be written: {reason}", remedy="check the path and the disk") from error


def _mode(wanted: int) -> int:
    """Gives the permissions that a new file or folder would have got without the detour."""
    mask = os.umask(0o022)
    os.umask(mask)
    return wanted & ~mask
