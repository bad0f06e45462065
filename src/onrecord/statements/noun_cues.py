"""Reads what a noun tells: ``comments by X that …``, ``X's claim that …``, ``the U.S. announcement that …``."""

import re
from itertools import islice

from onrecord.statements.clauses import has_verb, kind_of
from onrecord.statements.cues import MOST_CUES
from onrecord.statements.drafts import Draft
from onrecord.statements.nouns import phrase_after
from onrecord.statements.so_far import SoFar
from onrecord.statements.sources import Source, can_tell, source_of
from onrecord.statements.speakers import SPEAKERS
from onrecord.statements.units import Unit
from onrecord.types.actor import Mention
from onrecord.types.span import Span

RULE = "noun"
"""The rule's name."""

_NOUN = re.compile(
    r"(?<=\s)(?:comments?|remarks?|statements?|announcements?|claims?|assertions?|warnings?|suggestions?|accusations?|"
    r"allegations?|pledges?|promises?|vows?|declarations?|assurances?|demands?|insistence|predictions?|denials?|"
    r"admissions?|arguments?|complaints?|revelations?|acknowledg(?:e)?ment|positions?|stance|view)(?=\s)"
)
_BY = re.compile(r"\s(?:from|by)\s")
_TO_CLAUSE = re.compile(r"(?:\s(?:on|in|at|last|this|earlier|late|to|via|during|early)\s[^,.;:\x00]{2,50}?)?\sthat\s")
_RELATIVE = re.compile(
    r"(?:[a-z]{2,}ed|was|were|is|has|have|had|will|would|could|may|might|led|made|sent|hit|drew|came)\s"
)
"""A clause that tells of the noun, not what it says: ``remarks by Torres that |angered Oslo|``."""
_END = re.compile(
    r"[;—]|\s–\s|,\s(?:(?:which|who|while|but|although|though|despite|as|and|prompting)\b|[a-z]{3,}ing\b|"
    r"(?:[\w.’'-]+\s){1,4}(?:said|says|added|told|wrote)\b)|[,\x00]\saccording\sto\b"
)
_OWN = {"his": "he", "her": "she", "its": "it", "their": "they"}
_OWNED = re.compile(r"\b(?P<own>his|her|its|their)\s(?:[a-z-]+\s){0,2}\Z", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s?(?=\s)")
_BESIDE = re.compile(r"(?:[’']s?)?\s(?:[a-z-]+\s){0,2}\Z")


def told_by_nouns(so_far: SoFar, unit: Unit, earlier: list[Draft]) -> list[Draft]:
    """Gives the attributions of nouns that a clause with "that" follows, in a unit whose verbs are read already."""
    made: list[Draft] = []
    for noun in islice(_NOUN.finditer(unit.bare), MOST_CUES):
        found = _source(so_far, unit, noun)
        if found is None:
            continue
        source, end = found
        clause = _TO_CLAUSE.match(unit.bare, end)
        if (
            clause is None
            or _RELATIVE.match(unit.bare, clause.end())
            or not (made or has_verb(_POSSESSIVE.sub("", unit.bare[: noun.start()])))
        ):
            # A noun that opens the sentence is its subject: nobody can say where its clause ends.
            continue
        content = _content(unit, clause.end())
        if content is None or any(d.content[0].start == content.start for d in earlier):
            continue
        place = Span(unit.start + noun.start(), unit.start + noun.end())
        so_far.used.update(
            id(q) for q in unit.quotations if content.start <= q.outer_start and q.outer_end <= content.end
        )
        made.append(Draft([content], place, source, kind_of(unit, content), RULE, unit=unit))
    return made


def _source(so_far: SoFar, unit: Unit, noun: re.Match[str]) -> tuple[Source, int] | None:
    """Gives who made the comment and where the words that say so end."""
    by = _BY.match(unit.bare, noun.end())
    if by is not None:
        phrase = phrase_after(unit.bare, by.end())
        if phrase is None or not can_tell(unit, phrase):
            return None
        return source_of(unit, Span(unit.start + phrase[0], unit.start + phrase[1]), so_far.speakers), phrase[1]
    low = max(0, noun.start() - 40)
    owned = _OWNED.search(unit.bare[low : noun.start()])
    if owned is not None:
        start = unit.start + low + owned.start("own")
        actors, why = so_far.speakers.pronoun(_OWN[owned["own"].lower()], unit, start)
        return Source(Span(start, start + len(owned["own"])), actors, why, start), noun.end()
    owner = _owner(unit, noun.start())
    if owner is None:
        return None
    return Source(Span(owner.start, owner.end), (owner.actor,), "", owner.start), noun.end()


def _owner(unit: Unit, place: int) -> Mention | None:
    """Gives the speaker named right before a noun: by a possessive, or a state or body as its attribute."""
    for mention in reversed(unit.mentions):
        end = mention.end - unit.start
        if end > place or mention.actor.type not in SPEAKERS:
            continue
        gap = unit.bare[end:place]
        if _BESIDE.fullmatch(gap) is None:
            return None
        possessive = gap[:1] in "’'"
        return mention if possessive or (mention.actor.type in {"state", "organisation"} and gap == " ") else None
    return None


def _content(unit: Unit, start: int) -> Span | None:
    stop = _END.search(unit.bare, start)
    end = stop.start() if stop is not None else len(unit.bare)
    for quotation in unit.quotations:
        if quotation.outer_start - unit.start < end < quotation.outer_end - unit.start:
            end = quotation.outer_end - unit.start
    while end > start and unit.bare[end - 1] in " \t\n\u00a0.,;:—–-":
        end -= 1
    words = unit.bare[start:end]
    return Span(unit.start + start, unit.start + end) if len(words.split()) > 2 and has_verb(words) else None
