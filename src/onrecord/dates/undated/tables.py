"""Reads the tables of this folder: tab-separated, comments after ``#``, a heading line."""

from datetime import date
from functools import cache
from importlib.resources import files

from onrecord.dates.calendar import month_days


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Gives the rows of a table, without its heading. Raises FileNotFoundError where there is none."""
    text = (files("onrecord.dates.undated") / "data" / name).read_text("utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return tuple(tuple(line.split("\t")) for line in lines[1:])


def first_day(cell: str) -> date | None:
    """Gives the first day that ``2017``, ``2017-01`` or ``2017-01-20`` can be; None for an empty cell."""
    parts = [int(part) for part in cell.split("-")] if cell else []
    return date(*[*parts, 1, 1][:3]) if parts else None


def last_day(cell: str) -> date | None:
    """Gives the last day that it can be; None for an empty cell."""
    parts = [int(part) for part in cell.split("-")] if cell else []
    if not parts:
        return None
    return date(*parts) if len(parts) == 3 else month_days(parts[0], parts[1] if len(parts) > 1 else 12)[1]
