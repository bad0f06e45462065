"""CSV: a folder of tables with ``datapackage.json`` (Frictionless Data Package 1) and a README.

The same record gives the same bytes.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, and words of reports may begin so.
Such a cell, and one that begins with an apostrophe, gets one apostrophe before it; a program takes one apostrophe off
every cell of text that begins with one and has the exact words (OWASP, CSV Injection).
"""

import csv
import hashlib
import json
import re
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, Self

from onrecord.export.csv_rows import Row, rows
from onrecord.export.csv_schema import TABLES, Table
from onrecord.export.writing import new_folder
from onrecord.record import Record

PACKAGE = "datapackage.json"

_FORMULA = re.compile("\\s*[=+\\-@＝＋－＠]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def write(record: Record, output: str) -> None:
    """Writes the tables into the folder ``output``. Raises ExportError where it holds anything but such an export."""
    with new_folder(output, mark=PACKAGE) as folder:
        with ExitStack() as stack:
            tables = {table.name: stack.enter_context(_TableWriter(folder, table)) for table in TABLES}
            for name, row in rows(record):
                tables[name].write(row)
        _describe(folder, {name: table.rows for name, table in tables.items()})


def guarded(cell: str) -> str:
    """Gives text as it stands in a cell: with an apostrophe before it where a spreadsheet would run it."""
    return f"'{cell}" if cell.startswith("'") or _FORMULA.match(cell) else cell


class _TableWriter:
    """Writes one table."""

    def __init__(self, folder: Path, table: Table) -> None:
        self._path = folder / f"{table.name}.csv"
        self._table = table
        self._texts = [column.type == "string" for column in table.columns]
        self.rows = 0

    def __enter__(self) -> Self:
        self._file: IO[str] = self._path.open("w", encoding="utf-8", newline="")
        self._csv = csv.writer(self._file)
        self._csv.writerow(column.name for column in self._table.columns)
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def write(self, row: Row) -> None:
        """Writes one row, a value for each column."""
        cells = [_cell(value, text=text) for value, text in zip(row, self._texts, strict=True)]
        self._csv.writerow(cells)
        self.rows += 1


def _cell(value: Any, *, text: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not text:
        return str(value)
    return guarded(_SURROGATE.sub("\ufffd", str(value)))


def _describe(folder: Path, counts: dict[str, int]) -> None:
    package = {
        "profile": "tabular-data-package",
        "name": "onrecord",
        "title": "A record of news reports",
        "description": "Take one apostrophe off every cell of text that begins with one; README.md says why.",
        "resources": [_resource(folder, table) for table in TABLES],
    }
    data = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    (folder / PACKAGE).write_text(data, "utf-8", newline="\n")
    listed = [f"| [{one.name}.csv]({one.name}.csv) | {counts[one.name]} | {one.help} |" for one in TABLES]
    readme = "\n".join([*_README, "| table | rows | what it holds |", "|---|---|---|", *listed, ""])
    (folder / "README.md").write_text(readme, "utf-8", newline="\n")


def _resource(folder: Path, table: Table) -> dict[str, Any]:
    data = (folder / f"{table.name}.csv").read_bytes()
    schema: dict[str, Any] = {
        "fields": [{"name": c.name, "type": c.type, "description": c.help} for c in table.columns],
        "missingValues": [""],
    }
    if table.primary:
        schema["primaryKey"] = list(table.primary)
    if table.keys:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [theirs]}}
            for column, other, theirs in table.keys
        ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.help,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema,
    }


_README = (
    "# Tables of a record",
    "",
    "Comma-separated values (RFC 4180) in UTF-8, one header line each; `datapackage.json` describes every column, the",
    "keys between tables, and the checksum of each file (Frictionless Data Package).",
    "",
    "- Offsets count code points of `text` in `reports.csv`, from 0; an end lies after the last: `text[start:end]` is",
    "  `words`.",
    "- Several values in one cell are parted by semicolons, spans (`12-40 52-60`) by spaces.",
    "- A cell of text that begins with `=`, `+`, `-`, `@` or an apostrophe has one apostrophe put before it, so that",
    "  no spreadsheet runs it as a formula. Take one apostrophe off every cell of text that begins with one.",
    "- In a spreadsheet, import the files as UTF-8 text rather than opening them by a double click.",
    "",
)
