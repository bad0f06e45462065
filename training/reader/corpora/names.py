"""Corpora of names, mapped to our kinds. Gold is a set of allowed tags: coarse classes leave the choice open."""

from __future__ import annotations

import csv
import gzip
import io
import json
import zipfile
from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING

from training.reader.document import Document
from training.reader.tokens import cut

from onrecord.language.labels import NAMES
from onrecord.language.words import PARAGRAPH, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ALL = tuple(NAMES)
_NEWSWIRE = {
    "Person": ("person",), "Organization": ("organisation",), "Location": ("place",), "Facility": ("facility",),
    "NORP": ("nationality",), "Misc": ("event", "law_or_agreement", "other"), "Product": ("weapon_or_vessel", "other"),
}  # fmt: skip
_GMB = {
    "per": ("person",), "org": ("organisation",), "geo": ("place", "facility"), "gpe": ("nationality", "place"),
    "eve": ("event",), "art": ("other", "weapon_or_vessel", "law_or_agreement", "facility"), "nat": ("other", "event"),
}  # fmt: skip
_POLITICS = {
    "politician": ("person",), "person": ("person",), "organisation": ("organisation",),
    "politicalparty": ("organisation",), "event": ("event",), "election": ("event",), "country": ("place",),
    "location": ("place", "facility"), "misc": ("other", "nationality", "law_or_agreement", "weapon_or_vessel"),
}  # fmt: skip
_WIKIGOLD = {
    "PER": ("person",), "ORG": ("organisation",), "LOC": ("place", "facility"),
    "MISC": ("other", "nationality", "event", "law_or_agreement", "weapon_or_vessel"),
}  # fmt: skip
_UNER = {"PER": ("person",), "ORG": ("organisation",), "LOC": ("place",)}
_DEFENCE = {
    "Person": ("person",), "Organisation": ("organisation",), "Location": ("place",), "Weapon": ("weapon_or_vessel",),
    "MilitaryPlatform": ("weapon_or_vessel",), "Vehicle": ("weapon_or_vessel",),
    "DocumentReference": ("law_or_agreement",), "Nationality": ("nationality",),
}  # fmt: skip
# What a corpus does not mark at all may stand unmarked in its text.
_UNMARKED = {
    "gmb": ("weapon_or_vessel", "law_or_agreement", "other", "facility", "event"),
    "politics": ("nationality", "facility", "weapon_or_vessel", "law_or_agreement", "other"),
    "re3d": ("facility", "event", "other"),
}
DEFENCE_SOURCES = (
    "Australian_Department_of_Foreign_Affairs", "CENTCOM", "Delegation_of_the_European_Union_to_Syria",
    "UK_Government", "US_State_Department", "Wikipedia",
)  # fmt: skip
"""re3d's folders of free use; BBC Online is non-commercial."""


def newswire(folder: Path, part: str) -> list[Document]:
    """Gives the worldwide newswire documents; of nested names the outer ones."""
    path = folder / ("newswire_ner/train.tsv.gz" if part == "train" else f"newswire_ner/{part}.tsv")
    opener = gzip.open if path.suffix == ".gz" else open
    documents: list[Document] = []
    words: list[str] = []
    tags: list[str] = []
    gaps: list[int] = []
    name, fresh = "", True

    def close() -> None:
        if words:
            documents.append(_document(name, "newswire", words, tags, gaps, _NEWSWIRE, "main"))

    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# doc "):
                close()
                words, tags, gaps, name, fresh = [], [], [], line.split()[2], True
                continue
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 2 or not cells[0].strip():
                fresh = True
                continue
            if cells[0].startswith(("http://", "https://")) and not words:
                continue
            words.append(cells[0])
            tags.append(cells[1] or "O")
            gaps.append(PARAGRAPH if fresh else UNKNOWN)
            fresh = False
    close()
    return documents


def gmb(folder: Path) -> list[Document]:
    """Gives the Voice of America sentences, twelve to a document; titles stand inside its persons (style "silver")."""
    with zipfile.ZipFile(folder / "gmb_voa_ner/ner_dataset.csv.zip") as archive:
        text = archive.read(archive.namelist()[0]).decode("latin-1")
    documents: list[Document] = []
    words: list[str] = []
    tags: list[str] = []
    gaps: list[int] = []
    count = 0
    for number, word, _pos, tag in list(csv.reader(io.StringIO(text)))[1:]:
        if number:
            if count and count % 12 == 0:
                documents.append(_document(f"gmb{count}", "gmb", words, tags, gaps, _GMB, "silver"))
                words, tags, gaps = [], [], []
            count += 1
        words.append(word or "-")
        tags.append("O" if tag[2:] == "tim" else tag)
        gaps.append(UNKNOWN if words[1:] else PARAGRAPH)
    documents.append(_document("gmb", "gmb", words, tags, gaps, _GMB, "silver"))
    return documents


