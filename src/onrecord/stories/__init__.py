"""Takes readings and gives what they have in common: copies, stories, statements, happenings, claims, threads.

Each step is a pure function of the set of readings; the order in which reports came does not matter.
"""

from onrecord.stories.agreement import find_claims
from onrecord.stories.copies import find_copies
from onrecord.stories.group import find_stories
from onrecord.stories.happenings import find_happenings
from onrecord.stories.renderings import find_statements
from onrecord.stories.threads import find_threads
from onrecord.types.step import Step

__all__ = [
    "CLAIMS",
    "COPIES",
    "HAPPENINGS",
    "STATEMENTS",
    "STORIES",
    "THREADS",
    "find_claims",
    "find_copies",
    "find_happenings",
    "find_statements",
    "find_stories",
    "find_threads",
]

VERSION = "13"

COPIES = Step(name="copies", version=VERSION, needs=("readings",), gives=("copies",), per="record", run=find_copies)

STORIES = Step(
    name="stories",
    version=VERSION,
    needs=("readings", "copies", "decisions"),
    gives=("stories",),
    per="record",
    run=find_stories,
)

STATEMENTS = Step(
    name="renderings",
    version=VERSION,
    needs=("readings", "copies", "stories"),
    gives=("statements",),
    per="record",
    run=find_statements,
)

HAPPENINGS = Step(
    name="happenings",
    version=VERSION,
    needs=("readings", "copies", "stories"),
    gives=("happenings",),
    per="record",
    run=find_happenings,
)

CLAIMS = Step(
    name="claims",
    version=VERSION,
    needs=("readings", "copies", "stories", "statements", "happenings"),
    gives=("claims",),
    per="record",
    run=find_claims,
)

THREADS = Step(
    name="threads",
    version=VERSION,
    needs=("readings", "stories", "happenings"),
    gives=("threads",),
    per="record",
    run=find_threads,
)
