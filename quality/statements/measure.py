#!/usr/bin/env python3
"""Measures the statements room: reads labelled texts and hands what it found to the shared scorer.

    python quality/statements/measure.py [--shared DIR] [--set NAME] [--where speech=true]

PolNeAR dev and GUM news dev. Speakers' names are those of the actors room; nothing here is trained on these sets.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord import actors, dates, language, statements
from onrecord.types.report import Report

ROOT = Path(__file__).resolve().parents[2]
SETS = {"polnear": "polnear/dev.jsonl", "gum": "gum_news/dev.jsonl"}


def quotes(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    report = Report(id=str(row["id"]), text=row["text"])
    doc, _ = language.read(report)
    mentions = actors.STEP.run(report, doc)
    times, _ = dates.STEP.run(report, doc)
    for found in statements.STEP.run(report, doc, mentions, times):
        named = [speaker.name for speaker in found.speakers if speaker.type != "unnamed"]
        yield {
            "content": [[s.start, s.end] for s in found.content],
            "cue": [[s.start, s.end] for s in found.cue],
            "source": [[s.start, s.end] for s in found.source],
            "speaker": named[0] if named else None,
            "floating": found.by.rule.endswith("floating"),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--set", choices=sorted(SETS))
    parser.add_argument("--where", default="")
    arguments = parser.parse_args()
    folder = arguments.shared / "quality" / "statements"
    for name, path in SETS.items():
        if arguments.set not in {None, name}:
            continue
        gold = folder / path
        rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
        with tempfile.TemporaryDirectory() as place:
            found = Path(place, "found.jsonl")
            lines = (json.dumps({"id": row["id"], "text": row["text"], "quotes": list(quotes(row))}) for row in rows)
            found.write_text("".join(line + "\n" for line in lines), "utf-8")
            command = [sys.executable, str(folder / "score.py"), "--gold", str(gold), "--pred", str(found)]
            command += ["--where", arguments.where] if arguments.where else []
            print(f"{name}: {len(rows)} texts")
            print(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    main()
