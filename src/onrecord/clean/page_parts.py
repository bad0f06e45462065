"""Says of each element of a page which part of it its tag, class and role make it: navigation, comments, caption …"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import cast

from onrecord.clean.page_source import Element, PageSource
from onrecord.types.report import ResidueReason

_NAMES = re.compile(
    r"(?<![\w-])(?:class|id|role|itemprop|aria-label|data-component|data-testid|data-module|data-type)\s*=\s*"
    r"(?:\"([^\"]{0,2000})|'([^']{0,2000})|([^\s\"'>]{1,500}))",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|(?<![\w-])hidden(?=[\s>/=])")
"""What an element, in small letters, says that no reader sees, unless a script shows it."""
_BY_TAG: dict[str, ResidueReason] = {
    "nav": "navigation", "footer": "boilerplate", "figcaption": "caption", "form": "other", "button": "navigation",
}  # fmt: skip
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

LONGEST_NAME = 400
"""Code points of an element's names that are looked at; generated class lists run on far longer."""


def part_of(element: Element, known: dict[str, ResidueReason | None]) -> ResidueReason | None:
    """Gives why text in this element is no article text, by its own tag and names; None where they say nothing.

    ``known`` keeps what attributes say, which many elements of a page share.
    """
    by_tag = _BY_TAG.get(element.name)
    if by_tag or len(element.attributes) <= 1:
        return by_tag
    if element.attributes not in known:
        known[element.attributes] = _by_attributes(element.attributes)
    return known[element.attributes]


def _by_attributes(attributes: str) -> ResidueReason | None:
    small = attributes.lower()
    if ("hidden" in small or "display" in small) and _HIDDEN.search(small):
        return "boilerplate"
    names = " ".join(double or single or bare for double, single, bare in _NAMES.findall(attributes))
    return _by_names(names[:LONGEST_NAME]) if names else None


MOST_OF_BODY = 0.25
"""An element that holds more of the article's text than this is no part beside it, whatever its names say."""


def parts_of(page: PageSource, picked: Sequence[bool]) -> list[ResidueReason | None]:
    """Gives for each element of the page what it or the nearest element around it makes it.

    ``picked`` says of each line whether an extractor took it for the article's. Content systems name the whole page for
    its parts (``has-nav``, ``paywall-article``), so what holds much of the article has no part.
    """
    held = [0] * len(page.elements)
    for line, is_picked in zip(page.lines, picked, strict=True):
        if is_picked:
            held[line.element] += line.condensed_end - line.condensed_start
    for number in range(len(held) - 1, 0, -1):
        held[page.elements[number].parent] += held[number]
    most = MOST_OF_BODY * held[0]
    with_text = _with_text(page)
    found: list[ResidueReason | None] = []
    known: dict[str, ResidueReason | None] = {}
    for element, size, has_text in zip(page.elements, held, with_text, strict=True):
        if size > most or not has_text:
            found.append(None)
            continue
        around = found[element.parent] if element.parent >= 0 else None
        found.append(part_of(element, known) or around)
    return found


def _with_text(page: PageSource) -> list[bool]:
    """Says of each element whether a line starts in it or in one inside it."""
    found = [False] * len(page.elements)
    for line in page.lines:
        number = line.element
        while number >= 0 and not found[number]:
            found[number] = True
            number = page.elements[number].parent
    return found


def _by_names(names: str) -> ResidueReason | None:
    found = _pattern().search(_CAMEL.sub("-", names))
    return cast("ResidueReason", found.lastgroup) if found else None


@cache
def _pattern() -> re.Pattern[str]:
    rows = files("onrecord.clean").joinpath("data/page_parts.tsv").read_text("utf-8").splitlines()
    parts = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return re.compile(
        "(?<![a-zA-Z])(?:" + "|".join(f"(?P<{reason}>{words})" for reason, words in parts) + ")(?![a-zA-Z])",
        re.IGNORECASE,
    )
