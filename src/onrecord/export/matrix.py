"""Makes the matrix of a story: what several outlets tell, value by value, with a column for each outlet.

An outlet's reports are one column, and what only repeats them is folded into it: a copy is no voice of its own. A line
is a claim of the record, so its verdict and its number of independent origins are the record's own.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from onrecord.export.labels import FIELD_WORDS, interval_words, names_of
from onrecord.export.sources import Numbering
from onrecord.export.view import (
    Cell,
    CellMark,
    Citation,
    Column,
    Conflict,
    EntryKind,
    Happening,
    Matrix,
    MatrixLine,
    MatrixRow,
    Said,
    Side,
)
from onrecord.types.attribution import AttributionKind
from onrecord.types.claim import Claim

FIELD_ORDER = ("who", "whom", "when", "where", "status")
"""Fields in the order in which they are asked for; amounts come after, by name."""

_OF_STATEMENTS = {"who": "who said it", "when": "when it was said"}

UNTOLD = Cell(mark="untold")
SILENT = Cell(mark="silent")

_RETOLD: dict[AttributionKind, CellMark] = {"direct": "quoted", "mixed": "partly-quoted", "indirect": "retold"}


SideOf = Callable[[Claim], Side | None]
"""Gives a claim's value with its citations in this story; None where no report of the story gives it."""


def columns_of(numbers: Numbering) -> tuple[Column, ...]:
    """Gives the outlets in the order of their first report; copies stand with the outlet that they repeat.

    Copies of one report that is in no story here are one column: whoever prints them, the words are one voice's.
    """
    own: dict[str, list[int]] = defaultdict(list)
    copies: dict[str, list[int]] = defaultdict(list)
    names: dict[str, str] = {}
    for source in numbers.sources:
        origin = numbers.source(numbers.origin(source.report))
        voice = origin.teller if origin else f"copies of {source.copies_report}"
        names.setdefault(voice, origin.teller if origin else source.teller)
        (copies if source.is_copy else own)[voice].append(source.number)
    return tuple(Column(outlet=names[voice], sources=tuple(own[voice]), copies=tuple(copies[voice])) for voice in names)


class _Told(Struct, frozen=True):
    """An entry as the matrix needs it: the citations that tell it, each with the mark that it makes in its column."""

    id: str
    kind: EntryKind
    summary: str
    origins: int
    told: tuple[tuple[CellMark, Citation], ...]


def matrix(  # noqa: PLR0913 - what it is made of
    numbers: Numbering,
    happenings: Sequence[Happening],
    said: Sequence[Said],
    *,
    claims: Mapping[str, Sequence[Claim]],
    side_of: SideOf,
    conflicts: Sequence[Conflict],
) -> Matrix:
    """Gives the matrix of what two outlets or more tell: what most tell first, then happenings before statements.

    Takes the claims by entry, what gives a claim's value with its citations in this story, and what is in conflict
    between reports. Empty where there is one outlet.
    """
    columns = columns_of(numbers)
    if len(columns) < 2:
        return Matrix()
    place = {number: n for n, one in enumerate(columns) for number in (*one.sources, *one.copies)}
    disputed = {(one.entry, one.field) for one in conflicts}
    rows = []
    for one in (*_happenings(happenings), *_statements(said)):
        cells = _marked(one.told, place, len(columns))
        if sum(cell.mark != "untold" for cell in cells) >= 2:
            lines = _Lines(one, cells, place, side_of, disputed).of(claims.get(one.id, ()))
            rows.append(
                MatrixRow(
                    entry=one.id, kind=one.kind, summary=one.summary, origins=one.origins, cells=cells, lines=lines
                )
            )
    rows.sort(key=lambda row: sum(cell.mark == "untold" for cell in row.cells))
    return Matrix(columns=columns, rows=tuple(rows))


def _happenings(happenings: Iterable[Happening]) -> Iterable[_Told]:
    for one in happenings:
        told: list[tuple[CellMark, Citation]] = [("told", citation) for citation in one.citations]
        yield _Told(one.id, "event", one.summary, one.origins, tuple(told))


