"""One published article: its clean text, what was set aside, and how to get back to the page."""

from typing import Literal

from msgspec import Struct

from onrecord.types.issue import Issue
from onrecord.types.offset_map import OffsetMap
from onrecord.types.span import Span
from onrecord.types.when import Published

ResidueReason = Literal[
    "navigation", "icons", "template", "paywall", "newsletter", "promotion", "cookies", "related", "comments",
    "social", "credit", "caption", "byline", "title", "dateline", "date", "correction", "contact", "boilerplate",
    "advertisement", "control-characters", "repeated", "other",
]  # fmt: skip
"""Why a part of a page is not body text. Titles, bylines, captions and corrections are kept as fields too."""


class Residue(Struct, frozen=True, kw_only=True):
    """Text set aside with its reason; ``source`` is its place in the content as it arrived, where known."""

    text: str
    reason: ResidueReason
    source: Span | None = None
    rule: str = ""
    score: float = 1.0


class Dateline(Struct, frozen=True, kw_only=True):
    """``GENEVA, 4 May (Agency) —``: the words as printed, with place, date and agency as printed in them.

    ``words`` is the span in the clean text where the dateline stands there, else None.
    """

    text: str
    place: str = ""
    date: str = ""
    agency: str = ""
    words: Span | None = None


class Caption(Struct, frozen=True, kw_only=True):
    """A picture's caption, with the date words and the credit it carries."""

    text: str
    date: str = ""
    credit: str = ""


class Report(Struct, frozen=True, kw_only=True):
    """A published article. ``id`` is made from outlet, publication day and clean text; ``given_id`` is the caller's.

    ``cut`` is True when a paywall cut the text off. ``offsets`` leads from ``text`` to the content as it arrived.
    """

    id: str
    given_id: str = ""
    source: str = ""
    sha256: str = ""
    url: str = ""
    outlet: str = ""
    title: str = ""
    byline: str = ""
    contributor: str = ""
    agency: str = ""
    dateline: Dateline | None = None
    language: str = ""
    published: Published = Published()
    modified: Published | None = None
    text: str
    residue: tuple[Residue, ...] = ()
    captions: tuple[Caption, ...] = ()
    corrections: tuple[str, ...] = ()
    cut: bool = False
    offsets: OffsetMap = OffsetMap()
    issues: tuple[Issue, ...] = ()
