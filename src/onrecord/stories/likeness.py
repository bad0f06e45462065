"""How alike reports are, as far as they may be about one happening: telling words, actors, titles, days."""

from collections import Counter
from math import exp, log, sqrt

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from onrecord.stories.days import Days, gap, known_days
from onrecord.stories.terms import terms, weight
from onrecord.types.reading import Reading, Readings

DECAY_DAYS = 1.4
"""Spread of the Gaussian by which likeness fades over days; a hard window would chain neighbouring episodes."""

WINDOW = 5
"""Days between reports beyond which the Gaussian leaves next to nothing (0.002)."""

UNDATED = 0.55
"""Without a date, the same people in the same place may have met in another year: wording must be alike twice over,
as a whole and in the telling words that are no names, and counts by this much. On pairs of alike reports from other
months wording alone hardly tells them apart (AUC 0.6), so the bar is high and most undated reports stay alone."""

NAME_STEM = 4
"""Words that start like a part of a name are taken for names too: ``Japan``, ``Japanese``."""

LEAD_TERMS = 60
LEAD_TIMES = 1.0
TITLE_TIMES = 5.0
ACTOR_TIMES = 1.0
"""How often a word counts that stands in the first words or in the title, and what an actor counts."""

MOST_TERMS = 250
KEY_TERMS = 40
NEIGHBOURS = 32
"""A report is compared by its most telling terms; pairs are looked for by the key ones, among the nearest in days."""

LEAST_LIKENESS = 0.04

LONGEST_LEAD = 400


class Profile(Struct, frozen=True, kw_only=True):
    """A report's terms with their counts, before they are weighed; actors are terms that start with ``@``.

    ``lead`` is the start of its first sentence, ``actors`` the names of its actors by id.
    """

    id: str
    days: Days | None
    title: str
    lead: str
    counts: dict[str, float]
    actors: dict[str, str]


class Alike(Struct, frozen=True):
    """Two reports (positions, the lower first) and their likeness in [0, 1]."""

    a: int
    b: int
    likeness: float


Vector = tuple[NDArray[np.int64], NDArray[np.float64]]


def profile(reading: Reading) -> Profile:
    """Takes a reading and gives the terms it is compared by."""
    report = reading.report
    found = terms(report.text)
    counts: Counter[str] = Counter(found)
    lead = Counter(found[:LEAD_TERMS])
    title = Counter(terms(report.title))
    actors = Counter(f"@{mention.actor.id}" for mention in reading.mentions if mention.actor.id)
    weighed = {
        term: 1 + log(count) + LEAD_TIMES * min(1, lead[term]) + TITLE_TIMES * min(1, title[term])
        for term, count in counts.items()
    }
    weighed.update({term: TITLE_TIMES for term in title if term not in weighed})
    weighed.update({term: ACTOR_TIMES * (1 + log(count)) for term, count in actors.items()})
    first = reading.sentences[0].words(report.text) if reading.sentences else report.text[:LONGEST_LEAD]
    return Profile(
        id=report.id,
        days=known_days(report.published),
        title=" ".join(report.title.split()),
        lead=" ".join(first[:LONGEST_LEAD].split()),
        counts=weighed,
        actors={m.actor.id: m.actor.name for m in sorted(reading.mentions, key=lambda m: m.actor) if m.actor.id},
    )


def profiles(readings: Readings) -> list[Profile]:
    """Gives the profiles of all readings, in their order."""
    return [profile(reading) for reading in readings]


def vectors(held: list[Profile], power: float = 1.0) -> tuple[list[Vector], list[str]]:
    """Gives a vector of unit length for each profile (numbers of terms, ascending, and weights), and the terms.

    ``power`` is what the weight of a term is raised to: the higher, the more the rare terms decide.
    """
    found_in: Counter[str] = Counter()
    for one in held:
        found_in.update(one.counts.keys())
    names = sorted(term for term, count in found_in.items() if count > 1)
    number = {term: n for n, term in enumerate(names)}
    weights = {term: weight(term, found_in[term], len(held)) ** power for term in names}
    return [_vector(one.counts, number, weights) for one in held], names


def _vector(counts: dict[str, float], number: dict[str, int], weights: dict[str, float]) -> Vector:
    scored = sorted(
        ((value * weights[term], number[term]) for term, value in counts.items() if term in number),
        key=lambda entry: (-entry[0], entry[1]),
    )[:MOST_TERMS]
    scored.sort(key=lambda entry: entry[1])
    values = np.array([value for value, _ in scored], np.float64)
    length = sqrt(float((values * values).sum()))
    return np.array([n for _, n in scored], np.int64), (values / length if length else values)


