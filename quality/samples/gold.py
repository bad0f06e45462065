"""Reads the gold of the bundled reports: tests/cases/samples, whose README says what its fields mean."""

import re
import tomllib

from quality.data import ROOT

FOLDER = ROOT / "tests" / "cases" / "samples"

MARKS = {"attributions": "{}<>[]", "events": "[]", "times": "[]"}
"""Layer → the marks of its rows, opening and closing in turn."""


class GoldError(Exception):
    """A row of the gold does not fit its report."""


def reports():
    """Gives the gold of each report by name, with its body, its layers and all of its residue."""
    found = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted((FOLDER / "reports").glob("*.toml"))}
    surroundings = furniture()
    for gold in found.values():
        gold["text"] = found[gold.get("text_of", "")]["text"].strip() if "text_of" in gold else gold["text"].strip()
        gold["paragraphs"] = gold["text"].split("\n\n")
        around = surroundings[gold["layout"]]
        gold["residue"] = [tuple(row) for row in [*around["residue"], *gold.get("residue", [])]]
        gold.setdefault("not_yet", {})
        gold.setdefault("corrections", [])
        gold["dateline"] = gold.get("dateline", {})
        gold["marked"] = "attributions" in gold
    return found


def furniture():
    """Gives what surrounds the text, by layout."""
    return tomllib.loads((FOLDER / "furniture.toml").read_text("utf-8"))


def stories():
    """Gives stories, copies, threads, statements, conflicts, agreements, single facts and plans."""
    return tomllib.loads((FOLDER / "stories.toml").read_text("utf-8"))


def days(published):
    """Gives the first and last day on which a report may have been published."""
    if isinstance(published, dict):
        return published["from"], published["to"]
    return published, published


def unmarked(words, layer):
    """Gives the words of a row without its marks."""
    return re.sub(f"[{re.escape(MARKS[layer])}]", "", words)


def located(text, words, layer):
    """Gives opening mark → spans in ``text`` of what a row marks; None where its words are not there.

    Raises GoldError where they stand there twice or a mark is not closed.
    """
    plain = unmarked(words, layer)
    start = text.find(plain)
    if start < 0:
        return None
    if text.find(plain, start + 1) >= 0:
        raise GoldError(f"stands there twice: {plain}")
    marks = MARKS[layer]
    spans = {mark: [] for mark in marks[::2]}
    opened = {}
    at = start
    for character in words:
        place = marks.find(character)
        if place < 0:
            at += 1
        elif place % 2 == 0:
            opened[character] = at
        else:
            mark = marks[place - 1]
            if mark not in opened:
                raise GoldError(f"closes what was not opened: {words}")
            spans[mark].append((opened.pop(mark), at))
    if opened:
        raise GoldError(f"is not closed: {words}")
    return spans
