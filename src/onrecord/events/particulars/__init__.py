"""Takes a report with its layers and its events; gives particulars: what it tells beside who did what to whom."""

from onrecord.events.particulars.read import read_particulars

__all__ = ["read_particulars"]
