"""What a register holds: entries, each with a state, facts, and the steps of its life, all with evidence."""

from typing import Literal

import msgspec
from msgspec import Struct

from onrecord.export.agenda_tellings import Teller
from onrecord.types.actor import ActorRef
from onrecord.types.event import Status, Where
from onrecord.types.provenance import By
from onrecord.types.span import Span
from onrecord.types.wire import FORMAT

RegisterName = Literal["meetings", "visits", "commitments", "pressure", "military", "channels", "positions"]


class Cited(Struct, frozen=True, kw_only=True):
    """Words on a page: who tells, where they stand, what they are, whose words they are, and what read them.

    ``spans`` are code points of the report's text, ``words`` what stands there (parts joined by `` … ``); ``sentence``
    and ``context`` are the sentence around them and its words. ``said_by`` are those whose words the report gives,
    ``chain`` the tellers between, nearest the page first; both empty where the report tells it in its own name.
    """

    teller: Teller
    spans: tuple[Span, ...]
    words: str
    sentence: Span
    context: str
    said_by: tuple[ActorRef, ...] = ()
    chain: tuple[ActorRef, ...] = ()
    by: By

    @property
    def order(self) -> tuple[str, str, tuple[Span, ...]]:
        """Sorts by the last day on which the report can have been published, then report, then place."""
        published = self.teller.published
        return ((published.to or "9999")[:10], self.teller.report, self.spans)


class Fact(Struct, frozen=True, kw_only=True):
    """One value of one field of an entry, with the words that carry it. ``value`` is what a reader sees.

    ``origins`` counts the reports that tell it in their own words: copies and what they copy are one.
    """

    field: str
    value: str
    actors: tuple[ActorRef, ...] = ()
    status: Status = "unknown"
    origins: int
    cited: tuple[Cited, ...]


class Step(Struct, frozen=True, kw_only=True):
    """One step in the life of an entry: what became of it when. ``state`` is one of the register's states or moves.

    ``from`` and ``to`` (both inside) are the days of the step itself, None where nothing tells; ``dated`` is the same
    in words; ``told`` is the first day on which a report told it, '' where that is not known.
    """

    state: str
    summary: str
    from_: str | None = msgspec.field(name="from", default=None)
    to: str | None = None
    dated: str = ""
    told: str = ""
    origins: int
    cited: tuple[Cited, ...]
    because: tuple[str, ...] = ()


class Entry(Struct, frozen=True, kw_only=True):
    """One entry of a register.

    ``state`` is what it is by the last word of the record, one of the register's states. ``actors`` are those who act,
    ``targets`` those to or with whom. ``from`` and ``to`` (both inside) are when it is or was. ``events``,
    ``statements`` and ``stories`` are the ids of the record's entries that it is a view of.
    """

    id: str
    register: RegisterName
    title: str
    state: str
    actors: tuple[ActorRef, ...] = ()
    targets: tuple[ActorRef, ...] = ()
    where: Where | None = None
    from_: str | None = msgspec.field(name="from", default=None)
    to: str | None = None
    dated: str = ""
    facts: tuple[Fact, ...] = ()
    steps: tuple[Step, ...] = ()
    because: tuple[str, ...] = ()
    origins: int
    events: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()


class Wanted(Struct, frozen=True, kw_only=True):
    """Which entries are asked for. Empty filters let everything through.

    ``actors`` and ``places`` are ids of which one takes part or is the place; ``place`` are words of the place's name.
    ``first`` and ``last`` are the days between which (both inside) an entry or one of its steps may lie. ``subjects``
    is the path of a table of subjects for positions, the shipped one where empty.
    """

    actors: frozenset[str] = frozenset()
    place: str = ""
    first: str = ""
    last: str = ""
    states: tuple[str, ...] = ()
    stories: frozenset[str] = frozenset()
    subjects: str = ""


class Register(Struct, frozen=True, kw_only=True):
    """The entries of a register that were asked for, by first day, those without a day last.

    ``counts`` tells how many there are in each state, also of those given on demand alone; ``reports`` over how many
    reports of the record.
    """

    name: RegisterName
    help: str
    states: tuple[str, ...]
    fields: tuple[str, ...]
    reports: int
    counts: dict[str, int]
    entries: tuple[Entry, ...]
    format: int = FORMAT
