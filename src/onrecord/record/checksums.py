"""The checksums of a record's rows, computed from the stored rows alone.

This repeats what ``digest.py`` and the writers do, on purpose with other code: a checker that called the writer's code
would repeat the writer's mistakes.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from typing import Any

OF_REPORT = {
    "likeliest_years": "SELECT year, share FROM likeliest_years WHERE report = ?",
    "residue": (
        "SELECT position, text, reason, source_start, source_end, rule, score FROM residue WHERE report = ? "
        "ORDER BY position"
    ),
    "captions": ("SELECT position, text, date, credit FROM captions WHERE report = ? ORDER BY position"),
    "offset_runs": (
        'SELECT position, start, "end", source_start, source_end FROM offset_runs WHERE report = ? ORDER BY position'
    ),
    "sentences": ('SELECT position, start, "end" FROM sentences WHERE report = ? ORDER BY position'),
    "spans": ('SELECT layer, entry, part, start, "end", words FROM spans WHERE report = ? ORDER BY layer, entry, part'),
    "mentions": (
        "SELECT position, actors.id, actors.name, actors.type, kind, title, rules.rule, rules.version, score "
        "FROM mentions LEFT JOIN actors ON actors.number = actor LEFT JOIN rules ON rules.number = "
        "mentions.rule WHERE report = ? ORDER BY position"
    ),
    "times": (
        'SELECT position, type, value, "from", "to", precision, anchor, rules.rule, rules.version, score FROM '
        "times LEFT JOIN rules ON rules.number = times.rule WHERE report = ? ORDER BY position"
    ),
    "attributions": (
        "SELECT position, id, kind, speech, when_from, when_to, when_precision, when_anchor, when_rule, "
        "because, rules.rule, rules.version, score FROM attributions LEFT JOIN rules ON rules.number = "
        "attributions.rule WHERE report = ? ORDER BY position"
    ),
    "attribution_actors": (
        "SELECT entry, role, position, actors.id, actors.name, actors.type FROM attribution_actors LEFT JOIN "
        "actors ON actors.number = actor WHERE report = ? ORDER BY entry, role, position"
    ),
    "event_mentions": (
        "SELECT position, id, type, mode, cameo, status, when_from, when_to, when_precision, when_anchor, "
        "when_rule, where_name, where_id, because, rules.rule, rules.version, score FROM event_mentions LEFT "
        "JOIN rules ON rules.number = event_mentions.rule WHERE report = ? ORDER BY position"
    ),
    "event_mention_actors": (
        "SELECT entry, role, position, actors.id, actors.name, actors.type FROM event_mention_actors LEFT "
        "JOIN actors ON actors.number = actor WHERE report = ? ORDER BY entry, role, position"
    ),
    "event_mention_details": (
        "SELECT entry, contexts, under FROM event_mention_details WHERE report = ? ORDER BY entry"
    ),
    "particulars": (
        "SELECT position, id, about, field, value, status, when_from, when_to, when_precision, when_anchor, "
        "when_rule, because, rules.rule, rules.version, score FROM particulars LEFT JOIN rules ON rules.number = "
        "particulars.rule WHERE report = ? ORDER BY position"
    ),
    "particular_actors": (
        "SELECT entry, role, position, actors.id, actors.name, actors.type FROM particular_actors LEFT JOIN "
        "actors ON actors.number = actor WHERE report = ? ORDER BY entry, role, position"
    ),
    "issues": (
        'SELECT position, layer, code, message, start, "end", words FROM issues WHERE report = ? ORDER BY position'
    ),
}
"""For each table of a report's layers, its rows with numbers written out, in the order of its key."""

