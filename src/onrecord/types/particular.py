"""What a report tells beside who did what to whom: how long, on what condition, with which ship, what was left out."""

from typing import Literal

from msgspec import Struct

from onrecord.types.actor import ActorRef
from onrecord.types.event import Status
from onrecord.types.provenance import By
from onrecord.types.span import Span
from onrecord.types.when import When

ParticularField = Literal[
    # meetings and visits
    "form", "duration", "attendee", "topic", "not-discussed", "agreed", "document", "purpose", "stop",
    # commitments and channels
    "act", "due", "condition", "contact",
    # pressure
    "measure", "authority", "exception", "figure",
    # military
    "asset", "unit", "base", "exercise",
    # the occasion on which words were said, about an attribution
    "medium", "audience", "said-at",
    # what becomes of a commitment, a measure, a channel or an asset
    "move",
]  # fmt: skip
"""What a particular tells; docs/guides/registers.md says of each which register shows it."""


class Particular(Struct, frozen=True, kw_only=True):
    """One thing that a report tells of an event, of an attribution or of another particular, or on its own.

    ``start`` and ``end`` are code points of the report's text. ``about`` is the id of the event mention, attribution or
    other particular of the same report that it belongs to, '' where it stands on its own. ``value`` is its normal form:
    an ISO 8601 duration, a word of the table that it was read by, a number with its unit; '' where the words say all.
    ``actors`` are those whom the words name: who attends, whose ship it is. ``status`` is that of what it tells.
    """

    id: str
    about: str = ""
    field: ParticularField
    value: str = ""
    start: int
    end: int
    actors: tuple[ActorRef, ...] = ()
    when: When | None = None
    status: Status = "unknown"
    because: tuple[str, ...] = ()
    by: By

    @property
    def span(self) -> Span:
        """Gives the place of its words."""
        return Span(self.start, self.end)
