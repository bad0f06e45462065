"""Cuts off what a writer adds to explain the words of others: ``…, a reference to last year's talks``."""

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
_FEWEST = 3
"""Words that have to stand before a gloss: what is left is the content."""


def without_glosses(drafts: list[Draft], unit: Unit) -> None:
    """Takes the attributions of a unit and ends each content that is not all quoted before the writer's gloss."""
    for match in _GLOSS.finditer(unit.bare):
        place = unit.start + match.start()
        for draft in drafts:
            last = draft.content[-1]
            if draft.kind == "direct" or not last.start < place < last.end:
                continue
            words = unit.bare[last.start - unit.start : match.start()]
            if len(words.split()) >= _FEWEST:
                draft.content = [*draft.content[:-1], Span(last.start, place)]
