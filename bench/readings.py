"""Readings to group: read once, in memory."""

from bench.data import texts
from onrecord import pipeline
from onrecord.errors import SourceError


def readings(count):
    """Gives up to ``count`` readings of distinct reports, sorted by report id."""
    found = {}
    for arrival in texts(count):
        try:
            reading = pipeline.read(arrival)
        except SourceError:
            continue
        found[reading.report.id] = reading
    return [found[key] for key in sorted(found)]
