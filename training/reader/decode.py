"""From the model's scores to layers over a document's words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from .crf import best
from .document import PARAGRAPH, Attribution, Document
from .labels import NAME_TAGS, ROLE_TAGS, TITLE_TAGS, UPOS, spans_of
from .trees import tree
from .windows import Window, collate, cut

if TYPE_CHECKING:
    from .engines import Engine

ANCHOR = 0.4
"""Probability from which a word is taken for an attribution's anchor."""

BATCH = 1600
"""Words read at once."""


@dataclass(slots=True)
class Reading:
    """The layers of one document; indices of words."""

    sentence: list[int] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)
    names_defence: list[tuple[int, int, str]] = field(default_factory=list)
    titles: list[tuple[int, int, str]] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    certainty: list[float] = field(default_factory=list)  # of each attribution
    antecedents: list[int] = field(default_factory=list)  # -1: none
    meaning: np.ndarray | None = None  # (words, WIDTH)


def read(documents: list[Document], engine: Engine, *, anchor: float = ANCHOR, gold: bool = False) -> list[Reading]:
    """Gives a reading of each document. ``gold``: the sentences of treebank documents are taken as they are."""
    windows = [(number, window) for number, document in enumerate(documents) for window in cut(document)]
    order = sorted(range(len(windows)), key=lambda index: len(windows[index][1]))
    results: dict[int, Reading] = {}
    batch: list[int] = []
    for place, index in enumerate(order):
        batch.append(index)
        full = place + 1 == len(order) or (len(batch) + 1) * len(windows[order[place + 1]][1]) > BATCH
        if full:
            _batch([windows[index][1] for index in batch], batch, results, engine, anchor, gold=gold)
            batch = []
    readings = [Reading() for _ in documents]
    for index, (number, window) in enumerate(windows):
        _join(readings[number], results[index], window)
    return readings


def _batch(
    windows: list[Window], indices: list[int], results: dict[int, Reading], engine: Engine, anchor: float, *, gold: bool
) -> None:
    batch = collate(windows, engine.spell)
    out = engine.read(batch)
    lengths = np.array([len(window) for window in windows])
    paths = {name: best(out[name], lengths, *engine.chains["names"]) for name in ("names", "names_defence")}
    found = []
    for row, window in enumerate(windows):
        count = len(window)
        reading = Reading()
        reading.upos = [UPOS[i] for i in out["upos"][row, :count].argmax(1)]
        reading.xpos = [engine.inventory.xpos[i] for i in out["xpos"][row, :count].argmax(1)]
        reading.feats = [engine.inventory.feats[i] for i in out["feats"][row, :count].argmax(1)]
        reading.sentence = _sentences(window, out["sentence"][row, :count], gold=gold)
        reading.names = spans_of([NAME_TAGS[i] for i in paths["names"][row]])
        reading.names_defence = spans_of([NAME_TAGS[i] for i in paths["names_defence"][row]])
        reading.titles = spans_of([TITLE_TAGS[i] for i in out["titles"][row, :count].argmax(1)])
        reading.heads = _heads(out["arcs"][row], reading.sentence)
        earlier = np.concatenate([np.ones((count, 1), bool), np.tri(count, k=-1, dtype=bool)], 1)
        scores = np.where(earlier, out["reference"][row, :count, : count + 1], -np.inf)
        reading.antecedents = (scores.argmax(1) - 1).tolist()
        reading.meaning = out["meaning"][row, :count]
        found.append(reading)
    _deprels(found, out["states"], engine)
    _attributions(found, windows, out, engine, anchor)
    results.update(zip(indices, found, strict=True))


def _sentences(window: Window, scores: np.ndarray, *, gold: bool) -> list[int]:
    document = window.document
    if gold and document.sentence is not None:
        return document.sentence[window.first : window.past]
    starts = scores > 0
    starts[0] = True
    starts |= np.array(document.gaps[window.first : window.past]) == PARAGRAPH
    return np.cumsum(starts).tolist()


def _heads(scores: np.ndarray, sentence: list[int]) -> list[int]:
    heads: list[int] = []
    count = len(sentence)
    first = 0
    while first < count:
        past = first + 1
        while past < count and sentence[past] == sentence[first]:
            past += 1
        columns = [0, *range(first + 1, past + 1)]
        heads += [head - 1 + first if head else -1 for head in tree(scores[first:past][:, columns])]
        first = past
    return heads


def _deprels(readings: list[Reading], states: np.ndarray, engine: Engine) -> None:
    dependents, heads = [], []
    for row, reading in enumerate(readings):
        dependents.append(states[row, : len(reading.heads)])
        heads.append(np.where(np.array(reading.heads)[:, None] < 0, engine.root, states[row][reading.heads]))
    scores = engine.label(np.concatenate(dependents), np.concatenate(heads).astype(np.float32))
    root = engine.inventory.deprels.index("root")
    place = 0
    for reading in readings:
        part = scores[place : place + len(reading.heads)].copy()
        place += len(reading.heads)
        part[:, root] = -np.inf  # the root alone is labelled root, and always
        numbers = part.argmax(1)
        reading.deprels = [
            "root" if head < 0 else engine.inventory.deprels[i] for i, head in zip(numbers, reading.heads, strict=True)
        ]


def _attributions(
    readings: list[Reading], windows: list[Window], out: dict[str, np.ndarray], engine: Engine, anchor: float
) -> None:
    chance = 1.0 / (1.0 + np.exp(-out["anchor"][..., 0]))
    for row, window in enumerate(windows):
        chance[row, len(window) :] = 0.0
    rows, places = (chance > anchor).nonzero()
    if not len(rows):
        return
    scores = engine.roles(out["states"][rows], places, out["role"][rows])
    paths = best(scores, np.array([len(windows[row]) for row in rows]), *engine.chains["roles"])
    for row, place, path in zip(rows, places, paths, strict=True):
        parts: dict[str, list[int]] = {"cue": [], "source": [], "content": []}
        for index, number in enumerate(path):
            if number:
                parts[ROLE_TAGS[number][2:]].append(index)
        if parts["content"]:
            speech = int(out["anchor"][row, place, 1] > 0)
            readings[row].attributions.append(Attribution(int(place), *map(tuple, parts.values()), speech))
            readings[row].certainty.append(float(chance[row, place]))


def _join(reading: Reading, part: Reading, window: Window) -> None:
    base = window.first
    after = reading.sentence[-1] + 1 if reading.sentence else 0
    first = part.sentence[0]
    reading.sentence += [after + number - first for number in part.sentence]
    for layer in ("upos", "xpos", "feats", "deprels", "certainty"):
        getattr(reading, layer).extend(getattr(part, layer))
    reading.heads += [head + base if head >= 0 else -1 for head in part.heads]
    reading.antecedents += [other + base if other >= 0 else -1 for other in part.antecedents]
    for layer in ("names", "names_defence", "titles"):
        getattr(reading, layer).extend((a + base, b + base, kind) for a, b, kind in getattr(part, layer))
    for one in part.attributions:
        moved = [tuple(i + base for i in indices) for indices in (one.cue, one.source, one.content)]
        reading.attributions.append(Attribution(one.anchor + base, *moved, one.speech))
    reading.meaning = part.meaning if reading.meaning is None else np.concatenate([reading.meaning, part.meaning])
