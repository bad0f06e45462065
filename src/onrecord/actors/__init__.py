"""Takes a report and its ``Doc`` and gives the mentions of people, states, organisations and unnamed sources."""

from onrecord.actors.find import VERSION, find_mentions
from onrecord.types.step import Step

__all__ = ["STEP", "find_mentions"]

STEP = Step(
    name="actors",
    version=VERSION,
    needs=("report", "doc"),
    gives=("mentions",),
    per="report",
    run=find_mentions,
)
