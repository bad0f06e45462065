"""Reads a body that stands in the page's JSON-LD alone, as pages do that are put together by scripts."""

import re

from onrecord.clean.assemble import PARAGRAPH_BREAK
from onrecord.clean.controls import without_controls
from onrecord.clean.linked_data import Thing
from onrecord.clean.page_source import PageSource
from onrecord.types.offset_map import OffsetMap, Run

SHORTEST = 250
"""Code points from which a declared body counts as one; shorter ones are summaries."""

_AS_WRITTEN = re.compile(r"[^\"\\/\s\u0080-\U0010ffff]+")
"""What JSON writes as it is, in every manner of writing it."""

_BREAK = re.compile(r"\s*(?:\n\s*)+|\s*<(?:/?p|br|/?div)\b[^>]{0,200}>\s*", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{1,500}>")

WINDOW = 400
"""Code points of the source behind the last word found in which the next is looked for."""


def declared_body(article: Thing) -> str:
    """Gives the clean text of the body that JSON-LD declares, '' where it declares none."""
    body = article.get("articleBody")
    if not isinstance(body, str) or len(body) < SHORTEST:
        return ""
    paragraphs = (" ".join(_TAG.sub("", without_controls(part)).split()) for part in _BREAK.split(body))
    return PARAGRAPH_BREAK.join(part for part in paragraphs if part)


def way_back(text: str, page: PageSource) -> OffsetMap:
    """Leads a declared body back to the block of JSON that holds it: what JSON writes as it is, run by run."""
    source = page.source
    runs: list[Run] = []
    place = source.find("articleBody")
    for found in _AS_WRITTEN.finditer(text):
        at = source.find(found.group(), place, place + WINDOW + len(found.group())) if place >= 0 else -1
        if at < 0:
            continue
        place = at + len(found.group())
        last = runs[-1] if runs else None
        near = last is not None and found.start() - last.end <= 1
        if last and near and text[last.end : found.start()] == source[last.source_end : at]:
            runs[-1] = Run(last.start, found.end(), last.source_start, place)
        else:
            runs.append(Run(found.start(), found.end(), at, place))
    return OffsetMap(tuple(runs))
