"""Which news agency a report credits, and whether an outlet is that agency."""

import re

from onrecord.text.fold import folded_words
from onrecord.types.report import Report

_DATELINE_AGENCY = re.compile(r"\(([A-Z][^()\n]{1,30})\)\s{0,3}[-–—]")
_DATELINE_WITHIN = 160

_ALIASES = {
    "ap": "associated press",
    "apnews": "associated press",
    "afp": "agence france presse",
    "upi": "united press international",
    "dpa": "deutsche presse agentur",
    "ani": "asian news international",
}


def _key(name: str) -> frozenset[str]:
    return frozenset(part for word in folded_words(name) for part in _ALIASES.get(word, word).split())


def credited_agency(report: Report) -> str:
    """Gives the agency that the report credits (field, dateline or the dateline in its first words), '' where none."""
    if report.agency:
        return report.agency
    if report.dateline and report.dateline.agency:
        return report.dateline.agency
    found = _DATELINE_AGENCY.search(report.text[:_DATELINE_WITHIN])
    return found.group(1) if found else ""


def is_outlet_of(agency: str, outlet: str) -> bool:
    """Says whether the outlet is the agency itself: ``Reuters`` and ``reuters.com``."""
    wanted = _key(agency)
    return bool(wanted) and wanted <= _key(outlet)
