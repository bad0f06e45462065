"""One text cut into words, with whatever layers of labels its corpus has."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.language.layers import Told


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
    attributions: list[Told] | None = None
    flat_roles: bool = False  # one role a word at most, so that roles can be learnt without their anchors
    clusters: list[list[tuple[int, int]]] | None = None  # mentions [first, past) that mean the same
    meta: dict[str, object] = field(default_factory=dict)

    @property
    def ruled(self) -> None:
        """Gives no sentence starts by rule: see ``onrecord.language.words.Words``."""
        return
