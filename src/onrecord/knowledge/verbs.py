"""Verbs that report speech and belief: their forms, and what they take."""

from functools import cache
from typing import Literal

from msgspec import Struct

from onrecord.knowledge.tables import rows

Takes = Literal["clause", "that", "quote"]


class ReportingVerb(Struct, frozen=True):
    """A form of a reporting verb.

    ``takes`` is ``clause`` when a bare clause may follow ("said he would go"), ``that`` when indirect speech needs
    "that", ``quote`` when only quotation marks make it speech. ``speech`` is False for belief.
    """

    lemma: str
    form: str
    tense: Literal["past", "present", "ing"]
    takes: Takes
    speech: bool


@cache
def reporting_verbs() -> dict[str, ReportingVerb]:
    """Gives every form of every reporting verb, by the form as printed in small letters."""
    found: dict[str, ReportingVerb] = {}
    for lemma, past, present, ing, takes, kind in rows("reporting_verbs.tsv"):
        for form, tense in ((past, "past"), (present, "present"), (ing, "ing")):
            found[form] = ReportingVerb(lemma, form, tense, takes, kind == "speech")  # type: ignore[arg-type]
    return found
