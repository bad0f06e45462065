"""Looks a line up in the shipped table of residue phrases: what it says, for which reason, and how sure that is."""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, cast

from msgspec import Struct

from onrecord.types.report import ResidueReason

LONGEST_WHOLE = 200
"""Longer lines are not tried against patterns of whole lines: no furniture is that long, and patterns stay cheap."""

LONGEST_FURNITURE = 320
"""A longer line is body even where it holds a phrase of the table: it is an article about such phrases."""

LONGEST_LOOK = 600
"""Only the first code points of a line are looked at for phrases that open it or stand in it."""


class Rule(Struct, frozen=True):
    """A row of the table. ``sure`` says that the words alone decide; else they count only beside other signs.

    ``needs`` lists pieces of words in small letters, one of which stands in any line that the pattern can hold for:
    most lines are told apart by them at a fraction of the pattern's cost. Empty for none.
    """

    name: str
    reason: ResidueReason
    where: Literal["whole", "start", "anywhere"]
    sure: bool
    needs: tuple[str, ...]
    pattern: re.Pattern[str]

    def holds(self, line: str, small: str) -> bool:
        """Says whether the line, without white space at its ends, is what the rule describes.

        ``small`` holds its first code points in small letters.
        """
        if self.where == "whole":
            return len(line) <= LONGEST_WHOLE and self.pattern.fullmatch(line) is not None
        if self.where == "start":
            return self.pattern.match(line, 0, LONGEST_LOOK) is not None
        for need in self.needs:
            if need in small:
                return self.pattern.search(line, 0, LONGEST_LOOK) is not None
        return False


@cache
def rules() -> tuple[Rule, ...]:
    """Gives the rows of the table in its order."""
    text = files("onrecord.clean").joinpath("data/residue_phrases.tsv").read_text("utf-8")
    made: list[Rule] = []
    for number, row in enumerate(text.split("\n")[1:], start=2):
        if not row or row.startswith("#"):
            continue
        reason, where, sure, needs, pattern = row.split("\t")
        made.append(
            Rule(
                name=f"clean.phrase-{reason}-{number}",
                reason=cast("ResidueReason", reason),
                where=cast('Literal["whole", "start", "anywhere"]', where),
                sure=sure == "1",
                needs=tuple(needs.split("|")) if needs else (),
                pattern=re.compile(pattern, re.IGNORECASE),
            )
        )
    return tuple(made)


def rule_for(line: str) -> Rule | None:
    """Gives the first rule that holds for a line, sure ones before others; None where no rule does.

    Long lines are tried against unrendered templates and icon names alone.
    """
    return _rule_for_short(line) if len(line) <= LONGEST_FURNITURE else _first(_rules_of_any_length(), line)


@lru_cache(maxsize=4_096)
def _rule_for_short(line: str) -> Rule | None:
    # The pages of an outlet repeat their lines.
    return _first(rules(), line)


def _first(tried: tuple[Rule, ...], line: str) -> Rule | None:
    first = None
    small = line[:LONGEST_LOOK].lower()
    for rule in tried:
        if rule.holds(line, small):
            if rule.sure:
                return rule
            first = first or rule
    return first


@cache
def _rules_of_any_length() -> tuple[Rule, ...]:
    return tuple(rule for rule in rules() if rule.reason in ("icons", "template") and rule.where == "anywhere")


def reasons_of_line(line: str) -> tuple[float, float]:
    """Gives two numbers for the line model: which reason the table gives, as its place in the table, and how sure."""
    rule = rule_for(line) if len(line) <= LONGEST_FURNITURE else None
    return (0.0, 0.0) if rule is None else (float(_ORDER.index(rule.reason) + 1), 2.0 if rule.sure else 1.0)


_ORDER = (
    "icons", "template", "paywall", "newsletter", "cookies", "related", "comments", "social", "navigation",
    "advertisement", "boilerplate", "promotion", "contact", "credit", "caption", "byline", "correction", "date",
)  # fmt: skip
"""Reasons in an order that the line model was taught with."""
