"""From the model's scores to layers over a text's words.

Every window is read by itself, so what is found in it depends on its words alone: int8 numbers are scaled by the
largest of their whole tensor, and in a batch one window would move another's last digits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.language.chains import best_paths
from onrecord.language.labels import NAME_TAGS, ROLE_TAGS, TITLE_TAGS, UPOS, spans_of
from onrecord.language.layers import Floats, Layers, Told
from onrecord.language.pieces import Pieces
from onrecord.language.references import antecedents, link_names
from onrecord.language.repeated_words import SHARE, evened
from onrecord.language.trees import tree
from onrecord.language.windows import Fed, cuts, feed
from onrecord.language.words import PARAGRAPH, Words, quotes

ANCHOR = 0.5
"""Probability from which a word is taken for an attribution's anchor; chosen on PolNeAR's dev set."""

ALONE, WITH_RULE, AGAINST_RULE = 0.5, 0.05, 0.95
"""Probability from which a word opens a sentence: where no rule was asked, where the rule says so, where it does not.

Chosen on the dev sets of EWT and GUM.
"""

LEAD = 3
"""Words that at most lead into a sentence: "In New York"."""

_LEADING = frozenset(("on", "in", "at", "by", "after", "before", "since", "until", "during", "for", "from", "with"))

TOGETHER = 64
"""Windows whose names are read together, some 9,000 words: any report of news whole. Bounds what is held of a longer
text."""


@dataclass(slots=True, frozen=True)
class Inventory:
    """Label sets that are read off the treebanks, in the order in which the model numbers them."""

    xpos: list[str]
    feats: list[str]
    deprels: list[str]


class Model(Protocol):
    """What decoding needs of a model. Arrays of one window have no axis of batches: W words, T tags."""

    inventory: Inventory
    spell: Pieces
    chains: dict[str, tuple[Floats, Floats]]
    root: Floats

    def read(self, fed: Fed, *, names: str = "names") -> dict[str, Floats]:
        """Gives the outputs of one pass, by name, with the one that names are taken from."""

    def label(self, dependents: Floats, heads: Floats) -> Floats:
        """Gives label scores (N, labels) of arcs between states (N, width)."""

    def roles(self, states: Floats, anchors: NDArray[np.int64], alone: Floats) -> Floats:
        """Gives role scores (A, W, T) of the attributions at ``anchors`` (A,), from ``states`` and ``alone`` (W, T)."""


def read(text: Words, model: Model, *, anchor: float = ANCHOR, names: str = "names") -> Layers:
    """Gives all layers of a text; takes sentences as they are where the text has them.

    ``names``: the output that names are taken from; "names_defence" follows other guidelines.
    """
    layers = Layers()
    where = quotes(text.words, text.gaps)
    windows = cuts(text)
    while some := list(islice(windows, TOGETHER)):
        passes = [model.read(feed(text, where, window, model.spell), names=names) for window in some]
        lengths = [past - first for first, past in some]
        # The other guidelines name a word by the phrase that it stands in, so there its places share nothing.
        share = SHARE if names == "names" else 0.0
        rows = _evened(text.words[some[0][0] : some[-1][1]], [out[names] for out in passes], share)
        named = best_paths(_padded(rows), lengths, *model.chains["names"])
        for (first, past), out, tags in zip(some, passes, named, strict=True):
            part = _layers(text, first, past, out, model)
            part.names = spans_of([NAME_TAGS[number] for number in tags])
            part.antecedents = antecedents(part, text.words[first:past], out["reference"])
            part.attributions = _attributions(out, model, anchor)
            layers.add(part, first)
    link_names(layers, text.words)
    return layers


def _evened(words: Sequence[str], rows: Sequence[Floats], share: float) -> list[Floats]:
    """Gives the scores of names of windows that follow one another, as the whole of their words has them."""
    ends = np.cumsum([len(row) for row in rows])
    return np.split(evened(words, np.concatenate(rows), share), ends[:-1])


def _padded(rows: Sequence[Floats]) -> Floats:
    """Gives rows (W, T) of several lengths as one array (B, W, T)."""
    whole = np.zeros((len(rows), max(map(len, rows)), rows[0].shape[1]), np.float32)
    for index, row in enumerate(rows):
        whole[index, : len(row)] = row
    return whole


def _layers(text: Words, first: int, past: int, out: dict[str, Floats], model: Model) -> Layers:
    inventory = model.inventory
    part = Layers()
    part.upos = [UPOS[number] for number in out["upos"].argmax(1)]
    part.xpos = [inventory.xpos[number] for number in out["xpos"].argmax(1)]
    part.feats = [inventory.feats[number] for number in out["feats"].argmax(1)]
    part.titles = spans_of([TITLE_TAGS[number] for number in out["titles"].argmax(1)])
    part.opens = _chances(out["sentence"]).tolist()
    part.sentence = sentence_numbers(text, first, past, part.opens)
    bounds = _bounds(part.sentence)
    part.heads = _heads(out["arcs"], bounds)
    part.deprels = _deprels(part.heads, out["states"], model)
    part.vectors = [out["meaning"][start:end].mean(0) for start, end in bounds]
    return part


def _chances(scores: Floats) -> Floats:
    chances: Floats = np.reciprocal(1 + np.exp(-np.clip(scores, -60, 60)))
    return chances


def sentence_numbers(text: Words, first: int, past: int, opens: list[float]) -> list[int]:
    """Gives the number of each word's sentence in a window, from 0; ``opens`` are the chances that they open one."""
    if text.sentence is not None:
        return [number - text.sentence[first] for number in text.sentence[first:past]]
    numbers, number, begun = [0], 0, first
    for index in range(1, past - first):
        word = first + index
        bar = ALONE if text.ruled is None else WITH_RULE if word in text.ruled else AGAINST_RULE
        opening = opens[index] > bar and not (bar == AGAINST_RULE and _leads_in(text.words, begun, word))
        if opening or text.gaps[word] == PARAGRAPH:
            number, begun = number + 1, word
        numbers.append(number)
    return numbers


