"""Cleans an HTML page: finds its body and its fields, sets the rest aside with reasons, keeps the way back."""

from onrecord.clean.assemble import PARAGRAPH_BREAK
from onrecord.clean.draft import Draft
from onrecord.clean.page_body import tree_body
from onrecord.clean.page_source import PageSource, read_source
from onrecord.clean.page_tree import parse
from onrecord.clean.residue import sort_lines
from onrecord.text.offsets import Aligner
from onrecord.types.offset_map import OffsetMap, Run


def clean_page(content: str) -> Draft:
    """Gives what an HTML page holds."""
    page = read_source(content)
    tree = parse(content, tags=page.tags, deepest=page.deepest)
    paragraphs = tree_body(tree) if tree is not None else []
    if not paragraphs:
        paragraphs = [line.text for line in page.lines]
        kept = sort_lines(paragraphs)
    else:
        kept = sort_lines(paragraphs, extracted=True)
    body = [
        " ".join(line[piece.start : piece.end] for piece in pieces if piece.reason is None)
        for line, pieces in zip(paragraphs, kept, strict=True)
    ]
    text = PARAGRAPH_BREAK.join(line for line in body if line)
    return Draft(text=text, offsets=_way_back(text, page))


def _way_back(text: str, page: PageSource) -> OffsetMap:
    aligner = Aligner(page.source, page.condensed, page.stretches)
    runs: list[Run] = []
    start = 0
    for paragraph in text.split(PARAGRAPH_BREAK):
        runs += aligner.align(text, start, start + len(paragraph))
        start += len(paragraph) + len(PARAGRAPH_BREAK)
    return OffsetMap(tuple(runs))
