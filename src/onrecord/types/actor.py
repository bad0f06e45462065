"""People, offices, states, organisations and unnamed sources, and where a report names them."""

from typing import Literal

from msgspec import Struct

from onrecord.types.provenance import By
from onrecord.types.span import Span

ActorType = Literal["person", "office", "state", "organisation", "group", "place", "unnamed", "unknown"]


class ActorRef(Struct, frozen=True, order=True):
    """An actor by stable id, with the name to show. The id is a Wikidata id where known, else a local one."""

    id: str
    name: str
    type: ActorType = "unknown"


UNKNOWN_ACTOR = ActorRef(id="", name="", type="unknown")
"""Nobody that the report lets us name. ``Don't know`` is an answer."""

MentionKind = Literal["name", "title", "nominal", "pronoun"]


class Mention(Struct, frozen=True, kw_only=True):
    """A span that names or refers to an actor.

    ``title`` holds an office or title standing with the name (``Prime Minister``), as printed.
    """

    start: int
    end: int
    actor: ActorRef
    kind: MentionKind = "name"
    title: str = ""
    by: By

    @property
    def span(self) -> Span:
        """Gives the mention's place in the text."""
        return Span(self.start, self.end)
