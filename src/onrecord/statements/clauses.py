"""Cuts the content of a cue out of its unit: the quotation beside it, or the clause that it governs."""

import re

from onrecord.statements.cues import Cue
from onrecord.statements.quotations import BLOT, Quotation
from onrecord.statements.units import Unit
from onrecord.types.span import Span

_TO_QUOTE = re.compile(r"\s*(?:,|:)?\s*(?:that\s+|as\s+)?\Z")
_MODIFIED_TO_QUOTE = re.compile(r"(?:\s+[\w’'.&/-]+,?){0,16}\s*(?:[,:]|that|as|is|was|were|be|would be|a|an|the)\s*\Z")
PLAIN_SPEECH = frozenset({"say", "add"})
"""Verbs whose object is nearly always a clause, so that one may open with any word."""
_THAT = re.compile(
    r"(?:[\s,]+(?:in|on|at|to|during|after|before|through|by|from|via|last|this|earlier|later|also|again|"
    r"yesterday|today|recently|afterwards?|there|here|"
    r"publicly|privately|over|ahead|late|early|reporters|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|"
    r"Sunday|\w+ly|with)"
    r"(?:[\s,]+[\w’'.&/-]+){0,14}?)?[\s,]+that,?\s+"
)
_CLAUSE = re.compile(
    r"[\s,:]+(?=(?:the|a|an|it|he|she|they|we|there|this|these|those|his|her|its|their|our|no|some|many|most|"
    r"all|any|more|such|both|"
    r"if|what|while|although|because|only|one|two|three|nearly|about|at least|up to|talks|people|officials|now|not|"
    r"[A-Z\x00][\w.’'-]*|\d)(?:\b|\s|[’'.]|\x00))"
)
_PLAIN_CLAUSE = re.compile(
    r"\s+(?=(?:he|she|they|it|we|there)\s(?:also\s|never\s|[a-z]+ly\s)?(?:(?:is|are|was|were|will|would|can|could|may|might|"
    r"must|should|has|have|had|did|does|do)(?:n[’']t|\snot)?|cannot|[a-z]{2,}ed)\b)"
)
"""A pronoun and its verb right behind a cue that mostly takes "that": ``asserted |she could sign``."""
THAT_ACTS = re.compile(
    r"that\s(?:also\s)?(?:is|was|would|will|could|can|may|might|must|should|has|had|does|did|isn[’']t|wasn[’']t|remains?|"
    r"means?|meant|makes?|depends?|depended|includes?|included|shows?|showed|seems?|goes|went)\b"
)
"""A "that" that is the subject of its clause: ``said |that remains a possibility|``."""
_WHETHER = re.compile(r"\s+(?=whether\s)")
_ASKS = frozenset({"ask", "wonder", "question"})
_ANY_CLAUSE = re.compile(r"[\s,:]+(?=[a-z])")
_FINITE = re.compile(
    r"(?:[\w’'.-]+\s+){1,12}?(?:will|would|can|could|may|might|must|should|is|are|was|were|has|have|had|do|does|did|"
    r"[a-z]+n[’']t|cannot)\b|(?:[\w’'.-]+\s+){2,8}\x00"
)
"""A verb that stands in no noun phrase, near the start: without a tagger, what tells a clause from an object."""
_NO_CLAUSE = re.compile(
    r"\s+(?:(?:[Oo]n|[Aa]t|[Ii]n|[Ff]or|[Oo]f|[Tt]o|[Bb]y|[Ww]ith|[Aa]bout|[Aa]s|[Aa]fter|[Bb]efore|[Dd]uring|"
    r"nothing|so|yes|it all)\b|"
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b|(?:it|he|she|they)\s*[.,]|\d+\s*\.|(?:the|"
    r"a|an)\s+[\w’'-]+(?:\s+[\w’'-]+)?\s*[.,;])"
)
_DAY_FIRST = re.compile(
    r"\s+(?:on\s+)?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today|earlier|"
    r"(?:this|last)\s(?:week|weekend|month|year|summer|spring|autumn|fall|winter|morning|afternoon|evening)|"
    r"later)(?:\s+(?:morning|afternoon|evening|night|the|that day))?(?=\s)"
)
_TAIL = re.compile(
    r"[,\x00]\s+according to\b|"
    r",\s+(?:however\s[A-Zhst]|adding\b|noting\b|saying\b|warning\b|citing\b|quoting\b|speaking\b|and\s+(?:added|"
    r"said|told|warned|noted|urged|called)\b|"
    r"in (?:a|an) (?:statement|interview|speech|tweet|post|address)\b)|"
    r"\s+and\s+(?:\w+ly\s)?(?:urged|called\s(?:on|for)|warned|pledged|vowed|asked|accused|told|added|said)\b"
)
_END_TAG = re.compile(r",\s*[\"”’]?\s*\Z")


def quotation_before(unit: Unit, place: int) -> list[Quotation]:
    """Gives the quotations that end right before a tag at ``place`` of the bare text, joined ones first to last."""
    chosen: list[Quotation] = []
    limit = place
    for quotation in reversed(unit.quotations):
        end = quotation.outer_end - unit.start
        if end > limit:
            continue
        gap = unit.bare[end:limit]
        if re.fullmatch(r"[\s,–—-]*" if not chosen else r"[\s,.…–—-]*(?:(?:and|but|that|or)[\s,]*)?", gap) is None:
            break
        chosen.append(quotation)
        limit = quotation.outer_start - unit.start
    return list(reversed(chosen))


def quotation_after(unit: Unit, place: int, *, loose: bool) -> Quotation | None:
    """Gives the quotation that a cue ending at ``place`` introduces; ``loose`` lets a few words stand between."""
    for quotation in unit.quotations:
        start = quotation.outer_start - unit.start
        if start < place:
            continue
        gap = unit.bare[place:start]
        if _TO_QUOTE.fullmatch(gap) or (loose and len(gap) < 160 and _MODIFIED_TO_QUOTE.fullmatch(gap)):
            return quotation
        return None
    return None


def quoted_words_after(unit: Unit, place: int) -> Quotation | None:
    """Gives words in marks that a verb like "thanked" or "called" takes a few words further on."""
    for quotation in unit.quotations:
        start = quotation.outer_start - unit.start
        if start < place:
            continue
        if re.fullmatch(r"(?:\s+[\w’'.-]+){0,8}\s+", unit.bare[place:start]) and not quotation.open_ended:
            return quotation
        return None
    return None


def governs(unit: Unit, place: int) -> bool:
    """Says whether a cue that ends at ``place`` opens a clause with "that"."""
    return _THAT.match(unit.bare, place) is not None


def clause_after(unit: Unit, cue: Cue, place: int) -> Span | None:
    """Gives the clause that a cue governs, as a place in the text; ``place`` is where the cue and whom it tells end."""
    rest = unit.bare[place : end_before_tag(unit, place)]
    start = _opening(rest, cue)
    if start is None:
        return None
    end = len(rest)
    tail = _TAIL.search(rest, start)
    if tail is not None:
        end = tail.start()
    if _SUBORDINATE.match(unit.bare):
        # "Although he said that he may go, nobody expects it": the comma ends what he said.
        comma = rest.find(", ", start)
        end = comma if 0 < comma < end else end
    return _trimmed(unit, place + start, place + end)


def _opening(rest: str, cue: Cue) -> int | None:
    """Gives where the clause opens in the words behind a cue; None where none does."""
    found = _THAT.match(rest)
    if found is not None and not re.search(r"\b(?:and|but|who|which)\s+(?:he|she|they|it)\b", found[0]):
        that = found.start() + found[0].rfind("that")
        if THAT_ACTS.match(rest, that) is None:
            return found.end()
        # "agreed to till the land that was left": a relative clause of something else.
        return None if rest[:that].strip() else that
    if cue.verb.takes != "clause":
        return _plain_clause(rest, cue)
    day = _DAY_FIRST.match(rest)
    shift = day.end() if day else 0
    if _NO_CLAUSE.match(rest, shift):
        return None
    bare_clause = _CLAUSE.match(rest, shift)
    if bare_clause is None and cue.verb.lemma in PLAIN_SPEECH:
        bare_clause = _ANY_CLAUSE.match(rest, shift)
        if bare_clause is not None and _FINITE.match(rest, bare_clause.end()) is None:
            return None
    return bare_clause.end() if bare_clause is not None and has_verb(rest[bare_clause.end() :]) else None


def asks_whether(unit: Unit, cue: Cue) -> bool:
    """Says whether a verb of asking opens a clause with "whether"."""
    return cue.verb.lemma in _ASKS and _WHETHER.match(unit.bare, cue.end) is not None


def _plain_clause(rest: str, cue: Cue) -> int | None:
    """Gives where a clause without "that" opens right behind a cue that seldom takes one."""
    found = _WHETHER.match(rest) if cue.verb.lemma in _ASKS else None
    if found is None and cue.verb.takes == "that":
        found = _PLAIN_CLAUSE.match(rest)
    return None if found is None else found.end()


_SUBORDINATE = re.compile(r"(?:Although|Though|While|As|When|After|If|Even though|Before|Since)\s")
_FINAL_TAG = re.compile(
    r"[,\x00]\s(?:[\w’'.-]+\s){1,7}?(?:said|says|told [\w ]{2,20}|added|reported|wrote|noted|estimates|"
    r"estimated|announced|quoted\s(?:[\w’'.-]+\s){1,4}as\ssaying)(?:\s[\w’'.-]+){0,6}[.\s]*\Z"
)


def end_before_tag(unit: Unit, place: int) -> int:
    """Gives where the unit ends for a cue at ``place``: before a tag at its very end, ``…, the official said.``"""
    found = _FINAL_TAG.search(unit.bare, max(place, len(unit.bare) - 140))
    return found.start() if found is not None else len(unit.bare)


_PARTICIPLE = re.compile(
    r"[\s“\"]*(?:Asked|Pressed|Questioned|Quizzed|Speaking|Writing|Responding|Commenting|Referring|Without \w+ing)\b"
)


def clause_before(unit: Unit, place: int) -> Span | None:
    """Gives the clause before a tag that stands at the end: ``The talks failed, officials said``."""
    left = unit.bare[:place]
    if not _END_TAG.search(left):
        return None
    if _PARTICIPLE.match(left):
        # "Pressed on it, he said": nobody's words.
        return None
    opening = 0
    led = re.match(r"(?:[\s\"“]*(?:But|And|Meanwhile|However|Also|Still|Yet),?\s+)", left)
    if led is not None and not led[0].strip().startswith(('"', "“")):
        opening = led.end()
    span = _trimmed(unit, opening, len(_END_TAG.sub("", left)))
    if (
        span is None
        or len(unit.bare[span.start - unit.start : span.end - unit.start].split()) < 3
        or not has_verb(unit.bare[span.start - unit.start : span.end - unit.start])
    ):
        return None
    return span


_GOES_ON = re.compile(r",\s+(?!(?:[a-z]{3,}ing|and|but|according|while|as|who|which|in|on|at)\b)[\w“\"$\x00]")


def clause_around(unit: Unit, place: int, end: int) -> list[Span]:
    """Gives both parts of a clause that a tag breaks in two: ``If talks resume, an official said, they will …``.

    The tag begins at ``place`` and ends at ``end`` of the bare text. Empty where it breaks nothing.
    """
    left = unit.bare[:place]
    if not _END_TAG.search(left) or _PARTICIPLE.match(left) or _GOES_ON.match(unit.bare, end) is None:
        return []
    first = _trimmed(unit, 0, len(_END_TAG.sub("", left)))
    second = _trimmed(unit, end, len(unit.bare))
    if first is None or second is None or BLOT in unit.bare[place - 3 : place] or not has_verb(unit.bare[end:]):
        return []
    return [first, second]


_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|"
    r"[a-z]+ed|[a-z]{3,}s|"
    r"[a-z]+n[’']t|cannot|need|want|hope|met|took|made|went|gave|came|left|held|sent|built|began|got|put|set|"
    r"cut|hit|ran|know|think|go|spoke|said|told|saw|fell|rose|won|lost|paid|wrote|sold|fought|grew|flew|drew|kept|felt|"
    r"meant|stood|chose|broke|drove|threw|struck|spent|led|fled|brought|sought|caught|taught|bought|found|gave|became|"
    r"I[’']m|[’']re|[’']ll|[’']ve|[’']s|remain|agree|continue)\b|\x00{12,}"
)


def may_be_clause(words: str) -> bool:
    """Says whether words behind "said" can be a clause: they open as clauses do, or an auxiliary stands near."""
    return _CLAUSE.match(f" {words}") is not None or _FINITE.match(words) is not None


def has_verb(words: str) -> bool:
    """Says whether words hold what looks like a verb, so that they can be a clause."""
    return _VERB.search(words) is not None


def _trimmed(unit: Unit, start: int, end: int) -> Span | None:
    """Gives the span without blanks and stops at its ends; a closing mark of quotation stays with its words."""
    while start < end and unit.bare[start] in " \t\n\u00a0,;:—–-":
        start += 1
    while end > start and unit.bare[end - 1] in " \t\n\u00a0.,;:—–-":
        end -= 1
    return Span(unit.start + start, unit.start + end) if end - start >= 4 else None


def kind_of(unit: Unit, span: Span) -> str:
    """Says whether a clause is quoted whole, in part, or not at all."""
    bare = unit.bare[span.start - unit.start : span.end - unit.start]
    if BLOT not in bare:
        return "indirect"
    return "mixed" if re.search(r"\w{2,}", bare.replace(BLOT, "")) else "direct"
