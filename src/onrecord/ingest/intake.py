"""From an item to its reports: looks at what it is, and hands it to the reader of that kind."""

import importlib
from collections.abc import Callable, Iterator
from typing import Any

from onrecord.errors import FetchError, OnRecordError, TooLargeError
from onrecord.ingest.item import Item
from onrecord.ingest.kinds import Kind, kind_of
from onrecord.ingest.limits import HEAD, MAX_DEPTH
from onrecord.ingest.options import IngestOptions
from onrecord.types.arrival import Arrival
from onrecord.types.issue import SetAside

Outcomes = Iterator[Arrival | SetAside]
Reader = Callable[[Item, "Intake"], Outcomes]


class Intake:
    """One run of bringing reports in: its options, and the way from any item to its reports.

    Readers of containers call ``take`` on what they find inside, so that any kind may lie in any other.
    """

    def __init__(self, options: IngestOptions) -> None:
        """Takes the choices of the run."""
        self.options = options
        self.fetcher: Any = None  # the web client of the run, made by ``fetch`` when the first address is met

    def close(self) -> None:
        """Closes what the run has opened."""
        if self.fetcher is not None:
            self.fetcher.close()

    def take(self, item: Item) -> Outcomes:
        """Gives the reports of an item; whatever keeps it from giving any is set aside by name. Never raises."""
        try:
            if item.depth > MAX_DEPTH:
                raise TooLargeError(  # noqa: TRY301  (one place turns all errors into values)
                    f"lies {item.depth} containers deep; {MAX_DEPTH} are opened", remedy="unpack the outer ones"
                )
            kind = kind_of(item.stream.peek(HEAD), item.name, item.declared, named=item.named)
            yield from self.read(item, kind)
        except OnRecordError as error:
            yield item.aside(code_of(error), str(error))
        except OSError as error:
            yield item.aside("unreadable", f"cannot be read: {error.strerror or error}")
        except Exception as error:  # noqa: BLE001  (parsers of other makers meet hostile bytes here)
            name = type(error).__name__
            yield item.aside("ingest-failed", f"{name}: {error} (a fault of onrecord, please report it with this file)")

    def read(self, item: Item, kind: Kind) -> Outcomes:
        """Gives the reports of an item of this kind. Raises what its reader raises."""
        if not kind.reader:
            yield item.aside(kind.code, kind.message)
            return
        module, function = kind.reader.split(":")
        # Readers load when their kind is met: a folder of texts never loads a feed parser.
        reader: Reader = getattr(importlib.import_module(f"onrecord.ingest.{module}"), function)
        yield from reader(item, self)


def code_of(error: OnRecordError) -> str:
    """Gives the code under which an error is set aside: its own, or that of its kind."""
    code: str = getattr(error, "code", "")
    if code:
        return code
    for kind, name in ((TooLargeError, "too-large"), (FetchError, "fetch-failed")):
        if isinstance(error, kind):
            return name
    return "unreadable"
