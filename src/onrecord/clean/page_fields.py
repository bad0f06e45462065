"""Chooses headline, byline and outlet of a page among what it declares and what it shows."""

import re
from collections.abc import Sequence

from onrecord.clean.linked_data import Thing, first, strings
from onrecord.clean.outlet_names import host_of, is_name_of, squashed
from onrecord.clean.page_metadata import PageMetadata
from onrecord.clean.page_source import PageSource
from onrecord.types.report import ResidueReason

_SEPARATOR = re.compile(r"\s+[|–—•·»-]\s+|\s*\|\s*|\s+::\s+")
_WORD = re.compile(r"\w+")
_AUTHOR_META = (
    "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "byline",
    "article.author", "citation_author", "rnews:author", "og:article:author", "cxenseparse:author",
)  # fmt: skip
_BY = re.compile(
    r"\s*(?:(?:written|reported|posted|story|words|text|analysis|opinion|review|interview|report|article) )?"
    r"(?:by|von|por|par|di|door)\b:?\s+|\s*(?:authors?|autor|autores|auteur)\s*:\s*", re.IGNORECASE,
)  # fmt: skip
_NAME_BREAK = re.compile(r"\s*(?:[,;|/•·]|\band\b|\bund\b|\by\b|\bet\b|&)\s*")
_ROLE = re.compile(
    r"\b(?:correspondent|editor|reporter|writer|staff|chief|bureau|contributor|columnist|producer|analyst|journalist|"
    r"news|press|agency|agencies|desk|team|online|media|updated?|published|twitter|facebook|email|min(?:ute)? read|"
    r"photographer|freelance|senior|special|for|in|at|from|with|the|guest)\b|@|\d|https?:|www\.",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:(?:[A-ZÀ-ÖØ-Þ][\w.'’\-]*|[^\W\d_a-z]\.|de|da|di|del|della|van|von|der|den|bin|al|el|la|le|du|dos|y|ter|ten)\s*)"
    r"{1,6}\Z"
)
LONGEST_OUTLET = 5
"""Words of the longest outlet that is looked for behind a name."""

LONGEST_BYLINE = 200
"""Code points of a byline line; a longer one is a sentence about its author."""


def headline_of(page: PageSource, metadata: PageMetadata) -> str:
    """Gives the headline: the first-level heading that what is declared agrees with, else what is declared first."""
    outlet = first(metadata.article.get("publisher")) or metadata.get("og:site_name")
    linked = first(metadata.article.get("headline"))
    shown = [line.text for line in page.lines if line.block == "h1" or page.elements[line.element].name == "h1"]
    declared = [
        without_outlet(title, outlet)
        for title in (metadata.get("og:title"), linked, metadata.get("twitter:title"), metadata.html_title)
        if title
    ]
    for heading in shown[:5]:
        if any(_alike(heading, title) for title in declared):
            return heading
    if declared:
        return declared[0]
    return shown[0] if len(shown) == 1 else ""


def without_outlet(title: str, outlet: str) -> str:
    """Gives a page's title without the outlet's name at its end or start."""
    parts = [(found.start(), found.end()) for found in _SEPARATOR.finditer(title)]
    if not parts:
        return title
    head, tail = title[: parts[-1][0]], title[parts[-1][1] :]
    if outlet and _folded(tail) == _folded(outlet):
        return without_outlet(head, outlet)
    if outlet and _folded(title[: parts[0][0]]) == _folded(outlet):
        return title[parts[0][1] :]
    if len(_WORD.findall(tail)) <= 4 and len(_WORD.findall(head)) >= 4 and "|" in title[parts[-1][0] : parts[-1][1]]:
        return without_outlet(head, outlet)
    return title


def names_of(page: PageSource, parts: Sequence[ResidueReason | None], metadata: PageMetadata, outlet: str) -> str:
    """Gives the names of the authors, joined by commas; '' where the page names no person."""
    for declared in (
        _people(metadata.article),
        [name for key in _AUTHOR_META for name in metadata.meta.get(key, ())],
    ):
        names = person_names(declared, outlet)
        if names:
            return ", ".join(names)
    for line in page.lines:
        by = _BY.match(line.text)
        if len(line.text) <= LONGEST_BYLINE and (by or parts[line.element] == "byline"):
            names = person_names([line.text[by.end() :] if by else line.text], outlet)
            if names:
                return ", ".join(names)
    return ""


def person_names(declared: Sequence[str], outlet: str) -> list[str]:
    """Gives the names of people in declared authors, in order, each once; no addresses, roles, outlets."""
    found: list[str] = []
    for words in declared:
        for part in _NAME_BREAK.split(_BY.sub("", words, count=1)):
            name = _without_outlet_behind(part.strip(" .-–—()"), outlet)
            if not name or _ROLE.search(name) or _folded(name) == _folded(outlet) or not _NAME.match(name):
                continue
            name = " ".join(name.title().split()) if name.isupper() else name
            if len(name) <= 60 and name not in found:
                found.append(name)
    return found


def _without_outlet_behind(name: str, outlet: str) -> str:
    """Gives a name without the outlet that some write right after it: ``Ana Berg Quay Post``."""
    parts = name.split()
    for size in range(1, min(len(parts) - 1, LONGEST_OUTLET) + 1):
        if squashed("".join(parts[-size:])) == squashed(outlet):
            return " ".join(parts[:-size])
    return name


def _people(article: Thing) -> list[str]:
    people: list[str] = []
    for key in ("author", "creator"):
        held = article.get(key)
        for person in held if isinstance(held, list) else [held]:
            kinds = strings(person.get("@type")) if isinstance(person, dict) else []
            if "Organization" not in kinds and "NewsMediaOrganization" not in kinds:
                people += strings(person)
        if people:
            break
    return people


def outlet_of(metadata: PageMetadata, address: str, page: PageSource) -> str:
    """Gives the outlet: as OpenGraph names the site, as JSON-LD names the publisher, else the address's host.

    A page without an address is of the site that its title names after its own headline.
    """
    named = (
        metadata.get("og:site_name")
        or first(metadata.article.get("publisher"))
        or metadata.get(
            "application-name", "dc.publisher", "dcterms.publisher", "publisher", "copyright_holder", "source"
        )
    )
    if named and len(named) <= 80 and not named.startswith(("http://", "https://")):
        return _without_slogan(named, host_of(address))
    return host_of(address) or _after_headline(metadata.html_title, page)


def _without_slogan(named: str, host: str) -> str:
    """Gives the part of a site's name that is the name of its host: ``Quay Post | News from the harbour``."""
    parts = _SEPARATOR.split(named)
    return next((part for part in parts if is_name_of(part, host)), named) if len(parts) > 1 else named


def _after_headline(title: str, page: PageSource) -> str:
    """Gives what a page's title says after a separator, where all before it is a heading of the page."""
    for found in _SEPARATOR.finditer(title):
        head, tail = title[: found.start()], title[found.end() :].strip()
        if (
            tail
            and len(tail) <= 80
            and any(_folded(line.text) == _folded(head) for line in page.lines if line.block in {"h1", "h2"})
        ):
            return tail
    return ""


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _alike(left: str, right: str) -> bool:
    """Says whether two headlines are one: equal words, one inside the other, or four of five words shared."""
    one, other = _folded(left), _folded(right)
    if not one or not other:
        return False
    if one == other or (min(len(one), len(other)) >= 15 and (one in other or other in one)):
        return True
    words, others = set(one.split()), set(other.split())
    return len(words & others) >= 0.8 * max(len(words), len(others))
