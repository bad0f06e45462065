"""Stories against labelled streams and pairs.

Roundups: `allsides_roundups` dev as one stream, BCubed and pairwise F1, pairs merged that lie over 30 days apart, and
the same stories for five other orders. ECB+ subtopics and newswcl50: the same scores with dates hidden. Recurrence
pairs (the same people and place in another month; dates hidden): area under the curve, and accuracy at the shipped
bar. Texts are read as they are, without names.
"""

import random
from collections import defaultdict
from itertools import combinations

from onrecord.stories.copies import find_copies
from onrecord.stories.days import day_number
from onrecord.stories.group import find_stories
from onrecord.stories.likeness import profiles, wording
from onrecord.stories.vectors import weigh_runs
from quality.stories.rows import readings, rows_of, scorer

FAR_DAYS = 30
ORDERS = 5


def scores(*, fast):
    """Gives the scores of stories; fast leaves out the other orders."""
    found = roundups(orders=0 if fast else ORDERS)
    for name, path in (("ecb", ("ecbplus", "dev.jsonl")), ("newswcl50", ("newswcl50", "all.jsonl"))):
        rows = [{**row, "text": row["text"][row.get("body_offset") or 0 :], "date": None} for row in rows_of(*path)]
        found[f"stories.{name}.bcubed"] = measured(rows, grouped(readings(rows)))["bcubed"]["f1"]
    return {**found, **recurrence()}


def grouped(texts):
    """Gives the story of each report."""
    stories = find_stories(texts, find_copies(texts))
    return {report: story.id for story in stories for report in story.reports}


def measured(rows, story_of):
    return scorer().score({row["id"]: row["story"] for row in rows}, story_of)


def roundups(*, orders):
    rows = rows_of("allsides_roundups", "dev.jsonl")
    texts = readings(rows)
    story_of = grouped(texts)
    result = measured(rows, story_of)
    found = {
        "stories.roundups.bcubed": result["bcubed"]["f1"],
        "stories.roundups.pairwise": result["pairwise"]["f1"],
        "stories.roundups.none_far_apart": float(not far_merges(texts, story_of)),
    }
    if orders:
        dice = random.Random(6)
        same = 0
        for _ in range(orders):
            dice.shuffle(texts)
            same += grouped(texts) == story_of
        found["stories.roundups.same_in_any_order"] = same / orders
    return found


def far_merges(texts, story_of):
    """Gives the pairs of reports of one story that were published over 30 days apart."""
    days = defaultdict(list)
    for reading in texts:
        days[story_of[reading.report.id]].append(reading)
    return [
        (a.report.id, b.report.id)
        for held in days.values()
        for a, b in combinations(held, 2)
        if abs(day(a) - day(b)) > FAR_DAYS
    ]


def day(reading):
    return day_number(reading.report.published.from_)


def recurrence():
    rows = [{**row, "date": None} for row in rows_of("allsides_roundups", "dev.jsonl")]
    held, runs = profiles(readings(rows))
    place = {one.id: n for n, one in enumerate(held)}
    compared = wording(held, weigh_runs(runs))
    pairs = rows_of("allsides_roundups", "recurrence_pairs_dev.jsonl")
    ours = [compared.likeness(place[pair["a"]], place[pair["b"]]) for pair in pairs]
    same = [pair["label"] == 1 for pair in pairs]
    return {
        "stories.recurrence.auc": area(ours, same),
        "stories.recurrence.accuracy": sum((a >= 1) == b for a, b in zip(ours, same, strict=True)) / len(pairs),
    }


def recurrence_baseline():
    """Gives area and best accuracy (threshold fitted to the labels) of the TF-IDF cosine that comes with the pairs."""
    pairs = rows_of("allsides_roundups", "recurrence_pairs_dev.jsonl")
    cosine = [pair["tfidf_cos"] for pair in pairs]
    same = [pair["label"] == 1 for pair in pairs]
    return area(cosine, same), best_accuracy(cosine, same)


def area(values, labels):
    """Gives the area under the receiver operating curve: how often a true pair scores above a false one."""
    true = sorted(v for v, label in zip(values, labels, strict=True) if label)
    false = sorted(v for v, label in zip(values, labels, strict=True) if not label)
    above = below = at = 0
    total = 0.0
    for value in true:
        while below < len(false) and false[below] < value:
            below += 1
        at = max(at, below)
        while at < len(false) and false[at] == value:
            at += 1
        above = below + 0.5 * (at - below)
        total += above
    return total / (len(true) * len(false))


def best_accuracy(values, labels):
    return max(
        sum((v >= bar) == label for v, label in zip(values, labels, strict=True)) / len(values) for bar in set(values)
    )
