"""Leads the words of a source to an actor by the reader's references, where nothing nearer does."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.types.actor import ActorRef, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc


def referred(doc: "Doc", mentions: Sequence[Mention]) -> dict[int, ActorRef]:
    """Gives, by where it starts, the actor that each mention of a cluster means: the last one named before it.

    Takes a document and the mentions of actors in text order. Empty where no model read.
    """
    clusters = doc._.references if doc.has_extension("references") else ()
    starts = [mention.start for mention in mentions]
    found: dict[int, ActorRef] = {}
    for cluster in clusters:
        meant: ActorRef | None = None
        for one in cluster:
            place = bisect_right(starts, one.span.end - 1) - 1
            mention = mentions[place] if place >= 0 else None
            if (
                mention is not None
                and mention.kind == "name"
                and mention.end > one.span.start
                and mention.end <= one.span.end + 1
            ):
                meant = mention.actor
            elif meant is not None:
                found.setdefault(one.span.start, meant)
    return found
