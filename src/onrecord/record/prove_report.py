"""Proves one report of a record: its id, its text, its spans, the way back to its page, and what rests on it."""

import hashlib
import html
import json
import sqlite3
import unicodedata
import zlib
from collections import Counter
from typing import Any

from onrecord.record.checksums import report_checksums, short_checksum
from onrecord.record.findings import Failure, Findings
from onrecord.types.ids import report_id

JOIN = " … "
"""What stands between the parts of words that a report breaks in two."""

LAYER_TABLES = {
    "mention": "mentions", "time": "times", "content": "attributions", "cue": "attributions", "source": "attributions",
    "said-when": "attributions", "event": "event_mentions", "trigger": "event_mentions",
    "event-when": "event_mentions", "event-where": "event_mentions", "event-source": "event_mentions",
    "event-target": "event_mentions", "event-instrument": "event_mentions",
    "particular": "particulars", "particular-when": "particulars",
}  # fmt: skip
"""The table whose entries the spans of a layer belong to."""

ONE_EACH = {"mentions": "mention", "times": "time", "event_mentions": "event", "particulars": "particular"}
"""Tables of which every entry has exactly one span of this layer."""

POSITIONS = {
    "mentions": "SELECT position FROM mentions WHERE report = ?",
    "times": "SELECT position FROM times WHERE report = ?",
    "attributions": "SELECT position FROM attributions WHERE report = ?",
    "event_mentions": "SELECT position FROM event_mentions WHERE report = ?",
    "particulars": "SELECT position FROM particulars WHERE report = ?",
}
"""How to list the entries of a table that has spans."""

SIGHTINGS = (
    "SELECT kept, digest, source, sha256, reader, media, encoding, as_is, page, exact, given_id, given_url,"
    " given_outlet, given_title, given_byline, given_date, given_modified, given_language, given_agency, given_place,"
    " given_declared_by FROM sightings WHERE report = ? ORDER BY source, sha256"
)
"""Where a report was found: the columns that its checksum covers, after the two that it does not."""

OWN_COLUMNS = (
    "id, given_id, source, sha256, url, outlet, title, byline, contributor, agency, language, dateline_text,"
    " dateline_place, dateline_date, dateline_agency, published_from, published_to, published_precision,"
    " published_basis, published_because, modified_from, modified_to, modified_precision, modified_basis,"
    " modified_because, corrections, cut"
)


