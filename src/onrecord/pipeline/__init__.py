"""Takes an arrival and gives its reading; takes readings and gives what they share. The one place with the order."""

from onrecord.pipeline.plan import check
from onrecord.pipeline.run import group, read

__all__ = ["check", "group", "read"]
