"""Scores the dating of undated reports: how often the true day lies inside the interval, how narrow it is, the year.

    python -m quality.dates.dating                 the dev part of the dating set, by source
    python -m quality.dates.dating --errors 20     reports whose day lies outside, with the reasons given
    python -m quality.dates.dating --evidence      how often each kind of evidence is true
    python -m quality.dates.dating --without period    what all other evidence gives
    python -m quality.dates.dating --shared        the numbers of the scorer beside the data, likeliest years as answers

A text is a report without title, captions and page: its own day is cut out of it, days that it tells of stay.
"""

import argparse
import collections
import statistics
import subprocess
import sys
from datetime import date

from onrecord import language
from onrecord.dates.expressions import expressions
from onrecord.dates.publication import evidence
from onrecord.dates.undated.reasons import because
from onrecord.dates.undated.solve import solve
from onrecord.types.report import Report
from onrecord.types.span import Span
from quality.data import shared
from quality.shared_scorer import rows_of, with_lines


def found(row):
    """Gives the evidence of a text."""
    report = Report(id=row["id"], text=row["text"])
    doc, _ = language.read(report)
    sentences = tuple(Span(sent.start_char, sent.end_char) for sent in doc.sents)
    times = expressions(report.text, sentences, None, "")
    return evidence(report, report.text, times, sentences)


def labelled():
    """Gives the texts with their days."""
    return rows_of(shared("quality", "dates", "dating", "dev.jsonl"))


def measured(pairs):
    """Gives the shares of pairs of a true day and an answer."""
    total = len(pairs)
    told = [(day, one) for day, one in pairs if one.first is not None or one.last is not None]
    closed = [(day, one) for day, one in told if one.first is not None and one.last is not None]
    widths = sorted((one.last - one.first).days + 1 for _, one in closed)
    return {
        "told": len(told) / total,
        "inside": sum(inside(day, one) for day, one in told) / max(1, len(told)),
        "both_ends": len(closed) / total,
        "one_year": sum(one.first.year == one.last.year for _, one in closed) / total,
        "one_year_right": sum(inside(d, o) and o.first.year == o.last.year for d, o in closed) / total,
        "one_month": sum(width <= 31 for width in widths) / total,
        "one_week": sum(width <= 7 for width in widths) / total,
        "one_day": sum(width == 1 for width in widths) / total,
        "median_days": statistics.median([*widths, *[10**6] * (len(told) - len(closed))]) if told else 0,
        "likeliest_year": sum(one.year == day.year for day, one in pairs) / total,
    }


def inside(day, answer):
    """Says whether a day lies inside an answer."""
    return (answer.first is None or answer.first <= day) and (answer.last is None or day <= answer.last)


def scores():
    """Gives the numbers that have floors."""
    numbers = measured([(date.fromisoformat(row["date"]), solve(found(row))) for row in labelled()])
    return {name: numbers[name] for name in ("told", "inside", "one_year_right", "likeliest_year")}


def main():
    """Prints a line for all texts and one a source."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--evidence", action="store_true")
    options.add_argument("--without", action="append", default=[])
    options.add_argument("--shared", action="store_true")
    chosen = options.parse_args()
    rows = [(row, [one for one in found(row) if one.kind not in chosen.without]) for row in labelled()]
    if chosen.evidence:
        show_evidence(rows)
        return
    answers = [(row, pieces, solve(pieces)) for row, pieces in rows]
    if chosen.shared:
        show_shared(answers)
        return
    groups = collections.defaultdict(list)
    for row, _, answer in answers:
        for name in ("all", row["source"]):
            groups[name].append((date.fromisoformat(row["date"]), answer))
    for name, pairs in groups.items():
        print(f"{name:22} {len(pairs):4}", *(f"{key} {value:.3g}" for key, value in measured(pairs).items()))
    wrong = [(row, pieces, one) for row, pieces, one in answers if one.first or one.last]
    wrong = [one for one in wrong if not inside(date.fromisoformat(one[0]["date"]), one[2])]
    for row, pieces, answer in wrong[: chosen.errors]:
        print(f"{row['id']} {row['date']}, not {answer.first} to {answer.last}")
        print(*(f"    {line}" for line in because(pieces, answer)), sep="\n")


def show_evidence(rows):
    """Prints for each kind of evidence how many pieces there are, and the share whose spans hold the true day."""
    counts = collections.defaultdict(list)
    for row, pieces in rows:
        day = date.fromisoformat(row["date"])
        for one in pieces:
            if one.spans:
                counts[one.kind, one.sure].append(one.agrees(day, day))
    for (kind, sure), held in sorted(counts.items()):
        print(f"{kind:16} taken as {sure:.3f}, true {sum(held) / len(held):.3f} of {len(held)}")


def show_shared(answers):
    """Prints the lines of the scorer beside the data: once with intervals, once with the likeliest year."""
    scorer = shared("quality", "dates", "dating", "score_dating.py")
    rows = [row for row, _, _ in answers]
    intervals = [
        {"id": row["id"], "date": f"{one.first}/{one.last}" if one.first and one.last else None}
        for row, _, one in answers
    ]
    years = [{"id": row["id"], "date": str(one.year) if one.year else None} for row, _, one in answers]
    for made in (intervals, years):
        with_lines(
            rows,
            lambda gold, made=made: with_lines(
                made, lambda path: subprocess.run([sys.executable, str(scorer), str(gold), str(path)], check=True)
            ),
        )


if __name__ == "__main__":
    main()
