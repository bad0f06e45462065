"""Resolves the present, the past and the future at large: no day at all."""

from onrecord.dates.reference import Reference
from onrecord.dates.value import Resolved, reference
from onrecord.dates.words import Words


def vague(m: Words, _ref: Reference) -> Resolved | None:
    """Resolves ``now``, ``recently``, ``the near future``: no day at all."""
    words = m.words
    if "future" in words or " term" in words:
        return reference("FUTURE_REF", "dates.future")
    if any(part in words for part in ("recent", "past", "lately", "that time")):
        return reference("PAST_REF", "dates.past")
    return reference("PRESENT_REF", "dates.present")
