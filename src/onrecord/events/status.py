"""Says whether what is told happened, is planned, depends on something, is called for, or did not happen.

It reads a sentence and the place of a trigger in it, any verb or noun: what governs the trigger decides (a modal, the
word before its "to", the preposition or verb before a noun), by a table of cues. Nothing here knows what the trigger
means. Measured in quality/dates/events.py on events that others labelled.
"""

import re

from onrecord.events.form import ADVERBS, DETERMINERS, MARKS, Around, around_of, cues_of, form_of
from onrecord.events.triggers import Trigger
from onrecord.types.event import Status

_SUBJECT_GAP = 9
"""Words between a noun and the verb behind it that tells of it."""
_UNKNOWN: tuple[Status, str] = ("unknown", "the verb does not say whether it happened")


def status_of(sentence: str, start: int, end: int, form: str = "") -> tuple[Status, str]:
    """Takes a sentence and where a trigger stands in it; gives the status of what it tells, and why, in words.

    ``form`` is past, present, base, ing, participle or noun where the caller knows it; else it is read off the words.
    """
    around = around_of(sentence, start, end)
    known = form or form_of(sentence, start, end)
    if known == "noun":
        return _noun(around)
    return _verb(around.left, known)


def _verb(left: tuple[str, ...], form: str) -> tuple[Status, str]:
    """Gives the status of a verb by what governs it."""
    frame = _framed(left)
    governed = _governor(left, form)
    if governed is not None and governed[0] == "denied":
        return governed
    if frame:
        return "conditional", f"“{frame}” stands before it"
    if governed is not None:
        return governed
    if form in {"past", "participle"}:
        return "happened", "told in the past"
    if form == "ing":
        return _ing(left)
    if form == "present":
        return "happened", "told in the present"
    return _UNKNOWN


_GIVEN = (("by",), ("to",), ("with",), ("for",))
"""What stands behind "provided" where it makes no condition: "a photo provided by the ministry"."""


def _framed(left: tuple[str, ...]) -> str:
    """Gives the word that makes the whole clause a condition, where nothing ends that clause before the trigger."""
    frames = cues_of()["frame"]
    for place in range(len(left) - 1, -1, -1):
        word = left[place]
        if word in frames and not (word == "provided" and left[place + 1 : place + 2] in _GIVEN):
            return word
        if word in MARKS or word in {"that", "who", "which", "but"}:
            return ""
    return ""


def _governor(left: tuple[str, ...], form: str) -> tuple[Status, str] | None:
    """Gives what the auxiliaries before a verb, or the word before its "to", say of it; None where there is none."""
    cues = cues_of()
    negated = ""
    for back in range(len(left) - 1, max(-1, len(left) - 9), -1):
        word, behind = left[back], left[back + 1] if back + 1 < len(left) else ""
        if word in cues["deny"]:
            # "Not only" denies nothing.
            negated = negated or (word if behind != "only" else "")
        elif word == "to":
            return _before_to(left[:back], negated) if form in _AFTER_TO or behind in {"be", "have"} else None
        elif word in cues["modal"]:
            return _by_modal(word, left[back + 1 :], negated, form)
        elif word in {"is", "are", "was", "were"} and behind == "to":
            return "planned", f"“{word} to” stands before it"
        elif not (word in cues["be"] or word in cues["have"] or word in ADVERBS or word.endswith("ly")):
            break
    return ("denied", f"“{negated}” stands before it") if negated else None


_AFTER_TO = frozenset({"base", "participle"})


def _by_modal(word: str, behind: tuple[str, ...], negated: str, form: str) -> tuple[Status, str] | None:
    """Gives what a modal says of the verb behind it; None for a "did" that belongs to another verb."""
    state = cues_of()["modal"][word]
    if negated:
        return "denied", f"“{word} {negated}” stands before it"
    if state == "conditional" and "have" in behind and word != "would":
        return "unknown", f"“{word} have” stands before it: it is not certain"
    if state == "happened" and form != "base":
        return None
    return state, f"“{word}” stands before it"


