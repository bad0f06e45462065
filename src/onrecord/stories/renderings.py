"""Statements: attributions of several reports that carry one saying of one speaker."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from heapq import nsmallest
from itertools import pairwise

import msgspec
from msgspec import Struct

from onrecord.stories.by_story import story_by_story
from onrecord.stories.terms import reference
from onrecord.text.containment import contained_share
from onrecord.text.fold import folded_words
from onrecord.text.sense import (
    closest_stretch,
    content,
    is_negation,
    negations,
    new_share,
    sense_score,
    shared_in_order,
)
from onrecord.types.actor import ActorRef, Mention
from onrecord.types.attribution import Attribution
from onrecord.types.ids import content_id
from onrecord.types.on_disk import OnDisk
from onrecord.types.reading import Reading, Readings
from onrecord.types.story import Copy, Rendering, Statement, Story
from onrecord.types.when import When

JOINT = " … "
"""What stands between the parts of words that are broken in two."""

_COMMON_SHARE = 0.35
"""Words in more of the reference reports than this carry no content (``the``, ``said``)."""

LEAST_LIKENESS = 0.6
"""F1 of content words from which a saying in a reporter's own words is one with another."""

TRANSLATED_LIKENESS = 0.66
TRANSLATED_CONTENT = 6
TRANSLATED_IN_ORDER = 0.6
"""Two quotations of other words are two sayings, but for translations: what two reports quote of one speaker in other
words is one saying where the shorter has so many content words, their F1 is this, and so many come in one order."""

FEWEST_CONTENT = 3
"""Content words of the shorter one: "lifting sanctions" may be of any of ten sayings."""

MOST_NEW = 0.34
MOST_NEW_UNQUOTED = 0.3
"""Share of the shorter one's content words that the longer may lack where it says the rest; less where neither quotes,
since then both are a reporter's choice of words."""

BY_SENSE = 0.5
"""The most that two sayings score by sense alone; what they score for words that stand in both is more."""

SHARED = 5
MOST_NEW_SHARING = 0.46
"""Of a reporter's own words, so many more may be new where the two share so many content words, in one stretch."""

SHORTEST_RUN = 4
FEWEST_QUOTED = 5
QUOTED_SHARE = 0.6
"""Two quotations of one speaker are one saying where the one's runs of so many words stand in the other word for word:
so many words in all, and this share of all that it quotes."""

CITED_NEW = 0.2
"""Two sayings, one of them quoted in part, are one where each says what the other quotes, all but this share of its
content words; where both quote enough to make a statement and share none of it, they are two."""

LONGEST_QUOTED = 5000
"""Characters of a saying that are looked through for runs."""

MOST_NAMES = 40
"""So many names in a part of a saying are looked at."""

MOST_MEMBERS = 12
"""Of a group, so many sayings are held against those of another."""

KEY_WORDS = 8
LONGEST_POSTING = 60
"""Renderings are looked for by their rarest words, among at most so many that share one."""


class Saying(Struct, frozen=True, kw_only=True):
    """One attribution as a rendering, with its folded words and what decides whom it can join.

    ``known`` are the ids of the speakers that are known beyond the report, ``unnamed`` what it calls the others (“a
    senior official”, “the communique”); ``people`` and ``bodies`` (states, organisations, places) are
    the names in its words, each by what it says; ``quoted`` are the runs of its words that are the speaker's
    own, folded, with a space at either end, and ``cited`` the content words of all that is quoted.
    """

    rendering: Rendering
    speakers: tuple[ActorRef, ...]
    known: frozenset[str]
    unnamed: frozenset[str]
    when: When | None
    words: tuple[str, ...]
    content: frozenset[str]
    sense: tuple[str, ...]
    denials: int
    figures: frozenset[str]
    people: tuple[frozenset[str], ...] = ()
    bodies: tuple[frozenset[str], ...] = ()
    quoted: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()


