"""Reads a case: TOML with a text, its day of publication and the lines that its reading must print."""

import tomllib
from pathlib import Path

from onrecord import actors, dates, events, language, statements
from onrecord.types.report import Report
from onrecord.types.when import Published

FOLDER = Path(__file__).resolve().parent


def cases(room):
    return sorted(path.stem for path in (FOLDER / room).glob("*.toml"))


def case(room, name):
    return tomllib.loads((FOLDER / room / f"{name}.toml").read_text("utf-8"))


def report(text, published=""):
    given = Published(from_=published, to=published, precision="day", basis="given") if published else Published()
    return Report(id="report-case", text=text, published=given)


def layers(text, published=""):
    """Gives the report and every layer of it, as the pipeline makes them."""
    made = report(text, published)
    doc, sentences = language.STEP.run(made)
    mentions = actors.STEP.run(made, doc)
    times, when = dates.STEP.run(made, doc)
    attributions = statements.STEP.run(made, doc, mentions, times)
    told = events.STEP.run(made, doc, mentions, times, when, attributions)
    return {"report": made, "doc": doc, "sentences": sentences, "mentions": mentions, "times": times, "published": when,
            "attributions": attributions, "events": told}  # fmt: skip
