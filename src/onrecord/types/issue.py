"""Something that could not be read, and why: a value, not a log line."""

from msgspec import Struct


class Issue(Struct, frozen=True, order=True):
    """One thing that was set aside or read with doubt, inside one report or about one source.

    ``code`` is a stable short name (``paywall-cut``, ``undecodable``); ``message`` is for people and names the way out.
    ``start`` and ``end`` are code points of the report's text where the issue has a place there.
    """

    code: str
    message: str
    start: int | None = None
    end: int | None = None


class SetAside(Struct, frozen=True, order=True):
    """A source that gave no report: where it is, and the issue that kept it out."""

    source: str
    code: str
    message: str
