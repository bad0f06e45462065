"""Cuts plain text into lines: at its line breaks and, where those were lost, where two lines were glued together.

A scraper that drops tags without a space in their place prints ``Share IconMenuThe talks ended.Related: …``. The places
where lines met still show: a capital straight after a small letter, a figure or a stop. Names that are written so
(``McDonald``, ``YouTube``) are no such places.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from onrecord.knowledge.tables import words
from onrecord.types.span import Span

LONGEST_PARAGRAPH = 1500
"""A longer line may hold a whole page."""

LONGEST_CUT = 300_000
"""A line that is longer is left whole: it is no page of text, and cutting it could give parts without number."""

_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""What ``str.splitlines`` takes for line breaks, in runs."""

LONG_LINE = 300
"""Code points above which a line may hold paragraphs that only runs of spaces part."""

_GAP = re.compile(r"(?<=\S)[ \t\xa0]{2,}(?=[“\"‘'(\[]{0,2}(?:[^\W_a-z]|©))")
"""Spaces before what may open a paragraph."""

_WIDE_GAP = 4
"""Spaces that part paragraphs wherever they stand in a long line; fewer do so only after a stop."""

_FEWEST_SINGLE = 1 / 3
"""Sentences that follow one space, for each that follows two or three, from which the latter open paragraphs. With
fewer, two spaces are the writer's custom between any two sentences."""

_STOPPED = re.compile(r"[.!?…。][\"”’)\]]{0,3}\Z")

_STOP_BEFORE_CAPITAL = re.compile(
    r"[^\W\d_A-Z][.!?…][\"”’)]{0,2}(?=[“\"‘(]{0,2}[^\W\d_a-z](?:[^\W\d_]|[’' ]))|\d[.!?][\"”]?(?=[“\"]?[A-Z][a-z])"
)
_COPYRIGHT = re.compile(r"(?<=[.!?…”\"’)]) +(?=(?:(?:TM|™) ?& ?)?(?:©|\(c\)) ?(?:copyright )?\d{4})", re.IGNORECASE)
"""Spaces between the end of a sentence and the mark that a site puts under everything it prints."""

_TEMPLATE = re.compile(r"[{<$%]{1,2}[{%=]?[^{}<>%\n]{1,120}[}%]{1,2}>?")
"""Unrendered templates, whose names are often written with capitals inside."""

_SENTENCE_END = re.compile(r"(?:[^\W\d_A-Z]|\d|[”\"’)])[.!?…][\"”’)]{0,2} +(?=[“\"‘(]?[^\W\d_a-z])")
_CAPITAL_INSIDE = re.compile(
    r"[^\W\d_A-Z](?=[A-ZÀ-ÖØ-Þ][^\W\d_A-Z]|[A-Z]{2,}\b|[A-Z] )"  # IconMenu, byBBC, timesA former
    r"|[\d%][\"”)]?(?=[A-Z][a-z]{2})"  # 2018Mike
    r"|[a-z][)”](?=[A-Z][a-z])|[a-z,]”(?=[A-Z])"  # said”Pence
    r"|(?<![A-Za-z])[AP]M(?=[A-Z][a-z])|\bE[SD]T(?=[A-Z][a-z])"  # 3:44PMBy
    r"|[a-z](?=[©•|»›])|[a-z](?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d)"
)
_CANDIDATE = re.compile(r"(?<=[^\W_]|[)”\"%,])[A-ZÀ-ÖØ-Þ©•|»›]")
"""A cheap look at where a line may start, before ``_CAPITAL_INSIDE`` is tried there."""

_ADDRESS = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,100}@[\w-]{1,60}(?:\.[a-z0-9-]{1,60}){1,5}|(?<!\w)@\w{1,40}|(?:https?://|www\.)\S{1,300}"
)
"""Mail addresses, names on social networks and web addresses, which are written with capitals and stops inside."""

_ACRONYM = re.compile(r"[A-Z]{2,}[a-z]\Z")
"""The first letters of an acronym that a capital may go on: ``JCPo`` before ``A``."""

