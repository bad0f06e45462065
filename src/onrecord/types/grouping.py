"""All that was found across reports."""

from collections.abc import Sequence

from msgspec import Struct

from onrecord.types.claim import Claim
from onrecord.types.story import Copy, Event, Statement, Story, ThreadLink


class Grouping(Struct, frozen=True, kw_only=True):
    """Copies, stories, statements, events, claims and threads of a set of reports, each sorted by id."""

    copies: tuple[Copy, ...] = ()
    stories: tuple[Story, ...] = ()
    statements: Sequence[Statement] = ()
    events: Sequence[Event] = ()
    claims: Sequence[Claim] = ()
    threads: tuple[ThreadLink, ...] = ()
