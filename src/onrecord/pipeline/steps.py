"""The ordered table of steps: the one place that knows all rooms."""

from functools import cache, partial

import msgspec

from onrecord import actors, clean, dates, events, language, statements, stories
from onrecord.types.step import Step

ONE_REPORT: tuple[Step, ...] = (
    clean.STEP,
    language.STEP,
    actors.STEP,
    dates.STEP,
    statements.STEP,
    statements.OCCASIONS,
    events.STEP,
    events.PARTICULARS,
)

ACROSS_REPORTS: tuple[Step, ...] = (
    stories.COPIES,
    stories.STORIES,
    stories.STATEMENTS,
    stories.HAPPENINGS,
    stories.CLAIMS,
    stories.THREADS,
)


@cache
def one_report(reader: str) -> tuple[Step, ...]:
    """Gives the steps of one report with the spaCy pipeline of this name as the reader."""
    if reader == language.READER:
        return ONE_REPORT
    named = msgspec.structs.replace(language.STEP, run=partial(language.read, reader=reader))
    return tuple(named if step is language.STEP else step for step in ONE_REPORT)
