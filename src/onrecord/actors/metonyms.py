"""Tells a capital that stands for its government from the same capital as a place."""

from collections.abc import Sequence

from onrecord.actors.candidates import Candidate
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
    "responded reacted needs needed seems appears remains became made makes took takes"
)


_AT = words_of("in at outside near inside around toured touring visit visited visiting opposite behind into")
_ANSWER = words_of(
    "statement response reaction word message letter comment pressure support approval official officials"
)


def stands_for_government(words: Sequence[Word], candidate: Candidate, kind: str) -> bool:
    """Says whether a capital or a seat of power acts or is dealt with as a government, so that it is no place.

    A seat ("the Kremlin") is its holder unless a word of place stands before it: ``outside the Kremlin``.
    """
    first, last = candidate.first, candidate.last
    if kind == "seat":
        return not _seat_is_place(words, first)
    return _capital_acts(words, first, last)


def _seat_is_place(words: Sequence[Word], first: int) -> bool:
    place = first - 1
    if place >= 0 and words[place].text in {"the", "The"} and words[first].gap == " ":
        place -= 1
    if place < 0 or words[place + 1].gap != " " or words[place].text.lower() not in _AT:
        return False
    earlier = words[place - 1].text.lower() if place and words[place].gap == " " else ""
    return words[place].text.lower() != "at" or earlier not in _ANSWER


def _capital_acts(words: Sequence[Word], first: int, last: int) -> bool:
    before = words[first - 1].text.lower() if first > 0 and words[first].gap == " " else ""
    following = words[last + 1] if last + 1 < len(words) else None
    after = following.text.lower() if following is not None and following.gap == " " and not words[last].owns else ""
    if before in _PLACE_BEFORE or before.endswith(("-based", "ing")):
        return False
    if before in _GOVERNMENT_BEFORE:
        return True
    if after in _ALSO and last + 2 < len(words) and words[last + 2].gap == " ":
        # "Beijing also said"
        after = words[last + 2].text.lower()
    if after in _ACTS or (after in reporting_verbs() and reporting_verbs()[after].tense != "ing"):
        return True
    if words[last].owns or (after.endswith("ed") and len(after) > len("need")):
        return True
    return _coordinated(words, first, last, before, after)


_ALSO = words_of("also later again now repeatedly never once earlier long")


def _coordinated(words: Sequence[Word], first: int, last: int, before: str, after: str) -> bool:
    """Says whether a state or another capital acts beside it: ``Tokyo and Washington agreed``."""
    if after in {"and", "or"} and last + 2 < len(words) and words[last + 2].text in names():
        earlier = words[first - 1].text.lower() if first else ""
        return earlier not in _PLACE_BEFORE
    if before in {"and", "or"} and first >= 2 and words[first - 2].text in names():
        earlier = words[first - 3].text.lower() if first >= 3 else ""
        return earlier not in _PLACE_BEFORE
    return False
