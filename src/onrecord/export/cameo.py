"""CAMEO: tab-separated, with columns like GDELT's event table, one event a row, and the evidence that GDELT lacks.

Source and target are codes of countries (ISO 3166 alpha-3, '' where there is none) and names; several are parted by a
semicolon. ``Status`` keeps plans, threats, calls and denials apart from what happened: a reader who wants GDELT's sense
keeps the rows whose status is ``happened``. ``Words`` are those of the first report that tells it.
"""

from collections.abc import Iterator

from onrecord.export.coded import Coded, coded, country, day_of
from onrecord.export.writing import write_stream
from onrecord.record import Record

COLUMNS = (
    "GlobalEventID", "Day", "DayTo", "Actor1Code", "Actor1Name", "Actor2Code", "Actor2Name", "EventCode",
    "EventBaseCode", "EventRootCode", "QuadClass", "Status", "PloverType", "Mode", "ActionGeo_FullName", "NumArticles",
    "NumSources", "Under", "Reports", "SOURCEURL", "Words",
)  # fmt: skip
"""The first row. ``NumSources`` counts origins: copies and what they copy are one."""

_QUADS = ((5, "1"), (9, "2"), (14, "3"))
"""CAMEO roots up to this one: verbal and material cooperation, verbal conflict; above, material conflict."""


def write(record: Record, output: str) -> None:
    """Writes the events as tab-separated text; ``-`` is standard output, a name ending with ``.gz`` compresses."""
    write_stream(lines(record), output)


def lines(record: Record) -> Iterator[bytes]:
    """Gives the rows, the heading first, each ended by a line feed."""
    yield ("\t".join(COLUMNS) + "\n").encode()
    for row in coded(record):
        cells = (" ".join(cell.split()) for cell in _cells(row))
        yield ("\t".join(cells) + "\n").encode("utf-8", "surrogatepass")


def quad(cameo: str) -> str:
    """Gives the quad class of a code: 1 and 2 cooperation in words and deeds, 3 and 4 conflict in words and deeds."""
    root = int(cameo[:2])
    return next((number for last, number in _QUADS if root <= last), "4")


def _cells(row: Coded) -> tuple[str, ...]:
    event, when, day = row.event, row.event.when, day_of(row)
    first = row.told[0] if row.told else None
    return (
        event.id,
        (when.from_ or "")[:10].replace("-", "") if when else "",
        (when.to or "")[:10].replace("-", "") if when else "",
        ";".join(country(one, day) for one in event.sources),
        ";".join(one.name for one in event.sources),
        ";".join(country(one, day) for one in event.targets),
        ";".join(one.name for one in event.targets),
        event.cameo,
        event.cameo[:3],
        event.cameo[:2],
        quad(event.cameo),
        event.status,
        row.plover or "",
        event.mode,
        event.where.name if event.where else "",
        str(len(row.told)),
        str(row.origins),
        row.under,
        ";".join(dict.fromkeys(one.report.id for one in row.told)),
        first.report.url if first else "",
        first.mention.span.words(first.report.text) if first else "",
    )
