"""Takes a report and its ``Doc`` and gives its time expressions and when it was published."""

from onrecord.dates.read import VERSION, read_times
from onrecord.types.step import Step

__all__ = ["STEP", "read_times"]

STEP = Step(
    name="dates",
    version=VERSION,
    needs=("report", "doc"),
    gives=("times", "published"),
    per="report",
    run=read_times,
)