def find_statements(readings: Readings, copies: tuple[Copy, ...], stories: tuple[Story, ...]) -> Sequence[Statement]:
    """Takes readings, copies and stories and gives statements with their renderings, sorted by id.

    Copies print the same renderings and fold into the same statements; they count once when claims are counted, so
    ``copies`` decides nothing here.
    """
    del copies
    made = OnDisk(Statement)
    for story, sayings in story_by_story(readings, stories, _sayings):
        for group in _one_saying_each(sayings):
            made.append(_statement(story, group))
    made.sort()
    return made


def words_of(attribution: Attribution, text: str) -> str:
    """Gives the exact words of an attribution's content, parts joined by the joint."""
    return JOINT.join(span.words(text) for span in attribution.content)


def _sayings(reading: Reading) -> list[Saying]:
    text = reading.report.text
    names = [mention for mention in reading.mentions if mention.kind == "name"]
    starts = [mention.start for mention in names]
    made = []
    for attribution in reading.attributions:
        if not attribution.speech or not attribution.content:
            continue
        rendering = Rendering(
            report=reading.report.id,
            attribution=attribution.id,
            words=words_of(attribution, text),
            spans=attribution.content,
            kind=attribution.kind,
        )
        inside = [
            mention
            for span in attribution.content
            for mention in names[bisect_left(starts, span.start) : bisect_left(starts, span.end)][:MOST_NAMES]
        ]
        made.append(_saying(rendering, attribution.speakers, attribution.when, inside, text))
    return made


def _saying(
    rendering: Rendering,
    speakers: tuple[ActorRef, ...],
    when: When | None,
    names: Sequence[Mention] = (),
    text: str = "",
) -> Saying:
    folded = tuple(folded_words(rendering.words))
    parts = _quoted_parts(rendering)
    return Saying(
        denials=negations(folded),
        figures=frozenset(word for word in folded if word.isdigit()),
        rendering=rendering,
        speakers=speakers,
        known=frozenset(one.id for one in speakers if one.id and f":{rendering.report}:" not in one.id),
        unnamed=frozenset(one.name.lower() for one in speakers if f":{rendering.report}:" in one.id),
        when=when,
        words=folded,
        content=frozenset(folded) - _common_words(),
        sense=tuple(content(folded)),
        people=_names(text, (mention for mention in names if mention.actor.type == "person")),
        bodies=_names(text, (mention for mention in names if mention.actor.type != "person")),
        quoted=tuple(f" {' '.join(run)} " for run in parts if len(run) >= SHORTEST_RUN),
        cited=tuple(word for run in parts for word in content(run)),
    )


def _quoted_parts(rendering: Rendering) -> list[list[str]]:
    """Gives the folded words that a rendering quotes: between the cuts of a direct one, the marks of a mixed one."""
    if rendering.kind == "indirect":
        return []
    words = rendering.words[:LONGEST_QUOTED]
    marked = [words] if rendering.kind == "direct" else _between_marks(words)
    return [run for found in marked for part in _CUT.split(found) if (run := folded_words(part))]


def _between_marks(words: str) -> list[str]:
    """Gives what stands between quotation marks, also where the first closes or the last opens a longer quotation."""
    made: list[str] = []
    first = _MARK.search(words)
    start = 0 if first and (first[0] in "”»" or _ENDING.search(words, 0, first.end())) else -1
    for mark in _MARK.finditer(words):
        if start >= 0:
            made.append(words[start : mark.start()])
        start = mark.end() if mark[0] in "“«„" or (mark[0] == '"' and start < 0) else -1
    return [*made, words[start:]] if start >= 0 else made


_CUT = re.compile(r"\.\.\.|…|\[[^\]\n]{0,40}\]")
_MARK = re.compile(r"[“”\"«»„]")
_ENDING = re.compile(r'[^\s(\[—–-]"\Z')


def _names(text: str, mentions: Iterable[Mention]) -> tuple[frozenset[str], ...]:
    said = {frozenset(content(folded_words(mention.span.words(text)))) for mention in mentions}
    return tuple(sorted((name for name in said if name), key=sorted))


@cache
def _common_words() -> frozenset[str]:
    reports, counts = reference()
    return frozenset(word for word, n in counts.items() if n > _COMMON_SHARE * reports and not is_negation(word))


