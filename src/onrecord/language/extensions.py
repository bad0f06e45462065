"""Our layers on a spaCy ``Doc``: what spaCy has no field for. Empty where another pipeline reads."""

from typing import TYPE_CHECKING

from msgspec import Struct

from onrecord.types.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


class ProposedAttribution(Struct, frozen=True, kw_only=True):
    """Content that the model gives to a source: spans in code points, each role in any number of parts, in text order.

    ``anchor`` is the word of the cue that tells it. ``score`` is the model's probability that the anchor tells one,
    ``speech_score`` that it is speech, not belief.
    """

    anchor: Span
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    speech: bool
    score: float
    speech_score: float


class Mention(Struct, frozen=True):
    """One mention of a cluster: the index of its head token, and its span in code points."""

    head: int
    span: Span


_DEFAULTS = {
    "attributions": (),  # tuple[ProposedAttribution, ...], by anchor
    "references": (),  # tuple[tuple[Mention, ...], ...]: clusters of two mentions or more, by first mention
    "sentence_vectors": (),  # array (sentences, width), in the order of doc.sents
    "reader_scores": {},  # name -> array (tokens,)
    "reader_model": "",  # name and version of the model that read
}


def register() -> None:
    """Makes ``doc._.attributions`` and the like known to spaCy."""
    from spacy.tokens import Doc  # noqa: PLC0415 - half a second that commands which read nothing need not spend

    for name, default in _DEFAULTS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)


def attributions(doc: "Doc") -> tuple[ProposedAttribution, ...]:
    """Gives the attributions that the model proposes; none where another pipeline read."""
    found: tuple[ProposedAttribution, ...] = doc._.attributions if doc.has_extension("attributions") else ()
    return found
