"""Which reports share runs of words: pairs and how many, in time that grows in step with the reports."""

from hashlib import blake2b

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from onrecord.text.fold import folded_words
from onrecord.text.similarity import Hashes, WordHasher, in_sorted, met_again, shingle_hashes
from onrecord.types.reading import Reading

SIZE = 8
"""Words in a run. Measured on near copies: 8 beats 5 and 3, see docs/design/0005-copies-and-stories.md."""

ALL_PAIRS_UP_TO = 10
"""A run that more reports share than this pairs them with the first of them alone, so that cost stays linear."""

MANY_REPORTS = 3
MANY_DAYS = 10
"""Words met in so many reports of one outlet, over more days than this, are the house's, not a story's."""

MIN_OWN_RUNS = 40
"""A report with fewer runs outside quotations than this is compared by all its runs."""

_QUOTED = (("“", "”"), ("«", "»"), ('"', '"'))
_LONGEST_QUOTE = 1500


class Worded(Struct, frozen=True, kw_only=True):
    """A report's runs of words: hashes sorted, each once.

    ``own`` says of each run whether it counts for the report: those inside quotations do not where enough are left.
    ``size`` is how many count, also where ``runs`` holds no more than those that stand in other reports too.
    ``fingerprint`` is equal for equal sequences of folded words.
    """

    report: str
    outlet: str
    day: int | None
    words: int
    fingerprint: bytes
    runs: Hashes
    own: NDArray[np.bool_]
    size: int


class Telling(Struct, frozen=True):
    """The runs that tell a report's own text: how many, and the hashes (sorted) of those that stand in others too."""

    hashes: Hashes
    size: int

    def within(self, other: "Telling") -> float:
        """Gives the share of these runs that the other has too, in [0, 1]; 0 where there are none."""
        return int(np.count_nonzero(in_sorted(self.hashes, other.hashes))) / self.size if self.size else 0.0

    def without(self, hashes: Hashes) -> "Telling":
        """Gives the runs that are not among these (sorted)."""
        if not len(hashes):
            return self
        kept = self.hashes[~in_sorted(self.hashes, hashes)]
        return Telling(kept, self.size - len(self.hashes) + len(kept))


class Shared(Struct, frozen=True):
    """Two reports (positions in the list) and how many runs they share."""

    a: int
    b: int
    common: int


def quoted_mask(text: str) -> list[tuple[int, int]]:
    """Gives the stretches between quotation marks, each inside one line and not overlong, in order."""
    found: list[tuple[int, int]] = []
    position = 0
    for line in text.splitlines(keepends=True):
        for opening, closing in _QUOTED:
            start = line.find(opening)
            while start >= 0:
                end = line.find(closing, start + 1)
                if end < 0:
                    break
                if end - start <= _LONGEST_QUOTE:
                    found.append((position + start, position + end + 1))
                start = line.find(opening, end + 1)
        position += len(line)
    return sorted(found)


def worded(reading: Reading, hasher: WordHasher, day: int | None) -> Worded:
    """Takes a reading and its day (days since year 1, None where unknown) and gives its runs of words."""
    report = reading.report
    spans = [
        (span.start, span.end)
        for attribution in reading.attributions
        if attribution.kind != "indirect"
        for span in attribution.content
    ]
    words, quoted = _words_and_quoted(report.text, sorted({*spans, *quoted_mask(report.text)}))
    runs = shingle_hashes(hasher(words), SIZE)
    # A run counts as quoted when all its words are.
    inside = np.cumsum(np.concatenate([[0], np.asarray(quoted, np.int64)]))
    outside = inside[SIZE:] - inside[:-SIZE] < SIZE if len(runs) else np.empty(0, bool)
    every, own = np.unique(runs), np.unique(runs[outside])
    fewer = MIN_OWN_RUNS <= len(own) < len(every)
    return Worded(
        report=report.id,
        outlet=report.outlet,
        day=day,
        words=len(words),
        fingerprint=blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest(),
        runs=every,
        own=in_sorted(every, own) if fewer else np.ones(len(every), bool),
        size=len(own) if fewer else len(every),
    )


