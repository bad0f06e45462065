"""Takes a report with its mentions and times and gives who said what: content, cue, source, speakers, chain."""

from onrecord.statements.drafts import VERSION
from onrecord.statements.read import read_attributions
from onrecord.types.step import Step

__all__ = ["STEP", "read_attributions"]

STEP = Step(
    name="statements",
    version=VERSION,
    needs=("report", "doc", "mentions", "times"),
    gives=("attributions",),
    per="report",
    run=read_attributions,
)
