"""Which way a bare weekday or month points, to the past or ahead, by the verb that governs it: no parser, only cues.

The words around a time are searched for signs of tense (``tense.tsv``). Each sign costs the words that lie between, and
more where another clause begins in between; the cheapest sign decides.
"""

import re
from functools import cache
from itertools import pairwise
from typing import Literal

from onrecord.dates.lexicon import table

Direction = Literal["past", "future", "unclear"]

_WORD = re.compile(r"[’']?[^\W\d_]+(?:-[^\W\d_]+)*|[0-9]+|[,;:()“”\"—–]")
_REACH = 170
"""So many code points on either side of a time are looked at."""
_COMMA, _BORDER, _MARK = 6, 4, 9
"""What it costs to look across a comma, a word that begins a clause, and a stronger mark; set on training texts."""
_OPENING = 3
"""A time with no more words before it opens its sentence: the verb that governs it comes after."""
_AFTER = 4
"""What a sign that follows its time costs more: “announced Monday that it will”."""


@cache
def _signs() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words.split(";")) for kind, words in table("tense.tsv")}


def direction(sentence: str, start: int, end: int) -> Direction:
    """Says which way a time at ``sentence[start:end]`` points, by the signs of tense around it."""
    left = _WORD.findall(sentence, max(0, start - _REACH), start)
    right = _WORD.findall(sentence, end, end + _REACH)
    if start > _REACH:
        left = left[1:]
    if left and left[-1] in _OPENERS:
        # A capital begins another sentence, whatever ended the one before: a heading, a dateline.
        left = left[-1:]
    owned = bool(right) and right[0] in {"'s", "’s", "s"}
    if _MONTH.fullmatch(sentence, start, end) and _is_of_the_coming([word.lower() for word in left]):
        return "future"
    edges = _signs()["edge"]
    while left and left[-1].lower() in edges:
        left.pop()
    back, ahead = _left(left)
    after_back, after_ahead = _right(right[1:] if owned else right, opening=len(left) <= _OPENING)
    # “Friday's vote will”: the verb of what belongs to the day comes after it.
    shift = 6 if owned else 0
    back = min(back + shift, after_back + _AFTER - shift)
    ahead = min(ahead + shift, after_ahead + _AFTER - shift)
    if min(back, ahead) > _NONE // 2:
        return "unclear"
    return "future" if ahead < back else "past"


def _is_of_the_coming(left: list[str]) -> bool:
    """Says whether a month belongs to something that was announced or agreed on, or before which all this is.

    "Agreed on a September summit", "announced talks in September", "ahead of elections in September". The day of the
    announcement itself is not told by its month alone.
    """
    signs = _signs()
    if left and left[-1] in _IN:
        left = left[:-1]
        if not left or left[-1] not in signs["coming"]:
            return False
    reach = left[-_AHEAD:]
    for at in range(len(reach) - 1, -1, -1):
        if not reach[at][-1].isalnum() or reach[at] in {"that", "who", "which"}:
            return False
        if reach[at] in signs["announced"] or reach[max(0, at - 1) : at + 1] == ["ahead", "of"]:
            return True
    return False


_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_IN = frozenset({"in", "for"})
_AHEAD = 9
"""Words before a month within which an announcement governs what is to be in it."""
_NONE = 1_000
_PURPOSE = 15
"""What it costs to take an infinitive that nobody planned for something to come: “our mission is to win it”."""
_PERFECT = 3
"""How much nearer a past perfect counts than it stands."""
_DIRECT = frozenset({"to", "is", "as"})
"""Right before a time: “extended to Nov. 20”, “the last day is Nov. 9”, “as early as Tuesday”."""
_CALLED = frozenset({"called", "set", "arranged", "fixed", "booked", "postponed", "delayed", "adjourned", "planned"})
"""Before “for” and a time: “elections were called for Sunday”."""
_OPENERS = frozenset({"On", "In", "By", "During", "At", "Early", "Late", "From"})
_RUNS = frozenset({"year", "quarter", "half", "month", "years", "months", "weeks", "days"})
"""Before “to” and a time these end with it: “in the three months to June”."""
_DENIED = frozenset({"not", "never", "didn", "wasn", "weren", "hadn", "n't", "n’t"})
_BACK = (["in"], ["on"])
_SOON = (["as", "early"], ["as", "soon"], ["as", "late"])


def _left(words: list[str]) -> tuple[int, int]:
    """Gives what the nearest signs of the past and of what is to come cost, going back from the time."""
    signs = _signs()
    back = ahead = _NONE
    cost = 0
    low = [word.lower() for word in words]
    for k in range(len(low) - 1, -1, -1):
        word = low[k]
        following = low[k + 1] if k + 1 < len(low) else ""
        before = low[k - 1] if k else ""
        ahead = min(ahead, cost + _pointing(low, k, signs))
        if (word in signs["since"] and k >= len(low) - 2) or (word == "back" and low[k + 1 :] in _BACK):
            back = min(back, cost)
        way = _sign(word, before, following, words[k], low[:k], signs)
        if way == "past":
            # What had been done by a day was done.
            back = min(back, cost - (_PERFECT if before in {"had", "not"} else 0))
        elif way == "ahead":
            ahead = min(ahead, cost)
        if min(back, ahead) <= cost - _PERFECT:
            break
        cost += _price(word, signs)
    return back, ahead


