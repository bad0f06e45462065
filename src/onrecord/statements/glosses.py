"""Ends contents: before a writer’s gloss (``…, a reference to the talks``) and before ``…, adding that``."""

import re

from onrecord.statements.drafts import Draft
from onrecord.statements.units import Unit
from onrecord.types.span import Span

_GLOSS = re.compile(
    r"(?:,\s+|(?<=\x00)\s+)(?:in\s)?(?:an?\s(?:[a-z-]+\s){0,2}(?:reference|allusion|euphemism|nod|swipe|jab|dig|acronym|"
    r"abbreviation)\s(?:to|for|of|at)|an?\s(?:phrase|term|word|expression|label|slogan)\s(?:that|which|used|often|for|he|she|they|the)|"
    r"(?:apparently|presumably|evidently)\s(?:referring|alluding)\sto|(?:referring|alluding)\sto|"
    r"using\s(?:a|an|the|another)\s(?:[a-z-]+\s){0,2}(?:name|term|acronym|word|abbreviation)\b)"
)
_STRIVING = re.compile(
    r"\sas\s(?:it|he|she|they)\s(?:looks?|looked|seeks?|sought|tries|tried|prepares?|prepared|works?|worked)\sto\b"
)
"""What somebody is after while he declares something: no part of a content that is no clause."""
_LEFT_OUT = re.compile(
    r",?\swithout\s(?:elaborating|specifying|explaining|(?:giving|providing|offering)\s(?:any\s)?(?:further\s)?(?:details?|evidence))\b"
)
"""What the writer says was not said."""
_FEWEST = 3
"""Words that have to stand before a gloss: what is left is the content."""


def without_glosses(drafts: list[Draft], unit: Unit) -> None:
    """Takes the attributions of a unit and ends each content that is not all quoted before the writer's gloss."""
    ends = [(match.start(), "") for match in _GLOSS.finditer(unit.bare)]
    ends += [(match.start(), "frame") for match in _STRIVING.finditer(unit.bare)]
    ends += [(match.start(), "") for match in _LEFT_OUT.finditer(unit.bare)]
    for start, rule in ends:
        place = unit.start + start
        for draft in drafts:
            last = draft.content[-1]
            if draft.kind == "direct" or draft.rule != (rule or draft.rule) or not last.start < place < last.end:
                continue
            words = unit.bare[last.start - unit.start : start]
            if len(words.split()) >= _FEWEST:
                draft.content = [*draft.content[:-1], Span(last.start, place)]


def without_later_cues(drafts: list[Draft], unit: Unit) -> None:
    """Ends a content before a participle by which its speaker goes on: ``we are strong |, stressing …``."""
    for later in drafts:
        cue = later.cue
        if cue is None or not later.source.speakers:
            continue
        start = cue.start - unit.start
        joint = _JOINT.search(unit.bare, max(0, start - 20), start)
        if joint is None or not unit.bare[start:].split(maxsplit=1)[0].endswith("ing"):
            continue
        for draft in drafts:
            last = draft.content[-1]
            inside = draft is not later and last.start <= cue.start < last.end and draft.cue != cue
            if not inside or draft.source.speakers != later.source.speakers:
                continue
            end = unit.start + joint.start()
            if len(draft.content) > 1 and not unit.bare[last.start - unit.start : joint.start()].strip(" ,"):
                draft.content = draft.content[:-1]
            elif end - last.start >= _SHORTEST:
                draft.content = [*draft.content[:-1], Span(last.start, end)]


_SHORTEST = 4
"""Code points of a content that is left."""
_JOINT = re.compile(r",\s+(?:\w+ly\s|also\s)?\Z")
