"""Finds quotations by their marks: every style, broken, unbalanced, running over paragraphs. One pass, linear time."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from onrecord.types.span import Span

LONGEST = 6_000
"""Code points of one paragraph's quotation above which a mark that never closes is taken for a slip, not an opening."""

FAR = 1_500
"""Code points within which a single mark has to close; a longer one is an apostrophe."""

_APOSTROPHES = re.compile("[’']")
_DOUBLED = "''"
"""Two typewriter apostrophes for one double mark, as news archives print it; two backquotes open, as in Penn style."""

_MARKS = re.compile("''(?!')|``|[\"“”„«»‘’'‚‹›〝〞「」]")
_CLOSE_OF: dict[str, tuple[str, ...]] = {
    "“": ("”", '"', "“"), "„": ("“", "”", '"'), "«": ("»",), "‘": ("’",), "‚": ("‘", "’"), "‹": ("›",), "〝": ("〞",),
    "「": ("」",), "”": ("”", '"'),
    '"': ('"', "”", "“"), "'": ("'",), _DOUBLED: (_DOUBLED, '"', "”"), "``": (_DOUBLED, '"', "”"),
}  # fmt: skip
"""The marks that close each opening mark; the first are its own, the others a slip of the keyboard (“so")."""
_SINGLE = frozenset("‘’'‚‹›")
_ALIKE = frozenset('"“')
"""Opening marks that one text uses side by side."""
_PARAGRAPH_END = re.compile(r"\n(?:\s*\n)?\s*(?![a-z])")


