"""Reads the shipped tables: tab-separated text with a heading line."""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Gives the rows of a shipped table, without its heading. Raises FileNotFoundError where there is none."""
    text = (files("onrecord.knowledge") / "data" / name).read_text("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.split("\n")[1:] if line)


def several(cell: str) -> tuple[str, ...]:
    """Gives the values of a cell that holds several, parted by semicolons."""
    return tuple(value for value in cell.split(";") if value)


def words(text: str) -> frozenset[str]:
    """Gives the words of a list written as running text."""
    return frozenset(text.split())
