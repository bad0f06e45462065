"""Cues whose content is no clause with "that": ``urged X to go``, ``called for Y``, ``denied doing Z``, ``vowed to``.

One table says for each lemma what may follow it. ``object`` is somebody and what they are to do, ``phrase`` a noun
phrase or a participle, ``infinitive`` what the speaker will do, ``naming`` what somebody or something is called,
``judging`` what is praised or condemned as what, or for what, in words between marks.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from onrecord.knowledge.tables import words as words_of
from onrecord.knowledge.verbs import ReportingVerb, reporting_verbs
from onrecord.statements.clauses import end_before_tag
from onrecord.statements.cues import NO_VERB, Cue
from onrecord.statements.units import Unit
from onrecord.types.span import Span

Follows = Literal["object", "phrase", "infinitive", "naming", "judging", "against"]


class Frame(Struct, frozen=True):
    """A lemma with the particle that belongs to its cue, what follows, and whether it is speech."""

    follows: Follows
    particle: str = ""
    speech: bool = True


FRAMES: dict[str, tuple[Frame, ...]] = {
    **{lemma: (Frame("object"),) for lemma in words_of(
        "urge ask tell order advise encourage implore press instruct direct beg accuse")},
    **{lemma: (Frame("phrase"),) for lemma in words_of(
        "express reiterate deny propose announce confirm stress emphasize emphasise reaffirm affirm cite voice "
        "underscore underline outline declare acknowledge recommend suggest demand estimate predict lament allege")},
    **{lemma: (Frame("naming"),) for lemma in words_of("describe label brand dub term deem")},
    **{lemma: (Frame("judging"),) for lemma in words_of(
        "condemn criticize criticise denounce blast slam dismiss hail praise decry deride mock portray characterize "
        "characterise depict assail reject welcome ridicule attack thank")},
    **{lemma: (Frame("infinitive"),) for lemma in words_of("vow swear")},
    **{lemma: (Frame("infinitive", speech=False),) for lemma in words_of("want hope plan intend expect")},
    **{lemma: (Frame("infinitive"), Frame("phrase")) for lemma in words_of("promise pledge threaten")},
    "call": (Frame("phrase", "for"), Frame("object", "on"), Frame("object", "upon"), Frame("naming")),
    "warn": (Frame("object"), Frame("phrase", "of"), Frame("phrase", "about"), Frame("against")),
    "speak": (Frame("phrase", "of"), Frame("phrase", "against")),
    "talk": (Frame("phrase", "of"),),
    "insist": (Frame("phrase", "on"),),
    "complain": (Frame("phrase", "about"), Frame("phrase", "of")),
    "hint": (Frame("phrase", "at"),),
    "boast": (Frame("phrase", "of"), Frame("phrase", "about")),
    "argue": (Frame("phrase", "for"), Frame("phrase", "against")),
    "rule": (Frame("phrase", "out"),),
    "object": (Frame("phrase", "to"),),
}  # fmt: skip


@cache
def forms() -> dict[str, str]:
    """Gives the lemma of each form of the table's verbs, in the past, the present and the participle."""
    found: dict[str, str] = {}
    for lemma in FRAMES:
        for form in _inflected(lemma):
            found[form] = lemma
    return found


def is_speech(verb: str) -> bool:
    """Says whether a form of a verb tells words, by the tables: "urged" does, "hoped" does not."""
    known = reporting_verbs().get(verb)
    framed_as = FRAMES.get(forms().get(verb, verb), ())
    return any(frame.speech for frame in framed_as) or (known is not None and known.speech)


_IRREGULAR = {"tell": "told", "speak": "spoke", "forbid": "forbade", "swear": "swore", "undertake": "undertook"}
_DOUBLED = {"beg": "begg", "plan": "plann", "slam": "slamm", "forbid": "forbidd"}


def _inflected(lemma: str) -> list[str]:
    stem = lemma[:-1] if lemma.endswith("e") else _DOUBLED.get(lemma, lemma)
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        past, present = f"{lemma[:-1]}ied", f"{lemma[:-1]}ies"
    else:
        past = f"{stem}ed"
        present = f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x")) else f"{lemma}s"
    spoken = {"speak": "spoken", "swear": "sworn", "forbid": "forbidden"}.get(lemma)
    return [_IRREGULAR.get(lemma, past), present, f"{stem}ing", *([spoken] if spoken else [])]


