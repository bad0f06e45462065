"""One report with all its layers, as those who read particulars ask it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from onrecord.events.tree import Tree
from onrecord.types.actor import ActorRef, Mention
from onrecord.types.attribution import Attribution
from onrecord.types.event import EventMention, Status
from onrecord.types.ids import content_id
from onrecord.types.particular import Particular, ParticularField
from onrecord.types.provenance import By
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.when import Published, TimeExpression, When

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERSION = "1"
"""Of the rules of this folder; it grows when a reading changes."""


class Page(Struct, frozen=True, kw_only=True, dict=True):
    """A report and its layers. ``tree`` is None where the reader gives no syntax; its words are those of ``doc``."""

    report: Report
    text: str
    doc: "Doc"
    tree: Tree | None
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    published: Published
    attributions: tuple[Attribution, ...]
    events: tuple[EventMention, ...]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Gives the sentences in text order."""
        if self.tree is None:
            return tuple(Span(one.start_char, one.end_char) for one in self.doc.sents)
        return tuple(Span(self.tree.start[first], self.tree.end[past - 1]) for first, past in self.tree.sentences)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [one.start for one in self.sentences]

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [one.start for one in self.mentions]

    @cached_property
    def _time_starts(self) -> list[int]:
        return [one.start for one in self.times]

    def sentence_at(self, place: int) -> Span:
        """Gives the sentence around a code point; the whole text where there is none."""
        at = bisect_right(self._sentence_starts, place) - 1
        return self.sentences[at] if at >= 0 else Span(0, len(self.text))

    def mentions_in(self, span: Span) -> Sequence[Mention]:
        """Gives the mentions of actors that begin in a span."""
        return self.mentions[
            bisect_left(self._mention_starts, span.start) : bisect_left(self._mention_starts, span.end)
        ]

    def times_in(self, span: Span) -> Sequence[TimeExpression]:
        """Gives the time expressions that begin in a span."""
        return self.times[bisect_left(self._time_starts, span.start) : bisect_left(self._time_starts, span.end)]

    def particular(  # noqa: PLR0913 - one argument a field
        self,
        rule: str,
        field: ParticularField,
        span: Span,
        *,
        about: str = "",
        value: str = "",
        actors: tuple[ActorRef, ...] = (),
        when: When | None = None,
        status: Status = "unknown",
        because: tuple[str, ...] = (),
        score: float = 0.8,
    ) -> Particular:
        """Makes a particular of this report; its id comes from its field, value, place and what it is about."""
        return Particular(
            id=content_id("particular", self.report.id, field, about, value, f"{span.start}-{span.end}"),
            about=about,
            field=field,
            value=value,
            start=span.start,
            end=span.end,
            actors=actors,
            when=when,
            status=status,
            because=because,
            by=By(f"events.{rule}", VERSION, score),
        )