class ReportProver:
    """Proves reports one by one, holding one in memory at a time."""

    def __init__(self, connection: sqlite3.Connection, findings: Findings) -> None:
        """Takes the record's connection and where to put what is found."""
        self._connection = connection
        self._findings = findings
        self._report = ""
        self._text = ""

    def prove(self, number: int) -> None:
        """Proves the report with this row number."""
        (text, length, text_sha256, digests, page) = self._connection.execute(
            "SELECT text, length, text_sha256, digests, page FROM reports WHERE number = ?", (number,)
        ).fetchone()
        own = self._connection.execute(f"SELECT {OWN_COLUMNS} FROM reports WHERE number = ?", (number,)).fetchone()  # noqa: S608  (a constant)
        self._report, self._text = own[0], text
        found = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        self._prove("texts", found == text_sha256 and len(text) == length, "reports", own[0], "its text was changed")
        self._prove_id(own)
        self._prove_checksums(number, own, digests)
        self._prove_spans(number)
        self._prove_sentences(number)
        self._prove_issues(number)
        self._prove_sightings(number, own[2], own[3])
        self._prove_way_back(number, page)
        self._prove_told(number)

    def _prove(self, kind: str, holds: bool, table: str, entry: object, message: str) -> bool:
        return self._findings.prove(kind, holds, Failure(table, str(entry), self._report, message))

    def _fail(self, table: str, entry: object, message: str) -> None:
        self._findings.fail(Failure(table, str(entry), self._report, message))

    def _prove_id(self, own: tuple[Any, ...]) -> None:
        report, outlet, start, end = own[0], own[5], own[15], own[16]
        # A report whose day was not declared has its id from no day; a day inferred later does not change its id.
        days = {"", *(when[:10] for when in (start, end) if when)}
        made = {report_id(outlet, day, self._text) for day in days}
        self._prove("report ids", report in made, "reports", report, "its id is not made from its outlet, day and text")

    def _prove_checksums(self, number: int, own: tuple[Any, ...], digests: str) -> None:
        found = report_checksums(self._connection, number)
        text = self._text.encode("utf-8", "surrogatepass")
        found["reports"] = short_checksum([(*own, len(self._text), hashlib.sha256(text).hexdigest())])
        stored = json.loads(digests)
        for table in sorted({*stored, *found}):
            holds = stored.get(table) == found.get(table)
            message = "its rows are not those that were written (checksum differs)"
            self._prove("checksums of tables of reports", holds, table, self._report, message)

    def _prove_spans(self, number: int) -> None:
        entries = {
            table: {row[0] for row in self._connection.execute(sql, (number,))} for table, sql in POSITIONS.items()
        }
        seen: Counter[tuple[str, int]] = Counter()
        starts: dict[str, dict[int, int]] = {}
        for layer, entry, start, end, words in self._connection.execute(
            'SELECT layer, entry, start, "end", words FROM spans WHERE report = ? ORDER BY layer, entry, part',
            (number,),
        ):
            name = f"{layer} {entry}"
            self._prove("spans", self._cut(start, end) == words, "spans", name, self._difference(start, end, words))
            table = LAYER_TABLES.get(layer)
            if table and entry not in entries[table]:
                self._fail("spans", name, f"belongs to no row of {table}")
            seen[layer, entry] += 1
            first = starts.setdefault(layer, {})
            first[entry] = min(start, first.get(entry, start))
        for table, layer in ONE_EACH.items():
            for entry in sorted(entries[table]):
                if seen[layer, entry] != 1:
                    self._fail(table, entry, f"has {seen[layer, entry]} spans of layer {layer}")
        for layer in ("mention", "time", "content", "event", "particular"):
            order = [start for _, start in sorted(starts.get(layer, {}).items())]
            if order:
                self._prove("layers in text order", order == sorted(order), "spans", layer, "is not in text order")

    def _prove_sentences(self, number: int) -> None:
        last = 0
        for position, start, end in self._connection.execute(
            'SELECT position, start, "end" FROM sentences WHERE report = ? ORDER BY position', (number,)
        ):
            holds = last <= start <= end <= len(self._text)
            self._prove("sentences", holds, "sentences", position, f"[{start}, {end}) is out of order or of the text")
            last = max(last, start)

    def _prove_issues(self, number: int) -> None:
        for position, start, end, words in self._connection.execute(
            'SELECT position, start, "end", words FROM issues WHERE report = ? AND start IS NOT NULL', (number,)
        ):
            stop = len(self._text) if end is None else end
            message = self._difference(start, stop, words)
            self._prove("issues with a place", self._cut(start, stop) == words, "issues", position, message)

    def _prove_sightings(self, number: int, source: str, sha256: str) -> None:
        kept = []
        rows = self._connection.execute(SIGHTINGS, (number,)).fetchall()
        for is_kept, digest, *values in rows:
            found = short_checksum([(self._report, *values)])
            self._prove("sightings", found == digest, "sightings", values[0], "is not as it was written")
            if is_kept:
                kept.append((values[0], values[1]))
        if not rows:
            self._fail("sightings", self._report, "nothing says where it was found")
        # The place it was read from may since have given another report; then no sighting is the one it was read from.
        places = [(values[0], values[1]) for _, _, *values in rows]
        if kept != [(source, sha256)] and (kept or (source, sha256) in places) and (source or sha256):
            self._fail("sightings", self._report, "not the sighting that it was read from is marked as that")

    def _prove_way_back(self, number: int, name: str | None) -> None:
        """Compares the text, run by run, with the page it was read from."""
        page = self._page(name) if name else None
        last = 0
        for position, start, end, source_start, source_end in self._connection.execute(
            'SELECT position, start, "end", source_start, source_end FROM offset_runs'
            " WHERE report = ? ORDER BY position",
            (number,),
        ):
            if not (last <= start <= end <= len(self._text) and 0 <= source_start <= source_end):
                self._fail("offset_runs", position, f"[{start}, {end}) is out of order or out of the text")
                continue
            last = end
            if page is None:
                continue
            words, source = self._text[start:end], page[source_start:source_end]
            if end - start == source_end - source_start:
                holds = words == source
            else:
                holds = source_end <= len(page) and _plain(html.unescape(source)) == _plain(words)
            message = f"the text has {_short(words)} where the page has {_short(source)}"
            self._prove("offset runs", holds, "offset_runs", position, message)

    def _page(self, name: str) -> str | None:
        row = self._connection.execute("SELECT body FROM pages WHERE sha256 = ?", (name,)).fetchone()
        if row is None:
            self._fail("reports", self._report, f"its page {name} is not in the record")
            return None
        try:
            return zlib.decompress(row[0]).decode("utf-8", "surrogatepass")
        except (zlib.error, UnicodeDecodeError, TypeError):
            return None  # said of the page itself, once

    def _prove_told(self, number: int) -> None:
        """Proves what the statements, events and claims take from this report."""
        known = {row[0] for row in self._connection.execute("SELECT id FROM attributions WHERE report = ?", (number,))}
        for statement, attribution, words, spans in self._connection.execute(
            "SELECT statements.id, attribution, renderings.words, spans FROM renderings"
            " LEFT JOIN statements ON statements.number = statement WHERE report = ?",
            (number,),
        ):
            self._prove_parts("renderings", statement, words, spans)
            if attribution not in known:
                self._fail("renderings", statement, f"names attribution {attribution}, which the report does not have")
        for claim, words, spans in self._connection.execute(
            "SELECT claims.id, words, spans FROM evidence LEFT JOIN claims ON claims.number = claim WHERE report = ?",
            (number,),
        ):
            self._prove_parts("evidence", claim, words, spans)
        attributed = known
        known = {
            row[0] for row in self._connection.execute("SELECT id FROM event_mentions WHERE report = ?", (number,))
        }
        mentioned = known | attributed
        mentioned |= {
            row[0] for row in self._connection.execute("SELECT id FROM particulars WHERE report = ?", (number,))
        }
        for position, about in self._connection.execute(
            "SELECT position, about FROM particulars WHERE report = ? AND about <> ''", (number,)
        ):
            message = f"is about {about}, which the report does not have"
            self._prove("particulars", about in mentioned, "particulars", position, message)
        for event, mention in self._connection.execute(
            "SELECT events.id, mention FROM tellings LEFT JOIN events ON events.number = event WHERE report = ?",
            (number,),
        ):
            message = f"names event mention {mention}, which the report does not have"
            self._prove("tellings", mention in known, "tellings", event, message)

    def _prove_parts(self, table: str, entry: object, words: str, spans: str) -> None:
        try:
            cuts = [self._cut(start, end) for start, end in json.loads(spans)]
        except (ValueError, TypeError):
            self._fail(table, entry, "its spans are not a list of pairs")
            return
        found = None if None in cuts else JOIN.join(cut or "" for cut in cuts)
        message = f"its words are {_short(words)}, its spans give {_short(found)}"
        self._prove(table, found == words, table, entry, message)

    def _cut(self, start: int, end: int) -> str | None:
        """Gives the text there, or None where that is not a place in the text."""
        return self._text[start:end] if 0 <= start <= end <= len(self._text) else None

    def _difference(self, start: int, end: int, words: str) -> str:
        return f"its words are {_short(words)}, the text at [{start}, {end}) has {_short(self._cut(start, end))}"


def _plain(text: str) -> str:
    """Gives the characters that matter, in one form: no white space, no control or format characters."""
    return "".join(
        c
        for c in unicodedata.normalize("NFKC", text)
        if not c.isspace() and unicodedata.category(c) not in {"Cc", "Cf"}
    )


def _short(words: str | None) -> str:
    if words is None:
        return "nothing"
    return repr(words if len(words) <= 60 else words[:57] + "…")
