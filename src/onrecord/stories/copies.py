"""Copies: which reports take their words from another, and from which."""

from collections import defaultdict
from itertools import pairwise

import numpy as np
from msgspec import Struct

from onrecord.stories.credits import credited_agency, is_outlet_of
from onrecord.stories.days import Days, gap, known_days
from onrecord.stories.overlap import Shared, Telling, Worded, house_runs, own_runs, shared_runs, told_again, worded
from onrecord.text.similarity import WordHasher
from onrecord.types.reading import Readings
from onrecord.types.story import Copy, CopyKind

COPIED_SHARE = 0.27
"""Share of the shorter report's runs from which two reports are one text. Chosen on the dev pairs of near copies."""

COPIED_RUNS = 12
"""Fewer shared runs than this (some 20 words in a row) are a sentence that both quote, not a text."""

EXACT_WORDS = 12
"""Shorter texts may be equal by chance (``Live updates``)."""

GROWN_SHARE = 0.95
GROWN_LENGTH = 0.85
"""Of two reports of one day, a text that holds this share of one of about its length and more has grown from it: an
update, or the same words in another house's frame. One that is much longer is what the other was cut from."""

ROUNDUP_SHARE = 0.75
ROUNDUP_PART = 0.12
"""A text that two strangers make up to this share, each to that at least, is taken from both."""

FORM_DAYS = 30
FORM_SHARE = 0.55
"""One outlet's reports this far apart share background and forms; from this share on it is the text again."""


class _Side(Struct, frozen=True):
    """What decides which of two reports is the origin."""

    id: str
    outlet: str
    agency: str
    days: Days | None
    words: int
    fingerprint: bytes


def find_copies(readings: Readings) -> tuple[Copy, ...]:
    """Takes readings and gives the copies among them, each with its origin, sorted.

    A report may be part of several (a round-up); of the other kinds it has at most one. An origin is no copy but,
    at most, holds a part of another.
    """
    hasher = WordHasher()
    sides: list[_Side] = []
    texts: list[Worded] = []
    for reading in readings:
        report = reading.report
        days = known_days(report.published)
        texts.append(worded(reading, hasher, days[1] if days else None))
        words, fingerprint = texts[-1].words, texts[-1].fingerprint
        sides.append(_Side(report.id, report.outlet, credited_agency(report), days, words, fingerprint))
    texts = told_again(texts)
    house = house_runs(texts)
    runs = [own_runs(text, house) for text in texts]
    links = _links(sides, runs)
    found: list[Copy] = []
    for family in _families(len(sides), links):
        found += _copies_in(family, links, sides, runs)
    return tuple(sorted(found))


Links = dict[tuple[int, int], int]
"""Pairs of positions, the lower first, and how many runs the two share."""


def _links(sides: list[_Side], runs: list[Telling]) -> Links:
    links = {(s.a, s.b): s.common for s in shared_runs([one.hashes for one in runs]) if _is_copying(s, sides, runs)}
    same: dict[bytes, list[int]] = defaultdict(list)
    for n, side in enumerate(sides):
        if side.words >= EXACT_WORDS:
            same[side.fingerprint].append(n)
    for group in same.values():
        for a, b in pairwise(group):
            links.setdefault((a, b), runs[a].size)
            links.setdefault((group[0], b), runs[a].size)
    return links


def _is_copying(shared: Shared, sides: list[_Side], runs: list[Telling]) -> bool:
    shorter = min(runs[shared.a].size, runs[shared.b].size)
    if shared.common < COPIED_RUNS or shared.common < COPIED_SHARE * shorter:
        return False
    a, b = sides[shared.a], sides[shared.b]
    if a.outlet == b.outlet and a.days and b.days and gap(a.days, b.days) > FORM_DAYS:
        return shared.common >= FORM_SHARE * shorter
    return True


def _families(count: int, links: Links) -> list[list[int]]:
    parent = list(range(count))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for a, b in links:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    families: dict[int, list[int]] = defaultdict(list)
    for n in sorted({n for pair in links for n in pair}):
        families[root(n)].append(n)
    return [families[n] for n in sorted(families)]


def _copies_in(family: list[int], links: Links, sides: list[_Side], runs: list[Telling]) -> list[Copy]:
    """Goes through a family from the likeliest origin on; each report is a copy of the origin it shares most with.

    Origins are not chained: two texts that one round-up holds stay two.
    """
    linked: dict[int, list[int]] = defaultdict(list)
    for a, b in links:
        linked[a].append(b)
        linked[b].append(a)
    members = {n: sorted(linked[n]) for n in family}
    roundups = {n for n in family if _holds_strangers(n, members, links, runs) or _made_of_two(n, members, links, runs)}
    grown = {n for n in family if _has_grown(n, members[n], sides, runs)}
    sources = {n for n in family if any(_credits(sides[m], sides[n]) for m in members[n])}
    order = sorted(family, key=lambda n: _origin_first(sides[n], n in sources, n in roundups, n in grown))
    origin: dict[int, int] = {}
    copies: list[Copy] = []
    for n in order:
        earlier = sorted({origin[m] for m in members[n] if m in origin})
        rated = [(_rate(sides[n], runs[n], sides[root], runs[root]), root) for root in earlier]
        whole = [(rate, root) for rate, root in rated if rate[0] != "part"]
        if whole:
            (kind, share), root = max(whole, key=lambda entry: (entry[0][1], sides[entry[1]].id))
            copies.append(_copy(sides[n], sides[root], kind, share, root in sources))
            origin[n] = root
            left = runs[n].without(runs[root].hashes)
            parts = [
                (round(runs[n].within(runs[other]), 4), other)
                for other in earlier
                if other != root and _takes_more(left, runs[other])
            ]
            copies += [_copy(sides[n], sides[other], "part", part, other in sources) for part, other in parts]
        else:
            origin[n] = n
            copies += [
                _copy(sides[n], sides[root], kind, share, root in sources)
                for (kind, share), root in rated
                if _takes_more(runs[n], runs[root])
            ]
    return copies


