"""Reads what is told of a meeting beside who met: how long it took."""

from collections.abc import Iterator

from onrecord.events.particulars.page import Page
from onrecord.types.event import EventMention
from onrecord.types.particular import Particular
from onrecord.types.span import Span


def meeting_particulars(page: Page) -> Iterator[Particular]:
    """Takes a page; gives the particulars of its meetings."""
    for event in page.events:
        if event.type == "CONSULT":
            yield from _durations(page, event)


def _durations(page: Page, event: EventMention) -> Iterator[Particular]:
    """Gives lengths of time that stand on the trigger: "a 60-minute working lunch", "met for two hours"."""
    clause = Span(event.start, max(event.end, min(event.end + 40, page.sentence_at(event.start).end)))
    for time in page.times_in(clause):
        if time.type != "DURATION" or not time.value.startswith("PT"):
            continue
        before = page.text[time.end : event.trigger.start] if time.end <= event.trigger.start else None
        after = page.text[event.trigger.end : time.start] if event.trigger.end <= time.start else None
        close = (before is not None and len(before) <= 25) or (after is not None and "for" in after.split())
        if close:
            yield page.particular(
                "meeting-duration", "duration", time.span, about=event.id, value=time.value, status=event.status
            )
