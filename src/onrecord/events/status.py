"""Says whether what is told happened, is planned, depends on something, is called for, or did not happen."""

import re

from onrecord.events.triggers import Trigger
from onrecord.types.event import Status

_NEGATION = re.compile(
    r"\b(?:not|n[’']t|never|no|neither|nor|without|refus(?:ed|es|ing)|declin(?:ed|es|ing)|cancel(?:led|ed|s)|"
    r"scrapped|called off|ruled out|failed)\b",
    re.IGNORECASE,
)
_POSTPONED = re.compile(r"\b(?:postpon(?:ed|es|ing)|delayed|put off)\b", re.IGNORECASE)
_CONDITIONAL = re.compile(
    r"\b(?:if|unless|would|could|may|might|possib(?:le|ly|ility)|chance of|prospect of|potential|whether|likely|"
    r"rule out)\b",
    re.IGNORECASE,
)
_CALLED_FOR = re.compile(
    r"\b(?:call(?:ed|s|ing)? for|urg(?:ed|es|ing)|propos(?:ed|es|ing)|offer(?:ed|s|ing)?|invit(?:ed|es|ing)|"
    r"should|must|wants?|wanted|hop(?:es?|ed|ing)|"
    r"seeks?|sought|wish(?:es|ed)?|appeal(?:ed|s)? for|demand(?:ed|s)?|suggest(?:ed|s)|ready|willing|open to|"
    r"need(?:s|ed)? to|ask(?:ed|s|ing)?|request(?:ed|s)?)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:will|[’']ll|shall|scheduled|slated|due|set to|expected|plan(?:s|ned|ning)?|to be held|is to|are to|"
    r"was to|were to|agreed to|upcoming|forthcoming|"
    r"ahead of|in advance of|going to|prepar(?:es|ed|ing)|later this|next|announced)\b",
    re.IGNORECASE,
)
_HAS_HAPPENED_BEFORE_NOUN = re.compile(
    r"\b(?:after|during|following|since|in|at|on the sidelines of|held|had|attended|concluded|ended|wrapped up|"
    r"from)\s+(?:(?:a|an|the|his|her|their|its|this|that|last|two|three|several)\s+)?(?:[\w’'-]+\s+){0,3}\Z",
    re.IGNORECASE,
)
_BEFORE_NOUN_PLANNED = re.compile(
    r"\b(?:ahead of|before|prior to|upcoming|planned|scheduled|forthcoming|next)\s+(?:[\w’'-]+\s+){0,4}\Z",
    re.IGNORECASE,
)


def status(clause: str, place: int, trigger: Trigger) -> tuple[Status, str]:  # noqa: C901 - one branch a status, in order of strength
    """Takes the clause, where the trigger stands in it, and the trigger; gives the status and why, in words."""
    left = clause[max(0, place - 110) : place]
    near = clause[max(0, place - 60) : place]
    conditional = _last(_CONDITIONAL, near) or (
        _last(_CONDITIONAL, left) if re.search(r"\b(?:if|unless)\b", left, re.IGNORECASE) else None
    )
    called = _last(_CALLED_FOR, near)
    negated = _last(_NEGATION, near)
    planned = _last(_PLANNED, near)
    if _POSTPONED.search(clause):
        return "planned", "postponed"
    if trigger.shape == "noun":
        return _noun_status(clause, near, (negated, conditional, called))
    if (
        trigger.form in {"past", "ing"}
        and negated is None
        and called is None
        and conditional is None
        and planned is None
    ):
        return ("happened", "told in the past") if trigger.form == "past" else _ing_status(near)
    if negated is not None:
        return ("denied", f"“{negated}” stands before it") if negated.lower() != "without" else ("unknown", "")
    if conditional is not None:
        return "conditional", f"“{conditional}” stands before it"
    if trigger.form == "past" and re.search(
        r"\b(?:had|has|have|who|that|and|when|after|as|said)\s+(?:\w+ly\s+)?\Z|[A-Z][\w.’'-]*\s+(?:\w+ly\s+)?\Z", near
    ):
        return "happened", "told in the past"
    if called is not None:
        return "called-for", f"“{called}” stands before it"
    if planned is not None:
        return "planned", f"“{planned}” stands before it"
    if trigger.form == "past":
        return "happened", "told in the past"
    if trigger.form == "base" and re.search(r"\b(?:did|to)\s+\Z", near):
        return "unknown", "the verb does not say whether it happened"
    return "unknown", "the verb does not say whether it happened"


def _ing_status(near: str) -> tuple[Status, str]:
    if re.search(r"\b(?:was|were|been|after|while)\s+\Z", near):
        return "happened", "told in the past"
    return "unknown", "the verb does not say whether it happened"


def _noun_status(clause: str, near: str, signs: tuple[str | None, str | None, str | None]) -> tuple[Status, str]:
    negated, conditional, called = signs
    if negated is not None:
        return "denied", f"“{negated}” stands before it"
    if _BEFORE_NOUN_PLANNED.search(near):
        return "planned", "said to come"
    if called is not None:
        return "called-for", f"“{called}” stands before it"
    if conditional is not None:
        return "conditional", f"“{conditional}” stands before it"
    if _HAS_HAPPENED_BEFORE_NOUN.search(near) and not re.search(r"\bwill\b", clause):
        return "happened", "what is told came after or during it"
    if re.search(r"\bwill\b|\bscheduled\b|\bplan", near):
        return "planned", "said to come"
    return "unknown", "the noun does not say whether it happened"


def _last(pattern: re.Pattern[str], words: str) -> str | None:
    found = None
    for match in pattern.finditer(words):
        found = match[0]
    return found
