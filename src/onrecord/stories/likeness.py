"""How alike reports are, as far as they may be about one happening: telling words, wording, actors, titles, days.

Words tell most that are rare among the reports of those days, not only in general: in a week full of one affair its
names say nothing, and what was new on the occasion says all. Chosen on dev, see docs/design/0005-copies-and-stories.md.
"""

from collections import Counter
from itertools import pairwise
from math import exp, log, sqrt

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from onrecord.stories.days import Days, gap, known_days
from onrecord.stories.terms import Counts, Terms, stems
from onrecord.stories.vectors import AT_A_TIME, Runs, Vectors, Weighed, dot
from onrecord.text.fold import folded_words
from onrecord.text.similarity import WordHasher, shingle_hashes
from onrecord.types.reading import Reading, Readings

DECAY_DAYS = 1.4
"""Spread of the Gaussian by which likeness fades over days; a hard window would chain neighbouring episodes."""

WINDOW = 5
"""Days between reports beyond which the Gaussian leaves next to nothing (0.002)."""

RUN_WORDS = 2
RUN_TIMES = 0.25
"""Runs of words that two reports share (quotations, terms of art) and what their cosine counts beside the words'."""

UNDATED_RUN_TIMES = 2.0
UNDATED_OCCASION_TIMES = 0.5
UNDATED_BAR = 0.70
"""Without a date, the same people in the same place may have met in another year: words, runs of words and the telling
words that are no names must add up to this bar to count as much as the bar for dated reports."""

NAME_STEM = 4
"""Words that start like a part of a name are taken for names too: ``Japan``, ``Japanese``."""

LEAD_TERMS = 60
LEAD_TIMES = 1.0
TITLE_TIMES = 5.0
ACTOR_TIMES = 1.0
"""How often a word counts that stands in the first words or in the title, and what an actor counts."""

KEY_TERMS = 80
NEIGHBOURS = 32
"""A report is compared by its most telling terms; pairs are looked for by the key ones, among the nearest in days."""

UNDATED_NEIGHBOURS = 64
"""A report without a date is compared with so many others at most, those that share most of its key terms."""

TOGETHER = 0.09
"""Average likeness from which two groups of reports are one story. Chosen on the dev reports of same-event roundups."""

LEAST_LIKENESS = 0.005

LONGEST_LEAD = 400


class Profile(Struct, frozen=True, kw_only=True):
    """A report's terms with their counts, before they are weighed; actors are terms that start with ``@``.

    ``lead`` is the start of its first sentence, where it has no title. ``named`` are its actors with their names, both
    by their numbers among the terms, one after the other.
    """

    id: str
    days: Days | None
    title: str
    lead: str
    counts: Counts
    named: NDArray[np.int32]

    @property
    def actors(self) -> dict[str, str]:
        """Gives the names of its actors by their ids."""
        told = [self.counts.known.names[number] for number in self.named.tolist()]
        return {actor[1:]: name for actor, name in zip(told[::2], told[1::2], strict=True)}


class Alike(Struct, frozen=True):
    """Two reports (positions, the lower first) and their likeness in [0, 1]."""

    a: int
    b: int
    likeness: float


def profile(reading: Reading, hasher: WordHasher, known: Terms) -> tuple[Profile, Runs]:
    """Takes a reading and gives what it is compared by: terms, by their numbers among those known, and runs."""
    report = reading.report
    folded = folded_words(report.text)
    found = stems(folded)
    counts: Counter[str] = Counter(found)
    lead = Counter(found[:LEAD_TERMS])
    title = Counter(stems(folded_words(report.title)))
    actors = Counter(f"@{mention.actor.id}" for mention in reading.mentions if mention.actor.id)
    weighed = {
        term: 1 + log(count) + LEAD_TIMES * min(1, lead[term]) + TITLE_TIMES * min(1, title[term])
        for term, count in counts.items()
    }
    weighed.update({term: TITLE_TIMES for term in title if term not in weighed})
    weighed.update({term: ACTOR_TIMES * (1 + log(count)) for term, count in actors.items()})
    called = {m.actor.id: m.actor.name for m in sorted(reading.mentions, key=lambda m: m.actor) if m.actor.id}
    named = [known.number(term) for actor, name in called.items() for term in (f"@{actor}", name)]
    words = " ".join(report.title.split())
    runs, times = np.unique(shingle_hashes(hasher(folded), RUN_WORDS), return_counts=True)
    made = Profile(
        id=report.id,
        days=known_days(report.published),
        title=words,
        lead="" if words else _lead(reading),
        counts=known.counts(weighed),
        named=np.array(named, np.int32),
    )
    return made, Runs(runs, times.astype(np.min_scalar_type(times.max(initial=0))))


