"""Takes a report with its layers and gives meetings, talks, calls and visits, each with a status."""

from onrecord.events.read import VERSION, read_events
from onrecord.types.step import Step

__all__ = ["STEP", "read_events"]

STEP = Step(
    name="events",
    version=VERSION,
    needs=("report", "doc", "mentions", "times", "published", "attributions"),
    gives=("events",),
    per="report",
    run=read_events,
)
