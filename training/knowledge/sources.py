"""Reads the sources of the tables: JSON lines, packed or not, and the tables written by hand."""

import gzip
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Gives the objects of a file of JSON lines."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def by_hand(name: str, columns: int = 0) -> list[list[str]]:
    """Gives the rows of a table written by hand, filled up to a number of columns."""
    text = (HERE / "by_hand" / name).read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [[*line, *[""] * (columns - len(line))] for line in lines]


def plain(text: str) -> str:
    """Gives a text without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def latin(name: str) -> bool:
    """Says whether a name is printed in Latin letters and has two words or more."""
    return " " in name and re.fullmatch(r"[A-Za-zÀ-ɏḀ-ỿ’'.ʻʼ`,()\- ]+", name) is not None
