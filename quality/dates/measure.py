#!/usr/bin/env python3
"""Measures the dates room: reads labelled texts and hands what it found to the shared scorer.

    python quality/dates/measure.py [--shared DIR] [--errors N]

TempEval-3 dev (corrected values) and the news texts of GUM (recall only, since only calendar dates are marked there).
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from onrecord import dates, language
from onrecord.types.report import Report
from onrecord.types.when import Published

ROOT = Path(__file__).resolve().parents[2]
SETS = (
    ("TempEval-3 dev", "tempeval3_artime_corrected/dev.jsonl", []),
    ("GUM news (train, dev)", "gum/news.jsonl", ["--recall-only", "--interval"]),
)


def timexes(row: dict[str, Any]) -> list[dict[str, Any]]:
    dct = (row.get("dct_value") or row.get("dct") or "")[:10]
    given = Published(from_=dct, to=dct, precision="day", basis="given") if len(dct) == 10 else Published()
    report = Report(id=str(row["id"]), text=row["text"], published=given)
    doc, _ = language.read(report)
    times, _ = dates.STEP.run(report, doc)
    return [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in times]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--errors", default="0")
    arguments = parser.parse_args()
    folder = arguments.shared / "quality" / "dates"
    for title, name, options in SETS:
        rows = [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines() if line.strip()]
        rows = [row for row in rows if row.get("split", row.get("partition", "dev")) != "test"]
        with tempfile.TemporaryDirectory() as place:
            gold, found = Path(place, "gold.jsonl"), Path(place, "found.jsonl")
            gold.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
            found.write_text(
                "".join(json.dumps({"id": row["id"], "timex": timexes(row)}) + "\n" for row in rows), "utf-8"
            )
            command = [
                sys.executable,
                str(folder / "score.py"),
                str(gold),
                str(found),
                "--errors",
                arguments.errors,
                *options,
            ]
            print(f"{title}: {len(rows)} texts")
            print(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


if __name__ == "__main__":
    main()
