"""Copies against `near_dup`: pairs found by `find_copies` (two reports with one origin are a pair too).

Synthetic dev pairs: every pair of the set that is found and not listed as a copy is false, but for pairs that the set
leaves open (a round-up's second source, two edits of one original, real overlaps labelled null). The direction is right
where the original is named as the origin of its edit; both bear one date, so only the wording can tell. Natural pairs:
copies found, boilerplate not; the direction is right where the earlier report is the origin of the later.
"""

import time
from collections import Counter

from onrecord.stories.copies import find_copies
from quality.stories.rows import readings, rows_of


def scores(*, report=False):
    """Gives the scores of copies; ``report`` prints what is false and the speed."""
    return {**synthetic(report=report), **natural()}


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
    copies = find_copies(texts)
    took = time.perf_counter() - started
    found = found_pairs(copies)

    def is_open(pair):
        a, b = sorted(pair)
        sources = [{original[x], second.get(x, original[x])} for x in (a, b)]
        return pair in left_open or bool(sources[0] & sources[1])

    right = len(found & copied)
    false = sorted(tuple(sorted(pair)) for pair in found - copied if not is_open(pair))
    precision, recall = right / (right + len(false)), right / len(copied)
    kinds, hits = Counter(pairs[p]["kind"] for p in copied), Counter(pairs[p]["kind"] for p in found & copied)
    recall_of = {kind: hits[kind] / kinds[kind] for kind in sorted(kinds)}
    edits = {row["id"]: row["dup"] for row in rows if row.get("dup")}
    told = [(copy.report, copy.of) for copy in copies if frozenset((copy.report, copy.of)) in copied]
    if report:
        print("recall by kind:", ", ".join(f"{kind} {value:.2f}" for kind, value in recall_of.items()))
        print("false:", false)
        print("missed:", sorted((pairs[p]["kind"], *sorted(p)) for p in copied - found))
        print("turned round:", sorted(pair for pair in told if edits.get(pair[1]) == pair[0]))
        print(f"{len(rows) / took:.0f} reports a second")
    return {
        "copies.synthetic.precision": precision,
        "copies.synthetic.recall": recall,
        "copies.synthetic.recall_of_worst_kind": min(recall_of.values()),
        "copies.synthetic.f1": 2 * precision * recall / (precision + recall),
        "copies.synthetic.direction": sum(edits.get(a) == b for a, b in told) / len(told),
    }


def natural():
    pairs = rows_of("near_dup", "natural_pairs.jsonl")
    rows = rows_of("near_dup", "natural_articles.jsonl.gz")
    day = {row["id"]: row["date"] for row in rows}
    copies = find_copies(readings(rows))
    found = found_pairs(copies)
    hits, all_of = Counter(), Counter()
    for pair in pairs:
        all_of[pair["label"]] += 1
        hits[pair["label"]] += frozenset((pair["a"], pair["b"])) in found
    precision = hits["copy"] / (hits["copy"] + hits["boilerplate"])
    recall = hits["copy"] / all_of["copy"]
    true = {frozenset((pair["a"], pair["b"])) for pair in pairs if pair["label"] == "copy"}
    told = [
        c for c in copies if {c.report, c.of} in true and day[c.report] and day[c.of] and day[c.report] != day[c.of]
    ]
    return {
        "copies.natural.precision": precision,
        "copies.natural.recall": recall,
        "copies.natural.f1": 2 * precision * recall / (precision + recall),
        "copies.natural.boilerplate_refused": 1 - hits["boilerplate"] / all_of["boilerplate"],
        "copies.natural.told_apart": (hits["copy"] + all_of["boilerplate"] - hits["boilerplate"])
        / (all_of["copy"] + all_of["boilerplate"]),
        "copies.natural.direction": sum(day[c.of] < day[c.report] for c in told) / len(told),
    }
