"""One text cut into words, with whatever layers of labels its corpus has."""

from __future__ import annotations

from dataclasses import dataclass, field

NO_GAP, SPACE, LINE, PARAGRAPH, UNKNOWN = range(5)
"""What stands before a word: nothing, space within a line, one line break, more; unknown: corpora of bare tokens."""


@dataclass(slots=True)
class Attribution:
    """One attribution: indices of words, any number of parts a role; ``anchor`` is the cue's word that tells it."""

    anchor: int
    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    speech: int  # 1 speech, 0 belief, -1 not known


@dataclass(slots=True)
class Document:
    """Words with ``gaps`` before them and, where known, their offsets; a layer that is None is not annotated."""

    id: str
    corpus: str
    words: list[str]
    gaps: list[int]
    starts: list[int] | None = None
    ends: list[int] | None = None
    text: str = ""
    sentence: list[int] | None = None  # number of the sentence that a word belongs to
    upos: list[str] | None = None
    xpos: list[str] | None = None
    feats: list[str] | None = None
    heads: list[int] | None = None  # index of the head in this document, -1 for a root
    deprels: list[str] | None = None
    names: list[tuple[frozenset[str], ...]] | None = None  # allowed tags a word
    titles: list[str] | None = None
    style: str = "main"
    attributions: list[Attribution] | None = None
    flat_roles: bool = False  # one role a word at most, so that roles can be learnt without their anchors
    clusters: list[list[tuple[int, int]]] | None = None  # mentions [first, past) that mean the same
    meta: dict[str, object] = field(default_factory=dict)

    def quotes(self) -> list[int]:
        """Gives 0 outside, 1 inside quotation marks, 2 opening mark, 3 closing mark; paragraphs start anew."""
        inside, states = False, []
        for word, gap in zip(self.words, self.gaps, strict=True):
            if gap == PARAGRAPH:
                inside = False
            if word in OPENING:
                inside = True
                states.append(2)
            elif word in CLOSING:
                inside = False
                states.append(3)
            elif word in STRAIGHT:
                inside = not inside
                states.append(2 if inside else 3)
            else:
                states.append(1 if inside else 0)
        return states


OPENING = frozenset(("“", "«", "„", "``"))
CLOSING = frozenset(("”", "»", "''"))
STRAIGHT = frozenset(('"', "＂"))
