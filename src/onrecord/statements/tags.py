"""Finds the tag of a quotation by its place alone: the verb and its subject right after the marks, or right before.

Cues come from the table of reporting verbs; right behind a closing mark and its comma any verb is one (``“…,” riffed
the senator``), as reporters use hundreds there.
"""

import re
from functools import cache

from msgspec import Struct

from onrecord.knowledge.verbs import reporting_verbs
from onrecord.statements.frames import forms
from onrecord.statements.nouns import phrase_after, phrase_before, phrase_between
from onrecord.statements.quotations import BLOT, Quotation
from onrecord.statements.units import Unit

FAR = 60
"""Code points that may stand between a verb and the quotation it introduces: ``told a crowd in Ohio on Monday, “…``."""


FAR_VERB = 120
"""Code points behind a quotation within which its verb is looked for."""


class Tag(Struct):
    """A verb and its subject beside a quotation; places are offsets of the unit's bare text, None where not found."""

    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    rule: str


_ANY_PAST = r"(?:[a-z]{2,}ed|wrote|writes|went on|goes on|put it|begins|began|sang|quips|jokes|read|reads)"
_ANY_VERB = rf"(?:{_ANY_PAST}|[a-z]{{3,}}s)"
"""Any verb; a word in "s" is one only right behind the marks: elsewhere it is a plural as often as not."""
_NOT_VERBS = re.compile(
    r"(?:based|titled|entitled|named|called|located|dated|aged|needed|supposed|followed|related|unnamed|united|"
    r"is|was|as|has|this|his|its|does|goes|us|plus|yes|alleged|so-called|used)\Z"
)


@cache
def _known() -> str:
    found = {*reporting_verbs(), *forms()}
    return "|".join(sorted(map(re.escape, found), key=lambda form: (-len(form), form)))


@cache
def _inverted() -> re.Pattern[str]:
    return re.compile(rf"[\s,–—-]*(?P<verb>{_known()}|{_ANY_VERB})(?:\s+\w+ly)?(?=\s+[\w“\"])")


@cache
def _straight() -> re.Pattern[str]:
    aux = r"(?:(?:has|have|had|would|will|did|could|to|was|were|is|are|being|been|kept|keeps|began|started)\s+){0,2}"
    return re.compile(rf"\s{aux}(?:\w+ly\s)?(?P<verb>(?:{_known()}|say|write|tell|add)\b|{_ANY_PAST}\b)")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w–-])(?<!its\s)(?<!their\s)(?P<verb>{_known()}|say|write|tell|reads?|wrote|puts?\sit|went\son\sto\ssay|statement|(?<=[Tt]he\s)following)\b"
    )


_OPEN_END = re.compile(r"[,?!…—–-][\"”’'»]*\s*\Z|\A\s*,")


def tag_after(unit: Unit, quotation: Quotation, text: str) -> Tag | None:
    """Gives the tag that follows a quotation: ``“…,” said X``, ``“…,” X said``. ``text`` is the report's."""
    place = quotation.outer_end - unit.start
    rest = unit.bare[place : place + 240]
    line = re.split(r"[\n\x00]", rest, maxsplit=1)[0]
    inner = text[quotation.start : quotation.outer_end]
    glued = _OPEN_END.search(inner) is not None or line.lstrip(" ").startswith(",")
    verb = _inverted().match(line)
    if verb is not None and not _NOT_VERBS.fullmatch(verb["verb"]) and not verb["verb"].endswith("ing"):
        subject = phrase_after(unit.bare, place + verb.end())
        plausible = re.fullmatch(_known(), verb["verb"]) is not None or glued
        if plausible and subject is not None and _is_subject(unit.bare[subject[0] : subject[1]], glued=glued):
            return Tag((place + verb.start("verb"), place + verb.end("verb")), subject, "tag-after")
    signed = _SIGNED.match(line)
    if signed is not None:
        return Tag(
            (place + signed.start("dash"), place + signed.end("dash")),
            (place + signed.start("name"), place + signed.end("name")),
            "signed",
        )
    if not glued and not line.startswith((" he ", " she ", " they ")):
        return None
    return _subject_then_verb(unit, quotation, text, line)


def _subject_then_verb(unit: Unit, quotation: Quotation, text: str, line: str) -> Tag | None:
    """Gives the tag ``“…,” X said``; ``line`` is what stands behind the quotation."""
    place = quotation.outer_end - unit.start
    within = _stands_within(unit, quotation)
    words = text[quotation.start : quotation.end]
    for verb in _straight().finditer(line):
        if within and _LEADS_ON.match(unit.bare, place + verb.end()):
            # 'On a box marked “fragile,” a clerk typed “open.”': the verb has words of its own.
            return None
        if _NOT_VERBS.fullmatch(verb["verb"]):
            continue
        subject = phrase_between(unit.bare, place, place + verb.start())
        if subject is not None:
            if _is_name_of_work(words, verb["verb"]):
                return None
            return Tag((place + verb.start("verb"), place + verb.end("verb")), subject, "tag-after")
        if verb.start() > FAR_VERB:
            break
    return None


