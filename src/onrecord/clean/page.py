"""Cleans an HTML page: finds its body and its fields, sets the rest aside with reasons, keeps the way back."""

from collections.abc import Iterator

import msgspec

from onrecord.clean.assemble import PARAGRAPH_BREAK
from onrecord.clean.controls import set_aside, visible
from onrecord.clean.declared_body import declared_body, way_back
from onrecord.clean.draft import Draft
from onrecord.clean.line_fields import LineFields, find_fields
from onrecord.clean.page_body import beside_article, picked_lines, with_headings
from onrecord.clean.page_dates import modified, published, signs
from onrecord.clean.page_fields import headline_of, names_of, outlet_of
from onrecord.clean.page_lines import sort_picked
from onrecord.clean.page_metadata import PageMetadata, address_of, read_metadata
from onrecord.clean.page_parts import parts_of
from onrecord.clean.page_residue import rest_of_page
from onrecord.clean.page_source import Line, PageSource, read_source
from onrecord.clean.page_tree import parse
from onrecord.clean.residue import Piece, sort_lines
from onrecord.text.offsets import Aligner
from onrecord.types.offset_map import OffsetMap, Run
from onrecord.types.report import Residue

DECLARED_SHARE = 2
"""How many times as long as the shown body a body declared in JSON-LD must be to be taken in its place."""

MOST_SORTED = 3_000
"""Lines of a page above which none is judged among its neighbours: the pages of 602 labelled reports have at most 1,531
lines, and a page of 50,000 lines would take a minute."""

SHORT = 600
"""Code points of picked text below which the other lines of the page are looked at too."""

MUCH_LONGER = 1.3
"""How many times as long as the picked text the body must be that words alone find, to be taken in its place."""


def clean_page(content: str, *, address: str = "", title: str = "") -> Draft:
    """Gives what an HTML page holds. ``address`` is where it was found, ``title`` its headline, where known."""
    page = read_source(content)
    metadata = read_metadata(page)
    tree = parse(page)
    address = address_of(metadata, address)
    title = title or headline_of(page, metadata)
    outlet = outlet_of(metadata, address, page)
    picks = picked_lines(page, tree) if tree is not None else [False] * len(page.lines)
    parts = parts_of(page, picks)
    found = signs(page, metadata, address, parts)
    beside = beside_article(page, parts)
    sorted_lines = _sort(page, with_headings(page, picks, beside), beside, title)
    text, offsets = _assemble(page, sorted_lines)
    declared = declared_body(metadata.article)
    if len(text) < len(declared) / DECLARED_SHARE:
        text, offsets = declared, way_back(declared, page)
    fields = find_fields([line.text for line, _ in sorted_lines], [pieces for _, pieces in sorted_lines])
    picked = {line.condensed_start for line, _ in sorted_lines}
    rest = [line for line in page.lines if line.condensed_start not in picked]
    residue, shown = rest_of_page(page, parts, rest, title)
    draft = Draft(
        text=text,
        offsets=offsets,
        residue=(*_residue_inside(page, sorted_lines), *residue, *set_aside(content, visible(content).removed)),
        title=title,
        byline=names_of(page, parts, metadata, outlet),
        outlet=outlet,
        url=address,
        language=metadata.language,
        published=published(found, tree, address),
        modified=modified(metadata),
    )
    return _with_fields(draft, fields, shown, metadata)


def _sort(page: PageSource, picks: list[bool], beside: list[bool], title: str) -> list[tuple[Line, tuple[Piece, ...]]]:
    """Gives the lines of the article with their pieces: what an extractor picked, less what stands beside the article.

    Where that leaves nothing, all lines that stand in no part of their own are sorted by their words and neighbours.
    """
    left = [(line, picked) for line, picked, aside in zip(page.lines, picks, beside, strict=True) if not aside]
    lines = [line for line, picked in left if picked]
    size = sum(len(line.text) for line in lines)
    chosen = list(zip(lines, sort_picked([line.text for line in lines], title), strict=True))
    others = [line for line, _ in left] or page.lines
    if size >= SHORT or sum(len(line.text) for line in others) < MUCH_LONGER * size:
        return chosen
    texts = [line.text for line in others]
    few = len(texts) <= MOST_SORTED
    by_words = list(zip(others, sort_lines(texts, title=title) if few else sort_picked(texts, title), strict=True))
    return by_words if _body_size(by_words) >= MUCH_LONGER * size else chosen


def _body_size(sorted_lines: list[tuple[Line, tuple[Piece, ...]]]) -> int:
    return sum(piece.end - piece.start for _, pieces in sorted_lines for piece in pieces if piece.reason is None)


def _placed(line: Line, pieces: tuple[Piece, ...]) -> Iterator[tuple[Piece, str, int]]:
    """Gives each piece of a line with its words and the condensed place at which they start."""
    place, passed = line.condensed_start, 0
    for piece in pieces:
        words = line.text[piece.start : piece.end]
        place += sum(map(len, line.text[passed : piece.start].split()))
        yield piece, words, place
        place += sum(map(len, words.split()))
        passed = piece.end


def _assemble(page: PageSource, sorted_lines: list[tuple[Line, tuple[Piece, ...]]]) -> tuple[str, OffsetMap]:
    """Joins the body pieces to the clean text and leads each back to the page."""
    aligner = Aligner(page.source, page.condensed, page.stretches)
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    for line, pieces in sorted_lines:
        within = False
        for piece, words, place in _placed(line, pieces):
            if piece.reason is not None:
                continue
            if parts:
                parts.append(" " if within else PARAGRAPH_BREAK)
                length += len(parts[-1])
            made = page.whole_pieces(words, place) or aligner.place(words, 0, len(words), place)
            runs += [Run(run.start + length, run.end + length, run.source_start, run.source_end) for run in made]
            parts.append(words)
            length += len(words)
            within = True
    return "".join(parts), OffsetMap(tuple(runs))


def _residue_inside(page: PageSource, sorted_lines: list[tuple[Line, tuple[Piece, ...]]]) -> Iterator[Residue]:
    """Gives what was set aside of the picked lines."""
    for line, pieces in sorted_lines:
        for piece, words, place in _placed(line, pieces):
            if piece.reason is not None:
                span = page.span(place, place + sum(map(len, words.split())))
                yield Residue(text=words, reason=piece.reason, source=span, rule=piece.rule, score=piece.score)


def _with_fields(draft: Draft, fields: LineFields, rest: LineFields, metadata: PageMetadata) -> Draft:
    """Adds what the lines of the page say, those of the article first."""
    free = str(metadata.article.get("isAccessibleForFree", "")).casefold()
    return msgspec.structs.replace(
        draft,
        byline=draft.byline or fields.byline or rest.byline,
        contributor=fields.contributor or rest.contributor,
        agency=fields.agency or rest.agency,
        captions=fields.captions + rest.captions,
        corrections=fields.corrections + rest.corrections,
        cut=fields.cut or (rest.cut and free == "false"),
    )
