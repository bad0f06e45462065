"""Scores the dates room: reads labelled texts and hands what it found to the scorer beside them.

    python -m quality.run dates              with floors
    python -m quality.dates.score --errors 30    what was wrong

TempEval-3 dev (corrected values), MEANTIME, and the news texts of GUM (recall only, since only calendar dates are
marked there).
"""

import argparse
import subprocess
import sys

from onrecord import dates, language
from onrecord.types.report import Report
from onrecord.types.when import Published
from quality.data import shared
from quality.shared_scorer import rows_of, run_scorer, with_lines

SETS = {
    "tempeval3": ("tempeval3_artime_corrected/dev.jsonl", ()),
    "meantime": ("meantime/timex_first6.jsonl", ()),
    "gum": ("gum/news.jsonl", ("--recall-only", "--interval")),
}


def timexes(row):
    """Gives the time expressions that the room finds in a labelled text."""
    day = (row.get("dct_value") or row.get("dct") or "")[:10]
    given = Published(from_=day, to=day, precision="day", basis="given") if len(day) == 10 else Published()
    report = Report(id=str(row["id"]), text=row["text"], published=given)
    doc, _ = language.read(report)
    times, _ = dates.STEP.run(report, doc)
    return [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in times]


def labelled(name):
    """Gives the rows of a set, its test part left out."""
    rows = rows_of(shared("quality", "dates", *SETS[name][0].split("/")))
    return [row for row in rows if "test" not in (row.get("split"), row.get("partition"))]


def found(name, arguments=()):
    """Gives the scorer's numbers for a set."""
    rows = labelled(name)
    scorer = shared("quality", "dates", "score.py")
    read = [{"id": row["id"], "timex": timexes(row)} for row in rows]
    return with_lines(
        rows,
        lambda gold: with_lines(read, lambda made: run_scorer(scorer, [gold, made, *SETS[name][1], *arguments])),
    )


def scores(*, fast=False):
    """Gives relaxed and value F1 (GUM: recall and value) of each set; fast takes TempEval-3 alone."""
    given = {}
    for name in ["tempeval3"] if fast else SETS:
        numbers = found(name)
        given.update({f"{name}.{key}": numbers[key] for key in WANTED[name]})
    return given


WANTED = {
    "tempeval3": ("strict_f", "relaxed_f", "value_f"),
    "meantime": ("relaxed_f", "value_f"),
    "gum": ("relaxed_r", "value_acc"),
}
"""The scorer's numbers that have floors: F1, but recall and accuracy of the value where not all is labelled."""


def main():
    """Prints the scorer's own page for a set, with its errors."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--set", choices=sorted(SETS), default="tempeval3")
    options.add_argument("--errors", default="0")
    chosen = options.parse_args()
    rows = labelled(chosen.set)
    scorer = shared("quality", "dates", "score.py")
    read = [{"id": row["id"], "timex": timexes(row)} for row in rows]

    def show(gold, made):
        command = [sys.executable, str(scorer), str(gold), str(made), "--errors", chosen.errors, *SETS[chosen.set][1]]
        subprocess.run(command, check=True)

    with_lines(rows, lambda gold: with_lines(read, lambda made: show(gold, made)))


if __name__ == "__main__":
    main()