def _order(saying: Saying) -> tuple[str, tuple[int, int], str]:
    span = saying.rendering.spans[0]
    return (saying.rendering.report, (span.start, span.end), saying.rendering.attribution)


def _one_saying_each(sayings: list[Saying]) -> list[list[Saying]]:
    """Gives groups of sayings that are one; best matches join first, and a group never holds strangers.

    By sense alone two groups are one where a quarter of the pairs between their wordings match: else one saying that
    tells of two things would draw together all that is said of either.
    """
    sayings = sorted(sayings, key=_order)
    scores = {(a, b): score for a, b in _near(sayings) if (score := _match(sayings[a], sayings[b])) > 0}
    group = list(range(len(sayings)))
    members: dict[int, list[int]] = {n: [n] for n in group}
    wordings: dict[int, list[int]] = {n: [n] for n in group}
    known = {n: sayings[n].known for n in group}
    for (a, b), score in sorted(scores.items(), key=lambda one: (-one[1], one[0])):
        low, high = sorted((group[a], group[b]))
        if low == high or (known[low] and known[high] and not known[low] & known[high]):
            continue
        if score <= BY_SENSE and not _enough_match(wordings[low], wordings[high], scores):
            continue
        for n in members[high]:
            group[n] = low
        members[low] += members.pop(high)
        said = {sayings[n].words for n in wordings[low]}
        wordings[low] += [n for n in wordings.pop(high) if sayings[n].words not in said]
        known[low] |= known.pop(high)
    return [[sayings[n] for n in sorted(members[first])] for first in sorted(members)]


def _enough_match(some: Sequence[int], others: Sequence[int], scores: Mapping[tuple[int, int], float]) -> bool:
    """Says whether a quarter of the pairs between two groups of wordings match; of many, those that joined first."""
    some, others = some[:MOST_MEMBERS], others[:MOST_MEMBERS]
    found = sum((min(a, b), max(a, b)) in scores for a in some for b in others)
    return 4 * found >= len(some) * len(others)


def _near(sayings: list[Saying]) -> list[tuple[int, int]]:
    """Gives pairs of which one has a word that is among the rarest of the other, or means it, or that are equal.

    A short saying is looked for by its own rare words in all words of the others: what a letter says somewhere in its
    middle is found by who quotes that sentence alone.
    """
    pairs: set[tuple[int, int]] = set()
    for found_by in (
        [saying.content for saying in sayings],
        [frozenset(saying.sense) for saying in sayings],
        [frozenset((" ".join(saying.words),)) for saying in sayings],
    ):
        posting: dict[str, list[int]] = defaultdict(list)
        for n, keys in enumerate(found_by):
            for key in keys:
                posting[key].append(n)
        for n, keys in enumerate(found_by):
            shared = [(len(posting[key]), key) for key in keys if len(posting[key]) > 1]
            for _, key in nsmallest(KEY_WORDS, shared):
                held = posting[key]
                at = bisect_left(held, n)
                pairs.update((other, n) for other in held[max(0, at - LONGEST_POSTING) : at])
                pairs.update((n, other) for other in held[at + 1 : at + 1 + LONGEST_POSTING])
    return sorted(pairs)


def _match(a: Saying, b: Saying) -> float:
    """Gives how surely two sayings are one: 0 where nothing says so, 1 for equal words."""
    if _strangers(a, b):
        return 0.0
    one_report = a.rendering.report == b.rendering.report
    same_speaker = bool(a.known & b.known) or (one_report and bool(a.unnamed & b.unnamed))
    if a.words == b.words:
        return 1.0 if len(a.words) >= (3 if same_speaker else 6) else 0.0
    if bool(a.known) != bool(b.known) or _other_names(a, b) or _other_quotation(a, b):
        return 0.0
    small, large = sorted((a, b), key=lambda saying: len(saying.words))
    kinds = (a.rendering.kind, b.rendering.kind)
    both_quoted = "indirect" not in kinds
    verbatim = kinds == ("direct", "direct")
    in_sense = 0.0
    if same_speaker and not one_report:
        in_sense = _same_sense(small, large, verbatim=verbatim) or (0.0 if verbatim else _each_says(small, large))
    word_for_word = 0.0
    if same_speaker and both_quoted and "direct" in kinds and not _other_day(a.when, b.when):
        # Where both quote in part, the words around decide.
        word_for_word = max(_taken_from(a, b), _taken_from(b, a))
    return max(word_for_word, in_sense, _match_words(small, large, same_speaker=same_speaker, both_quoted=both_quoted))


