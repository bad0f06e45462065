"""Proves a record: the file, every report, then what lies across reports."""

import hashlib
import json
import sqlite3
import zlib
from pathlib import Path
from typing import Any
from urllib.parse import quote

from onrecord.errors import NotARecordError, RecordVersionError
from onrecord.record.checksums import OF_GROUPING, rows_checksum
from onrecord.record.findings import Failure, Findings
from onrecord.record.prove_report import ReportProver
from onrecord.types.ids import content_id

APPLICATION_ID = 0x4F6E5265
FORMAT = 5
"""The format of the records that this checker knows; a record of another needs the checker that came with it."""

MOST_PROBLEMS = 20  # of the file itself: one damaged page repeats in every table it touches


def prove_record(place: Path, findings: Findings) -> None:
    """Proves the record in this file. Raises NotARecordError, or RecordVersionError for a format it does not know."""
    # A record that is not being written is opened as immutable: nothing is locked and nothing is made beside it.
    mode = "mode=ro" if place.with_name(place.name + "-wal").exists() else "mode=ro&immutable=1"
    connection = sqlite3.connect(f"file:{quote(str(place.absolute()))}?{mode}", uri=True, isolation_level=None)
    connection.text_factory = _text
    try:
        _identify(connection, place)
        _prove_file(connection, findings)
        _prove_reports(connection, findings)
        _prove_grouping(connection, findings)
        _prove_pages(connection, findings)
        _prove_decisions(connection, findings)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # SQLite quotes damaged names in its messages
        findings.fail(Failure("file", place.name, "", f"the file is damaged: {error}"))
    finally:
        connection.close()