def _before_to(left: tuple[str, ...], negated: str) -> tuple[Status, str]:
    """Gives what stands before "to" and a verb: it may have an object in between (“urged Beijing to”)."""
    cues = cues_of()
    for back in range(len(left) - 1, max(-1, len(left) - 8), -1):
        word = left[back]
        if word in cues["before-to"] and (back == len(left) - 1 or _takes_object(word)):
            return _by_cue(word, left[:back], negated)
        if word in MARKS or word in cues["border"]:
            break
    if negated:
        return "denied", f"“{negated}” stands before it"
    if left and not any(_is_finite(word) for word in left):
        return "planned", "a headline tells by “to” what is to come"
    return _UNKNOWN


def _by_cue(word: str, left: tuple[str, ...], negated: str) -> tuple[Status, str]:
    """Gives what a word before "to" says, by the words before it."""
    state = cues_of()["before-to"][word]
    denied = negated or next((one for one in left[-3:] if one in cues_of()["deny"]), "")
    if denied and word.startswith("expect"):
        return "unknown", f"“{denied} … {word} to” stands before it: it may have happened all the same"
    if denied and state != "denied":
        return "denied", f"“{denied} … {word} to” stands before it"
    if state == "happened":
        state, why = _verb(left, "past")
        return state, f"“{word} to” stands before it: {why}"
    if word == "order" and left[-1:] == ("in",):
        return _UNKNOWN
    if word in _MEANT and "had" in left[-2:]:
        return "unknown", f"“had {word} to” stands before it: it may not have come to it"
    return state, f"“{word} to” stands before it"


_MEANT = frozenset({"planned", "intended", "meant", "hoped", "wanted"})
"""What somebody had done who may have been kept from the rest: "had planned to visit"."""


def _takes_object(word: str) -> bool:
    """Says whether a word before "to" may have an object in between: “urged them to”, not “refused them to”."""
    cues = cues_of()
    return cues["before-to"][word] != "denied" and word not in cues["be"] and word not in cues["have"]


def _is_finite(word: str) -> bool:
    cues = cues_of()
    return (
        word in cues["past"]
        or word in cues["be"]
        or word in cues["have"]
        or word in cues["modal"]
        or word in {"says", "say"}
        or (word.endswith("ed") and len(word) > 4)
    )


def _ing(left: tuple[str, ...]) -> tuple[Status, str]:
    cues = cues_of()
    words = [word for word in left[-4:] if word not in ADVERBS and not word.endswith("ly")]
    before = words[-1] if words else ""
    for cue in (" ".join(words[-2:]), before):
        if cue in cues["coming"]:
            return cues["coming"][cue], f"“{cue}” stands before it"
    if before in cues["be"] or before in cues["ongoing"]:
        return "happened", f"told as going on or done: “{before}” stands before it"
    if before == ",":
        # ", referring to": it goes with what the clause before tells.
        for back in range(len(left) - 2, max(-1, len(left) - 40), -1):
            word = left[back]
            if word in cues["past"] or (word.endswith("ed") and len(word) > 4):
                state, _ = _verb(left[:back], "past")
                return state, f"it goes with “{word}” before it"
    return _UNKNOWN


def _noun(around: Around) -> tuple[Status, str]:
    """Gives the status of a noun: by what stands before it, else by the verb that has it for its object or subject."""
    before = _before_noun(around.left)
    behind = _behind_noun(around.right)
    if before is not None and before[0] != "happened":
        return before
    if behind is not None and behind[0] != "happened":
        return behind
    governed = _verb_before(around.left)
    if governed is not None and governed[0] != "happened":
        return governed
    frame = _framed(around.left)
    if frame:
        return "conditional", f"“{frame}” stands before it"
    told = before or governed or behind
    if told is not None:
        return told
    if _is_known_thing(around):
        return "happened", "spoken of as known, in a sentence of the past"
    return "unknown", "the noun does not say whether it happened"


def _is_known_thing(around: Around) -> bool:
    """Says whether a noun has the article or owner of a known thing, or a place in time (“at a meeting”), and its
    sentence tells of the past alone.
    """
    cues = cues_of()
    owned = any(word in _KNOWN or word in {"'s", "’s"} for word in around.left[-4:])
    words = (*around.left, *around.right)
    ahead = any(cues["modal"].get(word, "happened") != "happened" or word in cues["frame"] for word in words)
    past = any(word in cues["past"] or (word.endswith("ed") and len(word) > 4) for word in words)
    return owned and past and not ahead