def _lead(reading: Reading) -> str:
    report = reading.report
    line = report.dateline.words.end if report.dateline and report.dateline.words else 0
    told = next((span for span in reading.sentences if span.end > line), None)
    first = told.words(report.text) if told else report.text[:LONGEST_LEAD]
    return " ".join(first[:LONGEST_LEAD].split())


def profiles(readings: Readings) -> tuple[list[Profile], list[Runs]]:
    """Gives the profiles of all readings, in their order, and the runs of two words that stand in each."""
    hasher, known = WordHasher(), Terms()
    made, runs = [], []
    for reading in readings:
        one, held = profile(reading, hasher, known)
        made.append(one)
        runs.append(held)
    return made, runs


class Occasions:
    """Compares reports by the terms that name nobody, the rare ones weighing most: by what was new on the occasion."""

    def __init__(self, held: list[Profile], weighed: Weighed, among: NDArray[np.bool_] | None) -> None:
        """Takes the profiles, their weighed terms, and which of them, by position, will be compared: all where None."""
        self._vectors = weighed.vectors(power=2.0, plain=True, among=among)
        stem = {start: n for n, start in enumerate(sorted({term[:NAME_STEM] for term in weighed.names}))}
        self._stem = np.array([stem[term[:NAME_STEM]] for term in weighed.names], np.int64)
        self._mask = np.ones(len(stem), bool)
        self._named = [_stems_of_names(one, stem) if among is None or among[n] else _NONE for n, one in enumerate(held)]

    def likeness(self, a: int, b: int) -> float:
        """Gives the cosine of two reports over the terms that are part of no name in either."""
        for n in (a, b):
            self._mask[self._named[n]] = False
        (left, mine), (right, theirs) = self._unnamed(a), self._unnamed(b)
        for n in (a, b):
            self._mask[self._named[n]] = True
        size = sqrt(float(mine @ mine) * float(theirs @ theirs))
        return dot(left, mine, right, theirs) / size if size else 0.0

    def _unnamed(self, n: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        keys, values = self._vectors.of(n)
        kept = self._mask[self._stem[keys]]
        return keys[kept], values[kept]


_NONE = np.empty(0, np.int64)


def _stems_of_names(one: Profile, stem: dict[str, int]) -> NDArray[np.int64]:
    """Gives the numbers of the beginnings of the words that the names of a report's actors are made of."""
    starts = (word[:NAME_STEM] for name in one.actors.values() for word in stems(folded_words(name)))
    return np.array([stem[start] for start in starts if start in stem], np.int64)


def fade(a: Days, b: Days) -> float:
    """Gives by how much likeness counts over the days between two reports: 1 on one day, 0 beyond the window."""
    days = gap(a, b)
    return exp(-0.5 * (days / DECAY_DAYS) ** 2) if days <= WINDOW else 0.0


class Wording:
    """Compares reports by their words and runs of words, whenever they were published: for those without a date."""

    def __init__(
        self, held: list[Profile], weighed: Weighed, runs: Vectors, among: NDArray[np.bool_] | None = None
    ) -> None:
        """Takes the profiles, their weighed terms and runs, and which of them will be compared: all where None."""
        self._words, self._runs = weighed.vectors(among=among), runs
        self._occasions = Occasions(held, weighed, among)

    def likeness(self, a: int, b: int) -> float:
        """Gives how alike the wording of two reports is: 1 where it just says that they are one story, or more."""
        total = self._words.cosine(a, b) + UNDATED_RUN_TIMES * self._runs.cosine(a, b)
        return (total + UNDATED_OCCASION_TIMES * self._occasions.likeness(a, b)) / UNDATED_BAR


def wording(held: list[Profile], runs: Vectors) -> Wording:
    """Gives what compares these profiles by their wording alone."""
    return Wording(held, Weighed([one.counts for one in held], [None] * len(held)), runs)


def alike(held: list[Profile], runs: Vectors) -> list[Alike]:
    """Gives the pairs that may belong together and their likeness, which fades over days, in order."""
    weighed = Weighed([one.counts for one in held], [one.days for one in held])
    words = weighed.vectors_nearby()
    pairs = _candidates(held, words)
    dated = np.array([one.days is not None for one in held], bool)
    asked = np.zeros(len(held), bool)
    for a, others in pairs.items():
        asked[[n for b in others if not (dated[a] and dated[b]) for n in (a, b)]] = True
    undated = Wording(held, weighed, runs, asked) if asked.any() else None
    found: list[Alike] = []
    for a, others in pairs.items():
        for b in others:
            mine, theirs = held[a].days, held[b].days
            if mine and theirs:
                likeness = fade(mine, theirs) * (words.cosine(a, b) + RUN_TIMES * runs.cosine(a, b))
            else:
                likeness = TOGETHER * undated.likeness(a, b) if undated else 0.0
            if likeness >= LEAST_LIKENESS:
                # Rounded, so that no machine's last bit decides a tie.
                found.append(Alike(a, b, round(likeness, 9)))
    return found


def _candidates(held: list[Profile], words: Vectors) -> dict[int, list[int]]:
    """Gives for each report the later ones (by position) that share key terms with it and lie near in days.

    For each term the reports stand in order of days; each is paired with the next few. Cost is reports x key terms x
    neighbours, whatever the reports; those without a date keep the nearest.
    """
    number, owner, share = words.best(KEY_TERMS)
    first = np.array([one.days[0] if one.days else -1 for one in held], np.int32)
    last = np.array([one.days[1] if one.days else -1 for one in held], np.int32)
    order = np.lexsort((owner, first[owner], number))
    number, owner, share = number[order], owner[order], share[order]
    # Of two reports the same one stands left for every term, so the pairs of a few left ones are summed at a time.
    of_left = np.argsort(owner, kind="stable")
    ends = np.searchsorted(owner[of_left], np.arange(0, len(held) + AT_A_TIME, AT_A_TIME))
    every, total = [np.empty(0, np.int64)], [np.empty(0)]
    for start, end in pairwise(ends.tolist()):
        found = _pairs_of(of_left[start:end], number, owner, share, first, last)
        every.append(found[0])
        total.append(found[1])
    keys, sums = np.concatenate(every), np.concatenate(total)
    order = np.argsort(keys)
    keys, sums = keys[order], sums[order]
    count = len(held)
    pairs: dict[int, list[int]] = {}
    for key in keys[_nearest(keys // count, keys % count, sums, first < 0)].tolist() if count else ():
        pairs.setdefault(key // count, []).append(key % count)
    return pairs


def _pairs_of(  # noqa: PLR0913, PLR0917 - columns of one table
    left: NDArray[np.int64],
    number: NDArray[np.int32],
    owner: NDArray[np.int32],
    share: NDArray[np.float64],
    first: NDArray[np.int32],
    last: NDArray[np.int32],
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Gives the likely pairs whose earlier report has one of these entries, as ``low * reports + high``, with sums."""
    keys: list[NDArray[np.int64]] = []
    products: list[NDArray[np.float64]] = []
    left = np.sort(left)
    for step in range(1, NEIGHBOURS + 1):
        one = left[left < len(owner) - step]
        other = one + step
        near = number[one] == number[other]
        # Undated reports (day -1) come first of each term and meet each other and the first dated ones.
        near &= (first[owner[other]] - last[owner[one]] <= WINDOW) | (first[owner[one]] < 0)
        one, other = one[near], other[near]
        low, high = np.minimum(owner[one], owner[other]).astype(np.int64), np.maximum(owner[one], owner[other])
        keys.append(low * len(first) + high)
        products.append(share[one] * share[other])
    every, place = np.unique(np.concatenate(keys), return_inverse=True)
    total = np.bincount(place, np.concatenate(products), minlength=len(every)).astype(np.float64)
    likely = total >= LEAST_LIKENESS / 2
    return every[likely], total[likely]


def _nearest(
    a: NDArray[np.int64], b: NDArray[np.int64], total: NDArray[np.float64], undated: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Says of each pair whether it is kept: both dated, or among those that one without a date shares most with.

    Without a date nothing keeps a report from those of all years: the more there are, the more share a key term.
    """
    kept = ~(undated[a] | undated[b])
    for mine, theirs in ((a, b), (b, a)):
        asked = np.flatnonzero(undated[mine])
        order = asked[np.lexsort((theirs[asked], -np.round(total[asked], 9), mine[asked]))]
        owner = mine[order]
        rank = np.arange(len(order)) - np.searchsorted(owner, owner, "left")
        kept[order[rank < UNDATED_NEIGHBOURS]] = True
    return kept
