"""What reports have in common: copies, stories, statements and events told by several."""

from typing import Literal

import msgspec
from msgspec import Struct

from onrecord.types.actor import ActorRef
from onrecord.types.attribution import AttributionKind
from onrecord.types.event import PloverType, Status, Where
from onrecord.types.span import Span
from onrecord.types.when import When

CopyKind = Literal["exact", "near", "abridged", "extended", "part"]


class Copy(Struct, frozen=True, kw_only=True, order=True):
    """``report`` takes its words from ``of`` (both are report ids). ``score`` is the share of its words found there."""

    report: str
    of: str
    kind: CopyKind
    score: float
    because: tuple[str, ...] = ()


class Story(Struct, frozen=True, kw_only=True):
    """Reports about the same happening, with why they belong together. Report ids are sorted by day, then id."""

    id: str
    title: str
    reports: tuple[str, ...]
    from_: str | None = msgspec.field(name="from", default=None)
    to: str | None = None
    because: tuple[str, ...] = ()


ThreadReason = Literal["looks-back", "came-about", "told-again"]
"""Why a story goes on from an earlier one: it tells of it, what was planned there has happened, both tell one event."""


class ThreadLink(Struct, frozen=True, kw_only=True, order=True):
    """A story that goes on from an ``earlier`` one (both are story ids), and the words that say so.

    ``report`` is of the later story; its ``words``, which are ``text[start:end]`` of ``span``, tell of ``event``: an
    event of the earlier story that it looks back on, or one that both tell, or the later story's own that was planned.
    Links make threads: a visit, its follow-up, the follow-up of that.
    """

    story: str
    earlier: str
    reason: ThreadReason
    event: str
    report: str
    span: Span
    words: str
    because: tuple[str, ...] = ()


class Rendering(Struct, frozen=True, kw_only=True):
    """One report's telling of a statement: an attribution of that report, with its exact words."""

    report: str
    attribution: str
    words: str
    spans: tuple[Span, ...]
    kind: AttributionKind


class Statement(Struct, frozen=True, kw_only=True):
    """What an actor said on one occasion, with every rendering of it. ``words`` is the fullest direct rendering."""

    id: str
    story: str
    speakers: tuple[ActorRef, ...]
    words: str
    when: When | None = None
    renderings: tuple[Rendering, ...]


class EventTelling(Struct, frozen=True, kw_only=True, order=True):
    """Which report tells an event, and by which of its event mentions."""

    report: str
    mention: str


class Event(Struct, frozen=True, kw_only=True):
    """One happening, told by one or more reports."""

    id: str
    story: str
    type: PloverType
    mode: str = ""
    cameo: str = ""
    sources: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    when: When | None = None
    where: Where | None = None
    status: Status = "unknown"
    tellings: tuple[EventTelling, ...]