def _leads_in(words: Sequence[str], begun: int, word: int) -> bool:
    """Says whether what stands before a word is no sentence but leads into one: "On Wednesday | Pence is expected"."""
    return word - begun <= LEAD and words[begun].lower() in _LEADING


def _bounds(sentence: list[int]) -> list[tuple[int, int]]:
    starts = [index for index, number in enumerate(sentence) if not index or number != sentence[index - 1]]
    return list(zip(starts, [*starts[1:], len(sentence)], strict=True))


def _heads(scores: Floats, bounds: list[tuple[int, int]]) -> list[int]:
    heads: list[int] = []
    for first, past in bounds:
        within = np.concatenate([scores[first:past, :1], scores[first:past, first + 1 : past + 1]], 1)
        heads += [head - 1 + first if head else -1 for head in tree(within)]
    return heads


def _deprels(heads: list[int], states: Floats, model: Model) -> list[str]:
    labels = model.inventory.deprels
    governors = states[heads]
    roots = [index for index, head in enumerate(heads) if head < 0]
    governors[roots] = model.root
    scores = model.label(states, governors)
    scores[:, labels.index("root")] = -np.inf  # the root alone is labelled root, and always
    return ["root" if head < 0 else labels[number] for number, head in zip(scores.argmax(1), heads, strict=True)]


def _attributions(out: dict[str, Floats], model: Model, threshold: float) -> list[Told]:
    chances = _chances(out["anchor"])
    anchors = (chances[:, 0] > threshold).nonzero()[0]
    if not len(anchors):
        return []
    scores = model.roles(out["states"], anchors, out["role"])
    paths = best_paths(scores, [scores.shape[1]] * len(anchors), *model.chains["roles"])
    found = []
    for place, path in zip(anchors, paths, strict=True):
        parts: dict[str, list[int]] = {"cue": [], "source": [], "content": []}
        for index, number in enumerate(path):
            if number:
                parts[ROLE_TAGS[number][2:]].append(index)
        if parts["content"]:
            chance, speech = float(chances[place, 0]), float(chances[place, 1])
            cue, source, content = (tuple(part) for part in parts.values())
            found.append(Told(int(place), cue, source, content, int(speech > 0.5), chance, speech))
    return found
