"""Reads what a page says about itself in JSON-LD (schema.org), as newsrooms write it: lists, graphs, broken JSON."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

Thing: TypeAlias = dict[str, Any]

LARGEST = 2_000_000
"""Code points of one block above which it is not parsed."""

MOST_THINGS = 2_000
"""Objects of one page that are looked at."""

_ARTICLE = re.compile(r"(?:News|Report|Blog|Article|LiveBlog|Opinion|Review|Analysis|SocialMedia|Posting|Background)")
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*<!\[CDATA\[\*/)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*\Z"
)
_TRAILING_COMMA = re.compile(r",(\s*[\]}])")


def things(block: str) -> list[Thing]:
    """Gives the objects of one JSON-LD block, outer ones first; none where it is no JSON."""
    if len(block) > LARGEST:
        return []
    text = _WRAPPING.sub("", block).strip().rstrip(";")
    parsed: Any = None
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            parsed = json.loads(attempt, strict=False)
            break
        except (ValueError, RecursionError):
            continue
    found: list[Thing] = []
    waiting = [parsed]
    while waiting and len(found) < MOST_THINGS:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting = value[:MOST_THINGS] + waiting
        elif isinstance(value, dict):
            found.append(value)
            waiting += [value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in value]
    return found


def is_article(thing: Thing) -> bool:
    """Says whether an object is some kind of article."""
    return any(_ARTICLE.search(kind) for kind in strings(thing.get("@type")))


def strings(value: Any) -> list[str]:
    """Gives the strings that a value holds: itself, its members, the name of an object; cleaned of markup."""
    return [text for text in _strings(value) if text]


def first(value: Any) -> str:
    """Gives the first string that a value holds, or ''."""
    return next(iter(strings(value)), "")


def _strings(value: Any, depth: int = 0) -> Iterator[str]:
    if isinstance(value, str):
        yield " ".join(html.unescape(value).split())
    elif isinstance(value, list) and depth < 4:
        for member in value[:50]:
            yield from _strings(member, depth + 1)
    elif isinstance(value, dict) and depth < 4:
        yield from _strings(value.get("name") or value.get("@value") or value.get("@id"), depth + 1)
