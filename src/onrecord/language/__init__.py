"""Takes a report and gives a spaCy ``Doc`` whose text is the report's, cut into tokens and sentences.

A report longer than ``READ_LIMIT`` code points is read up to there; ``issues(doc)`` says so.
"""

from onrecord.language.reader import (
    MODEL_READER,
    READ_LIMIT,
    READER,
    RULES_READER,
    VERSION,
    issues,
    load,
    read,
    text_of,
)
from onrecord.types.step import Step

__all__ = ["MODEL_READER", "READER", "READ_LIMIT", "RULES_READER", "STEP", "issues", "load", "read", "text_of"]

STEP = Step(
    name="language",
    version=VERSION,
    needs=("report",),
    gives=("doc", "sentences"),
    per="report",
    run=read,
)
