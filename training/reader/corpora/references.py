"""OntoGUM (open genres), LitBank and GAP: which mentions mean the same."""

from __future__ import annotations

import csv
import gzip
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from training.reader.document import Document
from training.reader.tokens import cut

from onrecord.language.words import PARAGRAPH, UNKNOWN

if TYPE_CHECKING:
    from pathlib import Path

_MARK = re.compile(r"\((\d+)\)|\((\d+)|(\d+)\)")


def add_ontogum(documents: list[Document], folder: Path, part: str) -> None:
    """Gives GUM documents their chains of coreference, where the words are the same."""
    for document in documents:
        path = folder / f"ontogum/{part}/{document.id}.conll"
        if not path.exists():
            continue
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines() if line and line[0] != "#"]
        if [row[1] for row in rows] == document.words:
            document.clusters = _clusters([row[-1] for row in rows])


def litbank(folder: Path) -> list[Document]:
    """Gives the novels' openings of LitBank."""
    found = []
    for path in sorted((folder / "litbank/coref_conll").glob("*.conll")):
        rows = [cells for line in path.read_text("utf-8").splitlines() if len(cells := line.split("\t")) > 4]
        gaps = [PARAGRAPH, *[UNKNOWN] * (len(rows) - 1)]
        clusters = [chain for chain in _clusters([row[-1] for row in rows]) if len(chain) > 1]
        found.append(Document(path.stem, "litbank", [row[3] for row in rows], gaps, clusters=clusters))
    return found


def gap(folder: Path, part: str) -> list[Document]:
    """Gives GAP texts; ``meta`` holds the pronoun and both names as word spans, and which of them it means."""
    path = folder / (
        "gap_coreference/gap-development.tsv.gz" if part == "train" else "gap_coreference/gap-validation.tsv"
    )
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = []
    for row in rows:
        words, starts, ends, gaps = cut(row["Text"])

        def span(key: str, offset: str, row: dict = row, starts: list = starts, ends: list = ends) -> tuple[int, int]:
            begin = int(row[offset])
            end = begin + len(row[key])
            inside = [i for i in range(len(starts)) if starts[i] < end and ends[i] > begin]
            return inside[0], inside[-1] + 1

        document = Document(row["ID"], "gap", words, gaps, starts, ends, row["Text"])
        pronoun, a, b = span("Pronoun", "Pronoun-offset"), span("A", "A-offset"), span("B", "B-offset")
        truth = (row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE")
        document.meta = {"pronoun": pronoun, "a": a, "b": b, "truth": truth}
        found.append(document)
    return found


def _clusters(column: list[str]) -> list[list[tuple[int, int]]]:
    chains: dict[str, list[tuple[int, int]]] = defaultdict(list)
    opened: dict[str, list[int]] = defaultdict(list)
    for index, cell in enumerate(column):
        for whole, first, last in _MARK.findall(cell):
            if whole:
                chains[whole].append((index, index + 1))
            elif first:
                opened[first].append(index)
            elif opened[last]:
                chains[last].append((opened[last].pop(), index + 1))
    return [sorted(set(chain)) for chain in chains.values()]
