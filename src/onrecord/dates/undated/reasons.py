"""Says which evidence decided: the fewest pieces that already give the answer, in words, and what speaks against it."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from onrecord.dates.undated.evidence import FIRST, LAST, Evidence, index
from onrecord.dates.undated.solve import Dated, solve

MOST = 7
"""Reasons given for an answer."""


def deciding(found: Sequence[Evidence], answer: Dated) -> list[Evidence]:
    """Gives, greedily, the pieces of evidence that bring about the answer; the most limiting first."""
    candidates = [one for one in found if one not in answer.against]
    chosen: list[Evidence] = []
    missed = _away(Dated(None, None, (), (), 0, 0.0), answer)
    while len(chosen) < MOST and missed > 0 and candidates:
        tried = [(_away(solve([*chosen, one]), answer), place) for place, one in enumerate(candidates)]
        best, place = min(tried)
        if best >= missed:
            break
        chosen.append(candidates.pop(place))
        missed = best
    return chosen or sorted(candidates, key=lambda one: -_gain(one, answer))[:3]


def _gain(one: Evidence, answer: Dated) -> float:
    """Gives how much better a piece agrees with its best day inside an answer than with all days on the whole."""
    logs = one.logs()
    low, high = index(answer.first or FIRST), index(answer.last or LAST)
    return float(logs[low : high + 1].max() - np.log(np.exp(logs).mean()))


def _away(one: Dated, other: Dated) -> int:
    """Gives by how many days the ends of two intervals differ; an open end is the end of the tables."""
    ends = ((one.first or FIRST, other.first or FIRST), (one.last or LAST, other.last or LAST))
    return sum(abs((a - b).days) for a, b in ends)


def because(found: Sequence[Evidence], answer: Dated) -> tuple[str, ...]:
    """Gives the reasons in words: what decided, what speaks against it, and the likeliest year of several."""
    lines = list(dict.fromkeys(one.because for one in deciding(found, answer)))
    lines += list(dict.fromkeys(f"against it: {one.because}" for one in answer.against))[:3]
    if answer.first is not None and _years(answer.first, answer.last) > 1 and answer.share >= 0.5:
        lines.append(f"likeliest in {answer.year} ({answer.share:.0%} by all of this)")
    return tuple(lines)


def _years(first: date, last: date | None) -> int:
    return (last or LAST).year - first.year + 1
