"""A clean text to all its layers, beside the bare tokenizer on the same texts."""

import spacy

from bench.data import texts
from bench.turns import in_turns, ratios
from onrecord import clean
from onrecord.errors import SourceError
from onrecord.pipeline.run import read_report


def rows(count=500):
    """Gives words a second of the reading rooms and of spaCy's blank English tokenizer."""
    reports = []
    for arrival in texts(count):
        try:
            reports.append(clean.STEP.run(arrival))
        except SourceError:
            continue
    words = sum(len(report.text.split()) for report in reports)
    blank = spacy.blank("en")
    workers = {"onrecord": read_report, "spaCy tokenizer alone": lambda report: blank(report.text[:900_000])}
    return ratios(words, in_turns(reports, workers), "words")
