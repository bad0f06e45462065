"""Finds the subject of a cue that has none beside it: the one of its clause, or of the sentence that goes on."""

import re

from onrecord.statements.cues import Cue
from onrecord.statements.drafts import Draft
from onrecord.statements.nouns import phrase_after
from onrecord.statements.quotations import BLOT
from onrecord.statements.so_far import SoFar
from onrecord.statements.sources import (
    Source,
    after_cue,
    before_cue,
    can_tell,
    opening,
    opens,
    source_of,
    with_title,
)
from onrecord.statements.speakers import SPEAKERS
from onrecord.statements.units import Unit
from onrecord.types.actor import Mention
from onrecord.types.span import Span

_PAST = re.compile(r"\s(?:has|have|had|is|are|was|were|will|would|[a-z]+(?:ed|rew|old|aid|ook|eld|ent|ave|ame))\b")


_ADVERBIAL = re.compile(
    r"(?:In|On|At|During|After|Before|By|For|From|Last|This|Earlier|With|When|While|As|If|Although|Though|Since|Until|"
    r"Despite|Amid|Under|Among|Because|Between|Through|Over|Like|Unlike|Per|According|"
    r"But|And|Also|Then|Instead|However|Meanwhile|There|To|Of|[A-Z][a-z]+ing|Asked|Pressed|Questioned|Quoted)\b"
)


_CLAUSE_EDGE = re.compile(r"(?:\A|[;—]\s?|(?:,\s|\s)(?:but|and|while)\s|,\s)(?:[A-Z][\w.’'-]*\s){0,4}")


_VERB_AFTER = re.compile(
    r"\s(?:(?:also|then|later|again|both|first|once)\s|\w+ly\s)?(?:[a-z]+(?:ed|s)|has|had|have|is|was|said|told|made|went|"
    r"took|gave|came|left|met|spoke|wrote|saw|held)\b"
)


def source_beside(so_far: SoFar, unit: Unit, cue: Cue) -> Source | None:
    """Gives the source that stands next to a cue: behind "according to", before most verbs."""
    if cue.shape == "according":
        return after_cue(unit, cue, so_far.speakers)
    if cue.verb.tense == "ing" and cue.shape == "verb":
        return subject_of(so_far, unit, cue, so_far.made)
    return before_cue(unit, cue, so_far.speakers)


def subject_of(so_far: SoFar, unit: Unit, cue: Cue, earlier: list[Draft]) -> Source | None:
    """Gives the source of a cue that is a verb; that of a participle may be a clause away."""
    if cue.verb.tense != "ing":
        return before_cue(unit, cue, so_far.speakers)
    alone = _absolute(unit, cue)
    if alone is not None:
        return alone
    owner = _PREPOSED.search(unit.bare, max(0, cue.start - 30), cue.start)
    if owner is not None:
        return _of_preposed(so_far, unit, owner, earlier)
    beside = (
        before_cue(unit, cue, so_far.speakers) if unit.bare[max(0, cue.start - 2) : cue.start - 1].isalpha() else None
    )
    if beside is not None and beside.span is not None and beside.speakers and beside.speakers[0].type == "person":
        return beside
    if not unit.bare[: cue.start].rstrip().endswith((",", " and", " while", BLOT)):
        return None
    before = [d for d in earlier if d.cue is not None and d.cue.end <= unit.start + cue.start]
    own = clause_subject(unit, cue.start)
    if own is not None and not (before and before[-1].cue is not None and own.end <= before[-1].cue.start):
        return _going_on(own)
    if before:
        return Source(before[-1].source.span, before[-1].source.speakers, before[-1].source.because)
    return opening_phrase(so_far, unit, cue.start)


_PREPOSED = re.compile(r"\s(?P<word>for|of|in|by|after|before|while|when|despite|without|from)\s(?:also\s|\w+ly\s)?\Z")
_OF_OBJECT = frozenset(("for", "of"))
OF_OBJECT = "whom the sentence blames or praises for it"
"""Why somebody is a source who is not the sentence's subject."""
_OF_NOBODY = frozenset(("without", "from"))