def _words_and_quoted(text: str, spans: list[tuple[int, int]]) -> tuple[list[str], list[bool]]:
    words: list[str] = []
    quoted: list[bool] = []
    position = 0
    for start, end in [*spans, (len(text), len(text))]:
        if end <= position:
            continue
        begin = max(start, position)
        for piece, is_quoted in ((text[position:begin], False), (text[begin:end], True)):
            found = folded_words(piece)
            words += found
            quoted += [is_quoted] * len(found)
        position = end
    return words, quoted


def told_again(texts: list[Worded]) -> list[Worded]:
    """Gives the reports with no more runs than those that stand in two or more of them."""
    again = met_again([text.runs for text in texts])
    made = []
    for text in texts:
        kept = in_sorted(text.runs, again)
        made.append(replace(text, runs=text.runs[kept], own=text.own[kept]))
    return made


def own_runs(text: Worded, house: Hashes) -> Telling:
    """Gives the runs that tell a report's own text: neither quoted nor its house's."""
    return Telling(text.runs[text.own], text.size).without(house)


def house_runs(reports: list[Worded]) -> Hashes:
    """Gives the runs that an outlet prints in many reports over many days, sorted."""
    by_outlet: dict[str, list[Worded]] = {}
    for report in reports:
        by_outlet.setdefault(report.outlet, []).append(report)
    found = [_house_runs_of(held) for _, held in sorted(by_outlet.items()) if len(held) >= MANY_REPORTS]
    return np.unique(np.concatenate(found)) if found else np.empty(0, np.uint64)


def _house_runs_of(reports: list[Worded]) -> Hashes:
    again = met_again([report.runs for report in reports])
    if not len(again):
        return again
    kept = [report.runs[in_sorted(report.runs, again)] for report in reports]
    runs = np.concatenate(kept)
    days = np.concatenate(
        [np.full(len(k), -1 if r.day is None else r.day, np.int64) for k, r in zip(kept, reports, strict=True)]
    )
    order = np.lexsort((days, runs))
    runs, days = runs[order], days[order]
    starts = np.flatnonzero(np.concatenate([[True], runs[1:] != runs[:-1]]))
    counts = np.diff(np.concatenate([starts, [len(runs)]]))
    latest = days[starts + counts - 1]
    dated = days >= 0
    earliest = np.minimum.reduceat(np.where(dated, days, np.iinfo(np.int64).max), starts)
    # Undated reports give no span of days: words that this many of them share are held for the house's.
    undated = np.add.reduceat((~dated).astype(np.int64), starts)
    spread = (latest >= 0) & (latest - earliest > MANY_DAYS)
    return runs[starts][(counts >= MANY_REPORTS) & (spread | (undated >= MANY_REPORTS))]


def shared_runs(runs: list[Hashes]) -> list[Shared]:
    """Takes each report's runs (sorted, each once) and gives the pairs that share any, with how many, in order."""
    if not runs:
        return []
    again = met_again(runs)
    kept = [held[in_sorted(held, again)] for held in runs] if len(again) else []
    if not kept:
        return []
    every = np.concatenate(kept)
    owner = np.repeat(np.arange(len(kept)), [len(held) for held in kept])
    order = np.argsort(every, kind="stable")
    every, owner = every[order], owner[order]
    starts = np.flatnonzero(np.concatenate([[True], every[1:] != every[:-1]]))
    counts = np.diff(np.concatenate([starts, [len(every)]]))
    keys: dict[int, int] = {}
    for size in np.unique(counts[counts > 1]).tolist():
        _count_pairs(owner, starts[counts == size], size, len(runs), keys)
    return [Shared(key // len(runs), key % len(runs), common) for key, common in sorted(keys.items())]


def _count_pairs(
    owner: NDArray[np.int64], starts: NDArray[np.int64], size: int, base: int, keys: dict[int, int]
) -> None:
    """Adds to ``keys`` the pairs inside groups of ``size`` reports; owners of a group are in ascending order."""
    if size <= ALL_PAIRS_UP_TO:
        left, right = np.triu_indices(size, 1)
    else:
        left, right = np.zeros(size - 1, np.int64), np.arange(1, size)
    step = max(1, 4_000_000 // len(left))
    for at in range(0, len(starts), step):
        group = starts[at : at + step, None]
        pairs = owner[group + left] * base + owner[group + right]
        found, times = np.unique(pairs, return_counts=True)
        for key, common in zip(found.tolist(), times.tolist(), strict=True):
            keys[key] = keys.get(key, 0) + common
