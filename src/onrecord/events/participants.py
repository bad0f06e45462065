"""Says who takes part in what a trigger tells: who stands before it, and with whom, whom or where after it."""

import re
from collections.abc import Sequence

from onrecord.events.triggers import Trigger
from onrecord.knowledge.tables import words as words_of
from onrecord.types.actor import Mention

ACTING = frozenset({"person", "state", "organisation", "unnamed", "unknown", "office", "group"})
HEARERS = words_of(
    "reporters journalists media press parliament lawmakers supporters crowd audience television cameras students "
    "graduates newspaper cnn bbc reuters afp ap bloomberg axios nbc cbs abc nhk kyodo yonhap tass xinhua "
    "news times post journal guardian tv radio magazine verify people wikinews digital podcast conference congregation "
    "rally interviewers interviewer viewers listeners readers nation"
)
"""Those to whom one speaks without consulting them, by the last word of their name."""
_TIME = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|"
    r"July|August|September|October|November|December|today|yesterday|tomorrow|week|month|year|morning|"
    r"afternoon|evening|night|\d{1,4})"
)
_BETWEEN = re.compile(
    rf"(?:[\s,]+(?:will|would|could|can|cannot|may|might|shall|should|must|is|are|was|were|be|been|has|have|had|"
    rf"did|do|does|not|never|n[’']t|to|"
    rf"also|last|later|then|earlier|separately|reportedly|recently|previously|currently|both|first|once|again|"
    rf"scheduled|slated|expected|set|due|planned|"
    rf"plans?|planning|hopes?|hoped|wants?|wanted|agreed|refused|declined|going|able|ready|willing|there|that|"
    rf"on|in|next|this|before|after|who|"
    rf"each|together|jointly|secretly|just|postponed|cancelled|canceled|called|off|sought|seeks|asked|intends|"
    rf"continues|continued|began|tried|\w+ly|{_TIME}))*[\s,]*"
)
_LEAD = (
    r"(?:(?:the|a|an|his|her|its|their|visiting|former|then|other|senior|top|some|several|new|counterpart|"
    r"leader|leaders)\s+|of\s+(?=[A-Z])|\([A-Z][\w.&-]{1,9}\)\s+|[A-Z][\w.’'-]*\s+){0,12}"
)
_WITH = re.compile(rf"[^.;:\x00]{{0,60}}?\bwith\s+{_LEAD}")
_BETWEEN_TWO = re.compile(rf"[^.;:\x00]{{0,40}}?\bbetween\s+{_LEAD}")
_OBJECT = re.compile(rf"\s+{_LEAD}")
_TO = re.compile(rf"[^.;:,\x00]{{0,30}}?\bto\s+{_LEAD}")
_AND = re.compile(rf"(?:\s*,\s*|\s+and\s+|\s*,\s+and\s+|\s+as well as\s+|\s*,\s[^,;\x00]{{3,100}},\s+and\s+){_LEAD}")
_FRONTED = re.compile(rf"[^,.;:\x00]{{0,60}},\s+{_LEAD}")
_SAID_IN = re.compile(
    r"[\s,]+(?:(?:said|told \w+|spoke|made the \w+|speaking)[\s,]+)?(?:on\s\w+\s)?(?:in|at|during|after|"
    r"following)\s+(?:a|an|the|his|her|their)\s+(?:[\w’'-]+\s+){0,3}"
)
_REPRESENTED = re.compile(
    r"\b(?:leaders|presidents|ministers|governments|envoys|representatives|negotiators|officials|delegations|"
    r"diplomats|heads of (?:state|government)) (?:of|from)\s*\Z"
)
"""What stands before states that act through theirs: ``the leaders of Japan and South Korea met``."""
_TWO_SIDES = re.compile(
    r"(?:They|[Tt]he two(?:\s(?:men|women|leaders|sides|presidents|ministers|countries|delegations))?|"
    r"[Bb]oth(?:\s(?:men|leaders|sides|presidents))?)\s+(?:\w+ly\s+|also\s+|later\s+|then\s+){0,2}\Z"
)
_NOT_A_NOUN = words_of(
    "in on for to and or after before as with at from by during amid ahead later next since while where when "
    "this last but who "
    "which that will would is are was were has have had early late over about of here there said says also "
    "today earlier "
    "separately again until against because despite if alongside soon following"
)