class Quotation(Struct):
    """Words between marks: ``start`` to ``end`` without the marks, ``outer_start`` to ``outer_end`` with them.

    ``paragraph`` numbers the paragraph. ``open_ended`` says that no mark closed it in its paragraph; ``continues``
    that it takes up the open quotation of the paragraph before. ``single`` is for single marks.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    paragraph: int
    single: bool = False
    open_ended: bool = False
    continues: bool = False

    @property
    def content(self) -> Span:
        """Gives the place of the words without marks."""
        return Span(self.start, self.end)


def paragraphs(text: str) -> list[Span]:
    """Gives the paragraphs; a line that goes on with a small letter belongs to the one before."""
    found = []
    start = 0
    for match in _PARAGRAPH_END.finditer(text):
        if match.start() > start:
            found.append(Span(start, match.start()))
        start = match.end()
    if start < len(text):
        found.append(Span(start, len(text)))
    return found


def quotations(text: str, blocks: Sequence[Span]) -> list[Quotation]:
    """Gives the quotations of a text in order. Those inside another are part of it.

    A quotation that nothing closes ends with its paragraph; when the next paragraph opens with the same mark, that one
    continues it (the usual setting of a quotation over several paragraphs).
    """
    found: list[Quotation] = []
    carried = ""
    for number, block in enumerate(blocks):
        following = text[blocks[number + 1].start] if number + 1 < len(blocks) else ""
        carried = _in_paragraph(text, block, number, (carried, following), found)
    return found


def _in_paragraph(text: str, block: Span, number: int, around: tuple[str, str], found: list[Quotation]) -> str:
    """Adds the quotations of one paragraph; gives the mark that is still open at its end, or nothing.

    ``around`` is the mark still open from the paragraph before, and the first character of the paragraph after.
    """
    carried, following = around
    opened = ""
    place = -1
    continues = False
    closers: list[int] | None = None
    for match in _MARKS.finditer(text, block.start, block.end):
        mark, at = match[0], match.start()
        if opened:
            if mark in _CLOSE_OF[opened] and _may_close(text, block, at, opened):
                single = opened in _SINGLE
                found.append(_quotation(text, opened, place, (at, match.end()), number, single=single))
                found[-1].continues = continues
                opened, continues = "", False
            continue
        if closers is None and mark in _SINGLE:
            closers = _closers(text, block)
        if _may_open(text, block, at, mark, closers or ()):
            opened, place = mark, at
            continues = bool(carried) and at == block.start and (mark == carried or {mark, carried} <= _ALIKE)
    if not opened:
        return ""
    if opened in _SINGLE or block.end - place > LONGEST:
        return ""
    whole = place == block.start
    quotation = _quotation(text, opened, place, (block.end, block.end), number, single=False)
    quotation.continues, quotation.open_ended = continues, True
    # A lone mark in mid-sentence is more often a slip than a quotation; keep it only where a tag could precede it.
    if (
        whole
        or following == opened[0]
        or {following, opened} <= _ALIKE
        or re.search(r"[,:]\s*\Z", text[max(block.start, place - 3) : place])
    ):
        found.append(quotation)
        return opened
    return ""


def _quotation(  # noqa: PLR0913 - the fields of a quotation
    text: str, mark: str, place: int, ends: tuple[int, int], number: int, *, single: bool
) -> Quotation:
    """Gives the quotation that a mark at ``place`` opens; ``ends`` are where its words and its closing mark end."""
    end, outer_end = ends
    first = place + len(mark)
    inner = Span(first, max(end, first)).trimmed(text)
    stop = inner.end
    if stop > inner.start and text[stop - 1] == ",":
        stop -= 1
    return Quotation(inner.start, stop, place, outer_end, number, single=single)


def _may_open(text: str, block: Span, at: int, mark: str, closers: Sequence[int]) -> bool:
    if mark not in _CLOSE_OF:
        return False
    before = text[at - 1] if at > block.start else " "
    past = at + len(mark)
    after = text[past] if past < block.end else " "
    if after.isspace():
        return False
    if mark in "“„«「〝‹":
        return True
    if mark == "``":
        return True
    if mark == "”":
        # The wrong mark, at the start of a paragraph: nothing is open there that it could close.
        return at == block.start and after.isalnum()
    if mark in {"'", "‘", "‚"}:
        # An apostrophe stands inside or after a word, or opens a clipped one ('90s, 'em).
        if not (before.isspace() or before in "([—–-:"):
            return False
        return not after.isdigit() and _single_closes(text, at, closers)
    if before in ".,!?" and after.isupper():
        # "…with the authorities."We were deceived": the space is missing.
        return True
    return before.isspace() or before in "([—–-:/“‘'\u2015" or at == block.start


def _single_closes(text: str, at: int, closers: Sequence[int]) -> bool:
    """Says whether a single mark has a closing one in reach; ``closers`` are the places of those in its paragraph."""
    index = bisect_left(closers, at + 2)
    if index == len(closers) or closers[index] > at + FAR:
        return False
    return text.find("\n", at, closers[index]) < 0


def _closers(text: str, block: Span) -> list[int]:
    """Gives the places of single marks that can close a quotation: no apostrophes."""
    return [
        m.start()
        for m in _APOSTROPHES.finditer(text, block.start, block.end)
        if _may_close(text, block, m.start(), "‘")
    ]


def _may_close(text: str, block: Span, at: int, opened: str) -> bool:
    after = text[at + 1] if at + 1 < block.end else " "
    before = text[at - 1] if at > block.start else " "
    if text[at] in {'"', "“"} and opened not in {"„", '"' if text[at] == '"' else ""}:
        # A mark that is not the opening one's own closes where nothing could open.
        return not before.isspace() and not after.isalnum()
    if opened in {_DOUBLED, "``"}:
        return not before.isspace()
    if opened in "'‘‚":
        if after.isalnum():
            return False
        if before in ".,!?…;":
            return True
        if before in "sS" and after == " " and text[at + 2 : at + 3].islower() and not _verb_follows(text, at + 2):
            return False
        return not before.isspace()
    if opened == '"':
        return not before.isspace() or after.isspace() or not after.isalnum()
    return True


_TAG_WORD = re.compile(
    r"(?:he|she|they|it|said|says|told|added|asked|and|but|in|to|of|as|at|by|on|is|was|were|are|for|from|with)\b"
)


def _verb_follows(text: str, at: int) -> bool:
    return _TAG_WORD.match(text, at) is not None


def masked(text: str, found: Sequence[Quotation]) -> str:
    """Gives the text with the words between marks blotted out, offsets unchanged, so that tags stand bare."""
    parts = []
    place = 0
    for quotation in found:
        if quotation.outer_start < place:
            continue
        parts.append(text[place : quotation.outer_start])
        parts.append(BLOT * (quotation.outer_end - quotation.outer_start))
        place = quotation.outer_end
    parts.append(text[place:])
    return "".join(parts)


BLOT = "\x00"
"""Stands for each quoted character in a masked text; cleaning takes control characters out of reports."""
