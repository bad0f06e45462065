"""PolNeAR and the news texts of GUM: cue, source, content, speech or belief."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from training.reader.document import Document
from training.reader.tokens import cut

from onrecord.language.layers import Told

if TYPE_CHECKING:
    from pathlib import Path


def polnear(training: Path) -> list[Document]:
    """Gives PolNeAR train: political news, no nesting, one role a word."""
    return read(training / "polnear/train.jsonl.gz", "polnear")


def gum_news(training: Path) -> list[Document]:
    """Gives the attributions of GUM's Wikinews texts: silver, some nested; what has no mark there may still be one."""
    return read(training / "gum_news/train.jsonl", "gum_news")


def read(path: Path, corpus: str) -> list[Document]:
    """Gives the articles of a file of attributions (one JSON object a line, offsets in code points)."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [_document(json.loads(line), corpus) for line in lines]


def _document(row: dict, corpus: str) -> Document:
    words, starts, ends, gaps = cut(row["text"])

    def indices(spans: list[list[int]] | None) -> tuple[int, ...]:
        found: set[int] = set()
        for start, end in spans or []:
            found.update(range(bisect_right(ends, start), bisect_left(starts, end)))
        return tuple(sorted(found))

    attributions = []
    for quote in row["quotes"]:
        cue, source, content = indices(quote.get("cue")), indices(quote.get("source")), indices(quote["content"])
        if not content:
            continue
        # One word stands for the attribution: the first of its cue's longest part, or the content's first.
        anchor = _runs(cue)[0][0] if cue else content[0]
        speech = int(quote["speech"]) if "speech" in quote else 1 if corpus == "gum_news" else -1
        attributions.append(Told(anchor, cue, source, content, speech))
    document = Document(row["id"], corpus, words, gaps, starts, ends, row["text"], attributions=attributions)
    document.flat_roles = corpus == "polnear"
    return document


def _runs(indices: tuple[int, ...]) -> list[tuple[int, int]]:
    """Gives the runs ``(first, past)`` of neighbouring indices, the longest first."""
    runs: list[list[int]] = []
    for index in indices:
        if runs and runs[-1][1] == index:
            runs[-1][1] = index + 1
        else:
            runs.append([index, index + 1])
    return sorted(((first, past) for first, past in runs), key=lambda run: (run[0] - run[1], run[0]))
