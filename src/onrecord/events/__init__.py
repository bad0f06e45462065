"""Takes a report with its layers and gives its events: who did what to whom, coded, each with a status."""

from onrecord.events.read import read_events
from onrecord.events.triggers import VERSION
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
