"""Scores copies and stories.

    python -m quality.run stories          with floors
    python -m quality.stories.score        the same scores, beside the stored baselines, with recall by kind and cost

Copies: pairs found by `find_copies` (two reports with one origin are a pair too) against `near_dup`. Synthetic dev
pairs: every pair of the set that is found and not listed as a copy is false, but for pairs that the set leaves open (a
round-up's second source, two edits of one original, real overlaps labelled null). Natural pairs: copies found,
boilerplate not. Stories: `allsides_roundups` dev, BCubed and pairwise F1 by the shared `score.py`. Texts are read as
they are, without names.
"""

import gzip
import importlib.util
import json
import time
from collections import Counter

from onrecord.stories.copies import find_copies
from onrecord.stories.group import find_stories
from onrecord.types.reading import Reading
from onrecord.types.report import Report
from onrecord.types.when import Published
from quality.data import shared


def scores(*, fast=False):
    """Gives the scores of copies and stories; all of them take seconds, so fast is the same."""
    del fast
    return {**synthetic(report=False), **natural(), **roundups()}


def rows_of(*parts):
    path = shared("quality", "stories", *parts)
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def readings(rows):
    made = []
    for row in rows:
        day = row["date"]
        published = Published(from_=day, to=day, precision="day", basis="given") if day else Published()
        report = Report(
            id=row["id"], outlet=row["outlet"] or "", title=row["title"] or "", text=row["text"], published=published
        )
        made.append(Reading(report=report))
    return sorted(made, key=lambda reading: reading.report.id)


def found_pairs(copies):
    """Gives the pairs of reports with common wording: copy and origin, and copies of one origin."""
    pairs = {frozenset((copy.report, copy.of)) for copy in copies}
    families = {}
    for copy in copies:
        if copy.kind != "part":
            families.setdefault(copy.of, []).append(copy.report)
    for members in families.values():
        pairs.update(frozenset((a, b)) for i, a in enumerate(members) for b in members[i + 1 :])
    return pairs


def synthetic(*, report):
    rows = rows_of("near_dup", "synthetic_dev.jsonl")
    pairs = {frozenset((p["a"], p["b"])): p for p in rows_of("near_dup", "synthetic_dev_pairs.jsonl")}
    copied = {pair for pair, p in pairs.items() if p["label"] == 1}
    left_open = {pair for pair, p in pairs.items() if p["label"] is None}
    left_open |= {frozenset((row["id"], row["also_copies"])) for row in rows if row.get("also_copies")}
    original = {row["id"]: row.get("dup") or row["id"] for row in rows}
    second = {row["id"]: row["also_copies"] for row in rows if row.get("also_copies")}
    texts = readings(rows)
    started = time.perf_counter()
    found = found_pairs(find_copies(texts))
    took = time.perf_counter() - started

    def is_open(pair):
        a, b = sorted(pair)
        sources = [{original[x], second.get(x, original[x])} for x in (a, b)]
        return pair in left_open or bool(sources[0] & sources[1])

    right = len(found & copied)
    false = sorted(tuple(sorted(pair)) for pair in found - copied if not is_open(pair))
    precision, recall = right / (right + len(false)), right / len(copied)
    if report:
        kinds, hits = Counter(pairs[p]["kind"] for p in copied), Counter(pairs[p]["kind"] for p in found & copied)
        print("recall by kind:", ", ".join(f"{kind} {hits[kind] / kinds[kind]:.2f}" for kind in sorted(kinds)))
        print(
            f"{len(false)} false, of them one story:", sum(pairs.get(frozenset(p), {}).get("label") == 0 for p in false)
        )
        print(f"{len(rows) / took:.0f} reports a second")
    return {
        "copies.synthetic.precision": precision,
        "copies.synthetic.recall": recall,
        "copies.synthetic.f1": 2 * precision * recall / (precision + recall),
    }


def natural():
    pairs = rows_of("near_dup", "natural_pairs.jsonl")
    found = found_pairs(find_copies(readings(rows_of("near_dup", "natural_articles.jsonl.gz"))))
    hits, all_of = Counter(), Counter()
    for pair in pairs:
        all_of[pair["label"]] += 1
        hits[pair["label"]] += frozenset((pair["a"], pair["b"])) in found
    precision = hits["copy"] / (hits["copy"] + hits["boilerplate"])
    recall = hits["copy"] / all_of["copy"]
    return {
        "copies.natural.precision": precision,
        "copies.natural.recall": recall,
        "copies.natural.f1": 2 * precision * recall / (precision + recall),
        "copies.natural.boilerplate_refused": 1 - hits["boilerplate"] / all_of["boilerplate"],
    }


def roundups():
    spec = importlib.util.spec_from_file_location("shared_score", shared("quality", "stories", "score.py"))
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    rows = rows_of("allsides_roundups", "dev.jsonl")
    texts = readings(rows)
    stories = find_stories(texts, find_copies(texts))
    cluster = {report: story.id for story in stories for report in story.reports}
    result = scorer.score({row["id"]: row["story"] for row in rows}, cluster)
    return {"stories.roundups.bcubed": result["bcubed"]["f1"], "stories.roundups.pairwise": result["pairwise"]["f1"]}


def main():
    for name, value in {**synthetic(report=True), **natural(), **roundups()}.items():
        print(f"{name:45} {value:.4f}")
    for name in ("near_dup", "allsides"):
        print(f"\nbaselines/{name}.txt (thresholds tuned on dev, run on the other half):")
        print(shared("quality", "stories", "baselines", f"{name}.txt").read_text("utf-8"))


if __name__ == "__main__":
    main()
