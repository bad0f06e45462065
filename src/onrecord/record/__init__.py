"""Takes readings and what they have in common; gives one SQLite file that answers questions and can be checked."""

from onrecord.record.history import Build
from onrecord.record.read_actors import ActorCounts
from onrecord.record.search import ReportHit
from onrecord.record.sightings import ReportIssue, Sighting
from onrecord.record.store import Record
from onrecord.types.decision import Decision

__all__ = ["ActorCounts", "Build", "Decision", "Record", "ReportHit", "ReportIssue", "Sighting"]