def _strangers(a: Saying, b: Saying) -> bool:
    """Says whether the speakers are others; whom a report does not name may be anybody who is quoted in these words."""
    if a.known and b.known:
        return a.known.isdisjoint(b.known)
    mine, theirs = a.known | a.unnamed, b.known | b.unnamed
    paraphrased = "indirect" in {a.rendering.kind, b.rendering.kind}
    return paraphrased and bool(mine and theirs) and mine.isdisjoint(theirs)


def _taken_from(part: Saying, whole: Saying) -> float:
    """Gives how surely the words that the one quotes are those that the other quotes, by the runs that stand there."""
    words = [run.count(" ") - 1 for run in part.quoted]
    found = sum(n for run, n in zip(part.quoted, words, strict=True) if any(run in other for other in whole.quoted))
    if found < FEWEST_QUOTED or found < QUOTED_SHARE * sum(words):
        return 0.0
    return round(0.9 * found / sum(words), 6)


def _same_sense(small: Saying, large: Saying, *, verbatim: bool) -> float:
    """Gives how surely a saying told in one report's own words is that of another, by what both say.

    ``verbatim`` says that both are quotations: such must say the same as a whole, as two translations do.
    """
    if _turned_round(small, large) or _other_day(small.when, large.when):
        return 0.0
    if (small.denials - large.denials) % 2:
        return 0.0
    fewest, least = (TRANSLATED_CONTENT, TRANSLATED_LIKENESS) if verbatim else (FEWEST_CONTENT, LEAST_LIKENESS)
    if len(set(small.sense)) < fewest:
        return 0.0
    likeness = sense_score(small.sense, large.sense, fewest=2)
    if likeness < least:
        return 0.0
    if verbatim and shared_in_order(small.sense, large.sense) < TRANSLATED_IN_ORDER:
        return 0.0
    stretch, shared = closest_stretch(small.sense, large.sense)
    if new_share(small.sense, stretch) > _most_new(small, large, shared):
        return 0.0
    return round(BY_SENSE * likeness, 6)


def _most_new(small: Saying, large: Saying, shared: int) -> float:
    """Gives which share of the shorter one's content words the longer may lack, by how many they share and by kinds."""
    kinds = {small.rendering.kind, large.rendering.kind}
    if shared >= SHARED and "indirect" in kinds:
        return MOST_NEW_SHARING
    return MOST_NEW_UNQUOTED if kinds == {"indirect"} else MOST_NEW


def _each_says(small: Saying, large: Saying) -> float:
    """Gives how surely two sayings that quote in part are one, by what of each one's quotation the other says."""
    if not small.cited or not large.cited or max(len(set(small.cited)), len(set(large.cited))) < FEWEST_CONTENT:
        return 0.0
    if _turned_round(small, large) or _other_day(small.when, large.when) or (small.denials - large.denials) % 2:
        return 0.0
    new = max(new_share(small.cited, large.sense), new_share(large.cited, small.sense))
    return round(BY_SENSE * (1 - new), 6) if new <= CITED_NEW else 0.0


def _other_quotation(a: Saying, b: Saying) -> bool:
    """Says whether both quote and no word is the same: who said it may be told alike, what he said is another thing."""
    return min(len(set(a.cited)), len(set(b.cited))) >= FEWEST_CONTENT and new_share(a.cited, b.cited) == 1


def _other_day(one: When | None, other: When | None) -> bool:
    if one is None or other is None or not (one.from_ and one.to and other.from_ and other.to):
        return False
    return one.to[:10] < other.from_[:10] or other.to[:10] < one.from_[:10]


