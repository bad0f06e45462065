"""Parses HTML into a tree that is small and flat enough for any extractor, or says that there can be none."""

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

MOST_TAGS = 60_000
"""Tags of a page above which no tree is built: of 906 news pages the largest has under 20,000."""

MOST_OPEN = 600
"""Tags open at once above which no tree is built: extractors walk a tree by recursion or by repeated climbing."""

MOST_CHARACTERS = 8_000_000
"""Code points of a page above which no tree is built: libxml2 drops text from nodes over 10 MB without a word."""

_NULLS = re.compile("[\x00\ud800-\udfff]+")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def parse(source: str, *, tags: int, deepest: int) -> HtmlElement | None:
    """Gives the tree of a page, or None where it is too large, too deep or no HTML at all.

    ``tags`` and ``deepest`` are the number of elements and the greatest number open at once, as a linear pass over the
    source counted them.
    """
    if tags > MOST_TAGS or deepest > MOST_OPEN or len(source) > MOST_CHARACTERS:
        return None
    text = _DECLARATION.sub("", _NULLS.sub("", source))
    if not text.strip():
        return None
    parser = HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8", collect_ids=False)
    try:
        tree = etree.fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return tree if isinstance(tree, HtmlElement) else None
