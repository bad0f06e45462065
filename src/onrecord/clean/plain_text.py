"""Cleans plain text: finds its lines, sorts them, joins the body, and sets the rest aside with reasons."""

from onrecord.clean.assemble import PARAGRAPH_BREAK, Assembly
from onrecord.clean.controls import Visible, set_aside, visible
from onrecord.clean.draft import Draft
from onrecord.clean.line_fields import find_fields
from onrecord.clean.outlet_words import outlet_named
from onrecord.clean.paragraphs import paragraphs
from onrecord.clean.residue import Piece, sort_lines
from onrecord.clean.segment import segments
from onrecord.clean.time_words import read_time
from onrecord.types.report import Residue
from onrecord.types.span import Span
from onrecord.types.when import Published

_BREAKS = {ord("\n"): " ", ord("\r"): " "}
"""Breaks inside a joined line become spaces, one for one, so that places stay."""


def clean_text(content: str, *, title: str = "") -> Draft:
    """Gives what plain text holds. ``title`` is the headline where the source declares one."""
    shown = visible(content)
    text = shown.text
    lines = paragraphs(text, segments(text))
    words = [line.words(text).translate(_BREAKS) for line in lines]
    sorted_lines = sort_lines(words, title=title)
    fields = find_fields(words, sorted_lines)
    assembly = Assembly(shown)
    residue: list[Residue] = []
    for line, pieces in zip(lines, sorted_lines, strict=True):
        within = False
        for piece in pieces:
            start, end = line.start + piece.start, line.start + piece.end
            if piece.reason is None:
                assembly.add(start, end, joined=" " if within else PARAGRAPH_BREAK)
                within = True
            else:
                residue.append(_residue(shown, Span(start, end), piece))
    body, offsets = assembly.finish()
    return Draft(
        text=body,
        offsets=offsets,
        residue=(*residue, *set_aside(content, shown.removed)),
        title=fields.title,
        byline=fields.byline,
        contributor=fields.contributor,
        agency=fields.agency,
        outlet=outlet_named((part.reason, part.text) for part in residue),
        published=_printed(fields.date_words),
        captions=fields.captions,
        corrections=fields.corrections,
        cut=fields.cut,
    )


def _printed(words: str) -> Published:
    """Gives the day that a line of the text prints in full, as inferred; nothing where none does."""
    time = read_time(words)
    if time is None:
        return Published()
    because = (f"a line of its own gives the day: “{words[:80]}”",)
    return Published(from_=time.day, to=time.day, precision="day", basis="inferred", because=because)


def _residue(source: Visible, span: Span, piece: Piece) -> Residue:
    assert piece.reason is not None
    place = Span(source.source_place(span.start), source.source_place(span.end - 1) + 1)
    return Residue(text=span.words(source.text), reason=piece.reason, source=place, rule=piece.rule, score=piece.score)
