"""Puts sentences that a quotation runs across together, with what stands in each: quotations, mentions, times."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from onrecord.statements.quotations import Quotation
from onrecord.types.actor import Mention
from onrecord.types.span import Span
from onrecord.types.when import TimeExpression


class Unit(Struct):
    """A sentence, or several that one quotation holds together.

    ``bare`` is the masked text from ``start`` to ``end``: quoted words blotted out, offsets counted from ``start``.
    """

    start: int
    end: int
    paragraph: int
    bare: str
    quotations: list[Quotation]
    mentions: list[Mention]
    times: list[TimeExpression]


def _outside(mentions: Sequence[Mention], inside: Sequence[Quotation]) -> list[Mention]:
    """Gives the mentions that stand outside quotation marks: who is named inside is no speaker of the page's."""
    starts = [q.outer_start for q in inside]
    kept = []
    for mention in mentions:
        place = bisect_right(starts, mention.start) - 1
        if place < 0 or inside[place].outer_end <= mention.start:
            kept.append(mention)
    return kept


def units(  # noqa: PLR0913, PLR0917 - one argument a layer
    bare_text: str,
    sentences: Sequence[Span],
    blocks: Sequence[Span],
    found: Sequence[Quotation],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
) -> list[Unit]:
    """Gives the units of a text in order. Takes the masked text and its layers, each in text order."""
    spans: list[Span] = []
    quoted = [q for q in found if len(q.content)]
    starts = [q.outer_start for q in quoted]
    for sentence in sentences:
        crossing = bisect_right(starts, sentence.start - 1) - 1
        joined = (
            bool(spans)
            and crossing >= 0
            and quoted[crossing].outer_end > sentence.start
            and quoted[crossing].outer_start < spans[-1].end
        )
        signed = (
            bool(spans) and bare_text[sentence.start] in "—–―" and "\n" not in bare_text[spans[-1].end : sentence.start]
        )
        if joined or signed:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, sentence.end))
        else:
            spans.append(sentence)
    block_starts = [block.start for block in blocks]
    mention_starts = [m.start for m in mentions]
    time_starts = [t.start for t in times]
    result = []
    for span in spans:
        end = span.end
        # A closing mark that the sentence left outside belongs to it.
        inside = quoted[bisect_left(starts, span.start) : bisect_left(starts, end)]
        if inside:
            end = max(end, inside[-1].outer_end)
        result.append(
            Unit(
                span.start,
                end,
                max(0, bisect_right(block_starts, span.start) - 1),
                bare_text[span.start : end],
                inside,
                _outside(mentions[bisect_left(mention_starts, span.start) : bisect_left(mention_starts, end)], inside),
                list(times[bisect_left(time_starts, span.start) : bisect_left(time_starts, end)]),
            )
        )
    return result
