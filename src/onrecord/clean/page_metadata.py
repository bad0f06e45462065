"""Reads what a page declares about itself: meta tags of every usual family, JSON-LD, links, time tags.

Families: HTML, OpenGraph, Twitter, Dublin Core, Parsely, Sailthru, schema.org in JSON-LD and as ``itemprop``, rNews.
"""

import html
import re
from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from onrecord.clean.controls import without_controls
from onrecord.clean.linked_data import Thing, first, is_article, strings, things
from onrecord.clean.page_source import PageSource

_ATTRIBUTE = re.compile(
    r"([a-zA-Z_:][-\w:.]{0,60})\s*=\s*(?:\"([^\"]{0,20000})\"|'([^']{0,20000})'|([^\s\"'>]{1,2000}))"
)

MOST_MARKS = 3_000
"""Telling tags of one page that are looked at."""


class PageMetadata(Struct, frozen=True, kw_only=True):
    """What a page declares. ``meta`` maps lower-case names to contents, in order; ``article`` is its JSON-LD article.

    ``times`` holds ``(attributes, words, element)`` of its time tags.
    """

    meta: dict[str, list[str]]
    article: Thing
    others: list[Thing]
    times: list[tuple[dict[str, str], str, int]]
    canonical: str = ""
    html_title: str = ""
    language: str = ""

    def get(self, *names: str) -> str:
        """Gives the first content that is declared under one of these names, or ''."""
        return next((value for name in names for value in self.meta.get(name, ()) if value), "")


def attributes_of(source: str) -> dict[str, str]:
    """Gives the attributes of a tag by lower-case name, character references read."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(source):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


def read_metadata(page: PageSource) -> PageMetadata:
    """Gives what a page declares about itself."""
    marks = page.marks[:MOST_MARKS]
    objects = [
        thing
        for mark in marks
        if mark.name == "script" and "ld+json" in mark.attributes.lower()
        for thing in things(page.source[mark.start : mark.end])
    ]
    titles = [_plain(page.source[mark.start : mark.end]) for mark in marks if mark.name == "title"]
    held = [(mark, attributes_of(mark.attributes)) for mark in marks if mark.name not in {"script", "title"}]
    meta = _meta([attributes for mark, attributes in held if mark.name == "meta"])
    links = [attributes for mark, attributes in held if mark.name == "link"]
    canonical = next((link.get("href", "").strip() for link in links if link.get("rel", "").lower() == "canonical"), "")
    languages = [tag.get("lang") or tag.get("xml:lang") or "" for mark, tag in held if mark.name == "html"]
    title = next(filter(None, titles), "")
    address = canonical or next(iter(meta.get("og:url", ())), "")
    article = _article(objects, address, next(iter(meta.get("og:title", ())), "") or title)
    return PageMetadata(
        meta=meta,
        article=article,
        others=[thing for thing in objects if thing is not article],
        times=[
            (attributes, _words_after(page, mark.end), mark.element)
            for mark, attributes in held
            if mark.name in {"time", "abbr"}
        ],
        canonical=canonical,
        html_title=title,
        language=next(filter(None, languages), ""),
    )


def _meta(tags: Sequence[dict[str, str]]) -> dict[str, list[str]]:
    """Gives the contents of meta tags by lower-case name, in order."""
    found: dict[str, list[str]] = {}
    for tag in tags:
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv") or ""
        content = without_controls(tag.get("content", "")).strip()
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _words_after(page: PageSource, place: int) -> str:
    """Gives the words between a tag that ends at ``place`` and the next tag."""
    return " ".join(html.unescape(page.source[place : place + 200].split("<", 1)[0]).split())


def _plain(source: str) -> str:
    return " ".join(without_controls(html.unescape(source)).split())


def _article(objects: list[Thing], address: str, title: str) -> Thing:
    """Gives the object that is this page's article: the one with its address or headline, else the first."""
    articles = [thing for thing in objects if is_article(thing)]
    for thing in articles:
        named = [*strings(thing.get("url")), *strings(thing.get("mainEntityOfPage")), *strings(thing.get("@id"))]
        if address and any(_same_address(name, address) for name in named):
            return thing
    for thing in articles:
        headline = first(thing.get("headline")) or first(thing.get("name"))
        if headline and headline.casefold() in title.casefold():
            return thing
    return articles[0] if len(articles) == 1 or (articles and not address) else _richest(articles)


def _richest(articles: list[Thing]) -> Thing:
    return next((thing for thing in articles if "datePublished" in thing and "headline" in thing), {})


def _same_address(left: str, right: str) -> bool:
    def key(address: str) -> tuple[str, str]:
        try:
            parts = urlsplit(address)
        except ValueError:
            return "", address
        return parts.netloc.removeprefix("www."), parts.path.rstrip("/")

    return key(left) == key(right)


def address_of(metadata: PageMetadata, given: str) -> str:
    """Gives the canonical address of a page: as its link says, as OpenGraph says, as JSON-LD says, else as given.

    An address of the site's front page, of another protocol or that cannot be read is none.
    """
    for candidate in (
        metadata.canonical,
        metadata.get("og:url"),
        first(metadata.article.get("url")),
        first(metadata.article.get("mainEntityOfPage")),
    ):
        address = _absolute(candidate, given)
        if address:
            return address
    return given


def _absolute(candidate: str, given: str) -> str:
    try:
        address = urljoin(given, candidate) if given else candidate
        parts = urlsplit(address)
        if parts.scheme not in {"http", "https"} or not parts.netloc or not parts.path.strip("/") + parts.query:
            return ""
    except ValueError:
        return ""
    return address if candidate and not re.search(r"\s", address) else ""
