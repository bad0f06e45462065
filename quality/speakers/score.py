"""Scores whom the program takes for the speaker of quotations, on real reports that were annotated by reading.

    python -m quality.run speakers             with floors
    python -m quality.speakers.score           the same scores
    python -m quality.speakers.score --misses  and every quotation with another speaker: the confusion list
    python -m quality.speakers.score --mixed   misses of quoted parts of sentences too

``gold.jsonl`` beside this file holds 40 reports of 20 happenings, each told by two outlets, keyed by the SHA-256 of
their text; the texts are not here. A row's ``quotations`` have the span inside the marks, ``kind`` (``direct`` for
whole sentences, ``mixed`` for parts of one), the ``speaker`` in full as a reader would name him, ``also`` where
another name is as right, and ``unnamed`` with the words used where the report names nobody.

A quotation's speaker is found where an attribution covers half of its letters or more. By name: the names are equal
once accents, titles and case are dropped, or the words of one are among the other's and both end alike; spellings of
one romanised word count as one. A source without a name is right where the program says so and names nobody.
"""

import argparse
import gzip
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

from rapidfuzz import fuzz

from onrecord import actors, dates, language, statements
from onrecord.types.report import Report
from onrecord.types.when import Published
from quality.data import shared, text_key

GOLD = Path(__file__).with_name("gold.jsonl")

HALF = 0.5

SPELLING = 80
"""Likeness in per cent from which two words are spellings of one name: Zelenskiy and Zelenskyy, not Kim and Kin."""

TITLES = frozenset(["mr", "mrs", "ms", "dr", "sir", "president", "minister", "prime", "the", "of"])

UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae"})
"""Letters that Unicode gives no decomposition."""


def reports():
    """Gives (gold row, report) for each report; raises Absent where the sets are not on this machine."""
    wanted = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    by_hash = {row["sha256"]: row for row in wanted}
    found = {}
    for name in sorted({row["set"] for row in wanted}):
        with gzip.open(shared("reports", name, "articles.jsonl.gz"), "rt", encoding="utf-8") as lines:
            for line in lines:
                given = json.loads(line)
                key = text_key(given["text"])
                if key in by_hash:
                    found[key] = given
    for row in wanted:
        given = found[row["sha256"]]
        day = (given["date"] or "")[:10]
        published = Published(from_=day, to=day, precision="day", basis="given") if day else Published()
        yield row, Report(id=given["id"], text=given["text"], outlet=given["outlet"], published=published)


def attributions(report, reader):
    """Gives the attributions that the program finds in a report, read by the pipeline of this name."""
    doc, _ = language.read(report, reader=reader)
    mentions = actors.STEP.run(report, doc)
    times, _ = dates.STEP.run(report, doc)
    return statements.STEP.run(report, doc, mentions, times)


def words(name):
    """Gives the words by which two names are compared."""
    plain = unicodedata.normalize("NFKD", name.replace("-", " ")).casefold().translate(UNDECOMPOSED)
    kept = re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))
    return [word for word in kept if word not in TITLES and len(word) > 1]


def alike(a, b):
    return a == b or (min(len(a), len(b)) > 3 and fuzz.ratio(a, b) >= SPELLING)


def same_name(wanted, given):
    """Says whether two names are one: equal, or the words of one are among the other's and one end is alike."""
    few, many = sorted((words(wanted), words(given)), key=len)
    if not few:
        return False
    inside = all(any(alike(a, b) for b in many) for a in few)
    return inside and any(alike(few[0], many[k]) or alike(few[-1], many[k]) for k in (0, -1))


def judged(quotation, made):
    """Gives ``right``, ``other``, ``nobody`` or ``unseen`` for a quotation, and the names given to it."""
    start, end = quotation["content"]
    best, most = None, 0
    for attribution in made:
        covered = sum(max(0, min(end, span.end) - max(start, span.start)) for span in attribution.content)
        if covered > most or (
            covered == most and best is not None and covered and attribution.extent.end < best.extent.end
        ):
            best, most = attribution, covered
    if best is None or most < HALF * (end - start):
        return "unseen", []
    given = [speaker.name for speaker in best.speakers]
    named = [speaker for speaker in best.speakers if speaker.type != "unnamed"]
    if "unnamed" in quotation and best.speakers and not named:
        return "right", given
    if not best.speakers:
        return "nobody", given
    wanted = [name for name in (quotation["speaker"], *quotation.get("also", ())) if name]
    if any(same_name(name, speaker.name) for name in wanted for speaker in named[:1]):
        return "right", given
    return "other", given


def measured(*, misses=None, kinds=("direct",), reader=language.READER):
    """Gives the scores; where ``misses`` is a list, puts a line into it for each quotation that is not right."""
    counts = {"direct": Counter(), "mixed": Counter()}
    named = {"direct": Counter(), "mixed": Counter()}
    for row, report in reports():
        made = attributions(report, reader)
        for quotation in row["quotations"]:
            verdict, given = judged(quotation, made)
            kind = quotation["kind"]
            counts[kind][verdict] += 1
            if quotation["speaker"]:
                named[kind][verdict] += 1
            if misses is not None and verdict != "right" and kind in kinds:
                start, end = quotation["content"]
                wanted = quotation["speaker"] or f"unnamed: {quotation['unnamed']}"
                misses.append(f"{row['id']} {start}-{end} {kind} {verdict}: gold {wanted}, found {given}")
    both = counts["direct"] + counts["mixed"]
    return {
        "direct.by_name": share(named["direct"]),
        "direct.right": share(counts["direct"]),
        "mixed.right": share(counts["mixed"]),
        "all.right": share(both),
        "all.not_wrong": 1 - both["other"] / both.total(),
    }


def share(verdicts):
    return verdicts["right"] / max(1, verdicts.total())


def scores(*, fast=False):  # noqa: ARG001 - forty reports are read in seconds: the fast subset is the whole
    """Gives shares in [0, 1]."""
    return measured()


def main():
    """Prints the scores, and with --misses the confusion list."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--misses", action="store_true")
    options.add_argument("--mixed", action="store_true")
    options.add_argument("--reader", default=language.READER, help="name of the pipeline that reads")
    chosen = options.parse_args()
    misses = []
    kinds = ("direct", "mixed") if chosen.mixed else ("direct",)
    for key, value in measured(misses=misses, kinds=kinds, reader=chosen.reader).items():
        print(f"{key:20} {value:.4f}")
    if chosen.misses or chosen.mixed:
        print("\n".join(misses))


if __name__ == "__main__":
    main()