_NOT_BEFORE = re.compile(
    r"(?:\b(?:to|cannot|can|could|would|will|may|might|must|should|being|be|been|is|are|was|were|a|an|the|of|by|its|his|"
    r"her|their|our|my|this|that|no|little|never|who|which)\s+|[-–—]\s?)\Z",
    re.IGNORECASE,
)
_PROGRESSIVE = re.compile(r"(?<=[\w’'.])\s(?:is|are|was|were)\s(?:now\s|also\s)?\Z")
_TERM = re.compile(r"\bwhat\s(?:[\w’'.-]+\s){1,3}\Z")
"""A term of art: ``what it calls an exclusive grouping``."""
_NEGATED = re.compile(r"\b(?:not|n[’']t|never|declined\sto|refused\sto)\s+(?:\w+ly\s)?\Z")


@cache
def _pattern() -> re.Pattern[str]:
    ordered = sorted(forms(), key=lambda form: (-len(form), form))
    return re.compile(rf"\b(?:{'|'.join(ordered)}|rule(?=\sout))\b")


def framed_cues(bare: str) -> Iterator[Cue]:
    """Gives the verbs of the table in a masked stretch of text, those left out that are nouns or passive there."""
    for match in _pattern().finditer(bare):
        before = bare[max(0, match.start() - 30) : match.start()]
        start = match.start()
        going_on = _PROGRESSIVE.search(before) if match[0].endswith("ing") else None
        if going_on is not None:
            # "Japan is stressing the need": the verb is finite.
            start, before = start - len(going_on[0]) + 1, before[: going_on.start() + 1]
        lemma = "rule" if match[0] == "rule" else forms()[match[0]]
        if _NO_VERB.match(bare, match.start()):
            continue
        if (lemma == "press" and _PRESSED.match(bare, match.end())) or _NOUN_THERE.search(before + match[0]):
            continue
        if _NOT_BEFORE.search(before) or _TERM.search(before) or (_NEGATED.search(before) and lemma != "rule"):
            continue
        finite = going_on is not None or not match[0].endswith("ing")
        tense: Literal["past", "present", "ing"] = "past" if finite else "ing"
        yield Cue(start, match.end(), ReportingVerb(lemma, match[0], tense, "quote", True), "frame")


_NO_VERB = re.compile(NO_VERB + r"|direct(?:s|ed|ing)\s(?:[a-z]+\s)?(?:attention|efforts?|resources|funds?|energy)\b")
_NOUN_THERE = re.compile(r"\bin\s(?:[\w’'-]+\s){0,3}terms\Z")
"""``condemn in the strongest |terms|``"""
_PRESSED = re.compile(
    r"\s(?:\w+\s){1,3}?(?:offensive|attack|assault|advance|campaign|charges?|case|claims?|bid|advantage|demands?)\b"
)
"""What is pressed and told nothing: ``presses an offensive``."""

_BETWEEN = (
    r"(?:\s+(?:(?:on|last|late|early|late\son|early\son)\s(?:[A-Z]\w+|\w+day)|in\s[A-Z]\w+|earlier|again|also|publicly|"
    r"strongly|repeatedly|\w+ly))?"
)
_NOUN = (
    r"(?:[A-Z0-9\x00][\w.’'&-]*|the|a|an|any|all|both|its|his|her|their|our|this|that|these|those|some|no|every|each|"
)
_NOUN += r"each|it|him|them|us|me|you|such|more|further|other|[a-z-]+(?:s|ing|ion|ment|ity|ness|ance|ence|et|ct|sm))"
_OBJECT = re.compile(
    rf"{_BETWEEN}\s+(?={_NOUN}\b)(?=(?:[^.,;:\x00]{{1,110}}?)\s(?:to\s[a-z]|to\s\x00|against\s|of\s[a-z]+ing|not\sto\s))"
)
_PHRASE = re.compile(rf"{_BETWEEN}\s+(?:(?={_NOUN}\b)|(?=\x00)|(?=[a-z]+\s(?:for|of|to|in|on|over|that|with)\b))")
_WHAT = re.compile(rf"{_BETWEEN}\s+(?=what\b|how\b|[a-z-]+ing\b|[a-z-]+\s*[.,])")
_AGAINST = re.compile(rf"{_BETWEEN}\s+(?=against\s)")
_INFINITIVE = re.compile(rf"{_BETWEEN}\s+(?=to\s+[a-z\x00]|not\sto\s)")
_NAMING = re.compile(
    r"\s+(?!(?:and|or|of|for|in|to|with|by)\b)(?=(?:[\w’'.-]+\s+){1,8}?(?:\x00|(?:a|an|the|as|very|too|so|[a-z-]+(?:able|ible|al|ous|ic|ive|ful|less|ary|ant|"
    r"ent|ing|ed))\b))"
)
_JUDGING = re.compile(
    rf"{_BETWEEN}\s+(?={_NOUN}\b)(?=(?:[^.,;:\x00]{{1,110}}?)\s(?:as|for)\s(?:[\w’'-]+\s){{0,4}}\x00)"
)
_MATCH = {"object": _OBJECT, "phrase": _PHRASE, "infinitive": _INFINITIVE, "naming": _NAMING, "judging": _JUDGING,
          "against": _AGAINST}  # fmt: skip
