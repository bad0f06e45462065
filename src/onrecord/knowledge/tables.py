"""Reads the shipped tables: tab-separated text with a heading line."""

from bisect import bisect_left
from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> list[str]:
    """Gives the lines of a shipped table, without its heading. Raises FileNotFoundError where there is none."""
    # Bytes: reading text would look for other line ends in megabytes that hold none.
    text = (files("onrecord.knowledge") / "data" / name).read_bytes().decode("utf-8")
    return text.rstrip("\n").split("\n")[1:]


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Gives the rows of a shipped table, without its heading. Raises FileNotFoundError where there is none."""
    return tuple(tuple(line.split("\t")) for line in lines(name) if line)


def sorted_row(name: str, first: str) -> tuple[str, ...] | None:
    """Gives the row that begins with a cell, of a table sorted by its first cells, without taking the others apart."""
    table = lines(name)
    wanted = f"{first}\t"
    place = bisect_left(table, wanted)
    if place < len(table) and table[place].startswith(wanted):
        return tuple(table[place].split("\t"))
    return None


def several(cell: str) -> tuple[str, ...]:
    """Gives the values of a cell that holds several, parted by semicolons."""
    return tuple(value for value in cell.split(";") if value)


def words(text: str) -> frozenset[str]:
    """Gives the words of a list written as running text."""
    return frozenset(text.split())
