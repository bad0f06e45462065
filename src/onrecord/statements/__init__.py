"""Takes a report with its mentions and times and gives who said what: content, cue, source, chain, occasion."""

from onrecord.statements.drafts import VERSION
from onrecord.statements.occasions import read_occasions
from onrecord.statements.read import read_attributions
from onrecord.types.step import Step

__all__ = ["OCCASIONS", "STEP", "read_attributions", "read_occasions"]

STEP = Step(
    name="statements",
    version=VERSION,
    needs=("report", "doc", "mentions", "times"),
    gives=("attributions",),
    per="report",
    run=read_attributions,
)

OCCASIONS = Step(
    name="occasions",
    version=VERSION,
    needs=("report", "doc", "mentions", "attributions"),
    gives=("occasions",),
    per="report",
    run=read_occasions,
)
