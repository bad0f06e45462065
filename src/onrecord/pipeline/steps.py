"""The ordered table of steps: the one place that knows all rooms."""

from onrecord import actors, clean, dates, events, language, statements, stories
from onrecord.types.step import Step

ONE_REPORT: tuple[Step, ...] = (
    clean.STEP,
    language.STEP,
    actors.STEP,
    dates.STEP,
    statements.STEP,
    events.STEP,
)

ACROSS_REPORTS: tuple[Step, ...] = (
    stories.COPIES,
    stories.STORIES,
    stories.STATEMENTS,
    stories.HAPPENINGS,
    stories.CLAIMS,
)
