"""Takes files, folders, addresses and standard input and gives each report in them as it arrived, one at a time.

What could not be used is given too, as a ``SetAside`` with its reason. What a file is, is decided from its content
first and its name second; ``kinds`` is the table. Containers (archives, feeds, web archives) are streamed: memory holds
one report, not the container.
"""

from collections.abc import Iterable, Iterator

from onrecord.ingest.intake import Intake
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.paths import items_at
from onrecord.types.arrival import Arrival
from onrecord.types.issue import SetAside

DEFAULT = IngestOptions()
"""The options of a run that sets none."""

__all__ = ["IngestOptions", "arrivals"]


def arrivals(paths: Iterable[str], options: IngestOptions = DEFAULT) -> Iterator[Arrival | SetAside]:
    """Gives the reports at these paths and addresses (``-`` is standard input), in the order named.

    Folders are walked in sorted order, so that the same files give the same reports in the same order. Never raises for
    what a source holds; a source that gave no report is a ``SetAside`` whose code is one of ``codes.CODES``.
    """
    intake = Intake(options)
    try:
        for path in paths:
            yield from items_at(path, intake)
    finally:
        intake.close()
