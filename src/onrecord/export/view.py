"""What a readout is: the view of a story that the terminal, the JSON and the site share.

Every line carries its evidence: report, spans, exact words, and the rule that read them with its version. Reports are
cited by their number in ``sources``.
"""

from typing import Literal

import msgspec
from msgspec import Struct

from onrecord.export.sources import Source
from onrecord.text.alignment import Stretch
from onrecord.types.actor import ActorRef
from onrecord.types.attribution import AttributionKind
from onrecord.types.claim import Verdict
from onrecord.types.decision import DecisionKind
from onrecord.types.event import PloverType, Status, Where
from onrecord.types.provenance import By
from onrecord.types.span import Span
from onrecord.types.story import ThreadReason
from onrecord.types.when import When
from onrecord.types.wire import FORMAT

EntryKind = Literal["event", "statement"]


class Citation(Struct, frozen=True, kw_only=True):
    """Where words stand: the source by number, its report id, spans in its text, the exact words, and what read them.

    ``sentence`` is the sentence around them and ``context`` its exact words. ``chain`` lists the tellers between the
    page and the words, nearest the page first.
    """

    source: int
    report: str
    spans: tuple[Span, ...]
    words: str
    sentence: Span
    context: str
    chain: tuple[ActorRef, ...] = ()
    by: By


class Told(Struct, frozen=True, kw_only=True):
    """One wording of a statement, and the sources that print it so. ``copies`` are sources that only repeat it.

    ``cue`` is the verb as printed where the words are not all quoted and it says more than that they were said:
    "condemned", "is confident". ``aligned`` holds this wording against the first of the statement, word by word (spans
    in the words of both); ``leaves_out`` are the words of the first that say something and are not here. Both are empty
    for the first.
    """

    words: str
    kind: AttributionKind
    cue: str
    sources: tuple[int, ...]
    copies: tuple[int, ...]
    tellers: tuple[ActorRef, ...]
    citations: tuple[Citation, ...]
    aligned: tuple[Stretch, ...] = ()
    leaves_out: tuple[str, ...] = ()


class Said(Struct, frozen=True, kw_only=True):
    """A statement: its wordings side by side, the fullest quotation first; when it was made; who was addressed.

    ``occasion`` says by what means, before whom and where, in the words of the reports: ``news conference``, ``to
    reporters``, ``in Singapore``. ``because`` says why these speakers, or why none. ``decided`` are the ids of people's
    decisions that bear on it.
    """

    id: str
    speakers: tuple[ActorRef, ...]
    addressees: tuple[ActorRef, ...]
    when: When | None
    dated: str
    occasion: tuple[str, ...] = ()
    verdict: Verdict
    origins: int
    disputed: tuple[str, ...]
    wordings: tuple[Told, ...]
    because: tuple[str, ...]
    decided: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[int, ...]:
        """Gives the numbers of the sources, copies left out where there is an origin here."""
        return tuple(sorted({number for told in self.wordings for number in told.sources or told.copies}))


class Speaker(Struct, frozen=True, kw_only=True):
    """Somebody (or several together) and what was said. ``title`` is the office as reports print it, ``name`` is
    empty for nobody that the reports name.
    """

    name: str
    title: str
    actors: tuple[ActorRef, ...]
    statements: tuple[Said, ...]


class Happening(Struct, frozen=True, kw_only=True):
    """An event: what kind, who, when, where, and what became of it, with the words that tell it.

    ``summary`` says it on one line. ``dated`` is the time in words, '' where no day is known, ``printed`` the words
    that reports have for it. ``disputed`` names the fields on which reports differ. ``elsewhere`` counts tellings by
    reports of other stories. ``decided`` are the ids of people's decisions that bear on it.
    """

    id: str
    summary: str
    label: str
    type: PloverType
    mode: str
    cameo: str
    actors: tuple[ActorRef, ...]
    targets: tuple[ActorRef, ...]
    when: When | None
    dated: str
    printed: tuple[str, ...]
    where: Where | None
    status: Status
    verdict: Verdict
    origins: int
    sources: tuple[int, ...]
    copies: tuple[int, ...]
    citations: tuple[Citation, ...]
    disputed: tuple[str, ...]
    because: tuple[str, ...]
    elsewhere: int = 0
    decided: tuple[str, ...] = ()


class Fact(Struct, frozen=True, kw_only=True):
    """A headline: the summary of a happening or of a statement, its verdict, and the words on the page.

    ``wording`` says of a statement whether the words are the speaker's own.
    """

    entry: str
    kind: EntryKind
    wording: AttributionKind | None
    summary: str
    dated: str
    status: Status | None
    verdict: Verdict
    origins: int
    disputed: tuple[str, ...]
    sources: tuple[int, ...]
    citation: Citation
    claims: tuple[str, ...]


class Side(Struct, frozen=True, kw_only=True):
    """One value of a field in conflict, and who gives it in which words."""

    claim: str
    value: str
    shown: str
    origins: int
    sources: tuple[int, ...]
    citations: tuple[Citation, ...]


class Conflict(Struct, frozen=True, kw_only=True):
    """A field of an entry about which reports give values that cannot all be true."""

    entry: str
    summary: str
    field: str
    question: str
    sides: tuple[Side, ...]


class AloneLine(Struct, frozen=True, kw_only=True):
    """An entry that one outlet alone tells, with its words; ``wording`` as in ``Fact``."""

    entry: str
    kind: EntryKind
    wording: AttributionKind | None
    summary: str
    citation: Citation


