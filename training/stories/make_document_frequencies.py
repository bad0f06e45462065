"""Counts in how many reports each word stands, for the weights of words in `onrecord.stories`.

    python training/stories/make_document_frequencies.py ../shared/reports

Reads the reports that are free to use (U.S. State Department and White House releases: public domain; Wikinews: CC BY
2.5; the KCNA collection: CC0), counts folded words, and writes those in at least `LEAST` reports to
src/onrecord/stories/data/document_frequencies.tsv: first line `*` and the number of reports, then word and count, words
sorted. Counts of single words only; no text can be read back from it.
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

from onrecord.stories.terms import terms

SETS = (
    "state_department/reports.jsonl.gz",
    "white_house/reports.jsonl.gz",
    "wikinews_2019_2020/articles.jsonl.gz",
    "kcna_2024/articles.jsonl.gz",
)
LEAST = 12
OUT = Path(__file__).resolve().parents[2] / "src/onrecord/stories/data/document_frequencies.tsv"


def main() -> None:
    folder = Path(sys.argv[1])
    counts: Counter[str] = Counter()
    reports = 0
    for name in SETS:
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                counts.update(set(terms(json.loads(line)["text"])))
                reports += 1
    kept = sorted((word, count) for word, count in counts.items() if count >= LEAST)
    rows = [f"*\t{reports}", *(f"{word}\t{count}" for word, count in kept)]
    OUT.write_text("\n".join(rows) + "\n", "utf-8")
    print(f"{reports} reports, {len(kept)} words, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
