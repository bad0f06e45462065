"""Reads the outlet's name out of what stands around a report: ``Your access to the Meridian Post has expired``."""

import re
from collections.abc import Iterable

from onrecord.clean.dateline import agencies
from onrecord.knowledge.tables import words
from onrecord.types.report import ResidueReason

_PROPER = r"[A-ZÀ-ÖØ-Þ][\w’'-]*(?:\.\w+)*"
_NAME = rf"(?P<name>{_PROPER}(?: (?:(?:of|the|and|for|&) )?{_PROPER}){{0,5}})"

_CUES = tuple(
    re.compile(cue)
    for cue in (
        rf"\b(?i:access|subscription) to (?:[Tt]he )?{_NAME} (?:has|have|will|is|expired|ended)\b",
        rf"(?i:thank you|thanks) for (?i:reading|visiting|choosing) (?:[Tt]he )?{_NAME}",
    )
)
"""What stands around the name of whoever publishes a page. A copyright names the company behind it as often."""

AROUND: tuple[ResidueReason, ...] = ("paywall", "newsletter", "boilerplate", "promotion")
"""Residue that speaks for the outlet."""

_NO_NAMES = words(
    """
    a access account all an any breaking briefing by click continue copyright daily digital e-mail email facebook free
    full get google in inc it join linkedin log login members membership more morning my new news newsletter
    newsletters now offer offers on one our plus premium print privacy push read reserved rights rss see sign site
    story subscribe subscription telegram terms text the this today twitter unlimited up updates us use we weekly
    whatsapp with x you your youtube
    """
)
"""Words that offers write in capitals; a name is more than these."""

LONGEST_NAME = 60


def outlet_named(around: Iterable[tuple[ResidueReason, str]]) -> str:
    """Gives the outlet that residue names, with its reasons, in the order of the page; '' where none does."""
    told = [said for reason, said in around if reason in AROUND]
    for cue in _CUES:
        for said in told:
            for found in cue.finditer(said[:1000]):
                name = found["name"].rstrip(".,-’' ")
                if _is_name(name):
                    return name
    return ""


def _is_name(name: str) -> bool:
    parts = name.casefold().split()
    return len(name) <= LONGEST_NAME and parts[0] not in _NO_NAMES and name not in agencies() and len(name) > 2
