"""UD English-EWT and the open genres of UD English-GUM: sentences, tags, morphology, dependencies."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

from training.reader.document import Document

from onrecord.language.words import NO_GAP, PARAGRAPH, SPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

OPEN_GENRES = frozenset(
    ("academic", "bio", "conversation", "court", "interview", "news", "speech", "textbook", "vlog", "voyage")
)
"""GUM's genres whose texts are free for any use; whow, fiction, essay, letter, podcast, reddit are non-commercial."""


def ewt(folder: Path, part: str) -> list[Document]:
    """Gives the documents of EWT."""
    return list(_documents(folder / f"ud_english_ewt/en_ewt-ud-{part}.conllu.gz", "ewt"))


def gum(folder: Path, part: str) -> list[Document]:
    """Gives the documents of GUM whose genre is open."""
    path = folder / f"ud_english_gum/en_gum-ud-{part}.conllu.gz"
    return [document for document in _documents(path, "gum") if document.id.split("_")[1] in OPEN_GENRES]


def _documents(path: Path, corpus: str) -> Iterator[Document]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        filling: _Filling | None = None
        for line in lines:
            if line.startswith("# newdoc"):
                if filling is not None:
                    yield filling.document
                filling = _Filling(_empty(line.split("=", 1)[1].strip(), corpus))
            elif filling is not None:
                filling.take(line.rstrip("\n"))
        if filling is not None:
            yield filling.document


class _Filling:
    """A document that lines of CoNLL-U are put into."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.base, self.sentence = 0, -1
        self.space, self.new_paragraph = True, True
        self.rest, self.glued = 0, False  # parts still to come of one written word; whether it touches the next

    def take(self, line: str) -> None:
        if line.startswith("# newpar"):
            self.new_paragraph = True
        cells = line.split("\t")
        if len(cells) < 10 or "." in cells[0]:
            return
        spaced = "SpaceAfter=No" not in cells[9]
        if "-" in cells[0]:
            first, last = map(int, cells[0].split("-"))
            self.rest, self.glued = last - first + 1, not spaced
            return
        if cells[0] == "1":
            self.base, self.sentence = len(self.document.words), self.sentence + 1
        if self.rest:  # a part of one written word: space only after the last part
            self.rest -= 1
            spaced = self.rest == 0 and not self.glued
        before = PARAGRAPH if self.new_paragraph else SPACE if self.space else NO_GAP
        _add(self.document, cells, before, self.base, self.sentence)
        self.new_paragraph, self.space = False, spaced


def _empty(name: str, corpus: str) -> Document:
    return Document(
        name, corpus, [], [], sentence=[], upos=[], xpos=[], feats=[], heads=[], deprels=[], starts=[], ends=[]
    )


def _add(document: Document, cells: list[str], before: int, base: int, sentence: int) -> None:
    gap = "\n\n" if before == PARAGRAPH and document.text else " " if before == SPACE else ""
    document.text += gap
    document.starts.append(len(document.text))
    document.text += cells[1]
    document.ends.append(len(document.text))
    document.words.append(cells[1])
    document.gaps.append(before)
    document.sentence.append(sentence)
    document.upos.append(cells[3])
    document.xpos.append(cells[4])
    document.feats.append(cells[5])
    document.heads.append(base + int(cells[6]) - 1 if cells[6] != "0" else -1)
    document.deprels.append(cells[7])