def encyclopedia(folder: Path) -> list[Document]:
    """Gives CrossNER politics (train) and WikiGold, ten sentences to a document."""
    politics = _blocks(folder / "crossner_politics/train.txt", "\t")
    gold = _blocks(folder / "wikigold/wikigold.conll.txt", " ")
    found = list(_packed(politics, "politics", _POLITICS))
    found += _packed([(words, _iob2(tags)) for words, tags in gold if words[0] != "-DOCSTART-"], "wikigold", _WIKIGOLD)
    return found


def defence(folder: Path, part: str) -> list[Document]:
    """Gives re3d without BBC Online; "held" is the fifth whose hashed id falls there, never trained on."""
    documents = []
    for source in DEFENCE_SOURCES:
        spans = defaultdict(list)
        for line in (folder / f"re3d/{source}/entities.json").read_text("utf-8").splitlines():
            entity = json.loads(line)
            if entity["confidence"] > 0 and entity["type"] in _DEFENCE:
                spans[entity["documentId"]].append((entity["begin"], entity["end"], entity["type"]))
        for line in (folder / f"re3d/{source}/documents.json").read_text("utf-8").splitlines():
            row = json.loads(line)
            held = sha256(row["_id"].encode()).digest()[0] % 5 == 0
            if held == (part == "held"):
                documents.append(_defence_document(row, spans[row["_id"]]))
    return documents


def uner(folder: Path) -> list[Document]:
    """Gives UNER English-EWT dev, ten sentences to a document; names of other kinds are not marked."""
    blocks: list[tuple[list[str], list[str]]] = []
    words: list[str] = []
    tags: list[str] = []
    for line in [*(folder / "uner_english_ewt/en_ewt-ud-dev.iob2").read_text("utf-8").splitlines(), ""]:
        cells = line.split("\t")
        if len(cells) > 2 and cells[0].isdigit():
            words.append(cells[1])
            tags.append(cells[2] if cells[2][2:] in _UNER else "O")
        elif not line and words:
            blocks.append((words, tags))
            words, tags = [], []
    return list(_packed(blocks, "uner", _UNER))


def _defence_document(row: dict[str, str], spans: list[tuple[int, int, str]]) -> Document:
    text = row["text"]
    words, starts, ends, gaps = cut(text)
    tags = ["O"] * len(words)
    taken = [False] * len(words)
    for begin, end, kind in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):  # the outermost first
        inside = [index for index in range(len(words)) if starts[index] < end and ends[index] > begin]
        if inside and not any(taken[index] for index in inside):
            for index in inside:
                tags[index] = ("B-" if index == inside[0] else "I-") + kind
                taken[index] = True
    document = _document(row["_id"], "re3d", words, tags, gaps, _DEFENCE, "defence")
    document.starts, document.ends, document.text = starts, ends, text
    return document


def _blocks(path: Path, separator: str) -> list[tuple[list[str], list[str]]]:
    found, words, tags = [], [], []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        cells = line.strip().split(separator)
        if len(cells) >= 2:
            words.append(cells[0])
            tags.append(cells[-1])
        elif words:
            found.append((words, tags))
            words, tags = [], []
    return found


def _iob2(tags: list[str]) -> list[str]:
    """Gives IOB1 tags as IOB2: every name opens with B."""
    before = ["O", *tags]
    return [
        "B-" + tag[2:] if tag[0] == "I" and (prior[0] == "O" or prior[2:] != tag[2:]) else tag
        for tag, prior in zip(tags, before, strict=False)
    ]


def _packed(
    blocks: Iterable[tuple[list[str], list[str]]], corpus: str, kinds: dict[str, tuple[str, ...]]
) -> list[Document]:
    blocks = list(blocks)
    found = []
    for first in range(0, len(blocks), 10):
        part = blocks[first : first + 10]
        words = [word for block in part for word in block[0]]
        tags = [tag for block in part for tag in block[1]]
        gaps = [PARAGRAPH if not place else UNKNOWN for block in part for place in range(len(block[0]))]
        found.append(_document(f"{corpus}{first}", corpus, words, tags, gaps, kinds, "encyclopedia"))
    return found


def _document(
    name: str,
    corpus: str,
    words: list[str],
    tags: list[str],
    gaps: list[int],
    kinds: dict[str, tuple[str, ...]],
    style: str,
) -> Document:
    unmarked = _UNMARKED.get(corpus, ())
    outside = frozenset(("O", *(f"{edge}-{kind}" for kind in unmarked for edge in "BI")))
    allowed = []
    for tag in tags:
        edge, _, kind = tag.partition("-")
        allowed.append(frozenset(f"{edge}-{ours}" for ours in kinds[kind]) if kind in kinds else outside)
    return Document(name, corpus, words, gaps, names=allowed, style=style)
