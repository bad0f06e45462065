"""Takes a report with its layers; gives its events, coded, each with a status, and their particulars."""

from onrecord.events.particulars import read_particulars
from onrecord.events.particulars.page import VERSION as PARTICULARS_VERSION
from onrecord.events.read import read_events
from onrecord.events.triggers import VERSION
from onrecord.types.step import Step

__all__ = ["PARTICULARS", "STEP", "read_events", "read_particulars"]

STEP = Step(
    name="events",
    version=VERSION,
    needs=("report", "doc", "mentions", "times", "published", "attributions"),
    gives=("events",),
    per="report",
    run=read_events,
)

PARTICULARS = Step(
    name="particulars",
    version=PARTICULARS_VERSION,
    needs=("report", "doc", "mentions", "times", "published", "attributions", "events"),
    gives=("particulars",),
    per="report",
    run=read_particulars,
)
