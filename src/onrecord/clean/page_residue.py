"""Sets aside what a page shows around its article, each part with the reason and its place."""

from collections.abc import Sequence

from onrecord.clean.line_fields import LineFields, find_fields
from onrecord.clean.page_body import MOSTLY_LINKED
from onrecord.clean.page_source import Line, PageSource
from onrecord.clean.residue import Piece
from onrecord.clean.residue_rules import LONGEST_FURNITURE, rule_for
from onrecord.types.report import Residue, ResidueReason

FEWEST_OF_HEADLINE = 5
"""Words from which a link that stands alone is another story's headline, and not a place of the site."""

LONGEST_PART = 4_000
"""Code points after which a part is broken, so that no entry of residue is a whole page."""


def rest_of_page(
    page: PageSource, parts: Sequence[ResidueReason | None], lines: Sequence[Line], title: str
) -> tuple[list[Residue], LineFields]:
    """Gives the residue that these lines make, neighbours of one reason joined, and the fields that stand in them."""
    headline = " ".join(title.split()).casefold()
    judged = [_judged(line, parts[line.element], headline) for line in lines]
    pieces = [
        (Piece(0, len(line.text), reason, rule, score),)
        for line, (reason, rule, score) in zip(lines, judged, strict=True)
    ]
    return _joined(page, lines, judged), find_fields([line.text for line in lines], pieces)


def _judged(line: Line, part: ResidueReason | None, headline: str) -> tuple[ResidueReason, str, float]:
    """Gives reason, rule and score of one line around the article: by its part of the page, else by its words."""
    text = line.text
    if part is not None and part not in _TO_READ:
        return part, "clean.page-part", 0.9
    if headline and text.casefold() == headline:
        return "title", "clean.title-repeated", 1.0
    if part is None and line.linked > MOSTLY_LINKED * (line.condensed_end - line.condensed_start):
        return ("related" if len(text.split()) >= FEWEST_OF_HEADLINE else "navigation"), "clean.linked", 0.7
    rule = rule_for(text) if len(text) <= LONGEST_FURNITURE else None
    if rule is not None:
        return rule.reason, rule.name, 0.9 if rule.sure else 0.6
    return (part, "clean.page-part", 0.9) if part else ("other", "clean.not-picked", 0.5)


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