def before(trigger: Trigger, mentions: Sequence[Mention], text: str, start: int) -> list[Mention]:
    """Gives who stands before a verb as its subject: one, or several joined by "and"."""
    for mention in reversed(mentions):
        if mention.end > trigger.start or mention.start < start or mention.actor.type not in ACTING:
            continue
        gap = text[mention.end : trigger.start]
        if len(gap) > 120:
            return []
        if _BETWEEN.fullmatch(gap) is None and not _aside(gap):
            continue
        if _object_before(text, mention, start):
            continue
        return _joined_back(mention, mentions, text, start)
    return []


def subject_of_two(trigger: Trigger, text: str, start: int) -> int:
    """Gives where the subject begins that is the two of whom the report told just before: ``They``, ``The two
    leaders``; -1 where another is the subject.
    """
    if trigger.shape != "verb":
        return -1
    found = _TWO_SIDES.search(text, max(start, trigger.start - 60), trigger.start)
    return found.start() if found else -1


def owner(trigger: Trigger, mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Gives whose visit or meeting a noun tells of: ``Pence’s visit to Tokyo``."""
    for mention in reversed(mentions):
        if mention.end > trigger.start or mention.actor.type not in ACTING:
            continue
        gap = text[mention.end : trigger.start]
        if re.fullmatch(r"[’']s?\s+(?:[\w’'-]+\s+){0,3}", gap):
            return [mention]
        return []
    return []


def after(trigger: Trigger, mentions: Sequence[Mention], text: str, end: int) -> list[Mention]:
    """Gives who stands after a trigger: with whom, between whom, whom, or to where."""
    later = [m for m in mentions if m.start >= trigger.end and m.start < end and not _modifies(text, m)]
    if not later:
        return []
    words = text[trigger.start : trigger.end]
    opened = (
        words.endswith("with")
        or (trigger.code.participants in {"object", "place"} and trigger.shape == "verb")
        or trigger.lemma == "meet"
    )
    patterns = [_BETWEEN_TWO, _WITH] if trigger.code.participants == "with" else []
    if trigger.shape == "noun" and trigger.code.participants == "place":
        patterns = [_TO]
    if opened:
        patterns = [_OBJECT, *patterns]
    for pattern in patterns:
        for mention in later[:6]:
            gap = text[trigger.end : mention.start]
            if len(gap) > 110:
                break
            if pattern.fullmatch(gap):
                return _joined_on(mention, later, text)
    return []


def fronted(
    trigger: Trigger, mentions: Sequence[Mention], text: str, start: int, right: Sequence[Mention]
) -> list[Mention]:
    """Gives the subject after a fronted phrase (``After meeting Abe, Pence said``), or before it."""
    last = max([trigger.end, *(m.end for m in right)])
    opening = text[start : trigger.start]
    if len(opening) < 80 and re.match(
        r"(?:Speaking|After|Before|Following|During|In|At|While|Ahead|On|Prior|When)\b", opening
    ):
        for mention in mentions:
            if mention.start > last and mention.actor.type in ACTING:
                return [mention] if _FRONTED.fullmatch(text[last : mention.start]) else []
    for mention in reversed(mentions):
        if mention.end <= trigger.start and mention.start >= start and mention.actor.type in ACTING:
            fits = len(text[mention.end : trigger.start]) < 90 and _SAID_IN.fullmatch(text[mention.end : trigger.start])
            return [mention] if fits and not _object_before(text, mention, start) else []
    return []


_OWNS = re.compile(
    r"[’']s?\s+(?:[\w-]+\s+){0,4}(?:[A-Z]\w+|husband|wife|son|daughter|brother|father|aides?|[a-z]*(?:er|or|ian|man|men|ist|ent|ers|ors|ents|ives?|ads?|ls?))\b"
)
"""What stands behind a name that owns somebody: a name or a word for somebody."""
_TITLED = re.compile(
    r"\s+(?:\([A-Z]+\)\s+)?(?:(?:Secretary|Deputy|Director|President|Chair(?:man|woman|person)?|Commissioner|High|Chief|"
    r"Special|Foreign|General|Supreme|Vice|Minister|Ambassador|Envoy|Representative|Commander|Executive|Managing|Head)"
    r"[\s-]+){1,6}[A-Z]"
)
"""What stands behind a body that only says whose officer somebody is: "NATO Secretary General Berg"."""


def _modifies(text: str, mention: Mention) -> bool:
    """Says whether a state's name only describes the noun after it, as in ``the U.S. naval base``."""
    if _OWNS.match(text, mention.end):
        # "Israel’s deputy ambassador": whose somebody is, not who takes part.
        return True
    if mention.actor.type == "organisation" and _TITLED.match(text, mention.end):
        return True
    if mention.actor.type != "state" and mention.kind != "nominal":
        return False
    following = re.match(r"\s+(?:\([A-Z][\w.&-]{1,9}\)\s+)?([\w-]+)", text[mention.end : mention.end + 40])
    if following is None or mention.kind == "nominal":
        return False
    word = following[1]
    return word.lower() not in _NOT_A_NOUN and not word.endswith("ly") and not word[0].isdigit() and not _day(word)


def _day(word: str) -> bool:
    return word in {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}


def _aside(gap: str) -> bool:
    """Says whether only an aside between commas stands between subject and verb."""
    found = re.fullmatch(r"\s*,\s[^,;:]{3,100},(?P<rest>[^,;:]{0,60})", gap)
    return found is not None and _BETWEEN.fullmatch(found["rest"]) is not None


def _object_before(text: str, mention: Mention, start: int) -> bool:
    """Says whether the mention belongs to a preposition, so that another is the subject."""
    left = text[max(start, mention.start - 90) : mention.start]
    if mention.title and left.rstrip().endswith(mention.title):
        left = left.rstrip()[: -len(mention.title)]
    left = re.sub(rf"{_LEAD}\Z", "", left)
    if _REPRESENTED.search(left):
        return False
    return bool(
        re.search(r"\b(?:with|by|from|against|for|about|of|near|under|via|told|to|in|at|on|alongside)\s*\Z", left)
    )


def _joined_back(mention: Mention, mentions: Sequence[Mention], text: str, start: int) -> list[Mention]:
    chosen = [mention]
    for other in reversed(mentions):
        if other.end > chosen[0].start or other.start < start or other.actor.type not in ACTING:
            continue
        gap = text[other.end : chosen[0].start]
        if _object_before(text, other, start):
            # "chairman of the commission, and Trump": the commission is part of an aside.
            continue
        if len(gap) > 140 or _AND.fullmatch(gap) is None or (len(chosen) == 1 and " and " not in gap):
            break
        chosen.insert(0, other)
    return chosen


def _joined_on(mention: Mention, later: Sequence[Mention], text: str) -> list[Mention]:
    chosen = [mention]
    sure = 1
    for other in later:
        if other.start < chosen[-1].end:
            continue
        gap = text[chosen[-1].end : other.start]
        if (
            len(gap) > 140
            or _AND.fullmatch(gap) is None
            or _verb_after(text, other)
            or other.actor.type == "place" != mention.actor.type
        ):
            break
        chosen.append(other)
        if " and " in gap:
            sure = len(chosen)
            break
    # "with Seoul, Pyongyang decided": a comma alone joins nobody.
    return chosen[:sure]


def _verb_after(text: str, mention: Mention) -> bool:
    """Says whether a verb follows, so that "and X" opens a clause of its own."""
    return (
        re.match(
            r"\s+(?:is|are|was|were|will|would|has|have|had|said|says|also|agreed|met|did|told)\b",
            text[mention.end : mention.end + 14],
        )
        is not None
    )