def _statements(said: Iterable[Said]) -> Iterable[_Told]:
    for one in said:
        words = " ".join(one.wordings[0].words.split())
        told = [(_RETOLD[wording.kind], cited) for wording in one.wordings for cited in wording.citations]
        summary = f"{names_of(one.speakers) or 'speaker not named'}: {words}"
        yield _Told(one.id, "statement", summary, one.origins, tuple(told))


def _marked(told: Iterable[tuple[CellMark, Citation]], place: Mapping[int, int], count: int) -> tuple[Cell, ...]:
    """Gives a cell for each column: the closest to the words that its reports come, and all that they print."""
    marks: dict[int, CellMark] = {}
    cited: dict[int, list[Citation]] = defaultdict(list)
    for mark, citation in told:
        column = place[citation.source]
        marks.setdefault(column, mark)  # wordings stand in the order of how close they are to the speaker's own
        cited[column].append(citation)
    return tuple(Cell(mark=marks[n], citations=tuple(cited[n])) if n in marks else UNTOLD for n in range(count))


class _Lines:
    """Makes the lines of one entry."""

    def __init__(
        self,
        entry: _Told,
        cells: tuple[Cell, ...],
        place: Mapping[int, int],
        side_of: SideOf,
        disputed: set[tuple[str, str]],
    ) -> None:
        """Takes the entry and its cells, the column of each source, what gives a claim's side, and what is disputed."""
        self._entry = entry
        self._cells = cells
        self._place = place
        self._side_of = side_of
        self._disputed = disputed

    def of(self, claims: Sequence[Claim]) -> tuple[MatrixLine, ...]:
        """Gives a line for each value that is claimed, field by field; wordings have a place of their own."""
        by_field: dict[str, list[tuple[Claim, Side]]] = defaultdict(list)
        for claim in claims:
            if claim.field != "wording" and (side := self._side_of(claim)):
                by_field[claim.field].append((claim, side))
        lines: list[MatrixLine] = []
        for field in sorted(by_field, key=_field_order):
            given = {claim.id: self._columns(side.citations) for claim, side in by_field[field]}
            held = sorted((claim for claim, _ in by_field[field]), key=lambda one: (-one.origins, one.value))
            lines += [self._line(one, held, given) for one in held]
        return tuple(lines)

    def _columns(self, citations: Iterable[Citation]) -> dict[int, list[Citation]]:
        found: dict[int, list[Citation]] = defaultdict(list)
        for citation in citations:
            found[self._place[citation.source]].append(citation)
        return found

    def _line(
        self, claim: Claim, held: Sequence[Claim], given: Mapping[str, Mapping[int, list[Citation]]]
    ) -> MatrixLine:
        cells = []
        for n, told in enumerate(self._cells):
            if n in given[claim.id]:
                cells.append(Cell(mark="gives", citations=tuple(given[claim.id][n])))
                continue
            others = [one for one in held if n in given[one.id]]
            cited = tuple(dict.fromkeys(citation for one in others for citation in given[one.id][n]))
            if told.mark == "untold":
                cells.append(UNTOLD)
            elif not others:
                cells.append(SILENT)
            else:
                apart = self._is_apart(claim) and any(map(self._is_apart, others))
                cells.append(Cell(mark="differs" if apart else "other", citations=cited))
        return MatrixLine(
            claim=claim.id, field=claim.field, question=self._question(claim.field), value=claim.value,
            shown=shown_value(claim.field, claim.value), verdict=claim.verdict, origins=claim.origins,
            cells=tuple(cells),
        )  # fmt: skip

    def _question(self, field: str) -> str:
        words = _OF_STATEMENTS if self._entry.kind == "statement" else FIELD_WORDS
        return words.get(field, field)

    def _is_apart(self, claim: Claim) -> bool:
        return claim.verdict == "in-conflict" and (self._entry.id, claim.field) in self._disputed


def _field_order(field: str) -> tuple[int, str]:
    return (FIELD_ORDER.index(field) if field in FIELD_ORDER else len(FIELD_ORDER), field)


def shown_value(field: str, value: str) -> str:
    """Gives a claim's value as a reader sees it: days in words, everything else as it is."""
    first, _, last = value.partition("/")
    return interval_words(first, last or first, "day") if field == "when" else value
