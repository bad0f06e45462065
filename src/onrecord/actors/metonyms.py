"""Tells a capital that stands for its government from the same capital as a place."""

from collections.abc import Sequence

from onrecord.actors.scan import Word
from onrecord.knowledge.names import names
from onrecord.knowledge.tables import words as words_of
from onrecord.knowledge.verbs import reporting_verbs

_PLACE_BEFORE = words_of(
    "in at from to near outside around into inside across through via of visit visited visiting visits leave left "
    "leaving reach reached reaching arrive arrived downtown central northern southern eastern western greater of"
)
_GOVERNMENT_BEFORE = words_of(
    "between with against by on urge urged urging urges press pressed pressing pressure pressured warn warned warning "
    "accuse accused accusing accuses blame blamed blames push pushed prompted prompting forcing force forced allow "
    "allowed let lets persuade persuaded convince told tell tells asked asks"
)
_ACTS = words_of(
    "has have had is was will would could should may might must can does did do wants want wanted agreed agrees agree "
    "decided decides hopes hoped sees views viewed considers regards fears seeks sought refuses refused rejects "
    "rejected "
    "accuses accused blames blamed denies denied denied insists calls called plans planned imposed imposes sent sends "
    "launched launches backs backed supports supported opposes opposed signed recalled expelled announced condemned "
    "responded reacted needs needed remains became made makes took takes"
)


def capital_stands_for_government(words: Sequence[Word], first: int, last: int) -> bool:
    """Says whether the capital at ``words[first..last]`` acts or is dealt with as a government."""
    before = words[first - 1].text.lower() if first > 0 and words[first].gap == " " else ""
    following = words[last + 1] if last + 1 < len(words) else None
    after = following.text.lower() if following is not None and following.gap == " " and not words[last].owns else ""
    if before in _PLACE_BEFORE or before.endswith(("-based", "ing")):
        return False
    if before in _GOVERNMENT_BEFORE:
        return True
    if after in _ACTS or (after in reporting_verbs() and reporting_verbs()[after].tense != "ing"):
        return True
    if words[last].owns:
        return True
    return _coordinated(words, first, last, before, after)


def _coordinated(words: Sequence[Word], first: int, last: int, before: str, after: str) -> bool:
    """Says whether a state or another capital acts beside it: ``Tokyo and Washington agreed``."""
    if after in {"and", "or"} and last + 2 < len(words) and words[last + 2].text in names():
        earlier = words[first - 1].text.lower() if first else ""
        return earlier not in _PLACE_BEFORE
    if before in {"and", "or"} and first >= 2 and words[first - 2].text in names():
        earlier = words[first - 3].text.lower() if first >= 3 else ""
        return earlier not in _PLACE_BEFORE
    return False
