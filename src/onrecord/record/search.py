"""Full-text search over reports and over what was said. Whatever is typed is words to look for, never a language."""

import re
import sqlite3
import unicodedata

from msgspec import Struct

from onrecord.errors import RecordError
from onrecord.record.connection import storable
from onrecord.record.read import published_from
from onrecord.record.read_grouping import GroupingReader
from onrecord.types.story import Statement
from onrecord.types.when import Published

_BY_GIVEN_ID = (
    "SELECT id FROM reports WHERE number IN (SELECT report FROM sightings WHERE given_id = CAST(? AS TEXT)"
    " AND given_id <> '')"
)
_BY_URL = (
    "SELECT id FROM reports WHERE url = CAST(? AS TEXT) AND url <> '' OR number IN"
    " (SELECT report FROM sightings WHERE given_url = CAST(? AS TEXT) AND given_url <> '')"
)

MOST_TERMS = 64
"""Words of a question that are used; FTS5 limits the depth of a query, and nobody types more."""


class ReportHit(Struct, frozen=True, kw_only=True):
    """A report that holds the words asked for, with a stretch of its text around them."""

    report: str
    title: str
    outlet: str
    published: Published
    excerpt: str


def fts_query(words: str, *, any_word: bool = False) -> str:
    """Gives the FTS5 query for what somebody typed: each word, and each run in double quotation marks, as a phrase.

    Gives '' where there is no letter or digit to look for.
    """
    clean = "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in words[:10_000])
    terms = [quoted or plain for quoted, plain in re.findall(r'["“”]([^"“”]*)["“”]|([^\s"“”]+)', clean)]
    kept = [term for term in terms if any(c.isalnum() for c in term)][:MOST_TERMS]
    return (" OR " if any_word else " ").join(f'"{term}"' for term in kept)


def search_reports(connection: sqlite3.Connection, words: str, limit: int) -> list[ReportHit]:
    """Gives the reports whose headline or text holds all these words, best first (BM25, a headline counting double)."""
    query = fts_query(words)
    if not query or limit < 1:
        return []
    rows = connection.execute(
        "SELECT reports.id, reports.title, outlet, published_from, published_to, published_precision, published_basis,"
        " published_because, snippet(report_words, 1, '', '', '…', 24)"
        " FROM report_words JOIN reports ON reports.number = report_words.rowid"
        " WHERE report_words MATCH CAST(? AS TEXT) ORDER BY bm25(report_words, 2.0, 1.0), reports.id LIMIT ?",
        (storable(query), limit),
    )
    return [
        ReportHit(report=report, title=title, outlet=outlet, published=published_from(tuple(when)), excerpt=excerpt)
        for report, title, outlet, *when, excerpt in rows
    ]


def search_statements(
    connection: sqlite3.Connection, words: str, limit: int, *, some: str | None = None
) -> list[Statement]:
    """Gives the statements of which a rendering holds all these words, best first; after them those that hold some.

    ``some`` gives the words of which one is enough, where not every word that is asked says something.
    """
    found: dict[int, None] = {}
    for any_word, asked in ((False, words), (True, words if some is None else some)):
        query = fts_query(asked, any_word=any_word)
        if not query or len(found) >= limit:
            break
        rows = connection.execute(
            "SELECT statement, min(rank) AS best FROM (SELECT renderings.statement, rank FROM statement_words"
            " JOIN renderings ON renderings.number = statement_words.rowid WHERE statement_words MATCH CAST(? AS TEXT))"
            " GROUP BY statement ORDER BY best, (SELECT id FROM statements WHERE number = statement) LIMIT ?",
            (storable(query), limit),
        )
        found.update((number, None) for number, _ in rows)
    chosen = list(found)[: max(0, limit)]
    if not chosen:
        return []
    places = ", ".join("?" for _ in chosen)
    numbers = dict(
        connection.execute(f"SELECT id, number FROM statements WHERE number IN ({places})", chosen)  # noqa: S608  (places)
    )
    order = {number: place for place, number in enumerate(chosen)}
    statements = GroupingReader(connection).statements_in(
        f"SELECT number FROM statements WHERE number IN ({places})",  # noqa: S608  (places)
        chosen,
    )
    return sorted(statements, key=lambda statement: order[numbers[statement.id]])


