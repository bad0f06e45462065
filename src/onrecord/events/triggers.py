"""The words that tell of meetings, talks, calls and visits, with their codes."""

import re
from typing import Literal

from msgspec import Struct

Shape = Literal["verb", "noun"]

VERSION = "8"
"""Of the room's readings: goes up when they change."""


class Code(Struct, frozen=True):
    """PLOVER mode (2021 codebook; empty where it has none) and CAMEO code (2012 manual, 04):

    ``participants`` says how the two sides stand to the verb.
    """

    mode: str
    cameo: str
    participants: Literal["with", "object", "place", "between"] = "with"


class Trigger(Struct):
    """A trigger at ``start`` to ``end`` of the text. ``form`` is past, base, present or ing for verbs."""

    start: int
    end: int
    shape: Shape
    form: str
    code: Code
    lemma: str


_MEET = Code("", "040")
_TALK = Code("", "040")
_PHONE = Code("phone", "041")
_VISIT = Code("visit", "042", "place")
_HOST = Code("visit", "043", "object")
_MEDIATE = Code("", "045")
_NEGOTIATE = Code("", "046")

_WORD = r"(?:[\w’'-]+\s+)"
_TALKS = (
    r"(?:talks|meetings?|discussions?|consultations|summit(?: meeting)?s?|negotiations|dialogue|"
    r"(?:working )?lunch|(?:working )?dinner|"
    r"luncheon|breakfast|session|conversations?|(?<!news )(?<!press )conference)"
)

_PATTERNS: tuple[tuple[str, Code, Shape, re.Pattern[str]], ...] = (
    (
        "phone",
        _PHONE,
        "verb",
        re.compile(
            rf"\b(?P<past>spoke|talked|phoned|telephoned|held|had)\b(?=\s+(?:{_WORD}{{0,6}}?)(?:(?:tele)?phone|"
            rf"call\b|phone call))(?:\s+(?:by|over the|on the|via)\s+(?:tele)?phone)?"
        ),
    ),
    (
        "phone",
        _PHONE,
        "noun",
        re.compile(r"\b(?:tele)?phone\s+(?:call|conversation|talks)(?=\s+(?:\w+\s+){0,3}?(?:with|between)\b)"),
    ),
    (
        "hold talks",
        _TALK,
        "verb",
        re.compile(
            rf"\b(?:(?P<past>held|conducted)|(?P<base>hold|conduct)|(?P<present>holds|conducts)|(?P<ing>holding|"
            rf"conducting))\s+{_WORD}{{0,5}}?{_TALKS}(?!-)\b"
        ),
    ),
    (
        "negotiate",
        _NEGOTIATE,
        "verb",
        re.compile(
            r"\b(?:(?P<past>negotiated)|(?P<base>negotiate)|(?P<present>negotiates)|(?P<ing>negotiating))\s+with\b"
        ),
    ),
    (
        "mediate",
        _MEDIATE,
        "verb",
        re.compile(r"\b(?:(?P<past>mediated)|(?P<base>mediate)|(?P<present>mediates)|(?P<ing>mediating))\b"),
    ),
    (
        "sit down",
        _MEET,
        "verb",
        re.compile(
            r"\b(?:(?P<past>sat)|(?P<base>sit)|(?P<present>sits)|(?P<ing>sitting))\s+down\s+(?:with|together)\b"
        ),
    ),
    (
        "meet",
        _MEET,
        "verb",
        re.compile(
            r"\b(?:(?P<past>met)|(?P<base>meet)|(?P<present>meets)|"
            r"(?P<ing>meeting))\b(?!\s+(?:the\s+)?(?:deadline|needs?|demands?|requirements?|targets?|goals?|"
            r"standards?|expectations|criteria|challenges?|conditions?|resistance|opposition|its|their|our|"
            r"an?\b))(?:\s+(?:\w+ly\s+)?with\b)?"
        ),
    ),
    (
        "talk",
        _TALK,
        "verb",
        re.compile(
            r"\b(?:(?P<past>spoke|talked|conferred)|(?P<base>confer)|(?P<present>confers))\s+"
            r"(?:with\b|(?=(?:alone|privately|together|for)\b))"
        ),
    ),
    (
        "visit",
        _VISIT,
        "verb",
        re.compile(
            r"\b(?:(?P<past>visited)|(?P<base>visit)|(?P<present>visits)|(?P<ing>visiting))\b(?!\s+(?:to|by|"
            r"from|with|of)\b)"
        ),
    ),
    (
        "travel",
        _VISIT,
        "verb",
        re.compile(
            r"\b(?:(?P<past>travell?ed|flew|headed)|(?P<base>travel|fly|head)|(?P<present>travels|flies|heads)|"
            r"(?P<ing>travell?ing|flying|heading))\s+to\b"
        ),
    ),
    (
        "arrive",
        _VISIT,
        "verb",
        re.compile(r"\b(?:(?P<past>arrived)|(?P<base>arrive)|(?P<present>arrives)|(?P<ing>arriving))\s+in\b"),
    ),
    (
        "host",
        _HOST,
        "verb",
        re.compile(
            r"\b(?:(?P<past>hosted|received)|(?P<base>host)|(?P<present>hosts|receives))\b(?=\s+(?:[A-Z]|the\s|"
            r"visiting\s|his\s))"
        ),
    ),
    ("talks", _TALK, "noun", re.compile(rf"\b{_TALKS}(?=\s+(?:\w+\s+){{0,3}}?(?:with|between)\b)")),
    ("talks", _NEGOTIATE, "noun", re.compile(r"\bnegotiations(?=\s+(?:\w+\s+){0,3}?(?:with|between)\b)")),
    ("visit", _VISIT, "noun", re.compile(r"\b(?:visit|trip)(?=\s+(?:\w+\s+){0,2}?to\b)")),
)


MOST = 40
"""Triggers read of one sentence: no sentence of a report has more, and a list of words has no sentence."""


def triggers(text: str, start: int, end: int) -> list[Trigger]:
    """Gives the triggers of a sentence in order; of two that overlap, the more specific, which comes first above."""
    found: list[Trigger] = []
    for lemma, code, shape, pattern in _PATTERNS:
        for match in pattern.finditer(text, start, end):
            if len(found) >= MOST or any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            form = match.lastgroup or "" if shape == "verb" else "noun"
            if (
                lemma == "meet"
                and form == "ing"
                and not re.search(
                    r"\b(?:is|are|was|were|be|been|after|before|by|while)\s+\Z",
                    text[max(start, match.start() - 10) : match.start()],
                )
            ):
                continue
            found.append(Trigger(match.start(), match.end(), shape, form, code, lemma))
    return sorted(found, key=lambda t: t.start)
