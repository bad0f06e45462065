"""Sentences of real reports that were labelled by reading: kept as places in reports, never as words.

``negatives.jsonl`` holds sentences without an event; ``status.jsonl`` triggers, by their place, with what their
sentence says of them. README.md says how both were chosen. A row names the set of reports, the SHA-256 of the report's
text and the place in it (``field`` is ``title`` where it is a place in the title).
"""

import gzip
import json
from functools import cache
from pathlib import Path

from quality.data import shared, text_key

FOLDER = Path(__file__).parent


@cache
def _reports(name):
    """Gives the rows of a set of reports by the SHA-256 of their text."""
    found = {}
    folder = shared("reports", name)
    path = next(folder.glob("*.jsonl.gz"))
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            found[text_key(row["text"])] = row
    return found


def labelled(name):
    """Gives (row, sentence, start of the trigger in it, its end) for each row of a file beside this one.

    Start and end are None where the row has no trigger.
    """
    for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        report = _reports(row["set"])[row["sha256"]]
        text = report["title"].strip() if row.get("field") == "title" else report["text"]
        start, end = row.get("trigger", (None, None))
        base = row["start"]
        yield row, text[base : row["end"]], *((start - base, end - base) if start is not None else (None, None))