_INSIDE_PROSE = 60
"""Code points on both sides of a lone capital inside a word from which it is a name's: glued lines meet often."""

_LONGEST_NAME = 24
"""Letters of the longest word that counts as such a name."""

_WORD_AFTER = re.compile(r"[^\W\d_]{1,40}")
_NAME_PREFIX = re.compile(r"(?:Mc|Mac|O|D|De|Del|Della|Di|Da|Du|La|Le|Van|Von|Fitz|Ben|Al|El|St|San|i|e|x|mac)\Z")

_ABBREVIATIONS = words("mr mrs ms dr prof gen sen rep gov col lt sgt st no vs rev hon jr")
"""Words that carry a stop of their own, before which no sentence ends."""


@cache
def _inner_capitals() -> frozenset[str]:
    """Gives the shipped words that are written with a capital inside."""
    text = files("onrecord.clean").joinpath("data/inner_capitals.txt").read_text("utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))


def line_spans(text: str) -> list[Span]:
    """Gives the lines of a text that are not blank, without the white space at either end."""
    found = []
    start = 0
    for mark in _BREAK.finditer(text):
        found.append(Span(start, mark.start()))
        start = mark.end()
    found.append(Span(start, len(text)))
    trimmed = [span.trimmed(text) for span in found if span.end > span.start]
    return [part for span in trimmed if span.end > span.start for part in _between_gaps(text, span)]


def gap_boundaries(line: str) -> list[int]:
    """Gives the places in a long line where runs of spaces say that a paragraph starts, in order.

    Pages are often flattened so: each tag became a space, and what were paragraphs stand two or more spaces apart.
    """
    if not LONG_LINE < len(line) <= LONGEST_CUT:
        return []
    gaps = list(_GAP.finditer(line))
    wide = {gap.end() for gap in gaps if len(gap.group()) >= _WIDE_GAP}
    stopped = {gap.end() for gap in gaps if _STOPPED.search(line, max(0, gap.start() - 4), gap.start())} - wide
    single = sum(not end.group().endswith("  ") for end in _SENTENCE_END.finditer(line)) if stopped else 0
    return sorted(wide | stopped if single >= _FEWEST_SINGLE * len(stopped) else wide)


def _between_gaps(text: str, span: Span) -> list[Span]:
    start = span.start
    found = []
    for boundary in [*gap_boundaries(span.words(text)), len(span)]:
        found.append(Span(start, span.start + boundary).trimmed(text))
        start = span.start + boundary
    return found


def names_with_capitals(lines: Sequence[str]) -> frozenset[str]:
    """Gives the words of a text that are names with capitals inside, however their other lines look.

    A word is one where its capitals are all that its line would be cut at, and prose stands on both sides of it. What
    stands before its later capitals is one too: ``StraitNetCo`` is called ``StraitNet`` elsewhere.
    """
    found: set[str] = set()
    for line in lines:
        if not 2 * _INSIDE_PROSE <= len(line) <= LONGEST_CUT or _CANDIDATE.search(line) is None:
            continue
        places = sorted(_capitals(line))
        if places and _within_prose(line, places[0]) and _within_prose(line, places[-1]):
            word = _whole_word(line, places[0])
            whole = word.start <= places[-1] < word.end and not _stops_before_capitals(line)
            if whole and len(word) <= _LONGEST_NAME:
                found.update(line[word.start : place] for place in (*places[1:], word.end))
    return frozenset(found)


def glued_boundaries(line: str, names: frozenset[str] = frozenset()) -> list[int]:
    """Gives the places inside a line where two lines were glued together, in order; none in an endless line.

    ``names`` are words that are written with capitals inside, as ``names_with_capitals`` finds them.
    """
    if len(line) > LONGEST_CUT:
        return []
    stops = _stops_before_capitals(line)
    capitals = _capitals(line)
    if names:
        capitals = {place for place in capitals if _whole_word(line, place).words(line) not in names}
    found = stops | capitals
    if found and ("@" in line or "://" in line or "www." in line):
        for address in _ADDRESS.finditer(line):
            found.difference_update(range(address.start() + 1, address.end()))
    if len(found) == 1 and found == capitals and _within_prose(line, *found):
        return []
    if found and ("}" in line or "%}" in line or "%>" in line):
        for template in _TEMPLATE.finditer(line):
            found.difference_update(range(template.start() + 1, template.end()))
    return sorted(found)


def _stops_before_capitals(line: str) -> set[int]:
    return {place.end() for place in _STOP_BEFORE_CAPITAL.finditer(line) if _ends_sentence(line, place.start() + 1)}


def _capitals(line: str) -> set[int]:
    return {
        place.start()
        for place in _CANDIDATE.finditer(line)
        if _opens_line(line, place.start()) and _parts_words(line, place.start())
    }


def _whole_word(line: str, place: int) -> Span:
    """Gives the letters around a place, at most 40 on either side."""
    after = _WORD_AFTER.match(line, place)
    return Span(place - len(_word_before(line, place)), place if after is None else after.end())


def sentence_boundaries(line: str) -> list[int]:
    """Gives the places where a sentence of a line seems to start, the first one's aside, in order."""
    return [place.end() for place in _SENTENCE_END.finditer(line) if _ends_sentence(line, place.start() + 1)]


def parts_of_line(line: str, names: frozenset[str] = frozenset()) -> list[Span]:
    """Gives the parts of a line that are sorted one by one: what was glued, and sentences of page-long lines.

    ``names`` are words with capitals inside that are no places to cut.
    """
    boundaries = set(glued_boundaries(line, names))
    if len(line) <= LONGEST_CUT:
        boundaries.update(place.end() for place in _COPYRIGHT.finditer(line))
    if LONGEST_PARAGRAPH < len(line) <= LONGEST_CUT:
        boundaries.update(sentence_boundaries(line))
    found = []
    start = 0
    for boundary in [*sorted(boundaries), len(line)]:
        span = Span(start, boundary).trimmed(line)
        start = boundary
        if span.end > span.start:
            found.append(span)
    return found


def segments(text: str) -> list[Span]:
    """Gives the lines of plain text, in order: no blank ones, no white space at their ends.

    Time grows in step with the text's length.
    """
    found = []
    lines = [(line, line.words(text)) for line in line_spans(text)]
    names = names_with_capitals([printed for _, printed in lines])
    for line, printed in lines:
        start = 0
        for boundary in [*glued_boundaries(printed, names), len(printed)]:
            span = Span(line.start + start, line.start + boundary).trimmed(text)
            start = boundary
            if span.end > span.start:
                found.append(span)
    return found


def _opens_line(line: str, place: int) -> bool:
    for before in range(max(0, place - 3), place):
        found = _CAPITAL_INSIDE.match(line, before)
        if found is not None and found.end() == place:
            return True
    return False


def _ends_sentence(line: str, stop: int) -> bool:
    return _word_before(line, stop).lower() not in _ABBREVIATIONS


def _parts_words(line: str, place: int) -> bool:
    """Says whether the capital at ``place`` starts a new line, and not the second half of a name."""
    before = _word_before(line, place)
    after = _WORD_AFTER.match(line, place)
    if not before or after is None:
        return True
    if _NAME_PREFIX.match(before):
        return False
    if len(after.group()) == 1 and _ACRONYM.match(before):
        return False
    whole = before + after.group()
    known = _inner_capitals()
    return whole not in known and whole.removesuffix("s") not in known


def _within_prose(line: str, place: int) -> bool:
    """Says whether so much of the line stands on both sides of a place that no short line was glued to another."""
    return place >= _INSIDE_PROSE and len(line) - place >= _INSIDE_PROSE


def _word_before(line: str, place: int) -> str:
    """Gives the letters that end at ``place``, at most 40."""
    start = place
    while start > max(0, place - 40) and line[start - 1].isalpha():
        start -= 1
    return line[start:place]
