"""Everything that was read from one report, before any grouping."""

from collections.abc import Iterator
from typing import Protocol

from msgspec import Struct

from onrecord.types.actor import Mention
from onrecord.types.attribution import Attribution
from onrecord.types.event import EventMention
from onrecord.types.issue import Issue
from onrecord.types.particular import Particular
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.when import TimeExpression


class Reading(Struct, frozen=True, kw_only=True):
    """One report and the layers read from it. Layers are in text order; ``issues`` holds the report's own first."""

    report: Report
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[EventMention, ...] = ()
    particulars: tuple[Particular, ...] = ()
    issues: tuple[Issue, ...] = ()


class Readings(Protocol):
    """Readings of a set of reports: iterable again and again, sorted by report id, perhaps straight from disk."""

    def __iter__(self) -> Iterator[Reading]:
        """Gives the readings in the order of their report ids."""
        ...

    def __len__(self) -> int:
        """Gives how many there are."""
        ...
