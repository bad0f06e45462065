"""Reads the turns of a transcript: paragraphs that open with who speaks and a colon, ``MR LANG: We have no talks.``"""

import re
from collections.abc import Sequence

from msgspec import Struct

from onrecord.types.span import Span

FEWEST = 3
"""Turns that make a transcript: fewer colons after a name in capitals are captions and headlines."""

_NAME = re.compile(
    r"\s*[\"“]?(?P<name>(?:[A-Z][A-Z.’'-]+|Q|A|MR|MS|MRS|DR)(?:\.?\s(?:[A-Z][A-Z.’'-]+)){0,4}):\s+(?=\S)"
)


ASKS = re.compile(r"(?:Q|QUESTION|REPORTER|PRESS|AUDIENCE|PARTICIPANT|MODERATOR|OPERATOR)\Z")
"""Names of roles in a transcript that name nobody."""


class Turn(Struct):
    """One turn: who speaks, as printed, the colon, and the words in their paragraphs."""

    name: Span
    colon: Span
    content: list[Span]


def turns(text: str, blocks: Sequence[Span]) -> list[Turn]:
    """Gives the turns of a transcript in order; none where a text is no transcript. Takes the text and its paragraphs.

    Paragraphs between two turns go on with the first.
    """
    opening = [
        (number, match) for number, block in enumerate(blocks) if (match := _NAME.match(text, block.start, block.end))
    ]
    names = {match["name"] for _, match in opening}
    if len(opening) < FEWEST or len(names) == len(opening):
        # Headings in capitals come once each; who speaks in a transcript comes back.
        return []
    found = []
    for place, (number, match) in enumerate(opening):
        past = opening[place + 1][0] if place + 1 < len(opening) else number + 1
        first = _unmarked(Span(match.end(), blocks[number].end), text)
        rest = [_unmarked(block, text) for block in blocks[number + 1 : past]]
        content = [span for span in (first, *rest) if len(span)]
        if content:
            found.append(Turn(Span(*match.span("name")), Span(match.end("name"), match.end("name") + 1), content))
    return found


def _unmarked(span: Span, text: str) -> Span:
    """Gives a paragraph without blanks and quotation marks at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in ' \t\n\u00a0"“':
        start += 1
    while end > start and text[end - 1] in ' \t\n\u00a0"”':
        end -= 1
    return Span(start, end)
