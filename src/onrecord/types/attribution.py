"""Who said what in one report."""

from typing import Literal

from msgspec import Struct

from onrecord.types.actor import ActorRef
from onrecord.types.provenance import By
from onrecord.types.span import Span, cover
from onrecord.types.when import When

AttributionKind = Literal["direct", "indirect", "mixed"]


class Attribution(Struct, frozen=True, kw_only=True):
    """Content that a report gives to a source.

    ``content``, ``cue`` and ``source`` are lists of spans, since each may be broken in two. ``speech`` is False for
    belief and thought. ``chain`` lists the tellers between the page and the words, nearest the page first; it ends
    with the speaker; those who speak with one voice are one link, of type ``group``. ``because`` says in plain words
    why these speakers, or why none.
    """

    id: str
    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    kind: AttributionKind
    speech: bool = True
    speakers: tuple[ActorRef, ...] = ()
    addressees: tuple[ActorRef, ...] = ()
    chain: tuple[ActorRef, ...] = ()
    when: When | None = None
    because: tuple[str, ...] = ()
    by: By

    @property
    def extent(self) -> Span:
        """Gives the smallest span over all content."""
        return cover(self.content)
