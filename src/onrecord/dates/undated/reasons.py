"""Says which evidence decided: the fewest pieces that already give the answer, in words, and what speaks against it."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from msgspec import structs

from onrecord.dates.undated.evidence import FIRST, LAST, Evidence, index
from onrecord.dates.undated.solve import Dated, solve

MOST, TRIED = 6, 12
"""Reasons given for an answer; pieces of evidence tried for it, those that say most."""
PASSES = 2
"""How often each is tried."""


def deciding(found: Sequence[Evidence], answer: Dated) -> list[Evidence]:
    """Gives the pieces of evidence that bring about the answer, those that say most first.

    Pieces that bring the answer nearer are added in that order; then those are left out without which it stays.
    """
    # Every piece is weighed often: its weights are worked out once.
    weighed = [structs.replace(one, weights=one.logs()) for one in found if one not in answer.against]
    candidates = sorted(weighed, key=lambda one: -_gain(one, answer))
    chosen: list[Evidence] = []
    missed = _away(Dated(None, None, (), (), 0, 0.0), answer)
    # A piece that bounds nothing by itself may narrow what others bound, so that all are tried again behind each other.
    for one in candidates[:TRIED] * PASSES:
        if not missed or len(chosen) == MOST:
            break
        if any(one is held for held in chosen):
            continue
        away = _away(solve([*chosen, one]), answer)
        if away < missed:
            chosen, missed = [*chosen, one], away
    for one in tuple(chosen):
        rest = [other for other in chosen if other is not one]
        if rest and _away(solve(rest), answer) <= missed:
            chosen = rest
    return chosen or candidates[:3]


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
