"""Who did what to whom, where and when."""

from typing import Literal

from msgspec import Struct

from onrecord.types.actor import ActorRef
from onrecord.types.provenance import By
from onrecord.types.span import Span
from onrecord.types.when import When

PloverType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
"""PLOVER event types, 2021 codebook (Open Event Data Alliance)."""

Status = Literal["happened", "planned", "conditional", "called-for", "denied", "unknown"]


class Where(Struct, frozen=True, kw_only=True):
    """A place as printed, with the actor id of the country or place where one is known."""

    name: str = ""
    id: str = ""
    words: Span | None = None


class EventMention(Struct, frozen=True, kw_only=True):
    """One report's telling of one event: ``start`` and ``end`` cover the clause, ``trigger`` its verb or noun."""

    id: str
    start: int
    end: int
    trigger: Span
    type: PloverType
    mode: str = ""
    cameo: str = ""
    sources: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    when: When | None = None
    where: Where | None = None
    status: Status = "unknown"
    because: tuple[str, ...] = ()
    by: By

    @property
    def span(self) -> Span:
        """Gives the place of the clause that tells the event."""
        return Span(self.start, self.end)