_END = re.compile(
    r"[,\x00]\s+according\sto\b|"
    r",\s+(?:(?:adding|saying|noting|warning|citing|quoting|speaking|telling|urging|arguing|according|who|which|but|however|while|though|although|as|and|"
    r"where|when|after|before|because|with|even|he|she|they|it|officials|whose)\b|[A-Z]\w+(?:\s\w+){0,3}\s(?:said|says|told|added|wrote)\b)|"
    r"\s+as\s(?:he|she|it|they)\s|[;—]|\s–\s|\s+(?:but|while|whereas|although|because)\s|"
    r"\s+and\s+(?:\w+ly\s)?(?:said|told|added|urged|called|warned|pledged|vowed|asked|accused|expressed|reiterated|"
    r"noted|insisted|stressed|predicted|promised|denied|argued|demanded)\b|"
    r"\s+in\s(?:a|an)\s(?:[a-z]+\s){0,2}(?:statement|interview|speech|tweet|post|address|letter|news\sconference)\b"
)


_LISTED_ON = re.compile(
    r",\sand\s(?!(?:[Tt]he[ny]?|it|he|she|we|that|who|which|what|to|also|will|would|has|have|is|are|was|were|said|told)\b)"
    r"(?:(?!(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|said|told|[a-z]+ed)\b)"
    r"[\w’'-]+\s){1,9}(?!(?:is|are|was|were|has|have|had|will|would|said|told|[a-z]+ed)\b)[\w’'-]+\.?\s*\Z"
)
"""The last of a list that ends a sentence, with no verb of its own: ``…, |and relief at sea|``."""


def framed(unit: Unit, lemma: str, place: int) -> tuple[Frame, Span, int] | None:
    """Gives the frame that fits what stands at ``place``, the content, and where the cue with its particle ends.

    ``place`` is where the verb ends in the bare text. None where nothing of the lemma's frames follows.
    """
    for frame in FRAMES.get(lemma, ()):
        end = place
        if frame.particle:
            particle = re.compile(rf"{_BETWEEN}\s+{frame.particle}\b").match(unit.bare, place)
            if particle is None:
                continue
            end = particle.end()
        pattern = _MATCH[frame.follows]
        found = pattern.match(unit.bare, end) or (_WHAT.match(unit.bare, end) if frame.particle else None)
        if found is None:
            continue
        span = _content(unit, found.end())
        if span is not None and _whole(unit, span, frame):
            return frame, span, end
    return None


def _content(unit: Unit, start: int) -> Span | None:
    end = len(unit.bare)
    stop = next((one for one in _END.finditer(unit.bare, start) if not _LISTED_ON.match(unit.bare, one.start())), None)
    if stop is not None:
        end = stop.start()
    end = min(end, max(start, end_before_tag(unit, start)))
    for quotation in unit.quotations:
        if quotation.outer_start - unit.start < end < quotation.outer_end - unit.start:
            end = quotation.outer_end - unit.start
    while end > start and unit.bare[end - 1] in " \t\n\u00a0.,;:—–-":
        end -= 1
    return Span(unit.start + start, unit.start + end) if end - start >= 4 else None


def _whole(unit: Unit, span: Span, frame: Frame) -> bool:
    """Says whether the content holds what its frame asks for, once its end is known."""
    words = unit.bare[span.start - unit.start : span.end - unit.start]
    if frame.follows == "naming" and _COLON.search(words):
        # "described her in a letter: “…”": a quotation with its tag.
        return False
    if frame.follows == "object":
        return re.search(r"\s(?:to|against|of)\s", words) is not None and len(words.split()) > 3
    if frame.follows == "phrase":
        return len(words.split()) > (0 if frame.particle else 2) and _DATE.match(words) is None
    return len(words.split()) > 1


_COLON = re.compile(r":\s*\x00")
_DATE = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
