"""One report with all its layers, as those who read particulars ask it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct

from onrecord.events.roles import MUTUAL, SIDES, Parties
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

MOST_NESTED = 64
"""Contents that are looked at for one place: quotations within quotations, and what stands before it."""

VERSION = "4"
"""Of the rules of this folder; it grows when a reading changes."""

_REMEMBERED = 8
"""Sentences after an event of two in which "they" and "the two leaders" can still be those two."""


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

    @cached_property
    def parties(self) -> Parties | None:
        """Gives who the words of the tree name; None where there is no tree."""
        if self.tree is None:
            return None
        idle = [one.span for one in self.times if one.type != "SET"]
        return Parties(self.tree, self.text, self.mentions, idle, self.attributions)

    @cached_property
    def _contents(self) -> tuple[list[tuple[Span, Attribution]], list[int], list[int]]:
        held = sorted(
            ((span, one) for one in self.attributions for span in one.content), key=lambda pair: (pair[0], pair[1].id)
        )
        return held, [span.start for span, _ in held], list(accumulate((span.end for span, _ in held), max))

    def said_at(self, place: int) -> Attribution | None:
        """Gives the attribution whose content holds a code point, the innermost; None for the report's own words."""
        held, starts, furthest = self._contents
        best: tuple[int, str, Attribution] | None = None
        at = bisect_right(starts, place) - 1
        for back in range(at, max(-1, at - MOST_NESTED), -1):
            if furthest[back] <= place:
                break
            span, one = held[back]
            if span.end > place and (best is None or (len(span), one.id) < best[:2]):
                best = (len(span), one.id, one)
        return best[2] if best else None

    @cached_property
    def _token_starts(self) -> list[int]:
        return self.tree.start if self.tree else []

    def tokens_in(self, span: Span) -> range:
        """Gives the indices of the tree's words that begin in a span."""
        return range(bisect_left(self._token_starts, span.start), bisect_left(self._token_starts, span.end))

    def sentence_number(self, place: int) -> int:
        """Gives the number of the sentence around a code point, counted from 0; -1 before the first."""
        return bisect_right(self._sentence_starts, place) - 1

    @cached_property
    def event_by_trigger(self) -> dict[int, EventMention]:
        """Gives the events by the place where their trigger begins."""
        return {event.trigger.start: event for event in self.events}

    @cached_property
    def _pairs(self) -> tuple[list[int], list[tuple[ActorRef, ...]]]:
        found: dict[int, tuple[ActorRef, ...]] = {}
        for event in self.events:
            sides = tuple(one for one in (*event.sources, *event.targets) if one.id and one.type in SIDES)
            if event.type in MUTUAL and len(sides) == 2 and not (event.type == "SUPPORT" and event.cameo[:3] == "051"):
                found[event.end] = sides
        if self.tree is not None and self.parties is not None:
            for (first, past), sentence in zip(self.tree.sentences, self.sentences, strict=True):
                pair = self.parties.pair(first, past)
                if pair:
                    found[sentence.end] = pair
        return sorted(found), [found[end] for end in sorted(found)]

    def two_at(self, place: int) -> tuple[ActorRef, ...]:
        """Gives whom "they" and "the two sides" mean at a code point: the two of whom an event told just before."""
        ends, pairs = self._pairs
        at = bisect_right(ends, place) - 1
        near = at >= 0 and self.sentence_number(place) - self.sentence_number(ends[at] - 1) <= _REMEMBERED
        return pairs[at] if near else ()

    def speakers_at(self, place: int) -> tuple[ActorRef, ...]:
        """Gives who says "we" at a code point: the speakers of the quotation around it; nobody outside one."""
        said = self.said_at(place)
        return tuple(one for one in said.speakers if one.name) if said and said.kind != "indirect" else ()

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
