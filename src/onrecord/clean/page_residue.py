"""Sets aside what a page shows around its article, each part with the reason and its place."""

from collections.abc import Sequence

from onrecord.clean.line_fields import LineFields, find_fields
from onrecord.clean.page_source import Line, PageSource
from onrecord.clean.residue import Piece, sort_lines
from onrecord.types.report import Residue, ResidueReason

MOST_SORTED = 600
"""Lines around one article whose words are looked at; the words of lines after them are not, only their places."""

LONGEST_PART = 4_000
"""Code points after which a part is broken, so that no entry of residue is a whole page."""


def rest_of_page(
    page: PageSource, parts: Sequence[ResidueReason | None], lines: Sequence[Line], title: str
) -> tuple[list[Residue], LineFields]:
    """Gives the residue that these lines make, neighbours of one reason joined, and the fields that stand in them."""
    reasons: list[tuple[ResidueReason, str, float]] = []
    unnamed = [line for line in lines if parts[line.element] is None or parts[line.element] in _TO_READ][:MOST_SORTED]
    sorted_lines = sort_lines([line.text for line in unnamed], title=title)
    read = {line.condensed_start: pieces for line, pieces in zip(unnamed, sorted_lines, strict=True)}
    fields_lines: list[str] = []
    fields_pieces: list[tuple[Piece, ...]] = []
    for line in lines:
        named = parts[line.element]
        pieces = read.get(line.condensed_start, ())
        by_words = next((piece for piece in pieces if piece.reason is not None), None)
        if named is not None and named not in _TO_READ:
            reasons.append((named, "clean.page-part", 0.9))
        elif by_words is not None and by_words.reason is not None:
            reasons.append((by_words.reason, by_words.rule, by_words.score))
        else:
            reasons.append((named or "other", "clean.page-part" if named else "clean.not-picked", 0.5))
        reason = reasons[-1][0]
        fields_lines.append(line.text)
        fields_pieces.append((Piece(0, len(line.text), reason, reasons[-1][1], reasons[-1][2]),))
    return _joined(page, lines, reasons), find_fields(fields_lines, fields_pieces)


_TO_READ = frozenset({"other", "related", "boilerplate"})
"""Parts in which single lines may be something else: a form's newsletter offer, a list's caption."""


def _joined(
    page: PageSource, lines: Sequence[Line], reasons: Sequence[tuple[ResidueReason, str, float]]
) -> list[Residue]:
    found: list[Residue] = []
    texts: list[str] = []
    first = -1
    for number, (line, (reason, rule, score)) in enumerate(zip(lines, reasons, strict=True)):
        if first < 0:
            first = number
        texts.append(line.text)
        following = number + 1 < len(lines)
        if (
            following
            and reasons[number + 1][0] == reason
            and lines[number + 1].condensed_start == line.condensed_end
            and sum(map(len, texts)) < LONGEST_PART
        ):
            continue
        span = page.span(lines[first].condensed_start, line.condensed_end)
        found.append(Residue(text="\n".join(texts), reason=reason, source=span, rule=rule, score=score))
        texts, first = [], -1
    return found
