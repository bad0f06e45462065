"""One value of one field of one entry, with its evidence."""

from typing import Literal

from msgspec import Struct

from onrecord.types.actor import ActorRef
from onrecord.types.provenance import By
from onrecord.types.span import Span

Verdict = Literal["agreed", "single-source", "in-conflict"]


class Evidence(Struct, frozen=True, kw_only=True):
    """The words on a page that carry a claim: report, spans, exact words, the chain of tellers, and what read them.

    ``words`` is ``text[start:end]`` of each span, joined by `` … ``. ``origin`` is the report whose words these are
    when ``report`` is a copy, else ``report`` itself.
    """

    report: str
    origin: str
    spans: tuple[Span, ...]
    words: str
    chain: tuple[ActorRef, ...] = ()
    by: By


class Claim(Struct, frozen=True, kw_only=True):
    """A value that reports give for a field of an entry (an event or a statement).

    ``origins`` counts independent origins: copies and what they copy are one. Claims of one entry and one field that
    cannot all be true share the verdict ``in-conflict``.
    """

    id: str
    entry: str
    field: str
    value: str
    verdict: Verdict
    origins: int
    evidence: tuple[Evidence, ...]
