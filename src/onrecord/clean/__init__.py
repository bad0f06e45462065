"""Takes an arrival and gives a report: body text with a way back to its source, fields, and residue with reasons."""

from onrecord.clean.to_report import VERSION, to_report
from onrecord.types.step import Step

__all__ = ["STEP", "to_report"]

STEP = Step(name="clean", version=VERSION, needs=("arrival",), gives=("report",), per="report", run=to_report)
