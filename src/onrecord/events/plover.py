"""PLOVER's own reading of an event: it has no field for status, and codes a promise, a threat or a refusal instead."""

from onrecord.types.event import PloverType, Status

HARMS = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})
"""Types of material conflict (PLOVER 2021, table of quad classes)."""
_YIELDING = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_WORDS = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types that are acts of words: announced or not, they are what they are."""


def plover_type(kind: PloverType, status: Status, cameo: str = "", under: str = "") -> PloverType | None:
    """Gives the PLOVER type of an event by its type, status, CAMEO code and the event that it is told under.

    What is planned or may come is a promise (AGREE) or a threat, what was denied a refusal (CAMEO codebook, 03, 12 and
    13). None for what PLOVER does not code: appeals, what is told only as promised, threatened or called for by another
    event of the record, what others call for, and harm that was not done.
    """
    if under or cameo.startswith("02"):
        return None
    if status in {"happened", "unknown"} or kind in _WORDS:
        return "REJECT" if status == "denied" and kind == "AGREE" else kind
    if status == "denied":
        return "REJECT" if kind in _YIELDING else None
    if status == "called-for":
        return None
    return "THREATEN" if kind in HARMS else "AGREE"


def view(kind: PloverType, status: Status, cameo: str) -> str:
    """Gives a PLOVER type for every act, coded or not, with CONCEDE and RETREAT as one: what the model knows."""
    found = plover_type(kind, status, "") or kind
    if cameo.startswith("02"):
        return "REQUEST"
    if status == "called-for" and kind in _YIELDING:
        return "REQUEST"
    return "YIELD" if found in {"CONCEDE", "RETREAT"} else found
