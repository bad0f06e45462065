"""Reads quotations that no verb stands beside: announced by the paragraph before, going on, or alone."""

import re
from itertools import islice

from onrecord.statements.cues import MOST_CUES, Cue, cues
from onrecord.statements.drafts import Draft
from onrecord.statements.quotations import Quotation
from onrecord.statements.quoted import FEW
from onrecord.statements.so_far import SoFar
from onrecord.statements.sources import (
    Source,
    before_cue,
    source_of,
)
from onrecord.statements.tags import is_title
from onrecord.statements.units import Unit
from onrecord.types.span import Span


def announces(so_far: SoFar, unit: Unit) -> tuple[Unit, Cue, Source] | None:
    """Gives the cue of ``He said:`` at the end of a paragraph, and its subject."""
    if not unit.bare.rstrip().endswith(":"):
        return None
    for cue in reversed(list(islice(cues(unit.bare), MOST_CUES))):
        source = before_cue(unit, cue, so_far.speakers)
        if source is not None and len(unit.bare) - cue.end < 80:
            return unit, cue, source
    return None


def announced(so_far: SoFar, unit: Unit, waiting: tuple[Unit, Cue, Source]) -> list[Draft]:
    """Reads a quotation that fills the paragraph after ``He said:``."""
    before, cue, source = waiting
    if not is_pure(unit) or unit.paragraph - before.paragraph > 1:
        return []
    content = [q.content for q in unit.quotations if len(q.content)]
    if not content:
        return []
    so_far.used.update(id(q) for q in unit.quotations)
    place = Span(before.start + cue.start, before.start + cue.end)
    draft = Draft(content, place, source, "direct", "tag-before", cue.verb.speech, unit=before)
    so_far.remember(draft)
    so_far.drafts.append(draft)
    return [draft]


_SIGNATURE = re.compile(r"\s*(?:[—–―]|--?)[\s\u00a0]*")


def signed(so_far: SoFar, unit: Unit, last: Draft | None) -> None:
    """Gives a quotation that nobody is beside to who signs the paragraph behind it: ``– President Torres``."""
    if last is None or last.rule != "untagged" or last.unit is None or unit.paragraph - last.unit.paragraph != 1:
        return
    dash = _SIGNATURE.match(unit.bare)
    named = [m for m in unit.mentions if m.actor.type == "person" and m.kind == "name"]
    if dash is None or len(named) != 1 or unit.bare[named[0].end - unit.start :].strip(" .\n"):
        return
    last.source = source_of(unit, Span(unit.start + dash.end(), named[0].end), so_far.speakers)
    last.cue = Span(unit.start, unit.start + dash.end()).trimmed(so_far.text)
    last.rule = "signed"


def is_pure(unit: Unit) -> bool:
    """Says whether a sentence holds nothing but quotations."""
    return bool(unit.quotations) and not any(c.isalnum() for c in unit.bare.replace("\x00", ""))


def untagged(so_far: SoFar, unit: Unit, last: Draft | None, before: int, *, made: bool) -> None:
    """Gives a quotation that fills its sentence to the speaker of the one right before, where that is clear."""
    left = [q for q in unit.quotations if id(q) not in so_far.used and len(q.content)]
    if not left:
        return
    together = last is not None and last.unit is not None and last.unit.paragraph == unit.paragraph
    if (
        last is not None
        and together
        and not unit.bare[: left[0].outer_start - unit.start].strip()
        and (is_pure(unit) or len(left[0].content.words(so_far.text).split()) >= FEW)
    ):
        # The quotation that opens the next sentence goes on with the one before.
        if last.kind == "direct":
            last.content.append(left[0].content)
        else:
            why = "the quotation stands alone right after words of the same speaker"
            source = Source(None, last.source.speakers, why)
            so_far.drafts.append(Draft([left[0].content], None, source, "direct", "floating", unit=unit))
        so_far.used.add(id(left[0]))
        left = left[1:]
    if left and not made and last is not None and is_pure(unit) and _floats(so_far, unit, left, last):
        return
    _unclaimed(so_far, unit, left, before)


def _unclaimed(so_far: SoFar, unit: Unit, left: list[Quotation], before: int) -> None:
    """Keeps a quotation that nobody is beside, where it is long enough to be speech.

    It is of who spoke before in its sentence (``that X was “…” and Y “…”``); else the speaker is not known.
    ``before`` counts the attributions of earlier sentences.
    """
    spoke = [d for d in so_far.drafts[before:] if d.source.speakers and d.content]
    for quotation in left:
        words = quotation.content.words(so_far.text)
        count = len(words.split())
        whole = words[:1].isupper() and (words[-1:] in ".?!…" or so_far.text[quotation.end : quotation.end + 1] == ",")
        if is_title(words) or quotation.single or count < (FEW if whole else 2 * FEW):
            continue
        so_far.used.add(id(quotation))
        earlier = [d for d in spoke if d.content[0].start < quotation.start]
        if earlier:
            why = "the quotation goes on in the sentence of the same speaker"
            source, rule = Source(earlier[-1].source.span, earlier[-1].source.speakers, why), "same-sentence"
        else:
            source, rule = Source(None, (), "no tag stands beside the quotation"), "untagged"
        so_far.drafts.append(Draft([quotation.content], None, source, "direct", rule, unit=unit))


def _is_heading(words: str) -> bool:
    """Says whether words are a heading in capitals: ``"A STATE OF FEAR"``."""
    return words.isupper() and not words.endswith((".", "!", "?"))


def _floats(so_far: SoFar, unit: Unit, left: list[Quotation], last: Draft) -> bool:
    """Reads a quotation that fills the paragraph after one by a known speaker: it is by the same."""
    if last.unit is None or not last.source.speakers:
        return False
    content = [q.content for q in left]
    if all(_is_heading(span.words(so_far.text)) for span in content):
        return False
    if unit.paragraph - last.unit.paragraph > 1 and not unit.quotations[0].continues:
        return False
    so_far.used.update(id(q) for q in left)
    why = "the quotation stands alone right after one by the same speaker"
    source = Source(None, last.source.speakers, why)
    so_far.drafts.append(Draft(content, None, source, "direct", "floating", unit=unit))
    return True
