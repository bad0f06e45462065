"""Scores the cleaning of HTML pages: body, headline, byline, day of publication, way back, hostile pages.

    python -m quality.run extraction                      with floors
    python -m quality.extraction.score aeb --worst 20     the pages of a set with the lowest F1
    python -m quality.extraction.score naeb --half a      every other page; ``b`` the rest

Body F1 and the rest are computed by the scorer beside the pages. ``mapped`` is the share of body characters, white
space aside, that lead back to the page. A page without a report scores as an empty one.
"""

import argparse
import gzip
import html
import importlib.util
import json
import tarfile
import time
import unicodedata
from hashlib import sha256

from onrecord import clean
from onrecord.errors import SourceError
from onrecord.ingest.encoding import decode
from onrecord.types.arrival import Arrival, Given
from quality.data import shared

SETS = ("aeb", "naeb")
EVERY = 6
"""The fast subset takes every sixth page."""


def scorer():
    """Gives the scorer beside the pages as a module."""
    path = shared("quality", "extraction", "score.py")
    spec = importlib.util.spec_from_file_location("extraction_scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold_of(name):
    """Gives the gold rows of a set, in order."""
    text = shared("quality", "extraction", name, "gold.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def pages_of(name, wanted=None):
    """Gives the bytes of each page of a set, by file name; of ``wanted`` names alone where given."""
    found = {}
    with tarfile.open(shared("quality", "extraction", name, "pages.tar.xz"), "r:xz") as tar:
        for member in tar:
            file = member.name.rsplit("/", 1)[-1]
            if member.isfile() and (wanted is None or file in wanted):
                found[file] = tar.extractfile(member).read()
    return found


def report_of(data, url=""):
    """Gives the report of a page's bytes, or None where there is none; and the decoded page."""
    data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    decoded = decode(data, "html")
    arrival = Arrival(
        source="page", media="html", content=decoded.text, sha256=sha256(data).hexdigest(), encoding=decoded.encoding,
        given=Given(url=url or ""),
    )  # fmt: skip
    try:
        return clean.STEP.run(arrival), decoded.text
    except SourceError:
        return None, decoded.text


def predictions(gold, pages):
    """Gives, by file name, what the scorer asks for; the share of characters that lead back; false runs; seconds."""
    found, mapped, total, false, spent = {}, 0, 0, 0, 0.0
    for row in gold:
        started = time.process_time()
        report, page = report_of(pages[row["file"]], row.get("url"))
        spent += time.process_time() - started
        if report is None:
            found[row["file"]] = {}
            continue
        day = report.published.day
        found[row["file"]] = {
            "text": report.text, "title": report.title, "author": report.byline, "canonical": report.url,
            **({"date": day} if day else {}),
        }  # fmt: skip
        total += visible(report.text)
        for run in report.offsets.runs:
            words, source = report.text[run.start : run.end], page[run.source_start : run.source_end]
            holds = words == source if run.verbatim else plain(html.unescape(source)) == plain(words)
            false += not holds
            mapped += visible(words)
    return found, mapped / max(1, total), false, spent


def visible(text):
    """Gives the number of characters that are no white space."""
    return sum(map(len, text.split()))


def plain(text):
    """Gives the characters that matter, as the checker of records compares them."""
    return "".join(
        c
        for c in unicodedata.normalize("NFKC", text)
        if not c.isspace() and unicodedata.category(c) not in {"Cc", "Cf"}
    )


def scores(*, fast=False):
    """Gives body F1, headline, byline and date scores, the mapped share, and the share of hostile pages read right."""
    tool = scorer()
    given = {}
    for name in SETS:
        gold = gold_of(name)[:: EVERY if fast else 1]
        found, mapped, false, _ = predictions(gold, pages_of(name, {row["file"] for row in gold}))
        numbers = tool.score(name, gold, found)
        given[f"{name}.body_f1"] = numbers["F1"]
        given[f"{name}.mapped"] = mapped
        given[f"{name}.true_runs"] = float(not false)
        for key in ("date_acc", "title_close", "author_F1"):
            if key in numbers:
                given[f"{name}.{key.lower()}"] = numbers[key]
    given["hostile.right"] = hostile(tool, fast=fast)
    if not fast:
        given["htmldate.date_acc"] = htmldate(tool)
    return given


def htmldate(tool):
    """Gives the accuracy of the day on the pages that are labelled with nothing else."""
    rows = [row for row in gold_of("htmldate") if not row.get("in")]
    pages = pages_of("htmldate", {row["file"] for row in rows})
    rows = [row for row in rows if row["file"] in pages]
    return tool.score("htmldate", rows, predictions(rows, pages)[0])["date_acc"]


def hostile(tool, *, fast=False):
    """Gives the share of hostile pages of which all that must be kept is kept and nothing else is."""
    rows = gold_of("hostile")[:: EVERY if fast else 1]
    pages = pages_of("hostile", {row["file"] for row in rows})
    return sum(not wrong for wrong in (hostile_faults(tool, row, pages[row["file"]]) for row in rows)) / len(rows)


def hostile_faults(tool, row, data):
    """Gives what is wrong with the reading of one hostile page, in words."""
    report, _ = report_of(data, row.get("url"))
    text = tool.ws(report.text) if report else ""
    faults = [f"lost: {words}" for words in row["must"] if tool.ws(words) not in text]
    faults += [f"kept: {words}" for words in row["must_not"] if tool.ws(words) in text]
    if "date" in row and (report.published.day if report else None) != (row["date"] or None):
        faults.append(f"day: {report.published.day if report else None}, not {row['date']}")
    return faults


def main():
    """Prints the scorer's numbers for a set, and its worst pages."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("set", choices=[*SETS, "htmldate", "hostile"])
    options.add_argument("--worst", type=int, default=0)
    options.add_argument("--half", choices=["a", "b"])
    chosen = options.parse_args()
    tool = scorer()
    gold = [row for row in gold_of(chosen.set) if not row.get("in")]
    if chosen.half:
        gold = gold["ab".index(chosen.half) :: 2]
    pages = pages_of(chosen.set, {row["file"] for row in gold})
    gold = [row for row in gold if row["file"] in pages]
    if chosen.set == "hostile":
        for row in gold:
            started = time.process_time()
            faults = hostile_faults(tool, row, pages[row["file"]])
            print(f"{time.process_time() - started:7.2f} s  {row['file']:40} {'; '.join(faults) or 'right'}")
        return
    found, mapped, false, spent = predictions(gold, pages)
    for key, value in tool.score(chosen.set, gold, found).items():
        print(f"{key:16} {value:8.4f}")
    print(f"mapped {mapped:.4f}, false runs {false}, {len(gold) / spent:.1f} pages a second")
    marked = []
    for row in gold if chosen.worst else []:
        if row.get("text"):
            tp, fp, fn = tool.shingle_counts(row["text"], found[row["file"]].get("text"))
            marked.append((tp, fp, fn, row["file"]))
    for tp, fp, fn, file in sorted(marked)[: chosen.worst]:
        print(f"{file}  right {tp:.3f}  too much {fp:.3f}  too little {fn:.3f}")


if __name__ == "__main__":
    main()
