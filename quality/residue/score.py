"""Scores the line sorter on lines of real extractions, and on the same texts with their line breaks lost.

    python -m quality.run residue                 with floors
    python -m quality.residue.score               what the scorer beside the data prints, per kind of extraction
    python -m quality.residue.score --errors 40   lines that were sorted wrongly, the longest first

``dev`` lines are scored by number and by characters, with the page's title and without it. ``blob`` is scored by
characters. Many of its pages also stand, with line breaks, in the training data: ``blob_unseen`` counts the others.
Kinds of residue that the data labels are scored by F1: a title, caption, byline or date that was given this reason.
"""

import argparse
import gzip
import json
import subprocess
import sys
from collections import Counter

from onrecord.clean.residue import sort_lines
from onrecord.clean.segment import segments
from quality.data import shared
from quality.shared_scorer import with_lines

REASONS = {"title": {"title"}, "caption": {"caption", "credit"}, "byline": {"byline"}, "date": {"date"}}
"""The reasons that name what the data calls so."""


def rows_of(*parts):
    """Gives the rows of a compressed file of JSON lines."""
    with gzip.open(shared(*parts), "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def dev(*, fast=False):
    """Gives the documents of dev, in CI every sixth."""
    return rows_of("quality", "extraction", "residue", "dev.jsonl.gz")[:: 6 if fast else 1]


def kept(row, *, titled=True):
    """Gives for each line of a document its pieces, and whether most of it is body."""
    lines = [line["text"] for line in row["lines"]]
    pieces = sort_lines(lines, title=(row["title"] or "") if titled else "")
    return pieces, [body_share(cut) > 0.5 for cut in pieces]


def body_share(pieces):
    """Gives the share of a line's characters that are body."""
    whole = sum(piece.end - piece.start for piece in pieces)
    return sum(piece.end - piece.start for piece in pieces if piece.reason is None) / max(1, whole)


def printed_scores(rows, *, titled=True):
    """Gives what the scorer beside the data prints for a sorting of these documents: a name and its numbers a line."""
    made = [{"id": row["id"], "keep": kept(row, titled=titled)[1]} for row in rows]
    scorer = str(shared("quality", "extraction", "score.py"))

    def run(gold, pred):
        command = [sys.executable, scorer, "lines", "--gold", str(gold), "--pred", str(pred)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    return with_lines(rows, lambda gold: with_lines(made, lambda pred: run(gold, pred)))


def line_scores(rows, *, titled):
    """Gives the scorer's numbers by name."""
    named = [line.split(" ", 1) for line in printed_scores(rows, titled=titled).splitlines()]
    return {name: json.loads(numbers) for name, numbers in named}


def reason_scores(rows):
    """Gives F1 for each kind of residue that the data labels, over lines."""
    right, found, wanted = Counter(), Counter(), Counter()
    for row in rows:
        pieces, _ = kept(row)
        for line, cut in zip(row["lines"], pieces, strict=True):
            if line.get("amb") or not cut:
                continue
            reason = max(cut, key=lambda piece: piece.end - piece.start).reason
            for kind, reasons in REASONS.items():
                wanted[kind] += line["kind"] == kind and not line["content"]
                found[kind] += reason in reasons
                right[kind] += line["kind"] == kind and not line["content"] and reason in reasons
    return {kind: 2 * right[kind] / max(1, found[kind] + wanted[kind]) for kind in REASONS}


def blob_score(rows):
    """Gives F1 over characters of texts without line breaks."""
    right = found = wanted = 0
    for row in rows:
        text = row["text"]
        body = bytearray(len(text))
        spans = segments(text)
        for span, cut in zip(spans, sort_lines([span.words(text) for span in spans]), strict=True):
            for piece in cut:
                if piece.reason is None:
                    body[span.start + piece.start : span.start + piece.end] = b"\x01" * (piece.end - piece.start)
        gold = bytearray(len(text))
        for start, end in row["spans"]:
            gold[start:end] = b"\x01" * (end - start)
        found += sum(body)
        wanted += sum(gold)
        right += sum(a & b for a, b in zip(body, gold, strict=True))
    return 2 * right / max(1, found + wanted)


def page(row):
    """Gives what names the page that a document was extracted from."""
    return row["id"].rsplit("/", 1)[0]


def scores(*, fast=False):
    """Gives content F1 by line and by character, F1 of each labelled reason, and of texts without line breaks."""
    rows = dev(fast=fast)
    given = {}
    for name, titled in (("dev", True), ("dev_untitled", False)):
        numbers = line_scores(rows, titled=titled)
        given[f"{name}.line_f"] = numbers["all"]["content_F1"]
        given[f"{name}.char_f"] = numbers["all/chars"]["content_F1"]
    given.update({f"reason.{kind}_f": value for kind, value in reason_scores(rows).items()})
    blob = rows_of("quality", "extraction", "residue", "blob_dev.jsonl.gz")[:: 6 if fast else 1]
    seen = {page(row) for row in rows_of("training", "residue", "train.jsonl.gz")}
    given["blob.char_f"] = blob_score(blob)
    given["blob_unseen.char_f"] = blob_score([row for row in blob if page(row) not in seen])
    return given


def main():
    """Prints the scorer's page for dev, or the longest lines that were sorted wrongly."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--errors", type=int, default=0)
    chosen = options.parse_args()
    rows = dev()
    if chosen.errors:
        wrong = [
            (len(line["text"]), line["content"], line["kind"], line["text"][:160])
            for row in rows
            for line, body in zip(row["lines"], kept(row)[1], strict=True)
            if body != line["content"] and not line.get("amb")
        ]
        for _, content, kind, text in sorted(wrong, reverse=True)[: chosen.errors]:
            print("body lost " if content else "body, not ", kind, text)
        return
    print(printed_scores(rows), end="")


if __name__ == "__main__":
    main()