def _pointing(low: list[str], k: int, signs: dict[str, frozenset[str]]) -> int:
    """Gives what it costs more to take a word that is no verb for a sign of what is to come: “until Friday”."""
    word, before, close = low[k], low[k - 1] if k else "", k >= len(low) - 2
    if word in signs["until"] and close and k:
        if word in {"until", "till"} and not _DENIED.isdisjoint(low[max(0, k - 8) : k]):
            # What was not done until a day was done then: the verb decides.
            return _NONE
        if word == "by" and _is_told_as_done(low[:k], signs):
            # “was read a million times by Thursday”: no plan, no modal and no “to” before it.
            return _NONE
        return {"by": 2, "through": 4}.get(word, 0)
    if word == "for" and before in _CALLED:
        return 0
    if word == "to" and before in _RUNS:
        return _NONE
    if word in _DIRECT and k == len(low) - 1 and (word != "as" or low[-3:-1] in _SOON):
        return 0
    if word in {"is", "are"} and k == len(low) - 2 and low[-1] in {"on", "in", "at", "for"}:
        return 0
    if word == "to" and k + 1 < len(low) and _is_infinitive(low[k + 1], signs):
        return _PURPOSE
    return 4 if word == "could" else 1 if word in signs["condition"] else _NONE


def _is_told_as_done(left: list[str], signs: dict[str, frozenset[str]]) -> bool:
    """Says whether the clause before a word tells by “was”, “were”, “had” of what is done, and nothing in it ahead."""
    clause = left
    for k in range(len(left) - 1, -1, -1):
        if left[k] in signs["border"] or not left[k][-1].isalnum():
            clause = left[k + 1 :]
            break
    if any(word == "to" or word in signs["ahead"] or word in signs["plan"] or word in _MODALS for word in clause):
        return False
    return any(
        word in {"was", "were", "had"} and (after.endswith("ed") or after in signs["past"])
        for word, after in pairwise(clause)
    )


_MODALS = frozenset({"will", "would", "may", "might", "must", "should", "could", "can", "shall", "due"})


def _right(words: list[str], *, opening: bool) -> tuple[int, int]:
    """Gives what the nearest signs cost that follow the time; the comma behind a time that opens a sentence is free."""
    signs = _signs()
    back = ahead = _NONE
    cost = 0
    low = [word.lower() for word in words]
    for k, word in enumerate(low):
        way = _sign(word, low[k - 1] if k else "", low[k + 1] if k + 1 < len(low) else "", words[k], low[:k], signs)
        if way == "past":
            back = min(back, cost)
        elif way == "ahead":
            ahead = min(ahead, cost)
        if min(back, ahead) <= cost:
            break
        cost += 0 if opening and k == 0 and word == "," else _price(word, signs)
    return back, ahead


def _price(word: str, signs: dict[str, frozenset[str]]) -> int:
    if word == ",":
        return _COMMA
    if not word[-1].isalnum():
        return _MARK
    return 1 + (_BORDER if word in signs["border"] else 0)


def _sign(  # noqa: PLR0913, PLR0917 - the word and its neighbours
    word: str, before: str, following: str, printed: str, left: list[str], signs: dict[str, frozenset[str]]
) -> Literal["past", "ahead", ""]:
    """Says whether a word is a sign of the past or of what is to come."""
    if word == "to" and following and _is_infinitive(following, signs):
        near = left[-7:]
        planned = any(one in signs["plan"] for one in near) or before in {"is", "are", "was", "were", "be"}
        return "ahead" if planned else ""
    if word in {"may", "might", "would", "must", "should"}:
        return "past" if following == "have" else "" if printed == "May" else "ahead"
    if word in {"is", "are", "'re", "’re", "'s", "’s", "'m", "’m"}:
        return "ahead" if following.endswith("ing") and following not in {"during", "nothing", "being"} else ""
    if word in signs["ahead"] or (word == "set" and following in {"to", "for"}):
        return "ahead"
    if (
        printed[0].isupper()
        and not (printed.isupper() and len(printed) > 1)
        and not (word in signs["past"] and not left)
    ):
        return ""
    return _verb(word, before, following, signs)


def _verb(word: str, before: str, following: str, signs: dict[str, frozenset[str]]) -> Literal["past", "ahead", ""]:
    """Says what a verb that is no modal tells of: past forms of the past, arrangements in the present of what comes."""
    if word in {"has", "have"}:
        return "" if following in {"to", "until"} else "past"
    if word in signs["past"]:
        return "" if before in _NOT_FINITE else "past"
    if word in signs["base"] and before in {"which", "who", "that"}:
        return "ahead"
    if word in signs["schedule"]:
        return "ahead" if before not in signs["determiner"] and before not in {"to", "did", "not", "of"} else ""
    if word.endswith("ed") and len(word) > 3 and word not in signs["noted"]:
        attribute = before in signs["determiner"] and following.isalpha()
        return "" if before in _NOT_FINITE or attribute else "past"
    return ""


_NOT_FINITE = frozenset({"is", "are", "be", "being", "to"})
"""Behind these a past form tells of no past: “is held”, “will be paid”."""


def _is_infinitive(following: str, signs: dict[str, frozenset[str]]) -> bool:
    return following.isalpha() and following not in signs["determiner"] and not following.endswith(("ing", "tion"))