def _credits(side: _Side, of: _Side) -> bool:
    """Says whether the one names the other's outlet as its agency, and is not that agency itself."""
    return is_outlet_of(side.agency, of.outlet) and not is_outlet_of(side.agency, side.outlet)


def _takes_more(left: Telling, other: Telling) -> bool:
    """Says whether runs that the main origin does not explain come from another one."""
    common = left.within(other) * left.size
    return common >= COPIED_RUNS and common >= COPIED_SHARE * min(left.size, other.size)


def _holds_strangers(n: int, linked: dict[int, list[int]], links: Links, runs: list[Telling]) -> bool:
    """Says whether most of two linked reports stands in this one while they share nothing: a round-up."""
    held = [m for m in linked[n] if runs[m].size < runs[n].size and links[min(n, m), max(n, m)] >= 0.6 * runs[m].size]
    strangers = held[:20]  # a round-up of more reports than this is found by its first
    return any(
        (min(a, b), max(a, b)) not in links and runs[a].within(runs[b]) < 0.1
        for i, a in enumerate(strangers)
        for b in strangers[i + 1 :]
    )


def _made_of_two(n: int, linked: dict[int, list[int]], links: Links, runs: list[Telling]) -> bool:
    """Says whether two reports that share nothing with each other make up this one, each with much left over."""
    shares = {m: links[min(n, m), max(n, m)] / max(1, runs[n].size) for m in linked[n]}
    givers = sorted((m for m in linked[n] if shares[m] >= ROUNDUP_PART), key=lambda m: (-shares[m], m))[:20]
    return any(
        shares[a] + shares[b] >= ROUNDUP_SHARE and (min(a, b), max(a, b)) not in links and runs[a].within(runs[b]) < 0.1
        for i, a in enumerate(givers)
        for b in givers[i + 1 :]
    )


def _has_grown(n: int, linked: list[int], sides: list[_Side], runs: list[Telling]) -> bool:
    """Says whether a linked report of nearly this length stands in this one as good as whole."""
    return any(
        GROWN_LENGTH * sides[n].words <= sides[m].words < sides[n].words and runs[m].within(runs[n]) >= GROWN_SHARE
        for m in linked
    )


def _origin_first(
    side: _Side, is_source: bool, is_roundup: bool, has_grown: bool
) -> tuple[bool, int, bool, bool, bool, int, str]:
    """Gives the sort key of likely origins: credited agency, earliest last possible day, no credit, longest, id.

    Round-ups come after what they were made of, and texts that have grown after those that they hold.
    """
    last = side.days[1] if side.days else np.iinfo(np.int64).max
    return (not is_source, int(last), is_roundup, bool(side.agency), has_grown, -side.words, side.id)


def _rate(side: _Side, runs: Telling, of: _Side, of_runs: Telling) -> tuple[CopyKind, float]:
    """Gives how a report holds the words of its origin, and the share of its words that stand there."""
    if side.fingerprint == of.fingerprint:
        return "exact", 1.0
    mine, theirs = runs.within(of_runs), of_runs.within(runs)
    share = round(mine, 4)
    if mine >= 0.8 and theirs >= 0.8:
        return "near", share
    if mine >= 0.5:
        return ("extended" if theirs >= 0.8 and runs.size > of_runs.size else "abridged"), share
    if theirs >= 0.6 and mine >= 0.4:
        return "extended", share
    return "part", share


_SAID = {
    "exact": "all of its words stand there in the same order",
    "near": "{share:.0%} of its wording stands there, and it leaves out little",
    "abridged": "{share:.0%} of its wording stands there, and it leaves out much of it",
    "extended": "it holds the other's wording and adds its own ({share:.0%} stands there)",
    "part": "{share:.0%} of its wording stands there: a passage is taken over, the rest is its own",
}


def _copy(side: _Side, of: _Side, kind: CopyKind, share: float, credited: bool) -> Copy:
    return Copy(
        report=side.id,
        of=of.id,
        kind=kind,
        score=share,
        because=(_SAID[kind].format(share=share), _direction(side, of, credited)),
    )


def _direction(side: _Side, of: _Side, credited: bool) -> str:
    if credited and _credits(side, of):
        return f"it credits {side.agency}, which published the other"
    if credited:
        return f"another copy credits {of.outlet} for these words"
    if side.days and of.days and of.days[1] < side.days[0]:
        days = side.days[0] - of.days[1]
        return f"the other was published {days} day{'s' if days > 1 else ''} before"
    if of.days and not side.days:
        return "the other has a date and this one has none"
    if side.agency and not of.agency:
        return f"published at the same time as far as is known; it credits {side.agency} and the other nobody"
    if of.words > side.words:
        return "published at the same time as far as is known; the longer is taken for the origin"
    if of.words < side.words:
        return "published at the same time as far as is known; this one holds the other and more"
    return "published at the same time as far as is known; nothing else tells which came first"
