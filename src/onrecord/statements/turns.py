"""Reads the turns of a transcript: paragraphs that open with who speaks and a colon, ``MR LANG: We have no talks.``"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from onrecord.statements.drafts import Draft
from onrecord.statements.so_far import SoFar
from onrecord.statements.sources import Source
from onrecord.statements.units import Unit
from onrecord.types.span import Span

FEWEST = 3
"""Turns that make a transcript: fewer colons after a name in capitals are captions and headlines."""

_NAME = re.compile(
    r"\s*[\"“]?(?P<name>(?:[A-Z][A-Z.’'-]+|Q|A|MR|MS|MRS|DR)(?:\.?\s(?:[A-Z][A-Z.’'-]+)){0,4}):\s+(?=\S)"
)


_TITLED = re.compile(
    r"(?:(?:DEPUTY|UNDER|ASSISTANT|ACTING|VICE|PRIME|FOREIGN|DEFEN[CS]E|HIGH|SPECIAL)\s)*(?:SECRETARY|MINISTER|PRESIDENT|"
    r"PREMIER|CHANCELLOR|AMBASSADOR|SENATOR|REPRESENTATIVE|CONGRESSMAN|CONGRESSWOMAN|GOVERNOR|GENERAL|ADMIRAL|ENVOY|"
    r"COMMISSIONER|SECRETARY-GENERAL|DIRECTOR|ADMINISTRATOR|TAOISEACH|MR|MS|MRS|DR)\.?\s[A-Z]"
)
"""An office or a courtesy before a family name: who opens a speech so speaks, though he comes once."""


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
    once = len(opening) < FEWEST or len(names) == len(opening)
    if once and not (opening and all(_TITLED.match(name) for name in names)):
        # Headings in capitals come once each; who speaks in a transcript comes back, unless an office stands there.
        return []
    if not once:
        opening = sorted([*opening, *_questions(text, blocks)], key=lambda pair: pair[0])
    found = []
    for place, (number, match) in enumerate(opening):
        last = len(blocks) if once else number + 1
        past = opening[place + 1][0] if place + 1 < len(opening) else last
        first = _unmarked(Span(match.end(), blocks[number].end), text)
        rest = [_unmarked(block, text) for block in blocks[number + 1 : past]]
        content = [span for span in (first, *rest) if len(span)]
        if content:
            colon = Span(match.end("name"), match.end("name") + 1)
            name = Span(*match.span("name"))
            found.append(Turn(name, colon if colon.words(text) == ":" else name, content))
    return found


_ASKED = re.compile(r"(?P<name>Q)[ \t\u00a0]+(?=[A-Z“\"(])")
"""A question in a transcript that prints no colon behind its “Q”."""


def _questions(text: str, blocks: Sequence[Span]) -> list[tuple[int, re.Match[str]]]:
    """Gives the paragraphs that open with a bare "Q", by number."""
    found = ((number, _ASKED.match(text, block.start, block.end)) for number, block in enumerate(blocks))
    return [(number, match) for number, match in found if match is not None]


def _unmarked(span: Span, text: str) -> Span:
    """Gives a paragraph without blanks and quotation marks at its ends."""
    start, end = span.start, span.end
    while start < end and text[start] in ' \t\n\u00a0"“':
        start += 1
    while end > start and text[end - 1] in ' \t\n\u00a0"”':
        end -= 1
    return Span(start, end)


def take_turns(so_far: SoFar, all_units: Sequence[Unit], taken: Sequence[Turn]) -> None:
    """Keeps the quotation marks of a transcript's paragraphs from being read as quotations without a tag."""
    starts = [span.start for turn in taken for span in turn.content]
    for unit in all_units if taken else ():
        for quotation in unit.quotations:
            place = bisect_left(starts, quotation.outer_start)
            if place < len(starts) and starts[place] <= quotation.end and quotation.open_ended:
                so_far.used.add(id(quotation))


def turn_drafts(so_far: SoFar, taken: Sequence[Turn], title: str) -> list[Draft]:
    """Gives the turns of a transcript as attributions, and puts who speaks before those quoted in the turn."""
    made: list[Draft] = []
    for turn in taken:
        actors, why = so_far.speakers.of_turn(turn.name.words(so_far.text), title, so_far.text)
        made.append(Draft(turn.content, turn.colon, Source(turn.name, actors, why, turn.name.start), "direct", "turn"))
    starts = [draft.content[0].start for draft in made]
    for draft in so_far.drafts:
        place = bisect_right(starts, draft.content[0].start) - 1
        outer = made[place] if place >= 0 else None
        if outer is None or draft.content[-1].end > outer.content[-1].end or draft.source.span is None:
            continue
        if outer.source.speakers != draft.source.speakers:
            draft.tellers = (*outer.source.speakers, *draft.tellers)
    return made