class Alone(Struct, frozen=True, kw_only=True):
    """What one outlet alone reports."""

    outlet: str
    sources: tuple[int, ...]
    lines: tuple[AloneLine, ...]


class Plan(Struct, frozen=True, kw_only=True):
    """A happening that no report here tells as happened; ``outcome`` says what the record lets one say of it.

    ``happened`` and ``happened_in`` name the event and the story that tell of it as happened, where the record has one.
    """

    entry: str
    summary: str
    status: Status
    dated: str
    outcome: str
    citation: Citation
    happened: str = ""
    happened_in: str = ""


class Earlier(Struct, frozen=True, kw_only=True):
    """An earlier story that this one goes on from: the happening told here, and the words that tell it."""

    story: str
    title: str
    from_: str | None = msgspec.field(name="from", default=None)
    dated: str
    reason: ThreadReason
    entry: str
    summary: str
    citation: Citation
    because: tuple[str, ...] = ()


class Later(Struct, frozen=True, kw_only=True):
    """A later story that goes on from this one: the happening told there, and its ``words`` in a report of that story.

    ``outlet`` is that report's, ``span`` the place of the words in its text.
    """

    story: str
    title: str
    from_: str | None = msgspec.field(name="from", default=None)
    dated: str
    reason: ThreadReason
    entry: str
    summary: str
    report: str
    outlet: str
    span: Span
    words: str
    because: tuple[str, ...] = ()


CellMark = Literal["told", "quoted", "partly-quoted", "retold", "gives", "other", "differs", "silent", "untold"]
"""What an outlet has on a line of the matrix.

Of an entry it has ``told`` the happening, or ``quoted``, ``partly-quoted`` or ``retold`` (in other words) the saying.
A value it ``gives``, or gives an ``other`` that can be true beside it (less exact, an earlier state), or one that
``differs`` and cannot, or is ``silent`` on that field. ``untold``: it tells nothing of the entry.
"""


class Column(Struct, frozen=True, kw_only=True):
    """An outlet of the matrix, which is one voice: its own reports and, folded away, those that only repeat them."""

    outlet: str
    sources: tuple[int, ...]
    copies: tuple[int, ...]


class Cell(Struct, frozen=True, kw_only=True):
    """What one outlet has on one line of the matrix, with the words for it; none where it is silent."""

    mark: CellMark
    citations: tuple[Citation, ...] = ()


class MatrixLine(Struct, frozen=True, kw_only=True):
    """One value that is claimed of a field, with a cell for each column; ``question`` says the field in words."""

    claim: str
    field: str
    question: str
    value: str
    shown: str
    verdict: Verdict
    origins: int
    cells: tuple[Cell, ...]


class MatrixRow(Struct, frozen=True, kw_only=True):
    """An entry that two outlets or more tell: who tells it at all, then value by value what they say of it."""

    entry: str
    kind: EntryKind
    summary: str
    origins: int
    cells: tuple[Cell, ...]
    lines: tuple[MatrixLine, ...]


class Matrix(Struct, frozen=True, kw_only=True):
    """What several outlets tell, entry by entry and value by value: who gives it, who differs, who is silent."""

    columns: tuple[Column, ...] = ()
    rows: tuple[MatrixRow, ...] = ()


class Denial(Struct, frozen=True, kw_only=True):
    """What is said not to have happened: an event, or what was left out of one (``field`` names it: not-discussed).

    ``entry`` is the event that was denied, or that lacked it; '' where the record holds none. The words that say it are
    those of ``citations``.
    """

    entry: str
    field: str
    summary: str
    dated: str
    origins: int
    sources: tuple[int, ...]
    copies: tuple[int, ...]
    citations: tuple[Citation, ...]


class Unknown(Struct, frozen=True, kw_only=True):
    """Something the reports do not say, and why: a report's date, a speaker, a day."""

    kind: str
    about: str
    because: tuple[str, ...]
    sources: tuple[int, ...]
    entry: str = ""


class Decided(Struct, frozen=True, kw_only=True):
    """A person's decision that bears on this story: what was decided in words, by whom, when and why.

    ``entries`` are the ids of the statements and events here that it is about. ``taken_out`` are the words of what was
    rejected, which is shown nowhere else.
    """

    id: str
    kind: DecisionKind
    words: str
    who: str
    when: str
    note: str
    entries: tuple[str, ...]
    taken_out: tuple[Citation, ...] = ()


class Readout(Struct, frozen=True, kw_only=True):
    """A story as a person reads it.

    ``outlets`` counts the outlets that are named, ``copies`` the reports that only repeat another; ``format`` is the
    number of the JSON format.
    """

    id: str
    title: str
    from_: str | None = msgspec.field(name="from", default=None)
    to: str | None = None
    dated: str
    because: tuple[str, ...]
    reports: int
    outlets: int
    copies: int
    facts: tuple[Fact, ...]
    said: tuple[Speaker, ...]
    happenings: tuple[Happening, ...]
    plans: tuple[Plan, ...]
    alone: tuple[Alone, ...]
    conflicts: tuple[Conflict, ...]
    unknowns: tuple[Unknown, ...]
    sources: tuple[Source, ...]
    thread: tuple[Earlier, ...] = ()
    followed: tuple[Later, ...] = ()
    matrix: Matrix = Matrix()
    denials: tuple[Denial, ...] = ()
    decided: tuple[Decided, ...] = ()
    format: int = FORMAT
