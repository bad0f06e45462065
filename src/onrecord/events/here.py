"""Says where "here" is: "met here on Monday" happened in the town that the report says it comes from."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from onrecord.knowledge.names import names
from onrecord.types.actor import Mention
from onrecord.types.event import EventMention, Where
from onrecord.types.report import Report
from onrecord.types.span import Span

_HERE = re.compile(r"\bhere\b")
_BEHIND = 8
"""Code points behind the words of an event in which its "here" still stands: "met Ms Torres | here"."""


def placed_here(
    report: Report, text: str, mentions: Sequence[Mention], events: Sequence[EventMention]
) -> Iterator[EventMention]:
    """Takes events of a report in text order; gives those without a place that took place "here" the dateline's."""
    town = report.dateline.place if report.dateline is not None else ""
    for event in events:
        found = None
        if town and event.where is None and event.type == "CONSULT":
            found = _HERE.search(text, event.trigger.end, event.end + _BEHIND)
        if found is None:
            yield event
        else:
            yield replace(event, where=_where(town, mentions, Span(*found.span())))


def _where(town: str, mentions: Sequence[Mention], here: Span) -> Where:
    """Gives a town as the report or the tables write it: datelines print it in capitals."""
    held = next((one.actor for one in mentions if one.actor.name.casefold() == town.casefold()), None)
    name = town.title() if town.isupper() else town
    known = names().get(name)
    return Where(name=name, id=(held.id if held else known.actor.id if known else ""), words=here)
