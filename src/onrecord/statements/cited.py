"""Reads "…, citing the ministry": whom a news organisation has its words from stands at the end of the chain."""

import re

from onrecord.statements.drafts import Draft
from onrecord.statements.nouns import phrase_after
from onrecord.statements.press import is_press
from onrecord.statements.sources import can_tell, source_of
from onrecord.statements.speakers import Speakers
from onrecord.statements.units import Unit
from onrecord.types.span import Span

_CITES = re.compile(r"(?:,|\band)\s(?:citing|quoting|cited|quoted)(?=\s)")
_ENDS_A_CLAUSE = re.compile(r"\s*(?:[.,;\n]|\Z|\s(?:as\ssaying|and|which|who)\b)")


def give_cited(drafts: list[Draft], unit: Unit, speakers: Speakers) -> list[Draft]:
    """Takes the attributions of a unit; gives them with whom a news organisation cites as who said the words.

    The news organisation stays in the chain, before whom it cites. What only names somebody as a source is no content.
    """
    for match in _CITES.finditer(unit.bare):
        phrase = phrase_after(unit.bare, match.end())
        if phrase is None or not _ENDS_A_CLAUSE.match(unit.bare, phrase[1]) or not can_tell(unit, phrase):
            continue
        place = Span(unit.start + phrase[0], unit.start + phrase[1])
        cited = source_of(unit, place, speakers)
        if not cited.speakers:
            continue
        told = [d for d in drafts if d.cue is not None and d.cue.end <= unit.start + match.start()]
        if told and told[-1].source.speakers and all(map(is_press, told[-1].source.speakers)):
            teller = told[-1]
            teller.cited = cited.speakers
            teller.notes.append(f"cites “{unit.bare[slice(*phrase)]}”")
        drafts = [d for d in drafts if not all(place.start <= s.start and s.end <= place.end for s in d.content)]
    return drafts