def _stands_within(unit: Unit, quotation: Quotation) -> bool:
    """Says whether words lead up to a quotation without a stop: ``in a box marked “fragile”``."""
    lead = unit.bare[: quotation.outer_start - unit.start].rstrip()
    return bool(lead) and not lead.endswith((",", ":", "—", "–", ".", BLOT))


def _is_name_of_work(words: str, verb: str) -> bool:
    """Says whether words in marks are a work's name and the verb tells nothing: ``“Caravan,” a podcast released``."""
    named = (" " not in words and words[:1].isupper()) or is_title(words)
    return named and re.fullmatch(_known(), verb) is None


_LEADS_ON = re.compile(rf"[,:]?\s*{BLOT}")

_SIGNED = re.compile(
    r"[\s\u00a0]*(?P<dash>[—–―]|--?)[\s\u00a0]*(?P<name>(?:[A-Z][\w.’'-]*[\s\u00a0]?){1,5}(?:,\s[^,;\n\x00]{2,60}){0,2}?)"
    r"[\s\u00a0.]*\Z"
)
"""A name alone behind a dash and the quotation: ``“…” — Ana Torres, Geneva``."""

_SUBJECT = re.compile(
    r"(?:[A-Z]|the\b|a\b|an\b|one\b|he\b|she\b|they\b|it\b|some\b|many\b|his\b|her\b|their\b|its\b|another\b|two\b|three\b|[a-z-]+\s[A-Z])"
)


_NO_SUBJECT = re.compile(r"(?:that|to|as|about|for|of|in|on|at|with|by|and|but|so|while|when|there|if|not|from)\b")


def _is_subject(words: str, *, glued: bool) -> bool:
    if _SUBJECT.match(words) is not None:
        return True
    return glued and words[:1].isalpha() and _NO_SUBJECT.match(words) is None


def tag_before(unit: Unit, quotation: Quotation) -> Tag | None:
    """Gives the tag that leads up to a quotation in its sentence: ``X added: “…``, ``…, praising “…``, ``X: “…``."""
    place = quotation.outer_start - unit.start
    low = max(0, place - 320)
    lead = unit.bare[low:place]
    cut = max(lead.rfind("\x00"), lead.rfind("\n"))
    low, lead = low + cut + 1, lead[cut + 1 :]
    if not lead.strip():
        return None
    last = None
    for match in _before().finditer(lead):
        if match["verb"] in {"statement", "following"} or not lead[: match.start()].endswith((" the ", " a ", " an ")):
            last = match
    if last is not None and len(lead) - last.end() <= FAR:
        cue = low + last.start("verb"), low + last.end("verb")
        return Tag(cue, _subject_of(unit, cue[0]), "tag-before")
    if lead.rstrip().endswith((":", "—")):
        source = phrase_before(unit.bare, low + len(lead.rstrip(" :—")))
        if source is not None and len(unit.bare[source[0] : source[1]].split()) < 9:
            return Tag(None, source, "tag-before")
        wording = _WORDING.search(lead)
        if wording is not None:
            return Tag((low + wording.start("noun"), low + wording.end("noun")), None, "tag-before")
    return None


_WORDING = re.compile(
    r"\s(?P<noun>language|words?|message|messages|reply|answer|answers|response|line|lines|terms|phrase|phrases|post|posts|"
    r"tweet|tweets|caption|note|statement|formula|verdict|conclusion|slogan|refrain|warning|advice|question)"
    r"(?:\s[\w’'-]+){0,4}:\s*\Z"
)
"""A noun of speech before a colon: ``both using the same words: “…”``, said by the subject of the sentence."""


def _subject_of(unit: Unit, place: int) -> tuple[int, int] | None:
    """Gives the subject of a verb: what stands right before it, or what opens the sentence where it goes on."""
    left = unit.bare[:place].rstrip()
    if left.endswith((",", " and", " but", " by", " to", " before", " while", " then")):
        return None
    found = phrase_before(unit.bare, place)
    if found is not None and re.match(r"\w+ing\b|statement\b", unit.bare[place:]):
        # "The council issued a statement calling …": the subject stands before its verb.
        verb = _FINITE.search(unit.bare, *found)
        found = found if verb is None else (found[0], verb.start())
    return found


_FINITE = re.compile(
    r"(?:\son\s[A-Z]\w+day)?\s(?:[a-z]{2,}ed|wrote|made|gave|sent|put|held)\s(?:(?:on\s)?[A-Z]\w+day\s)?(?:an?|the|its|his|her|their)(?:\s|\Z)"
)


_SMALL = re.compile(r"(?:a|an|the|of|for|and|in|on|to|at|or|with|from|by|as|vs\.?|is)\Z")


def is_title(words: str) -> bool:
    """Says whether words in marks are the name of a work: every word but the small ones is capitalised."""
    found = re.findall(r"[\w’'.&-]+", words)
    if len(found) < 2 or words.rstrip()[-1:] in "?!":
        return False
    return all(word[0].isupper() or word[0].isdigit() or _SMALL.fullmatch(word) for word in found)
