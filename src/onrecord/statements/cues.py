"""Finds verbs of speech and belief outside quotation marks, "according to", and "was quoted as saying"."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from onrecord.knowledge.verbs import ReportingVerb, Takes, reporting_verbs

MOST_CUES = 40
"""Cues read of one sentence: none has more, and what has is no sentence but a list or an attack."""


class Cue(Struct):
    """A cue at ``start`` to ``end`` of a unit's bare text. ``shape`` is verb, base, according, quoted (as saying)
    or quotes.

    ``quotes`` stands for ``quoted him as saying``; ``whom`` is then the place of who is quoted.
    """

    start: int
    end: int
    verb: ReportingVerb
    shape: str = "verb"
    whom: tuple[int, int] | None = None


_SAY = ReportingVerb("say", "said", "past", "clause", True)
_NOT_BEFORE = re.compile(
    r"(?:\b(?:to|not|n[’']t|cannot|can|could|would|will|may|might|must|should|being|be|been|is|are|was|were|a|"
    r"an|the|of|by|its|his|"
    r"her|their|our|my|this|that|these|those|such|no|little|never)\s+|[-–—]\s?)\Z",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:has|have|had|is|are|was|were|will|would)(?:\s+(?:also|since|repeatedly|previously|long|already|"
    r"recently))?\s+\Z",
    re.IGNORECASE,
)
NO_VERB = (
    r"states(?!\s+(?:that\b|on\b|in\b|the\b|\x00)|[:,])|"
    r"alleged\s(?:[a-z-]+\s){0,2}(?:ties|links|connections|involvement|role|crimes|abuses|violations|misconduct)\b"
)
"""Forms that are no verb there: ``Gulf |states| want``, ``has |alleged| ties``."""
_NOUN_AFTER = re.compile(r"\s+(?:of|by)\b")


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(reporting_verbs(), key=lambda form: (-len(form), form))
    bases = sorted(
        {verb.lemma for verb in reporting_verbs().values() if verb.takes != "quote"},
        key=lambda form: (-len(form), form),
    )
    return re.compile(
        r"\b(?:(?P<according>[Aa]ccording to)\b|(?P<quoted>(?:(?:was|were|is|are|has been|have "
        r"been)\s+)?quoted\b(?:\s+by\s+[\w .’'-]{2,60}?)?\s+as\s+(?:saying|telling))|"
        r"(?P<quotes>(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\s+(?P<whom>(?!by\b)(?:[^;:\x00\n]{2,90}?(?=\s+as\b)|[^,;:\x00\n]{2,90}?))\s+(?:as\s+)?(?:saying|telling))|"
        rf"(?!{NO_VERB})(?P<form>{'|'.join(map(re.escape, forms))})\b|(?P<base>{'|'.join(map(re.escape, bases))})\b)"
    )


def cues(bare: str) -> Iterator[Cue]:
    """Gives the cues of a masked stretch of text in order."""
    verbs = reporting_verbs()
    for match in _pattern().finditer(bare):
        start, end = match.span()
        if match["according"]:
            yield Cue(start, end, _SAY, "according")
            continue
        if match["quoted"]:
            yield Cue(start, end, _SAY, "quoted")
            continue
        if match["quotes"]:
            yield Cue(start, end, _SAY, "quotes", match.span("whom"))
            continue
        before = bare[max(0, start - 30) : start]
        if match["base"]:
            verb = ReportingVerb(match["base"], match["base"], "present", *_takes(match["base"]))
            if _NOT_BEFORE.search(before):
                continue
            yield Cue(start, end, verb, "base")
            continue
        verb = verbs[match["form"]]
        auxiliary = _AUXILIARY.search(before)
        if auxiliary is not None and auxiliary[0].split()[0].lower() in {"has", "have", "had"}:
            yield Cue(start, end, verb)
            continue
        if auxiliary is not None and verb.tense == "ing":
            continue
        if _NOT_BEFORE.search(before) or (verb.lemma != "say" and _NOUN_AFTER.match(bare, end)):
            continue
        yield Cue(start, end, verb)


@cache
def _takes(lemma: str) -> tuple[Takes, bool]:
    for verb in reporting_verbs().values():
        if verb.lemma == lemma:
            return verb.takes, verb.speech
    return "quote", True
