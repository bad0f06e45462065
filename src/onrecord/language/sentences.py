"""Cuts text into sentences by rule: stops, what stands before and after them, and line breaks."""

import re

from onrecord.knowledge.tables import words as words_of

# Never the last word of a sentence: a name or a number follows.
_BEFORE_NAMES = words_of(
    "mr mrs ms dr prof gen lt col maj capt cmdr adm sgt cpl pvt brig rear vice rep reps sen sens gov lt.gov "
    "pres hon rev "
    "fr st ste mt ft no nos vol fig art sec ch pp vs v cf ca approx dept univ assn amb atty supt insp messrs mme mlle "
    "e.g i.e al ret gens cols"
)
# Followed by a number when it is a month: "Feb. 7".
_MONTHS = words_of("jan feb mar apr jun jul aug sept sep oct nov dec")
# May end a sentence: it does when a word follows that opens sentences and stands in no name.
_EITHER = (
    words_of(
        "u.s u.k u.n e.u u.a.e d.c a.m p.m inc corp co ltd plc llc jr sr etc bros est b.c a.d ph.d m.d b.a m.a u.s.a "
        "u.s.s.r d.p.r.k r.o.k n.y l.a no.10 p.l.a"
    )
    | _MONTHS
)
_OPENERS = words_of(
    "the a an he she it they we i you this that these those his her its their our in on at but and or if when while as "
    "after before since by for from with there here what who how why where some many most several all both no not "
    "however meanwhile earlier later also according asked speaking under during despite although though because "
    "last next yesterday today tomorrow officials then still yet now so such one two three"
)
_CLOSERS = "\"'”’»)]}›"
_STOP = re.compile(r"[.!?…。！？]+[\"'”’»)\]}›]*(?=\s|[A-Z“‘«]|$|(?<=[。！？]))")
_BREAK = re.compile(r"[^\S\n]*\n\s*")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘«»(\[—–]{1,24}\Z")
_TAG_AFTER = re.compile(
    r"(?:[A-Z][\w.'’-]*\s+){1,4}(?:said|says|asked|asks|added|told|replied|wrote|tweeted|shouted|wondered|exclaimed|"
    r"joked|quipped|responded|continued)\b"
)
_GLUED = re.compile(r"[A-Z“‘«][a-z’']*(?=[\s,])")
_BULLET = re.compile(r"[-–—•*·▪●]\s|\d{1,2}[.)]\s")


BREAKS = "onrecord.breaks"
"""Where a document's user data holds offsets at which a paragraph ends whatever the text shows."""


def sentence_starts(text: str) -> list[int]:
    """Gives where sentences start, in text order: offsets of their first character that is not white space."""
    wrapped = _hard_wrapped(text)
    starts = {len(text) - len(text.lstrip())}
    starts.update(match.end() for match in _BREAK.finditer(text) if _line_break_ends(text, match, wrapped=wrapped))
    for match in _STOP.finditer(text):
        after = match.end()
        while after < len(text) and text[after].isspace() and text[after] != "\n":
            after += 1
        if after < len(text) and text[after] != "\n" and _stop_ends(text, match, after):
            starts.add(after)
    return sorted(start for start in starts if start < len(text))


def _hard_wrapped(text: str) -> bool:
    """Says whether lines were broken to a width: most single breaks are followed by a small letter."""
    following = [text[place + 1] for place in _single_breaks(text)]
    return bool(following) and sum(char.islower() for char in following) * 3 >= len(following)


def _single_breaks(text: str) -> list[int]:
    return [match.start() for match in re.finditer(r"(?<=[^\n])\n(?=[^\s])", text[:20_000])]


def _line_break_ends(text: str, match: re.Match[str], *, wrapped: bool) -> bool:
    """Says whether a line break ends a sentence: always when a line is empty, else unless the text is wrapped."""
    if match[0].count("\n") > 1 or not wrapped:
        return True
    before = text[max(0, match.start() - 4) : match.start()].rstrip(_CLOSERS)
    return before[-1:] in {".", "!", "?", ":", "…"} and not text[match.end() : match.end() + 1].islower()


def _stop_ends(text: str, match: re.Match[str], after: int) -> bool:
    following = text[after]
    stops = match[0].rstrip(_CLOSERS)
    glued = after == match.end()
    if stops[-1] in "。！？":
        return True
    if glued:
        return _glued_ends(text, match, after)
    if following.islower() or following in ",;:)-–—":
        return bool(_BULLET.match(text, after)) and following not in "–—-,;:)"
    if stops == ".":
        return _full_stop_ends(text, match, after)
    if stops[-1] in "!?" and match[0] != stops:
        # "Why now?" Abe asked.
        return _TAG_AFTER.match(text, after) is None
    return True


def _full_stop_ends(text: str, match: re.Match[str], after: int) -> bool:
    if match[0] != ".":
        return True
    found = _WORD_BEFORE.search(text, max(0, match.start() - 24), match.start())
    word = found[0].lower().lstrip("(['‘") if found else ""
    next_word = re.compile(r"\w*").match(text, after)
    opener = bool(next_word) and next_word is not None and next_word[0].lower() in _OPENERS
    capital_i_or_a = (
        next_word is not None and next_word[0] in {"I", "A"} and text[next_word.end() : next_word.end() + 1] == "."
    )
    if word in _BEFORE_NAMES:
        # "No. 5" is a number; "He said no." is an answer.
        return (
            word in {"no", "art", "fig", "sec", "al"}
            and not text[after].isdigit()
            and found is not None
            and found[0][0].islower()
        )
    if word in _MONTHS:
        return opener
    if word in _EITHER:
        return (opener or text[after] in '“"‘«') and not capital_i_or_a
    if len(word) == 1 and word.isalpha() and word != "i":
        # An initial: "J. Smith", unless "vitamin C. The".
        return opener and not capital_i_or_a
    if re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return opener and not capital_i_or_a
    return True


def _glued_ends(text: str, match: re.Match[str], after: int) -> bool:
    """Says whether a stop with no space after it ends a sentence: ``areas.The talks``, not ``U.S.A`` or ``Node.Js``."""
    if match.start() < 2 or text[after] in "“‘«":
        return text[after] in "“‘«" and match[0][-1] in _CLOSERS + ".!?"
    opening = _GLUED.match(text, after)
    if opening is None:
        return False
    before = text[max(0, match.start() - 40) : match.start()]
    word = re.split(r"\s", before)[-1]
    plain = not re.search(r"[.@/:]", word)
    if match[0][-1] in '”"’»)]':
        return plain
    return plain and word[-2:].islower() and word[-2:].isalpha()
