"""Which government publishes a page, by the host of its address: ``mofa.go.jp`` is Japan's, ``state.gov`` America's."""

import re
from functools import cache

from onrecord.knowledge.tables import rows

_HOST = re.compile(r"[a-z]+://(?:[^/@?#]*@)?([a-z0-9.-]{1,253})", re.IGNORECASE)
_AMERICAN = frozenset(("gov", "mil"))
"""Top domains that the United States alone use."""
_GOVERNMENT = frozenset(("gov", "go", "gob", "gouv", "govt", "gv", "gub", "gc", "mil"))
"""Second-level domains that states keep for themselves."""
_HOSTS = {
    "kremlin.ru": "RUS", "mid.ru": "RUS", "elysee.fr": "FRA", "bundesregierung.de": "DEU", "auswaertiges-amt.de": "DEU",
    "president.ir": "IRN", "regeringen.se": "SWE", "government.nl": "NLD", "quirinale.it": "ITA",
}  # fmt: skip
"""Sites of governments outside such domains."""


@cache
def _by_domain() -> dict[str, str]:
    """Gives the ISO 3166 alpha-3 code of each country's top domain."""
    return {**{row[1].lower(): row[0] for row in rows("countries.tsv") if row[1]}, "uk": "GBR"}


def publishing_state(url: str) -> str:
    """Gives the ISO 3166 alpha-3 code of the state whose government publishes a page; empty where none is known."""
    found = _HOST.match(url)
    labels = found[1].lower().rstrip(".").split(".") if found is not None else []
    if not labels or len(labels) == 1:
        return ""
    if labels[-1] in _AMERICAN:
        return "USA"
    if labels[-2] in _GOVERNMENT:
        return _by_domain().get(labels[-1], "")
    return _HOSTS.get(".".join(labels[-2:]), "")