def _before_noun(left: tuple[str, ...]) -> tuple[Status, str] | None:
    """Gives what governs a noun from the left: the nearest cue within seven words, no clause in between."""
    cues = cues_of()["before-noun"]
    border = cues_of()["border"]
    for back in range(len(left) - 1, max(-1, len(left) - 7), -1):
        for count in (4, 3, 2, 1):
            words = " ".join(left[max(0, back - count + 1) : back + 1])
            if count <= back + 1 and words in cues:
                state = cues[words]
                denier = _denier(left[max(0, back - 4) : back])
                if denier and (words == "any" or state == "planned"):
                    # "Called off a planned visit"
                    return "denied", f"“{denier}” stands before it"
                if words in {"not", "no", "never", "nor", "any", "against"} and len(left) - 1 - back > 2:
                    continue
                if state == "called-for" and any(one in cues_of()["deny"] for one in left[max(0, back - 3) : back]):
                    return "denied", f"“{words}”, denied, stands before it"
                return state, f"“{words}” stands before it"
        if left[back] in MARKS or left[back] in border:
            break
    return None


def _denier(left: tuple[str, ...]) -> str:
    """Gives the last words that deny a noun behind them: "called off", "no"; '' for none."""
    cues = cues_of()["before-noun"]
    for back in range(len(left), 0, -1):
        for count in (2, 1):
            words = " ".join(left[max(0, back - count) : back])
            if cues.get(words) == "denied":
                return words
    return ""


def _verb_before(left: tuple[str, ...]) -> tuple[Status, str] | None:
    """Gives the status of the verb that has a noun for its object: “will hold talks”."""
    cues = cues_of()
    for back in range(len(left) - 1, max(-1, len(left) - 6), -1):
        word = left[back]
        if word in MARKS or word in cues["border"]:
            return None
        if any(one in cues["be"] or one in cues["have"] or one in cues["modal"] for one in left[back + 1 :]):
            return None
        before = left[back - 1] if back else ""
        if (before in cues["modal"] or before == "to") and word not in DETERMINERS and not word.endswith("ing"):
            return _verb(left[:back], "base")
        if word in cues["past"] or (word.endswith("ed") and len(word) > 4):
            return _verb(left[:back], "past")
        if word.endswith("ing") and len(word) > 5 and before in cues["be"]:
            return _verb(left[:back], "ing")
    return None


def _behind_noun(right: tuple[str, ...]) -> tuple[Status, str] | None:
    """Gives the status of the verb behind a noun, its subject: “talks will resume”, “the talks were cancelled”."""
    cues = cues_of()
    if right[:1] == ("to",) and right[1:2] and right[1] in _TO_COME:
        return "planned", f"“to {right[1]}” stands behind it"
    for place, word in enumerate(right[:_SUBJECT_GAP]):
        if word in _OPENS:
            # "The visit “will underline the ties”": a quotation opens, the clause goes on.
            continue
        if word in MARKS or word in cues["border"]:
            return None
        if word in cues["after"] and place and right[place - 1] in cues["be"]:
            return cues["after"][word], f"“{word}” stands behind it"
        if word in cues["modal"] and cues["modal"][word] != "happened":
            denied = right[place + 1 : place + 2] and right[place + 1] in cues["deny"]
            return ("denied" if denied else cues["modal"][word]), f"“{word}” stands behind it"
        if word in {"is", "are"} and right[place + 1 : place + 2] == ("to",):
            return "planned", f"“{word} to” stands behind it"
        if word in cues["past"] and word not in {"had", "was", "were", "did"}:
            return "happened", "its verb is told in the past"
    return None


_OPENS = frozenset('“"')
_TO_COME = frozenset({"take", "be", "resume", "begin", "start", "continue", "proceed", "convene"})
"""Verbs behind "to" of what is still to come: “talks to take place in Doha”."""
_KNOWN = frozenset({"in", "at", "the", "this", "that", "these", "those", "his", "her", "its", "their"})
_POSTPONED = re.compile(r"\b(?:postpon(?:ed|es|ing)|delayed|put off)\b", re.IGNORECASE)


def status(clause: str, place: int, trigger: Trigger) -> tuple[Status, str]:
    """Takes the clause, where the trigger stands in it, and the trigger; gives the status and why, in words."""
    if _POSTPONED.search(clause):
        return "planned", "postponed"
    form = "noun" if trigger.shape == "noun" else trigger.form
    return status_of(clause, place, place + trigger.end - trigger.start, form)
