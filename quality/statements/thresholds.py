"""Chooses the scores from which the reader's proposals count, and which rules need its consent.

    python -m quality.statements.thresholds            what the table gives now, and the best found
    python -m quality.statements.thresholds --write    and writes it into src/onrecord/statements/thresholds.tsv

Each value is varied alone, round after round, until none is better (coordinate ascent), on PolNeAR dev and GUM news
dev. What is wanted is the sum of F1 of content tokens, detection and sources on reported speech, half as much of all
attributions, belief too, and a quarter as much of GUM's few. Texts are read once.
"""

import argparse

from onrecord import language, statements
from onrecord.statements.thresholds import from_values
from quality.data import ROOT, shared
from quality.shared_scorer import rows_of, run_scorer, with_lines
from quality.statements.score import SETS, layers, quotes

TABLE = ROOT / "src" / "onrecord" / "statements" / "thresholds.tsv"

GRID = (0.2, 0.35, 0.5, 0.65, 0.8, 1.01)
"""Scores tried; above 1 the proposals never count."""

PARTS = (("polnear", "speech=true", 1.0), ("polnear", "", 0.5), ("gum", "", 0.25))
"""Set, which of its attributions, and weight."""


def table():
    """Gives the values of the table by name."""
    lines = TABLE.read_text("utf-8").splitlines()[1:]
    return {name: float(value) for name, value in (line.split("\t")[:2] for line in lines if line)}


def wanted(values, read):
    """Gives the weighted sum of F1 that a table reaches on sets that were read."""
    limits = from_values(values)
    total = 0.0
    made = {
        name: [
            {
                "id": row["id"],
                "text": row["text"],
                "quotes": list(quotes(statements.read_attributions(*held, limits=limits))),
            }
            for row, held in rows
        ]
        for name, rows in read.items()
    }
    scorer = shared("quality", "statements", "score.py")
    for name, where, weight in PARTS:
        gold = shared("quality", "statements", *SETS[name])
        extra = ["--where", where] if where else []
        numbers = with_lines(
            made[name],
            lambda path, gold=gold, extra=extra: run_scorer(scorer, ["--gold", str(gold), "--pred", str(path), *extra]),
        )
        total += weight * sum(numbers[key]["F1"] for key in ("content_token", "detect@0.5", "source_overlap"))
    return total


def choices(name):
    """Gives what a value may be."""
    return (0.0, 1.0) if name.startswith("alone_") else GRID


def best(read, values):
    """Gives the best table found from one to start with, and its sum."""
    most = wanted(values, read)
    print(f"{most:8.2f}  as the table stands")
    better = True
    while better:
        better = False
        for name in values:
            for choice in choices(name):
                if choice == values[name]:
                    continue
                reached = wanted({**values, name: choice}, read)
                if reached > most + 0.01:
                    values, most, better = {**values, name: choice}, reached, True
                    print(f"{most:8.2f}  {name} {choice}", flush=True)
    return values, most


def main():
    """Chooses and prints; writes where asked."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--write", action="store_true")
    options.add_argument("--reader", default=language.MODEL_READER)
    chosen = options.parse_args()
    read = {
        name: [(row, layers(row, chosen.reader)) for row in rows_of(shared("quality", "statements", *SETS[name]))]
        for name in SETS
    }
    values, _ = best(read, table())
    if chosen.write:
        TABLE.write_text("name\tvalue\n" + "".join(f"{name}\t{value:g}\n" for name, value in values.items()), "utf-8")


if __name__ == "__main__":
    main()
