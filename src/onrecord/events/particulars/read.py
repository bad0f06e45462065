"""Reads the particulars of one report: each kind in a file of its own, all in text order."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from onrecord.events.particulars.channel import channel_particulars
from onrecord.events.particulars.commitment import commitment_particulars
from onrecord.events.particulars.figures import figure_particulars
from onrecord.events.particulars.meeting import meeting_particulars
from onrecord.events.particulars.military import military_particulars
from onrecord.events.particulars.page import Page
from onrecord.events.particulars.pressure import pressure_particulars
from onrecord.events.particulars.visit import visit_particulars
from onrecord.events.tree import grown
from onrecord.language import text_of
from onrecord.types.actor import Mention
from onrecord.types.attribution import Attribution
from onrecord.types.event import EventMention
from onrecord.types.particular import Particular
from onrecord.types.report import Report
from onrecord.types.when import Published, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc

KINDS: tuple[Callable[[Page], Iterable[Particular]], ...] = (
    meeting_particulars,
    visit_particulars,
    channel_particulars,
    pressure_particulars,
    figure_particulars,
    military_particulars,
    commitment_particulars,
)
"""Who reads what; the order does not matter."""


def read_particulars(  # noqa: PLR0913, PLR0917 - one argument a layer that the step needs
    report: Report,
    doc: "Doc",
    mentions: tuple[Mention, ...],
    times: tuple[TimeExpression, ...],
    published: Published,
    attributions: tuple[Attribution, ...],
    events: tuple[EventMention, ...],
) -> tuple[Particular, ...]:
    """Takes a report and its layers; gives its particulars in text order, each once."""
    page = Page(
        report=report,
        text=text_of(doc),
        doc=doc,
        tree=grown(doc),
        mentions=mentions,
        times=times,
        published=published,
        attributions=attributions,
        events=events,
    )
    found = {one.id: one for kind in KINDS for one in kind(page)}
    return tuple(sorted(found.values(), key=lambda one: (one.start, one.end, one.field, one.about, one.id)))
