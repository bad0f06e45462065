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
    """One report's telling of one event: ``start`` and ``end`` cover the clause, ``trigger`` its verb or noun.

    The type is that of the act, ``status`` says whether it took place. ``source_words`` and ``target_words`` are the
    spans that name the sources and targets, one each, where known. A target that is nobody (“the attack”) has no id.
    ``instrument`` is by what means it is done or what is given, fired or moved. ``under`` is the id of the event by
    which this one is promised, threatened, refused or called for: “agreed to withdraw” tells two events.
    """

    id: str
    start: int
    end: int
    trigger: Span
    type: PloverType
    mode: str = ""
    contexts: tuple[str, ...] = ()
    cameo: str = ""
    sources: tuple[ActorRef, ...] = ()
    source_words: tuple[Span, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    target_words: tuple[Span, ...] = ()
    instrument: Span | None = None
    when: When | None = None
    where: Where | None = None
    status: Status = "unknown"
    under: str = ""
    because: tuple[str, ...] = ()
    by: By

    @property
    def span(self) -> Span:
        """Gives the place of the clause that tells the event."""
        return Span(self.start, self.end)
