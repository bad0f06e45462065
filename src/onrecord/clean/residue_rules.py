"""Looks a line up in the shipped table of residue phrases: what it says, for which reason, and how sure that is."""

import re
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from msgspec import Struct

from onrecord.types.report import ResidueReason

LONGEST_WHOLE = 200
"""Longer lines are not tried against patterns of whole lines: no furniture is that long, and patterns stay cheap."""

LONGEST_LOOK = 600
"""Only the first code points of a line are looked at for phrases that open it or stand in it."""


class Rule(Struct, frozen=True):
    """A row of the table. ``sure`` says that the words alone decide; else they count only beside other signs."""

    name: str
    reason: ResidueReason
    where: Literal["whole", "start", "anywhere"]
    sure: bool
    pattern: re.Pattern[str]

    def holds(self, line: str) -> bool:
        """Says whether the line, without white space at its ends, is what the rule describes."""
        if self.where == "whole":
            return len(line) <= LONGEST_WHOLE and self.pattern.fullmatch(line) is not None
        if self.where == "start":
            return self.pattern.match(line, 0, LONGEST_LOOK) is not None
        return self.pattern.search(line, 0, LONGEST_LOOK) is not None


@cache
def rules() -> tuple[Rule, ...]:
    """Gives the rows of the table in its order."""
    text = files("onrecord.clean").joinpath("data/residue_phrases.tsv").read_text("utf-8")
    made: list[Rule] = []
    for number, row in enumerate(text.split("\n")[1:], start=2):
        if not row or row.startswith("#"):
            continue
        reason, where, sure, pattern = row.split("\t")
        made.append(
            Rule(
                name=f"clean.phrase-{reason}-{number}",
                reason=cast("ResidueReason", reason),
                where=cast('Literal["whole", "start", "anywhere"]', where),
                sure=sure == "1",
                pattern=re.compile(pattern, re.IGNORECASE),
            )
        )
    return tuple(made)


def rule_for(line: str) -> Rule | None:
    """Gives the first rule that holds for a line, sure ones before others; None where no rule does."""
    first = None
    for rule in rules():
        if rule.holds(line):
            if rule.sure:
                return rule
            first = first or rule
    return first
