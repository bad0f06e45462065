"""How likely each line is to be body, from the lines themselves."""

from collections.abc import Sequence

from onrecord.clean.residue_rules import rule_for


def body_scores(lines: Sequence[str]) -> list[float]:
    """Gives for each line how likely it is to be body, in [0, 1]."""
    return [0.1 if rule_for(line) else 0.9 for line in lines]
