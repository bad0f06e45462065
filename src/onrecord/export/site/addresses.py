"""Where each thing of a record stands in the site: file names and anchors made from ids alone."""

import hashlib
import re

from onrecord.types.span import Span

_PLAIN = re.compile(r"Q[0-9]{1,12}|[a-z][a-z0-9]*(?:-[a-z0-9]+)+")
"""Ids that are file names as they stand: Wikidata's, and a kind, a hyphen and more. No two differ by case alone."""

_SPOKEN = re.compile(r"[^a-z0-9]+")

MOST_STEM = 60
"""Characters of an id that are kept in a file name; the whole stays far below every file system's 255 bytes."""


def stem(name: str) -> str:
    """Gives a file name without its ending for an id: the id itself where it is plain, else its letters and a digest.

    What comes out holds a-z, 0-9, ``-``, ``.`` and a leading ``Q``, whatever goes in; different ids give different
    names on file systems that ignore case too (a digest of 48 bits stands behind a full stop, which plain ids lack).
    """
    if len(name) <= MOST_STEM and _PLAIN.fullmatch(name):
        return name
    words = _SPOKEN.sub("-", name.lower())[:MOST_STEM].strip("-") or "x"
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{words}.{digest}"


def report_page(report: str) -> str:
    """Gives the path of a report's page inside the site."""
    return f"report/{stem(report)}.html"


def story_page(story: str) -> str:
    """Gives the path of a story's page inside the site."""
    return f"story/{stem(story)}.html"


def actor_page(actor: str, part: int = 1) -> str:
    """Gives the path of an actor's page inside the site, or of a further part of it, counted from 1."""
    return f"actor/{stem(actor)}{numbered(part)}.html"


def numbered(part: int) -> str:
    """Gives what stands behind the name of a further part of a page: ``_2``; nothing behind the first."""
    return f"_{part}" if part > 1 else ""


def twin(page: str) -> str:
    """Gives the path of the JSON twin of a page."""
    return page.removesuffix(".html") + ".json"


def words_anchor(span: Span) -> str:
    """Gives the anchor of words in a report's page."""
    return f"w{span.start}-{span.end}"


def entry_anchor(name: str) -> str:
    """Gives the anchor of an entry with this id."""
    return stem(name)


def to_words(report: str, spans: tuple[Span, ...]) -> str:
    """Gives the path of the words of a report, as seen from the root of the site."""
    page = report_page(report)
    return f"{page}#{words_anchor(spans[0])}" if spans else page
