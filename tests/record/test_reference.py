"""The reference page says what the schema says."""

import sqlite3
from pathlib import Path

from onrecord.record import Record
from onrecord.record.reference import column_comment, schema_page, table_comment

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "record.md"


def test_the_page_in_the_docs_is_the_one_the_schema_makes():
    assert PAGE.read_text("utf-8") == schema_page(), "run: make docs"


def test_every_table_and_every_column_is_documented_inside_the_record(tmp_path):
    Record.open(tmp_path / "r.db", create=True).close()
    raw = sqlite3.connect(tmp_path / "r.db")
    tables = raw.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB '*_words_*' AND name NOT GLOB 'sqlite_*'"
    ).fetchall()
    assert len(tables) == 42
    for name, sql in tables:
        assert table_comment(sql), name
        for _, column, *_ in raw.execute(f"PRAGMA table_info({name})"):
            assert column_comment(sql, column), (name, column)
        if "VIRTUAL" not in sql:
            assert "STRICT" in sql, name
    raw.close()