def find_report(connection: sqlite3.Connection, name: str) -> str | None:
    """Gives the id of the report that this names: its id, the caller's own id, its address, or the beginning of its id.

    Raises RecordError where it names several.
    """
    value = storable(name)
    for sql in (
        "SELECT id FROM reports WHERE id = CAST(? AS TEXT)",
        _BY_GIVEN_ID,
        _BY_URL,
    ):
        found = [row[0] for row in connection.execute(sql, (value,) * sql.count("?"))] if name else []
        if found:
            return _only(name, sorted(found))
    return by_prefix(connection, "reports", name)


def by_prefix(connection: sqlite3.Connection, table: str, beginning: str) -> str | None:
    """Gives the one id in a table that begins so, the kind's word left out or not; raises RecordError for several."""
    if not beginning:
        return None
    kind = {"reports": "report-", "stories": "story-"}[table]
    found: set[str] = set()
    for start in (beginning, kind + beginning):
        found.update(
            row[0]
            for row in connection.execute(
                f"SELECT id FROM {table} WHERE substr(id, 1, ?) = CAST(? AS TEXT) ORDER BY id LIMIT 6",  # noqa: S608  (ours)
                (len(start), storable(start)),
            )
        )
    exact = found & {beginning, kind + beginning}
    return _only(beginning, sorted(exact or found))


_ENTRY_TABLES = {
    "statement": ("statements",),
    "event": ("events", "event_mentions"),
    "attribution": ("attributions",),
    "particular": ("particulars",),
    "decision": ("decisions",),
}
"""Where the ids of each kind of entry are kept."""


def find_entry(connection: sqlite3.Connection, beginning: str) -> str | None:
    """Gives the one id of an entry that begins so, its kind first (``statement-51d0``); RecordError for several."""
    found: set[str] = set()
    for table in _ENTRY_TABLES[beginning.partition("-")[0]]:
        rows = connection.execute(
            f"SELECT DISTINCT id FROM {table} WHERE id >= CAST(? AS TEXT) AND id < CAST(? AS TEXT)"  # noqa: S608  (ours)
            " ORDER BY id LIMIT 6",
            (beginning, beginning + "g"),  # ids end in hexadecimal digits, of which none comes after f
        )
        found.update(name for (name,) in rows)
    return beginning if beginning in found else _only(beginning, sorted(found))


def find_actors(connection: sqlite3.Connection, name: str) -> set[str]:
    """Gives the ids of the actors with this id or name, or, where there are none, with all words of it in any order.

    Somebody whom a report leaves unresolved ("Mr. Torres", nothing more) is no reason to leave out those who are known.
    """
    asked = _folded(name)
    if not asked:
        return set()
    rows = connection.execute("SELECT id, name FROM actors WHERE id <> ''").fetchall()
    whole = {actor for actor, held in rows if actor == name.strip() or _folded(held) == asked}
    if any(not actor.startswith("unresolved:") for actor in whole) or name.strip() in whole:
        return whole
    words = set(asked.split())
    return {actor for actor, held in rows if words <= set(_folded(held).split())}


def published(connection: sqlite3.Connection) -> dict[str, Published]:
    """Gives when each report was published, by id, without reading the reports."""
    columns = "published_from, published_to, published_precision, published_basis, published_because"
    rows = connection.execute(f"SELECT id, {columns} FROM reports ORDER BY id")  # noqa: S608  (a constant)
    return {report: published_from(tuple(when)) for report, *when in rows}


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.casefold().split())


def _only(name: str, found: list[str]) -> str | None:
    if len(found) > 1:
        shown = ", ".join(found[:5])
        raise RecordError(f"{name!r} could be {shown}", remedy="give more of the id")
    return found[0] if found else None
