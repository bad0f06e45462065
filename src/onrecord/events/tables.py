"""Reads this room's tables: tab-separated text, comments after ``#``, one heading line."""

from importlib.resources import files


def rows(name: str) -> list[list[str]]:
    """Gives the rows of a table without its heading. Raises FileNotFoundError where there is none."""
    text = (files("onrecord.events") / "data" / name).read_bytes().decode("utf-8")
    return [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")][1:]
