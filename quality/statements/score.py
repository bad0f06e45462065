"""Scores the statements room: reads labelled texts and hands what it found to the scorer beside them.

    python -m quality.run statements                              with floors
    python -m quality.statements.score --set gum                  the scorer's own page
    python -m quality.statements.score --set polnear --where speech=true
    python -m quality.statements.score --set polnear --reader onrecord_rules      without the model

PolNeAR dev and GUM news dev. Speakers' names are those of the actors room; nothing here is trained on these sets.
"""

import argparse
import subprocess
import sys

from onrecord import actors, dates, language, statements
from onrecord.types.report import Report
from quality.data import shared
from quality.shared_scorer import rows_of, run_scorer, with_lines

SETS = {"polnear": ("polnear", "dev.jsonl"), "gum": ("gum_news", "dev.jsonl")}


def layers(row, reader):
    """Gives the report of a labelled text with the layers that the room takes."""
    report = Report(id=str(row["id"]), text=row["text"])
    doc, _ = language.read(report, reader=reader)
    mentions = actors.STEP.run(report, doc)
    times, _ = dates.STEP.run(report, doc)
    return report, doc, mentions, times


def quotes(attributions):
    """Gives attributions in the scorer's shape."""
    for found in attributions:
        named = [speaker.name for speaker in found.speakers if speaker.type != "unnamed"]
        yield {
            "content": [[s.start, s.end] for s in found.content],
            "cue": [[s.start, s.end] for s in found.cue],
            "source": [[s.start, s.end] for s in found.source],
            "speaker": named[0] if named else None,
            "floating": found.by.rule.endswith("floating"),
        }


def run_on(name, use, *, reader=language.READER):
    """Reads a set and gives what ``use`` gives for the scorer's arguments."""
    gold = shared("quality", "statements", *SETS[name])
    read = [
        {"id": row["id"], "text": row["text"], "quotes": list(quotes(statements.STEP.run(*layers(row, reader))))}
        for row in rows_of(gold)
    ]
    return with_lines(read, lambda made: use(["--gold", str(gold), "--pred", str(made)]))


def scores(*, fast=False):
    """Gives F1 in [0, 1] of content tokens, of detection and of sources, and speakers named; fast takes GUM alone."""
    scorer = shared("quality", "statements", "score.py")
    given = {}
    for name in ["gum"] if fast else SETS:
        for where in ("", "speech=true") if name == "polnear" else ("",):
            extra = ["--where", where] if where else []
            numbers = run_on(name, lambda arguments, extra=extra: run_scorer(scorer, [*arguments, *extra]))
            label = f"{name}.speech" if where else name
            given.update({f"{label}.{key}": value / 100 for key, value in wanted(numbers).items()})
    return given


def wanted(numbers):
    """Gives the scorer's numbers that have floors, as percentages."""
    return {
        "content_token": numbers["content_token"]["F1"],
        "detect": numbers["detect@0.5"]["F1"],
        "source_overlap": numbers["source_overlap"]["F1"],
        **{f"recall_{kind}": value for kind, value in numbers["recall@0.5_by_kind"].items()},
    }


def main():
    """Prints the scorer's own page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--set", choices=sorted(SETS), default="polnear")
    options.add_argument("--where", default="")
    options.add_argument("--reader", default=language.READER, help="the pipeline that reads")
    chosen = options.parse_args()
    command = [sys.executable, str(shared("quality", "statements", "score.py"))]
    extra = ["--where", chosen.where] if chosen.where else []
    run_on(
        chosen.set, lambda arguments: subprocess.run([*command, *arguments, *extra], check=True), reader=chosen.reader
    )


if __name__ == "__main__":
    main()
