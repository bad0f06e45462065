"""Parses HTML into a tree that is small and flat enough for any extractor, or says that there can be none."""

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from onrecord.clean.page_source import PageSource

MOST_TAGS = 20_000
"""Tags of a page above which no tree is built. The largest of 602 labelled news pages has 5,135."""

MOST_OPEN = 600
"""Tags open at once above which no tree is built; the deepest of those pages has 254. Extractors climb trees."""

MOST_SHOWN = 400_000
"""Visible characters, white space aside, above which no tree is built; extractors compare each paragraph with all."""

MOST_CHARACTERS = 8_000_000
"""Code points of a page above which no tree is built: libxml2 drops text from nodes over 10 MB without a word."""

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def parse(page: PageSource) -> HtmlElement | None:
    """Gives the tree of a page, or None where it is too large, too deep or no HTML at all."""
    if page.tags > MOST_TAGS or page.deepest > MOST_OPEN or len(page.condensed) > MOST_SHOWN:
        return None
    if len(page.source) > MOST_CHARACTERS:
        return None
    # What UTF-8 cannot hold, halves of surrogate pairs, goes with the nulls.
    content = _DECLARATION.sub("", page.source.replace("\0", "")).encode("utf-8", "ignore")
    if not content.strip():
        return None
    parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8", collect_ids=False)
    try:
        tree = etree.fromstring(content, parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return tree if isinstance(tree, HtmlElement) else None
