"""Reads pieces that say nothing alone, and that ``compose`` joins with the time they belong to."""

from onrecord.dates.reference import Reference
from onrecord.dates.value import Resolved
from onrecord.dates.words import Words


def week_piece(_m: Words, _ref: Reference) -> Resolved | None:
    """Reads ``the week of``: a piece, that says nothing without its day."""
    return Resolved(value="W", rule="piece.week-of")


def edge_piece(_m: Words, _ref: Reference) -> Resolved | None:
    """Reads ``the end of``: a piece, that says nothing without what it is the end of."""
    return Resolved(value="", rule="piece.edge")


def ordinal_piece(_m: Words, _ref: Reference) -> Resolved | None:
    """Reads ``the last week of``: a piece, that says nothing without its month or year."""
    return Resolved(value="", rule="piece.ordinal-unit")


def counted_piece(_m: Words, _ref: Reference) -> Resolved | None:
    """Reads ``two days before``, that counts from the day that follows."""
    return Resolved(value="", rule="piece.counted")
