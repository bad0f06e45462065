"""Checksums over the rows of a record, so that a change behind its back shows.

Rows go in as JSON arrays in the order of their table's key, with what numbers stand for (actors, rules, reports)
written out in place of the numbers: for a report one array of its rows, for tables across reports one line a row.
``verify`` computes the same from the stored rows, with code of its own.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


class RowDigest:
    """SHA-256 over rows: each a JSON array in ASCII, followed by a line feed."""

    def __init__(self) -> None:
        """Starts with no rows."""
        self._digest = hashlib.sha256()

    def add(self, *values: Any) -> None:
        """Takes one row: text, numbers and None."""
        self._digest.update(_encode(values).encode())
        self._digest.update(b"\n")

    def hex(self) -> str:
        """Gives the checksum of the rows so far, in hexadecimal."""
        return self._digest.hexdigest()


def short_digest(rows: Sequence[Sequence[Any]]) -> str:
    """Gives the first 64 bits of the checksum of these rows, in hexadecimal: enough against mishap, and short."""
    return hashlib.sha256(_encode(rows).encode()).hexdigest()[:16]


def text_digest(text: str) -> str:
    """Gives the SHA-256 of a text in UTF-8, lone surrogates as three bytes each."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
