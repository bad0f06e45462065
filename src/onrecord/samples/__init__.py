"""Short reports about real public events, written for this project in the manner of six invented outlets.

They show what the program does without a download, and its tests stand on them. ``SOURCES.md`` says how they were
made. ``reports_folder`` gives the folder as a path, also where the package is not unpacked on disk.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

__all__ = ["reports_folder"]


@contextmanager
def reports_folder() -> Iterator[Path]:
    """Gives the folder of the bundled reports; it may be gone when the ``with`` block is left."""
    with as_file(files("onrecord.samples").joinpath("reports")) as folder:
        yield folder
