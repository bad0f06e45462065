"""One report as it arrived, before anything was cleaned."""

from typing import Literal

from msgspec import Struct

Media = Literal["html", "text"]


class Given(Struct, frozen=True, kw_only=True):
    """What the source itself declares about a report. Empty where it declares nothing.

    ``date`` and ``modified`` are ISO 8601 days or instants as declared; ``id`` is the caller's own. ``declared_by``
    names the carrier of these values: ``json``, ``feed``, ``ninjs``…
    """

    id: str = ""
    url: str = ""
    outlet: str = ""
    title: str = ""
    byline: str = ""
    date: str = ""
    modified: str = ""
    language: str = ""
    agency: str = ""
    place: str = ""
    declared_by: str = ""


class Arrival(Struct, frozen=True, kw_only=True):
    """A report as it arrived: its decoded content, where it was found, and what was declared about it.

    ``source`` is a path or an address; parts of a container follow ``!`` (``news.zip!a.html``) and parts of a stream
    follow ``#`` (``news.jsonl#12``, counted from 1). ``sha256`` is of the bytes of this report as they arrived, before
    decoding. ``as_is`` means that ``content`` is clean text whose offsets are the caller's.
    """

    source: str
    media: Media
    content: str
    sha256: str
    encoding: str = "utf-8"
    given: Given = Given()
    as_is: bool = False
