"""Makes src/onrecord/dates/undated/data/distances.tsv: how far reports lie behind the times that they tell of.

    python training/dates/count_distances.py ../shared/training/dates/dating/train.jsonl.xz OUT.tsv

Reads every fourth text (the order of the file is that of hashed ids), its times counted from nothing, and counts how
many days the report lies behind the latest day, month and year that it tells of, and behind the nearest day of a month
that names no year.
"""

import collections
import json
import lzma
import sys
from datetime import date
from pathlib import Path

from onrecord import language
from onrecord.dates.expressions import expressions
from onrecord.dates.undated import dated_words
from onrecord.types.report import Report
from onrecord.types.span import Span

FAR = [(-25000, -1462), (-1461, -732), (-731, -367)]
WITH_YEAR = {
    "day": [*FAR, (-366, -93), (-92, -32), (-31, -8), (-7, -1), (0, 0), (1, 1), (2, 3), (4, 7), (8, 14), (15, 31),
            (32, 92), (93, 183), (184, 366), (367, 731), (732, 1461), (1462, 3652), (3653, 7305), (7306, 25000)],
    "month": [*FAR, (-366, -93), (-92, -1), (0, 31), (32, 62), (63, 123), (124, 214), (215, 366), (367, 731),
              (732, 1461), (1462, 3652), (3653, 7305), (7306, 25000)],
    "year": [*FAR, (-366, -1), (0, 365), (366, 730), (731, 1095), (1096, 1826), (1827, 3652),
             (3653, 7305), (7306, 25000)],
}  # fmt: skip
WITHOUT = [(-183, -93), (-92, -32), (-31, -15), (-14, -8), (-7, -2), (-1, -1), (0, 0), (1, 1), (2, 7), (8, 14),
           (15, 31), (32, 92), (93, 183)]  # fmt: skip
HEADING = """\
# How many days reports lie behind (below 0: before) the latest day, month or year that they tell of, as past or with
# an unclear verb, and behind the nearest day of a month that names no year, by the way its sentence points: shares of
# the training part of the dating set (see SOURCES.md). Made by training/dates/count_distances.py; do not edit by hand.
of\tlow\thigh\tshare
"""


def times_of(row):
    """Gives the times of a text, counted from nothing, and its sentences."""
    doc, _ = language.read(Report(id=row["id"], text=row["text"]))
    sentences = tuple(Span(sent.start_char, sent.end_char) for sent in doc.sents)
    return expressions(row["text"], sentences, None, ""), sentences


def count(row, times, sentences, counts):
    """Counts the distances of one text."""
    day = date.fromisoformat(row["date"])
    told = list(dated_words.told(row["text"], times, sentences))
    for key, (first, _) in dated_words.latest(told).items():
        add(counts, key, WITH_YEAR[key.split("-")[0]], (day - first).days)
    left = 3
    for time, way in told:
        match = dated_words.OPEN.fullmatch(time.value[:10])
        if match is None or not left:
            continue
        left -= 1
        near = [dated_words.day_or_none(day.year + k, int(match[1]), int(match[2])) for k in (-1, 0, 1)]
        away = [(day - one).days for one in near if one is not None]
        if away:
            add(counts, f"open-{way}", WITHOUT, min(away, key=abs))


def add(counts, key, steps, days):
    """Counts one distance in the step that it falls into."""
    for step in steps:
        if step[0] <= days <= step[1]:
            counts[key][step] += 1


def written(counts):
    """Gives the table; half a text is added to every step."""
    lines = []
    for key in sorted(counts):
        steps = WITH_YEAR.get(key.split("-")[0], WITHOUT)
        total = sum(counts[key].values()) + 0.5 * len(steps)
        lines += [f"{key}\t{step[0]}\t{step[1]}\t{(counts[key][step] + 0.5) / total:.4f}\n" for step in steps]
    return HEADING + "".join(lines)


def main(source, target):
    """Reads the texts of ``source`` and writes the table to ``target``."""
    counts = collections.defaultdict(collections.Counter)
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % 4 == 0:
                row = json.loads(line)
                count(row, *times_of(row), counts)
    Path(target).write_text(written(counts), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