def _text(data: bytes) -> str:
    """Gives stored text, lone surrogates included; bytes that are no text become visible escapes, not an error."""
    try:
        return str(data, "utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return str(data, "utf-8", "backslashreplace")


def _identify(connection: sqlite3.Connection, place: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID:
        raise NotARecordError(f"{place} is not a record", remedy="name a file made by `onrecord build`")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version != FORMAT:
        raise RecordVersionError(
            f"{place} has format {version}, this program checks format {FORMAT}", remedy="use a matching On Record"
        )


def _prove_file(connection: sqlite3.Connection, findings: Findings) -> None:
    problems = [row[0] for row in connection.execute(f"PRAGMA integrity_check({MOST_PROBLEMS})")]
    if problems == ["ok"]:
        findings.proved["file structure"] += 1
    else:
        for problem in problems:
            findings.fail(Failure("file", "", "", f"integrity check: {problem}"))
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        findings.fail(Failure(table, str(row), "", f"points to a row of {parent} that is not there"))
    for index, table in (("report_words", "reports"), ("statement_words", "renderings")):
        (indexed,) = connection.execute(f"SELECT count(*) FROM {index}_docsize").fetchone()  # noqa: S608  (ours)
        (held,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608  (ours)
        (missing,) = connection.execute(
            f"SELECT count(*) FROM {table} WHERE number NOT IN (SELECT id FROM {index}_docsize)"  # noqa: S608  (ours)
        ).fetchone()
        findings.prove(
            "full-text indexes",
            indexed == held and not missing,
            Failure(index, "", "", f"indexes {indexed} of {held} rows of {table}, {missing} not by their number"),
        )


def _prove_reports(connection: sqlite3.Connection, findings: Findings) -> None:
    prover = ReportProver(connection, findings)
    last = 0
    while True:
        numbers = connection.execute(
            "SELECT number, id FROM reports WHERE number > ? ORDER BY number LIMIT 500", (last,)
        ).fetchall()
        if not numbers:
            return
        for number, report in numbers:
            try:
                prover.prove(number)
            except (ValueError, TypeError, KeyError) as error:
                findings.fail(Failure("reports", report, report, f"cannot be checked: {type(error).__name__}: {error}"))
        last = numbers[-1][0]


def _prove_grouping(connection: sqlite3.Connection, findings: Findings) -> None:
    row = connection.execute("SELECT readings, digests FROM groupings").fetchone()
    if row is None:
        for table in OF_GROUPING:
            (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608  (ours)
            if count:
                findings.fail(Failure(table, "", "", f"{count} rows, but the record holds no grouping"))
        return
    readings, digests = row
    try:
        stored = json.loads(digests)
    except ValueError:
        stored = {}
    for table, sql in OF_GROUPING.items():
        found = rows_checksum(connection.execute(sql))
        if table not in stored and found == _EMPTY:  # this grouping was made before there was such a table
            continue
        findings.prove(
            "checksums of tables across reports",
            stored.get(table) == found,
            Failure(table, "", "", "its rows are not those that were written (checksum differs)"),
        )
    current = hashlib.sha256()
    for report, report_digests in connection.execute("SELECT id, digests FROM reports ORDER BY id"):
        current.update(f"{report} {report_digests}\n".encode("utf-8", "surrogatepass"))
    if current.hexdigest() != readings:
        findings.notes.append("reports were added after stories were last made; run the build again to include them")
    _prove_statements(connection, findings)
    _prove_claims(connection, findings)
    _prove_threads(connection, findings)
    _prove_members(connection, findings)


_EMPTY = rows_checksum(())


def _prove_statements(connection: sqlite3.Connection, findings: Findings) -> None:
    for statement, words, told in connection.execute(
        "SELECT id, words, (SELECT count(*) FROM renderings WHERE statement = statements.number"
        " AND renderings.words = statements.words) FROM statements ORDER BY number"
    ):
        findings.prove(
            "statements",
            told > 0,
            Failure("statements", statement, "", f"its words are in none of its renderings: {_short(words)}"),
        )
    for event, tellings in connection.execute(
        "SELECT id, (SELECT count(*) FROM tellings WHERE event = events.number) FROM events ORDER BY number"
    ):
        findings.prove("events", tellings > 0, Failure("events", event, "", "no report tells it"))


def _prove_claims(connection: sqlite3.Connection, findings: Findings) -> None:
    for claim, entry, origins, sources, known in connection.execute(
        "SELECT id, entry, origins, (SELECT count(DISTINCT report) FROM evidence WHERE claim = claims.number),"
        " (SELECT count(*) FROM statements WHERE id = entry) + (SELECT count(*) FROM events WHERE id = entry)"
        " FROM claims ORDER BY number"
    ):
        if not known:
            findings.fail(Failure("claims", claim, "", f"is about {entry}, which is not there"))
        elif not 1 <= origins <= sources:
            findings.fail(Failure("claims", claim, "", f"counts {origins} origins in evidence from {sources} reports"))
        else:
            findings.proved["claims"] += 1


def _prove_threads(connection: sqlite3.Connection, findings: Findings) -> None:
    """Proves of each link that its words stand in a report of the later story, which begins after the earlier one."""
    for later, earlier, report, start, end, words, text, inside, told, ordered in connection.execute(
        'SELECT later.id, earlier.id, reports.id, start, "end", words, text,'
        " EXISTS (SELECT 1 FROM story_reports WHERE story = threads.story AND story_reports.report = threads.report),"
        " EXISTS (SELECT 1 FROM tellings JOIN story_reports ON story_reports.report = tellings.report WHERE"
        " event = threads.event AND story_reports.story IN (threads.story, threads.earlier)),"
        ' earlier."from" < later."from"'
        " FROM threads JOIN stories AS later ON later.number = threads.story"
        " JOIN stories AS earlier ON earlier.number = threads.earlier JOIN reports ON reports.number = threads.report"
        " ORDER BY later.id, earlier.id"
    ):
        says = ""
        if not (0 <= start < end <= len(text)) or text[start:end] != words:
            says = f"its words are not at {start}-{end}: {_short(words)}"
        elif not inside:
            says = "its report is not in the later story"
        elif not told:
            says = "neither story tells its event"
        elif not ordered:
            says = "the earlier story does not begin before"
        findings.prove("threads", not says, Failure("threads", f"{later} after {earlier}", report, says))


def _prove_pages(connection: sqlite3.Connection, findings: Findings) -> None:
    for name, body in connection.execute("SELECT sha256, body FROM pages ORDER BY sha256"):
        data = _unpacked(body)
        holds = data is not None and hashlib.sha256(data).hexdigest() == name
        failure = Failure("pages", name, "", "the page is not the one that was kept (checksum differs)")
        if not findings.prove("pages", holds, failure) or data is None:
            continue
        for source, sha256, encoding, exact in connection.execute(
            "SELECT source, sha256, encoding, exact FROM sightings WHERE page = ?", (name,)
        ):
            if exact:
                found = _encoded_checksum(data.decode("utf-8", "surrogatepass"), encoding)
                failure = Failure("sightings", source, "", "the page does not give the bytes that arrived")
                findings.prove("arrivals, byte for byte", found == sha256, failure)


def _prove_members(connection: sqlite3.Connection, findings: Findings) -> None:
    """Proves that the stories which the next grouping will be held against are those that stand here."""
    stood = set(connection.execute("SELECT report, story FROM story_members"))
    stand = set(
        connection.execute(
            "SELECT reports.id, stories.id FROM story_reports JOIN reports ON reports.number = story_reports.report"
            " JOIN stories ON stories.number = story_reports.story"
        )
    )
    wrong = Failure("story_members", "", "", f"{len(stood ^ stand)} rows differ from the stories of this record")
    findings.prove("reports in the stories they were in", stood == stand, wrong)


def _prove_decisions(connection: sqlite3.Connection, findings: Findings) -> None:
    for name, *parts in connection.execute(
        'SELECT id, kind, ids, field, value, who, "when", note FROM decisions ORDER BY id'
    ):
        holds = content_id("decision", *parts) == name
        findings.prove("decisions", holds, Failure("decisions", name, "", "is not what was decided (id differs)"))


def _unpacked(body: Any) -> bytes | None:
    try:
        return zlib.decompress(body)
    except (zlib.error, TypeError):
        return None


def _encoded_checksum(page: str, encoding: str) -> str:
    try:
        return hashlib.sha256(page.encode(encoding)).hexdigest()
    except (LookupError, UnicodeError):
        return ""


def _short(words: str) -> str:
    return repr(words if len(words) <= 60 else words[:57] + "…")
