"""Which state and sector a name of a city, party, armed group or person of before 2014 belongs to, in CAMEO codes."""

from functools import lru_cache

from msgspec import Struct

from onrecord.knowledge.spelling import folded
from onrecord.knowledge.tables import several, sorted_row


class Affiliation(Struct, frozen=True):
    """A CAMEO actor code (``AFG``, ``AFGGOV``, ``IGOUNO``) and the days between which it holds, empty where open."""

    code: str
    start: str
    end: str

    @property
    def body(self) -> str:
        """Gives the first three letters: an ISO 3166 alpha-3 code, or ``IGO``, ``NGO``, ``IMG`` and the like."""
        return self.code[:3]


@lru_cache(maxsize=16384)
def affiliations(name: str) -> tuple[Affiliation, ...]:
    """Gives what the table says of a name, in the order of the table; none where it does not hold it."""
    found = sorted_row("affiliations.tsv", folded(name))
    if found is None:
        return ()
    made = []
    for cell in several(found[1]):
        code, start, end = [*cell.split(":"), "", ""][:3]
        made.append(Affiliation(code, start, end))
    return tuple(made)


def affiliation(name: str, day: str = "") -> Affiliation | None:
    """Gives the affiliation that holds on a day: one with days that cover it, else one without days, else the last."""
    found = affiliations(name)
    for one in found:
        if day and (one.start or one.end) and one.start <= day and (not one.end or day <= one.end):
            return one
    for one in found:
        if not one.start and not one.end:
            return one
    return found[-1] if found else None