def _of_preposed(so_far: SoFar, unit: Unit, owner: re.Match[str], earlier: list[Draft]) -> Source | None:
    """Gives the subject of a participle behind a preposition: ``blamed |Torres| for saying``."""
    if owner["word"] in _OF_NOBODY:
        return None
    if owner["word"] not in _OF_OBJECT:
        told = [d for d in earlier if d.cue is not None and d.cue.end <= unit.start + owner.start()]
        own = clause_subject(unit, owner.start())
        if own is None and told:
            # "“…,” she said in announcing a deal"
            return Source(told[-1].source.span, told[-1].source.speakers, told[-1].source.because)
        return _going_on(own) if own is not None else opening_phrase(so_far, unit, owner.start())
    place = unit.start + owner.start()
    blamed = [m for m in unit.mentions if m.end == place and m.actor.type in SPEAKERS]
    return Source(with_title(unit, blamed[0]), (blamed[0].actor,), OF_OBJECT, blamed[0].start) if blamed else None


def _going_on(own: Mention) -> Source:
    return Source(own.span, (own.actor,), "the subject of the clause goes on", own.start)


def _absolute(unit: Unit, cue: Cue) -> Source | None:
    """Gives the subject of a participle that "with" gives one of its own: ``…, with London urging restraint``."""
    for mention in reversed(unit.mentions):
        end = mention.end - unit.start
        if end >= cue.start or mention.actor.type not in SPEAKERS:
            continue
        span = with_title(unit, mention)
        lead = unit.bare[: span.start - unit.start]
        if not unit.bare[end : cue.start].isspace() or not lead.endswith((" with ", " with the ")):
            return None
        return Source(span, (mention.actor,), "", span.start)
    return None


_DATELINE = re.compile(r"\s*(?:[A-Z][\w.’'/-]*,?\s){1,5}(?:\d{1,2},?\s)?(?:\([^()]{2,40}\)\s)?[—–-]{1,2}\s")


def opening_phrase(so_far: SoFar, unit: Unit, place: int) -> Source | None:
    """Gives the noun phrase that opens the sentence as its subject, where one does before ``place``."""
    first = opening(unit)
    dateline = _DATELINE.match(unit.bare)
    if dateline is not None and first is not None and first.end - unit.start <= dateline.end():
        first = None
    if first is not None and first.end - unit.start <= place and opens(unit, first) and not possesses(unit, first):
        return _with_others(unit, first)
    phrase = phrase_after(unit.bare, dateline.end() if dateline is not None else 0)
    if phrase is None or _ADVERBIAL.match(unit.bare, phrase[0]):
        return None
    verb = _PAST.search(unit.bare, phrase[0], phrase[1])
    phrase = (phrase[0], verb.start()) if verb is not None else phrase
    if phrase[1] > place or phrase[1] - phrase[0] < 2 or not can_tell(unit, phrase):
        return None
    source = source_of(unit, Span(unit.start + phrase[0], unit.start + phrase[1]), so_far.speakers)
    return Source(source.span, source.speakers, source.because or "the subject of the sentence goes on", source.first)


_JOINED = re.compile(r"\s(?:and|or)\s(?:the\s|visiting\s)?(?:[A-Z][\w.’'-]*\s){0,5}")


def _with_others(unit: Unit, first: Mention) -> Source:
    """Gives the subject that opens a sentence, with whom "and" joins to it: ``Tillerson and Pence left it open, …``."""
    span, actors, end = with_title(unit, first), [first.actor], first.end
    for mention in unit.mentions:
        if mention.start <= end or mention.actor.type != first.actor.type:
            continue
        if not _JOINED.fullmatch(unit.bare[end - unit.start : mention.start - unit.start]) or possesses(unit, mention):
            break
        actors.append(mention.actor)
        end = mention.end
    return Source(Span(span.start, end), tuple(actors), "the subject of the sentence goes on", first.start)


def possesses(unit: Unit, mention: Mention) -> bool:
    """Says whether a mention is a possessor: ``Torres's aide``."""
    return unit.bare[mention.end - unit.start : mention.end - unit.start + 2] in {"’s", "'s", "’ ", "' "}


def clause_subject(unit: Unit, place: int) -> Mention | None:
    """Gives the speaker whose name opens the last clause before a place: ``…, but Ana Torres left, citing …``."""
    edges = [match.span() for match in _CLAUSE_EDGE.finditer(unit.bare, 0, place)]
    for mention in reversed(unit.mentions):
        end = mention.end - unit.start
        if end < place and mention.actor.type in SPEAKERS and _VERB_AFTER.match(unit.bare, end):
            first = with_title(unit, mention).start - unit.start
            if any(start <= first <= past for start, past in edges):
                return mention
    return None
