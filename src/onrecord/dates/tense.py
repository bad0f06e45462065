"""Which way a bare weekday or month points: to the past or ahead, by the verb nearest to it."""

import re
from typing import Literal

from onrecord.knowledge.tables import words as words_of

Direction = Literal["past", "future", "unclear"]

_FUTURE = re.compile(
    r"\b(?:will|won[’']t|shall|[’']ll|scheduled|slated|due|set to|set for|plans? to|planned for|planning|"
    r"expected|going to|upcoming|"
    r"is to|are to|hopes? to|intends? to|ahead of|deadline|until|would|could|may|might|prepar(?:es|ing) to|"
    r"arriv(?:es|ing)|begins|starts|opens|looks? to|tomorrow)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|met|made|took|came|went|began|held|gave|left|saw|spoke|wrote|won|lost|"
    r"found|fell|rose|"
    r"killed|hit|struck|broke|sent|led|became|died|has|have|set off|brought|caught|fired|shot|ran|stood|since|ended|"
    r"[a-z]{2,}(?:ied|[^e]ed))\b",
    re.IGNORECASE,
)
_NO_PAST_VERB = words_of(
    "need indeed speed feed bleed exceed proceed seed breed red bed hundred sacred united planned scheduled "
    "slated expected"
)


def direction(sentence: str, start: int, end: int) -> Direction:
    """Says which way a time at ``sentence[start:end]`` points, by the nearest sign of tense in its sentence."""
    ahead = _nearest(_FUTURE, sentence, start, end)
    back = _nearest(_PAST, sentence, start, end)
    if ahead is None and back is None:
        return "unclear"
    if ahead is None:
        return "past"
    if back is None:
        return "future"
    return "future" if ahead < back else "past"


def _nearest(pattern: re.Pattern[str], sentence: str, start: int, end: int) -> int | None:
    best: int | None = None
    for match in pattern.finditer(sentence, max(0, start - 150), min(len(sentence), end + 150)):
        if match[0].lower() in _NO_PAST_VERB and pattern is _PAST:
            continue
        if match.start() >= start and match.end() <= end:
            continue
        # A verb after the time counts for a little less: "announced Monday that it will".
        distance = start - match.end() if match.end() <= start else (match.start() - end) + 8
        if best is None or distance < best:
            best = distance
    return best
