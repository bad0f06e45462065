"""Says when a page was published and changed: gathers what declares or shows a day, and trusts it in measured order."""

import re
from collections.abc import Iterator, Sequence
from typing import cast

from lxml.html import HtmlElement
from msgspec import Struct

from onrecord.clean.linked_data import first
from onrecord.clean.page_metadata import PageMetadata
from onrecord.clean.page_source import PageSource
from onrecord.clean.time_words import Time, read_time
from onrecord.types.report import ResidueReason
from onrecord.types.when import Basis, Precision, Published

_META_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date.created", "rnews:datepublished", "publish-date", "publish_date", "published_date", "publication_date",
    "pubdate", "publishdate", "publishedat", "article.published", "article:published", "datecreated",
    "article_date_original", "displaydate", "originalpublicationdate", "ptime", "citation_publication_date",
    "citation_date", "dc.date", "dcterms.date", "date", "release_date", "timestamp", "bt:pubdate",
    "article:post_date", "og:pubdate", "og:publish_date",
)  # fmt: skip
_META_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "datemodified", "og:updated_time", "article:updated_time",
    "dcterms.modified", "dc.date.modified", "lastmod", "last-modified", "article.updated", "utime", "modified_date",
    "cxenseparse:recs:articlemodified", "revised",
)  # fmt: skip
_PATH_DAY = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<part>[/_.\-]?)(?P<m>\d{1,2})(?P=part)(?P<d>\d{1,2})(?![\d])")
_PATH_NAMED = re.compile(r"/(?P<y>(?:19|20)\d{2})/(?P<n>[a-z]{3,9})/(?P<d>[0-3]?\d)(?!\d)", re.IGNORECASE)
_PUBLISHED_WORDS = re.compile(r"publish|pubdate|posted|created|issued|entry-date|dateline", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_CHANGED_WORDS = re.compile(r"updat|modif|chang|revis", re.IGNORECASE)


_OF_OTHERS = frozenset({"related", "comments", "navigation", "advertisement", "newsletter"})
"""Parts of a page whose days are those of other stories, of readers' words, of today."""

LONGEST_DATE_LINE = 100
"""Code points of a printed line that may be the date of the article; a longer one is a sentence with a date in it."""


class Sign(Struct, frozen=True):
    """One thing on a page that tells a day: of what kind it is, the time, and its words."""

    kind: str
    time: Time
    words: str


def signs(page: PageSource, metadata: PageMetadata, address: str, parts: Sequence[ResidueReason | None]) -> list[Sign]:
    """Gives all signs of the day of publication, by kind, in the order in which they stand."""
    return [sign for sign in _signs(page, metadata, address, parts) if not _is_default(sign.time)]


def _is_default(time: Time) -> bool:
    """Says whether a time is one that programs write when they have none: the first of January at midnight, 1970."""
    return time.day.endswith("-01-01") and time.iso[11:16] in {"", "00:00"}


def _signs(
    page: PageSource, metadata: PageMetadata, address: str, parts: Sequence[ResidueReason | None]
) -> Iterator[Sign]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        yield from _sign("ld", first(metadata.article.get(key)))
    for name in _META_PUBLISHED:
        for content in metadata.meta.get(name, ()):
            yield from _sign("meta", content)
    yield from _sign("address", address_day(address))
    for held, words, element in metadata.times:
        value = held.get("datetime") or held.get("content") or held.get("title") or words
        around = " ".join((held.get("class", ""), held.get("itemprop", ""), "pubdate" if "pubdate" in held else ""))
        kind = "time-changed" if _CHANGED_WORDS.search(around) else "time"
        kind = "time-published" if kind == "time" and _PUBLISHED_WORDS.search(around) else kind
        yield from _sign("others" if parts[element] in _OF_OTHERS else kind, value)
    for thing in metadata.others:
        yield from _sign("ld-other", first(thing.get("datePublished")))
    for line in page.lines:
        # A line with an address or a dash in front is the signature of somebody's message, quoted in the article.
        told = len(line.text) <= LONGEST_DATE_LINE and "@" not in line.text and not line.text.startswith(("—", "–"))
        if told and _DIGIT.search(line.text):
            kind = "line-changed" if _CHANGED_WORDS.search(line.text) else "line"
            yield from _sign("others" if parts[line.element] in _OF_OTHERS else kind, line.text)


def _sign(kind: str, words: str) -> Iterator[Sign]:
    time = read_time(words) if words else None
    if time:
        yield Sign(kind, time, words)


def address_day(address: str) -> str:
    """Gives the day that an address holds, in ISO 8601, or ''."""
    path = address.split("?", 1)[0]
    named = _PATH_NAMED.search(path)
    if named:
        time = read_time(f"{named['d']} {named['n']} {named['y']}")
        if time:
            return time.day
    for found in _PATH_DAY.finditer(path):
        if found["part"] or len(found.group()) == 8:
            time = read_time(f"{found['y']}-{found['m']}-{found['d']}")
            if time:
                return time.day
    return ""


def htmldate_day(tree: HtmlElement, address: str) -> Time | None:
    """Gives the day that htmldate's fast mode finds in a tree."""
    from htmldate import find_date  # noqa: PLC0415 - only pages that declare nothing need it

    found = find_date(tree, extensive_search=False, original_date=True, url=address or None)
    return read_time(found) if found else None


_TRUST = (
    ("ld", "given", "its JSON-LD declares it"),
    ("meta", "given", "a meta tag declares it"),
    ("time-published", "given", "a time tag marked as that of publication declares it"),
    ("address", "inferred", "its address holds that day"),
    ("ld-other", "inferred", "JSON-LD of another part of the page holds that day"),
    ("time", "inferred", "the first time tag holds that day"),
    ("line", "inferred", "the first printed line with a date holds that day"),
    ("time-changed", "inferred", "only a time of change is declared"),
    ("line-changed", "inferred", "only a time of change is printed"),
)
"""Kinds of sign in the order of their measured share of right days (0.97 to 0.83 on 561 labelled pages)."""


def published(found: Sequence[Sign], tree: HtmlElement | None, address: str) -> Published:
    """Gives when a page was published, on which basis and why. htmldate is asked where no sign of it is.

    A day that only other stories on the page bear is not taken from htmldate.
    """
    for kind, basis, why in _TRUST:
        sign = next((sign for sign in found if sign.kind == kind), None)
        if sign:
            agreeing = sorted({other.kind for other in found if other.time.day == sign.time.day} - {kind, "others"})
            reasons = [f"{why}: “{sign.words[:80]}”"]
            if agreeing:
                reasons.append(f"the same day stands in: {', '.join(agreeing)}")
            return _published(sign.time, cast("Basis", basis), tuple(reasons))
    day = htmldate_day(tree, address) if tree is not None else None
    if day and day.day not in {sign.time.day for sign in found}:
        return _published(day, "inferred", ("htmldate finds that day in the page",))
    return Published(because=("the page declares no day and shows none",))


def modified(metadata: PageMetadata) -> Published | None:
    """Gives when a page says that it was changed, or None."""
    for words, why in (
        (first(metadata.article.get("dateModified")), "its JSON-LD declares it"),
        (metadata.get(*_META_MODIFIED), "a meta tag declares it"),
    ):
        time = read_time(words) if words else None
        if time and not _is_default(time):
            return _published(time, "given", (f"{why}: “{words[:80]}”",))
    return None


def _published(time: Time, basis: Basis, because: tuple[str, ...]) -> Published:
    precision: Precision = "instant" if time.is_instant else "day"
    return Published(from_=time.iso, to=time.iso, precision=precision, basis=basis, because=because)
