"""From which score on the reader's proposals count, and which rules need its consent: one table, beside this file.

``python -m quality.statements.thresholds`` chooses the values on labelled development sets and writes the table.
"""

from functools import cache
from importlib.resources import files

from msgspec import Struct


class Thresholds(Struct, frozen=True):
    """Scores in [0, 1].

    ``indirect``, ``mixed``, ``direct`` and ``belief``: the reader's score from which an attribution of this kind counts
    that no rule found. ``bounds``: the score from which its bounds replace a rule's for content that is not all quoted.
    ``speech``: the score from which it is speech. ``alone_RULE``: 1 where the rule stands when the reader, which read
    the same words, proposes nothing there; 0 where it then falls.
    """

    indirect: float
    mixed: float
    direct: float
    belief: float
    bounds: float
    speech: float
    alone: dict[str, float]

    def stands_alone(self, rule: str) -> bool:
        """Says whether an attribution of this rule is kept that the reader does not propose."""
        return self.alone.get(rule, 1.0) >= 1.0


_ALONE = "alone_"


@cache
def thresholds() -> Thresholds:
    """Gives the shipped table."""
    lines = (files("onrecord.statements") / "thresholds.tsv").read_text("utf-8").splitlines()[1:]
    return from_values({name: float(value) for name, value in (line.split("\t")[:2] for line in lines if line)})


def from_values(values: dict[str, float]) -> Thresholds:
    """Gives the table that has these values, keyed as in the file. Raises KeyError where one is missing."""
    alone = {name.removeprefix(_ALONE): value for name, value in values.items() if name.startswith(_ALONE)}
    return Thresholds(
        values["indirect"],
        values["mixed"],
        values["direct"],
        values["belief"],
        values["bounds"],
        values["speech"],
        alone,
    )