class Occasions:
    """Compares reports by the terms that name nobody, the rare ones weighing most: by what was new on the occasion."""

    def __init__(self, held: list[Profile]) -> None:
        """Takes the profiles that will be compared, by position."""
        plain = [{term: n for term, n in one.counts.items() if term[0] != "@"} for one in held]
        self._vectors, names = vectors([_with_counts(one, n) for one, n in zip(held, plain, strict=True)], power=2.0)
        stems = {stem: n for n, stem in enumerate(sorted({term[:NAME_STEM] for term in names}))}
        self._stem = np.array([stems[term[:NAME_STEM]] for term in names], np.int64)
        self._named = [
            sorted(
                stems[word[:NAME_STEM]]
                for name in one.actors.values()
                for word in terms(name)
                if word[:NAME_STEM] in stems
            )
            for one in held
        ]

    def likeness(self, a: int, b: int) -> float:
        """Gives the cosine of two reports over the terms that are part of no name in either."""
        named = np.array(self._named[a] + self._named[b], np.int64)
        (left, mine), (right, theirs) = (self._without(self._vectors[n], named) for n in (a, b))
        _, at_left, at_right = np.intersect1d(left, right, assume_unique=True, return_indices=True)
        size = sqrt(float(mine @ mine) * float(theirs @ theirs))
        return float(mine[at_left] @ theirs[at_right]) / size if size else 0.0

    def _without(self, vector: Vector, named: NDArray[np.int64]) -> Vector:
        kept = ~np.isin(self._stem[vector[0]], named)
        return vector[0][kept], vector[1][kept]


def _with_counts(one: Profile, counts: dict[str, float]) -> Profile:
    return msgspec.structs.replace(one, counts=counts)


def fade(a: Days, b: Days) -> float:
    """Gives by how much likeness counts over the days between two reports: 1 on one day, 0 beyond the window."""
    days = gap(a, b)
    return exp(-0.5 * (days / DECAY_DAYS) ** 2) if days <= WINDOW else 0.0


def alike(held: list[Profile], made: list[Vector], size: int) -> list[Alike]:
    """Gives the pairs that may belong together, with cosine of their vectors times the fading over days, in order."""
    occasions = Occasions(held) if any(one.days is None for one in held) else None
    found: list[Alike] = []
    scattered = np.zeros(size)
    for a, others in _candidates(held, made).items():
        numbers, values = made[a]
        scattered[numbers] = values
        for b in others:
            mine, theirs = held[a].days, held[b].days
            faded = fade(mine, theirs) if mine and theirs else UNDATED
            likeness = float(scattered[made[b][0]] @ made[b][1]) * faded if faded else 0.0
            if occasions and not (mine and theirs) and likeness >= LEAST_LIKENESS:
                likeness *= occasions.likeness(a, b)
            if likeness >= LEAST_LIKENESS:
                # Rounded, so that no machine's last bit decides a tie.
                found.append(Alike(a, b, round(likeness, 9)))
        scattered[numbers] = 0.0
    return found


def _candidates(held: list[Profile], made: list[Vector]) -> dict[int, list[int]]:
    """Gives for each report the later ones (by position) that share key terms with it and lie near in days.

    For each term the reports stand in order of days; each is paired with the next few. Cost is reports x key terms x
    neighbours, whatever the reports.
    """
    numbers, owners, shares = [np.empty(0, np.int64)], [np.empty(0, np.int64)], [np.empty(0)]
    for n, (terms_of, values) in enumerate(made):
        best = np.argsort(-values, kind="stable")[:KEY_TERMS]
        numbers.append(terms_of[best])
        owners.append(np.full(len(best), n, np.int64))
        shares.append(values[best])
    number, owner, share = np.concatenate(numbers), np.concatenate(owners), np.concatenate(shares)
    first = np.array([days.days[0] if days.days else -1 for days in held], np.int64)
    last = np.array([days.days[1] if days.days else -1 for days in held], np.int64)
    order = np.lexsort((owner, first[owner], number))
    number, owner, share = number[order], owner[order], share[order]
    keys: list[NDArray[np.int64]] = []
    products: list[NDArray[np.float64]] = []
    count = len(held)
    for step in range(1, NEIGHBOURS + 1):
        left, right = owner[:-step], owner[step:]
        near = (number[:-step] == number[step:]) & (first[right] - last[left] <= WINDOW)
        # Undated reports (day -1) come first of each term and meet each other and the first dated ones.
        near |= (number[:-step] == number[step:]) & (first[left] < 0)
        low, high = np.minimum(left[near], right[near]), np.maximum(left[near], right[near])
        keys.append(low * count + high)
        products.append(share[:-step][near] * share[step:][near])
    pairs: dict[int, list[int]] = {}
    if not keys or not count:
        return pairs
    every, place = np.unique(np.concatenate(keys), return_inverse=True)
    total = np.bincount(place, np.concatenate(products), minlength=len(every))
    for key in every[total >= LEAST_LIKENESS / 2].tolist():
        pairs.setdefault(key // count, []).append(key % count)
    return pairs
