"""Labelled rows as readings: texts as they are, without names."""

import gzip
import importlib.util
import json
from functools import cache

from onrecord.types.reading import Reading
from onrecord.types.report import Report
from onrecord.types.when import Published
from quality.data import shared


def rows_of(*parts):
    """Gives the rows of a file of JSON lines under ``quality/stories``."""
    return open_rows(shared("quality", "stories", *parts))


def open_rows(path):
    """Gives the rows of a file of JSON lines, packed or not."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def readings(rows):
    """Gives a reading of each row, sorted by id."""
    made = []
    for row in rows:
        day = row["date"]
        published = Published(from_=day, to=day, precision="day", basis="given") if day else Published()
        report = Report(
            id=row["id"], outlet=row["outlet"] or "", title=row["title"] or "", text=row["text"], published=published
        )
        made.append(Reading(report=report))
    return sorted(made, key=lambda reading: reading.report.id)


@cache
def scorer():
    """Gives the scorer of clusters that comes with the data, as a module."""
    spec = importlib.util.spec_from_file_location("shared_score", shared("quality", "stories", "score.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
