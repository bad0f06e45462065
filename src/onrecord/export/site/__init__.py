"""Takes a record and gives a static site that needs no server and no script: pages, each with its JSON twin.

Front page and lists, a page a story, a report with every layer marked in place, an actor, what was set aside, and how
to check it all. ``publish`` writes it.
"""

from onrecord.export.site.publish import Published, publish

__all__ = ["Published", "publish"]