def _match_words(small: Saying, large: Saying, *, same_speaker: bool, both_quoted: bool) -> float:
    if len(small.content) < (4 if same_speaker else 6):
        return 0.0
    if _turned_round(small, large):
        return 0.0
    # Quoted words must follow each other alike; a report in its own words keeps the content, less the order.
    least, least_in_order = (0.8, 0.5) if both_quoted else (0.75, 0.3)
    if small.rendering.kind == large.rendering.kind == "direct":
        least_in_order = 0.6
    if not same_speaker:
        least, least_in_order = 0.9, 0.7
    share = len(small.content & large.content) / max(1, min(len(small.content), len(large.content)))
    if share < least:
        return 0.0
    in_order = contained_share(_pairs_of(small.words), _pairs_of(large.words))
    return round(0.5 * share + 0.4 * in_order, 6) if in_order >= least_in_order else 0.0


def _pairs_of(words: tuple[str, ...]) -> list[str]:
    return [f"{a} {b}" for a, b in pairwise(words)]


def _other_names(a: Saying, b: Saying) -> bool:
    """Says whether each names somebody, or some body, that the other does not: a good word for one is none for another.

    A name that one leaves out is no difference, nor is a person for a state (“Putin” for “Moscow”).
    """
    return any(_lacks(mine, b) and _lacks(theirs, a) for mine, theirs in ((a.people, b.people), (a.bodies, b.bodies)))


def _lacks(names: tuple[frozenset[str], ...], saying: Saying) -> bool:
    said = frozenset(saying.sense)
    return any(name.isdisjoint(said) for name in names)


def _turned_round(small: Saying, large: Saying) -> bool:
    """Says whether the one denies or counts what the other does not, by negations and figures.

    A longer rendering may deny more; a shorter one may not, and of two that are about equally long neither. Either may
    leave out figures, but not give others.
    """
    denied, other_denied = small.denials > 0, large.denials > 0
    if denied != other_denied and (denied or len(small.words) >= 0.7 * len(large.words)):
        return True
    return not (small.figures <= large.figures or large.figures <= small.figures)


_FULLEST = {"direct": 0, "mixed": 1, "indirect": 2}


def _statement(story: str, group: list[Saying]) -> Statement:
    fullest = min(
        group,
        key=lambda saying: (_FULLEST[saying.rendering.kind], -len(saying.rendering.words), _order(saying)),
    )
    first = group[0].rendering
    return Statement(
        id=content_id("statement", first.report, first.attribution),
        story=story,
        speakers=_speakers(group),
        words=fullest.rendering.words,
        when=_when([fullest, *group]),
        renderings=tuple(saying.rendering for saying in group),
    )


def _speakers(group: Iterable[Saying]) -> tuple[ActorRef, ...]:
    """Gives the speakers that most renderings name, the fuller list where two are named as often."""
    counts = Counter(saying.speakers for saying in group if saying.known)
    return min(counts, key=lambda speakers: (-counts[speakers], -len(speakers), speakers)) if counts else ()


def _when(group: Iterable[Saying]) -> When | None:
    for saying in group:
        if saying.when is not None and saying.when.from_:
            # A statement stands in several reports: the span of the time's words would have no text of its own.
            return msgspec.structs.replace(saying.when, words=None)
    return None


def likeness(a: str, b: str) -> float:
    """Gives how alike two wordings are, in [0, 1]: the share of the fuller one's different words that both have."""
    words, others = frozenset(folded_words(a)), frozenset(folded_words(b))
    most = max(len(words), len(others))
    return len(words & others) / most if most else 0.0


def one_saying(a: str, b: str) -> bool:
    """Says whether two wordings of one speaker, partly quoted and by two reports, are held to be one statement."""
    speaker = (ActorRef(id="speaker", name="speaker", type="person"),)
    made = (
        Rendering(report=report, attribution="", words=words, spans=(), kind="mixed")
        for report, words in (("a", a), ("b", b))
    )
    return _match(*(_saying(rendering, speaker, None) for rendering in made)) > 0
