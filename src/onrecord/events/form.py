"""Reads the words around a trigger, and whether it is a verb, in which form, or a noun: by its letters and neighbours.

A caller that knows the form from syntax need not ask here.
"""

import re
from functools import cache
from typing import Literal, cast

from msgspec import Struct

from onrecord.events.tables import rows
from onrecord.types.event import Status

Form = Literal["past", "present", "base", "ing", "participle", "noun"]

_WORD = re.compile(
    r"n[’']t\b|[’'](?:ll|d|re|ve|s|m)\b|[^\W\d_]+(?:-[^\W\d_]+)*?(?=n[’']t\b)|[^\W_]+(?:-[^\W_]+)*|[^\w\s]"
)
_REACH = 240
"""Code points before a trigger that are looked at, and half as many behind it."""
MARKS = frozenset(',;:()“”"—–.?!')
ADVERBS = frozenset(
    {"also", "again", "then", "later", "already", "still", "now", "just", "even", "soon", "both", "yet", "only", "ever"}
)
DETERMINERS = frozenset(
    {"the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "these", "those", "any", "no", "some", "each"}
)
_BARE = frozenset({"become", "come", "begun", "gone", "done", "run", "overcome", "sung", "sunk", "sought", "seen"})
_ONE = frozenset({"he", "she", "it", "who", "which", "that"})
_PRONOUNS = _ONE | {"they", "we", "i", "you"}


class Around(Struct, frozen=True):
    """The words before and behind a trigger and its own, in small letters; ``printed`` as they stand."""

    left: tuple[str, ...]
    own: str
    right: tuple[str, ...]
    printed: tuple[str, ...]
    printed_own: str


@cache
def cues_of() -> dict[str, dict[str, Status]]:
    """Gives the table of cues: for each kind its words with the status that they give."""
    found: dict[str, dict[str, Status]] = {}
    for kind, status, words in rows("status_cues.tsv"):
        for word in words.split(";"):
            found.setdefault(kind, {}).setdefault(word, cast("Status", status))
    return found


def around_of(sentence: str, start: int, end: int) -> Around:
    """Gives the words around a trigger at ``sentence[start:end]``."""
    low = max(0, start - _REACH)
    left = _WORD.findall(sentence, low, start)
    right = _WORD.findall(sentence, end, end + _REACH // 2)
    return Around(
        left=tuple(word.lower() for word in (left[1:] if low else left)),
        own=sentence[start:end].lower(),
        right=tuple(word.lower() for word in right),
        printed=tuple(left),
        printed_own=sentence[start:end],
    )


def form_of(sentence: str, start: int, end: int) -> Form:
    """Gives the form of a trigger by its own letters and the words before it; ``noun`` where no verb shows."""
    around = around_of(sentence, start, end)
    word = around.own.split(" ")[0]
    left = [one for one in around.left[-4:] if one not in ADVERBS and not one.endswith("ly")]
    before, second = (["", "", *left])[-1], (["", "", *left])[-2]
    cues = cues_of()
    behind_be = before in cues["be"] or (before in cues["deny"] and second in cues["be"])
    if word.endswith("ing") and len(word) > 4:
        return "noun" if before in DETERMINERS and around.right[:1] != ("with",) else "ing"
    if word in cues["past"] or (word.endswith("ed") and len(word) > 3):
        if before in DETERMINERS:
            return "noun"
        return "participle" if behind_be or before in cues["have"] else "past"
    if _is_irregular(word) and (behind_be or before in cues["have"]):
        return "participle"
    if before in cues["modal"] or before in {"to", "cannot"} or (before in cues["deny"] and second in cues["modal"]):
        return "base"
    if word in cues["be"] or word in {"has", "have", "says", "say"} or _is_present(word, before, around):
        return "present"
    return "noun"


def _is_irregular(word: str) -> bool:
    return word in _BARE or (word.endswith("n") and not word.endswith("ion"))


def _is_present(word: str, before: str, around: Around) -> bool:
    """Says whether a word is a verb in the present: behind a pronoun or a name, with no other verb behind it."""
    if before in _PRONOUNS:
        return not word.endswith("s") or before in _ONE
    if not word.endswith("s") or word.endswith("ss"):
        return False
    cues = cues_of()
    named = bool(around.printed) and around.printed[-1][0].isupper() and around.own == around.printed_own
    behind = around.right[0] if around.right else ""
    held = any(behind in cues[kind] for kind in ("past", "be", "have", "modal")) or behind in {"of", "'s", "’s"}
    return not held and (before in _ONE or named)