OF_GROUPING = {
    "copies": (
        "SELECT copied.id, origin.id, kind, score, because FROM copies LEFT JOIN reports AS copied ON "
        "copied.number = report LEFT JOIN reports AS origin ON origin.number = of ORDER BY copied.id, "
        "origin.id, kind"
    ),
    "stories": ('SELECT id, title, "from", "to", because FROM stories ORDER BY number'),
    "story_reports": (
        "SELECT stories.id, position, reports.id FROM story_reports LEFT JOIN stories ON stories.number = "
        "story LEFT JOIN reports ON reports.number = report ORDER BY story, position"
    ),
    "statements": (
        "SELECT statements.id, ifnull(stories.id, ''), words, when_from, when_to, when_precision, when_start, "
        "when_end, when_anchor, when_rule FROM statements LEFT JOIN stories ON stories.number = story ORDER "
        "BY statements.number"
    ),
    "statement_speakers": (
        "SELECT statements.id, position, actors.id, actors.name, actors.type FROM statement_speakers LEFT "
        "JOIN statements ON statements.number = statement LEFT JOIN actors ON actors.number = actor ORDER BY "
        "statement, position"
    ),
    "renderings": (
        "SELECT statements.id, position, reports.id, attribution, renderings.words, spans, kind FROM "
        "renderings LEFT JOIN statements ON statements.number = statement LEFT JOIN reports ON reports.number "
        "= report ORDER BY statement, position"
    ),
    "events": (
        "SELECT events.id, ifnull(stories.id, ''), type, mode, cameo, status, when_from, when_to, "
        "when_precision, when_start, when_end, when_anchor, when_rule, where_name, where_id, where_start, "
        "where_end FROM events LEFT JOIN stories ON stories.number = story ORDER BY events.number"
    ),
    "event_actors": (
        "SELECT events.id, role, position, actors.id, actors.name, actors.type FROM event_actors LEFT JOIN "
        "events ON events.number = event LEFT JOIN actors ON actors.number = actor ORDER BY event, role, "
        "position"
    ),
    "tellings": (
        "SELECT events.id, position, reports.id, mention FROM tellings LEFT JOIN events ON events.number = "
        "event LEFT JOIN reports ON reports.number = report ORDER BY event, position"
    ),
    "claims": ("SELECT id, entry, field, value, verdict, origins FROM claims ORDER BY number"),
    "evidence": (
        "SELECT claims.id, position, reports.id, origins.id, spans, words, rules.rule, rules.version, score "
        "FROM evidence LEFT JOIN claims ON claims.number = claim LEFT JOIN reports ON reports.number = report "
        "LEFT JOIN reports AS origins ON origins.number = origin LEFT JOIN rules ON rules.number = "
        "evidence.rule ORDER BY claim, position"
    ),
    "evidence_chain": (
        "SELECT claims.id, evidence, position, actors.id, actors.name, actors.type FROM evidence_chain LEFT "
        "JOIN claims ON claims.number = claim LEFT JOIN actors ON actors.number = actor ORDER BY claim, "
        "evidence, position"
    ),
    "threads": (
        'SELECT stories.id, earlier.id, reason, events.id, reports.id, start, "end", words, '
        "threads.because FROM threads LEFT JOIN stories ON stories.number = threads.story LEFT JOIN stories AS "
        "earlier ON earlier.number = threads.earlier LEFT JOIN events ON events.number = event LEFT JOIN reports ON "
        "reports.number = report ORDER BY stories.id, earlier.id"
    ),
}
"""The same for the tables of the grouping."""


def short_checksum(rows: list[tuple[Any, ...]]) -> str:
    """Gives the first 64 bits of the SHA-256 of rows as one JSON array of arrays, in ASCII without spaces."""
    data = json.dumps(rows, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return hashlib.sha256(data).hexdigest()[:16]


def rows_checksum(rows: Iterable[tuple[Any, ...]]) -> str:
    """Gives the SHA-256 of rows, each as a JSON array in ASCII without spaces and a line feed."""
    digest = hashlib.sha256()
    for row in rows:
        digest.update(json.dumps(list(row), ensure_ascii=True, separators=(",", ":")).encode("ascii"))
        digest.update(b"\n")
    return digest.hexdigest()


def report_checksums(connection: sqlite3.Connection, number: int) -> dict[str, str]:
    """Gives the shortened checksum of each table that has rows of this report."""
    found = {}
    for table, sql in OF_REPORT.items():
        rows = connection.execute(sql, (number,)).fetchall()
        if rows:
            found[table] = short_checksum(rows)
    return found
