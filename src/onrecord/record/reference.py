"""Makes docs/reference/record.md from the schema itself: the comments that SQLite keeps inside each table.

``python -m onrecord.record.reference`` prints the page.
"""

import re
import sqlite3
from contextlib import closing

from onrecord.record.connection import migrate, migrations

HEAD = """# The record

A record is one SQLite file: format {version}, `PRAGMA application_id` {application}. Any SQLite tool can read it.
Tables are `STRICT`; offsets count code points from 0, ends are outside. This page is made from the schema itself by
`python -m onrecord.record.reference`; the same words stand in every record (`SELECT sql FROM sqlite_schema`).

Text is UTF-8. A lone surrogate, which has no UTF-8 form, is stored as the three bytes that its code point would
have; NUL characters are stored as they are. `onrecord verify` proves what can be proved of a record.

"""


def schema_page() -> str:
    """Gives the page, in Markdown."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, migrations())
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        tables = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql IS NOT NULL AND sql LIKE '%-- %'"
            " ORDER BY rootpage = 0, rowid"
        ).fetchall()
        parts = [HEAD.format(version=version, application=hex(application))]
        parts += [_section(connection, name, sql) for name, sql in tables]
    return "".join(parts).rstrip() + "\n"


def table_comment(sql: str) -> str:
    """Gives the comment that opens a table's definition; '' where there is none."""
    found = re.search(r"\(\s*((?:--[^\n]*\n\s*)+)", sql)
    return _joined(found.group(1)) if found else ""


def column_comment(sql: str, column: str) -> str:
    """Gives the comment at the end of a column's line (or lines); '' where there is none."""
    found = re.search(rf'^\s*"?{re.escape(column)}"?(?:\s[^-]*?|,\s*)--\s*([^\n]*)$', sql, re.MULTILINE)
    return found.group(1).strip() if found else ""


def _section(connection: sqlite3.Connection, table: str, sql: str) -> str:
    keys = {row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list({table})")}
    lines = [f"## {table}", "", table_comment(sql), "", "| column | type | key | what it holds |", "|---|---|---|---|"]
    for _, name, kind, required, _, primary in connection.execute(f"PRAGMA table_info({table})"):
        key = f"key {primary}" if primary else ""
        if name in keys:
            key = f"{key}, → {keys[name]}".removeprefix(", ")
        shown = kind if not kind or required or primary else f"{kind} or NULL"
        lines.append(f"| {name} | {shown} | {key} | {column_comment(sql, name)} |")
    return "\n".join(lines) + "\n\n"


def _joined(comments: str) -> str:
    return " ".join(line.strip().removeprefix("--").strip() for line in comments.splitlines() if line.strip())


if __name__ == "__main__":
    print(schema_page(), end="")  # noqa: T201  (printing the page is what the command is for)
