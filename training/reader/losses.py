"""What a batch teaches: one loss a layer of labels, each a mean over what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from onrecord.language.labels import NAME_TAGS, ROLE_TAGS, STYLES, TITLE_TAGS, UPOS, bio

from .mentions import head_word

if TYPE_CHECKING:
    from onrecord.language.layers import Told

    from .model import Inventory, Reader
    from .windows import Batch, Window

WEIGHTS = {
    "sentence": 1.0, "upos": 0.5, "xpos": 0.25, "feats": 0.25, "arcs": 1.0, "labels": 0.5, "names": 6.0, "titles": 1.0,
    "anchor": 8.0, "speech": 0.3, "role": 1.0, "roles": 0.15, "reference": 0.5, "meaning": 3.0,
}  # fmt: skip
"""Brings the losses of one batch to the same order of size at about a tenth of the way."""

IGNORED = -100


def losses(model: Reader, batch: Batch, states: torch.Tensor) -> dict[str, torch.Tensor]:
    """Takes a batch of windows of one corpus and the states of its words; gives the losses that its labels allow."""
    one = batch.windows[0].document
    found: dict[str, torch.Tensor] = {}
    kept = model.dropout(states)
    if one.upos is not None:
        found |= _tags(model, batch, kept)
        found |= _syntax(model, batch, states)
    if one.names is not None:
        found["names"] = _names(model, batch, states)
    if one.titles is not None:
        gold = _filled(batch, lambda window: [TITLE_TAGS.index(tag) for tag in _cut(window, window.document.titles)])
        found["titles"] = _cross(model.titles(kept), gold)
    if one.attributions is not None:
        found |= _attributions(model, batch, states, kept)
    if any(window.document.clusters or "pronoun" in window.document.meta for window in batch.windows):
        found |= _references(model, batch, states)
    return found


def _cut(window: Window, layer: list) -> list:
    return layer[window.first : window.past]


def _filled(batch: Batch, values: object) -> torch.Tensor:
    gold = np.full(batch.word_mask.shape, IGNORED)
    for row, window in enumerate(batch.windows):
        gold[row, : len(window)] = values(window)
    return _moved(gold, batch)


def _moved(labels: np.ndarray, batch: Batch) -> torch.Tensor:
    """Gives labels, which are put together in numpy word by word, where the batch lies."""
    return torch.from_numpy(labels).to(batch.word_mask.device)


def _cross(scores: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
    return functional.cross_entropy(scores.reshape(-1, scores.shape[-1]), gold.reshape(-1), ignore_index=IGNORED)


def _numbers(labels: list[str] | tuple[str, ...]) -> dict[str, int]:
    return {label: number for number, label in enumerate(labels)}


def _tags(model: Reader, batch: Batch, kept: torch.Tensor) -> dict[str, torch.Tensor]:
    inventory: Inventory = model.inventory
    found = {}
    for layer, labels in (("upos", UPOS), ("xpos", inventory.xpos), ("feats", inventory.feats)):
        numbers = _numbers(labels)
        gold = _filled(
            batch,
            lambda window, layer=layer, numbers=numbers: [
                numbers.get(value, IGNORED) for value in _cut(window, getattr(window.document, layer))
            ],
        )
        found[layer] = _cross(getattr(model, layer)(kept), gold)

    def starts(window: Window) -> list[int]:
        numbers = window.document.sentence
        return [int(i == window.first or numbers[i] != numbers[i - 1]) for i in range(window.first, window.past)]

    gold = _filled(batch, starts)
    mask = batch.word_mask
    found["sentence"] = functional.binary_cross_entropy_with_logits(
        model.sentence(kept).squeeze(-1)[mask], gold[mask].float()
    )
    return found


def _syntax(model: Reader, batch: Batch, states: torch.Tensor) -> dict[str, torch.Tensor]:
    def local(window: Window) -> list[int]:
        heads = _cut(window, window.document.heads)
        inside = [0 if head < 0 else head - window.first + 1 for head in heads]
        # A sentence longer than a window is cut: heads beyond are not taught.
        return [head if 0 <= head <= len(window) else IGNORED for head in inside]

    heads = _filled(batch, local)
    sentences = _filled(batch, lambda window: _cut(window, window.document.sentence))
    same = sentences[:, :, None] == sentences[:, None, :]
    allowed = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    scores = model.arcs(states).masked_fill(~allowed, -1e4)
    numbers = _numbers(model.inventory.deprels)
    labels = _filled(
        batch, lambda window: [numbers.get(label, IGNORED) for label in _cut(window, window.document.deprels)]
    )
    known = heads != IGNORED
    rows, words = known.nonzero(as_tuple=True)
    governors = torch.cat([model.labels.root.expand(states.shape[0], 1, -1), states], 1)[rows, heads[rows, words]]
    return {
        "arcs": _cross(scores, heads),
        "labels": _cross(model.labels(states[rows, words], governors), labels[rows, words]),
    }


def _names(model: Reader, batch: Batch, states: torch.Tensor) -> torch.Tensor:
    numbers = _numbers(NAME_TAGS)
    opens = np.array([tag[0] != "I" for tag in NAME_TAGS])
    allowed = np.zeros((*batch.word_mask.shape, len(NAME_TAGS)), dtype=bool)
    for row, window in enumerate(batch.windows):
        for place, tags in enumerate(_cut(window, window.document.names)):
            for tag in tags:
                allowed[row, place, numbers[tag]] = True
        if not (allowed[row, 0] & opens).any():
            allowed[row, 0, 0] = True  # a name that the window cuts
        allowed[row, len(window) :] = True
    lengths = batch.word_mask.sum(1)
    scores = model.name_scores(states, STYLES.index(batch.windows[0].document.style))
    return model.name_chain(scores, _moved(allowed, batch), lengths).clamp(max=60.0).sum() / lengths.sum()


def roles_of(attribution: Told, first: int, past: int) -> list[str]:
    """Gives the tags of one attribution in a window ``[first, past)``: content yields to source, source to cue."""
    layer = ["O"] * (past - first)
    for role, indices in (("content", attribution.content), ("source", attribution.source), ("cue", attribution.cue)):
        for index in indices:
            if first <= index < past:
                layer[index - first] = role
    spans = []
    for place, role in enumerate(layer):
        if role != "O":
            if spans and spans[-1][1] == place and spans[-1][2] == role:
                spans[-1][1] = place + 1
            else:
                spans.append([place, place + 1, role])
    return bio(past - first, [tuple(span) for span in spans])


def _attributions(model: Reader, batch: Batch, states: torch.Tensor, kept: torch.Tensor) -> dict[str, torch.Tensor]:
    numbers = _numbers(ROLE_TAGS)
    rows, anchors, gold, speech = [], [], [], []
    marks = np.zeros(batch.word_mask.shape, dtype=np.float32)
    flat = np.zeros(batch.word_mask.shape, dtype=np.int64)
    for row, window in enumerate(batch.windows):
        for attribution in window.document.attributions:
            if not window.first <= attribution.anchor < window.past:
                continue
            tags = [numbers[tag] for tag in roles_of(attribution, window.first, window.past)]
            rows.append(row)
            anchors.append(attribution.anchor - window.first)
            gold.append(tags)
            speech.append(attribution.speech)
            marks[row, attribution.anchor - window.first] = 1.0
            for place, tag in enumerate(tags):
                flat[row, place] = tag or flat[row, place]
    mask = batch.word_mask
    anchor = model.anchor(states)
    found = {"anchor": functional.binary_cross_entropy_with_logits(anchor[..., 0][mask], _moved(marks, batch)[mask])}
    role = model.role(kept)
    if batch.windows[0].document.flat_roles:
        found["role"] = _cross(role, torch.where(mask, _moved(flat, batch), IGNORED))
    if rows:
        where, places = _moved(np.array(rows), batch), _moved(np.array(anchors), batch)
        lengths = mask.sum(1)[where]
        scores = model.roles(states[where], places, role[where])
        allowed = np.zeros(scores.shape, dtype=bool)
        for index, tags in enumerate(gold):
            allowed[index, range(len(tags)), tags] = True
        found["roles"] = model.role_chain(scores, _moved(allowed, batch), lengths).mean()
        if max(speech) >= 0:
            known = _moved(np.array(speech, dtype=np.int64), batch)
            logits = anchor[where, places, 1][known >= 0]
            found["speech"] = functional.binary_cross_entropy_with_logits(logits, known[known >= 0].float())
    return found


def _references(model: Reader, batch: Batch, states: torch.Tensor) -> dict[str, torch.Tensor]:
    scores = model.reference_scores(states)
    width = scores.shape[1]
    allowed = np.concatenate([np.ones((width, 1), dtype=bool), np.tri(width, k=-1, dtype=bool)], 1)
    scores = scores.masked_fill(~_moved(allowed, batch), -1e4)
    marks = np.zeros(scores.shape, dtype=bool)
    weights = np.zeros(batch.word_mask.shape, dtype=np.float32)
    for row, window in enumerate(batch.windows):
        _reference_gold(window, marks[row], weights[row])
    if not weights.any():
        return {}
    gold, weight = _moved(marks, batch), _moved(weights, batch)
    free = torch.logsumexp(scores, 2)
    true = torch.logsumexp(scores.masked_fill(~gold, -1e4), 2)
    return {"reference": ((free - true) * weight).sum() / weight.sum()}


def _reference_gold(window: Window, gold: np.ndarray, weight: np.ndarray) -> None:
    document = window.document
    if document.clusters is not None:
        gold[: len(window), 0] = True
        weight[: len(window)] = 0.05
        for chain in document.clusters:
            words = sorted({head_word(span, document.heads, document.words) for span in chain})
            inside = [word - window.first for word in words if window.first <= word < window.past]
            for number, word in enumerate(inside):
                weight[word] = 1.0
                if number:
                    gold[word, 0] = False
                    gold[word, [other + 1 for other in inside[:number]]] = True
    elif "pronoun" in document.meta:
        meta = document.meta
        pronoun = meta["pronoun"][0] - window.first
        names = [meta[key][1] - 1 - window.first for key in ("a", "b")]
        if not all(0 <= place < len(window) for place in (pronoun, *names)):
            return
        before = [(place, true) for place, true in zip(names, meta["truth"], strict=True) if place < pronoun]
        right = [place + 1 for place, true in before if true]
        weight[pronoun] = 1.0
        if right:
            gold[pronoun, right] = True
        elif len(before) == 2 and not any(meta["truth"]):
            gold[pronoun, : pronoun + 1] = True
            gold[pronoun, [place + 1 for place, _ in before]] = False
        else:
            weight[pronoun] = 0.0


def meaning_loss(
    model: Reader, middle: torch.Tensor, sentences: list[list[tuple[int, int]]], teacher: torch.Tensor
) -> torch.Tensor:
    """Takes sentences ``[first, past)`` of each window, counted from its first word, and the base's vectors of all of
    them in order (N, WIDTH), N at least 1; gives one less their mean cosine."""
    own = model.meaning(middle)
    mine = torch.stack([own[row, first:past].mean(0) for row, found in enumerate(sentences) for first, past in found])
    return 1.0 - functional.cosine_similarity(mine, teacher.to(mine.device)).mean()
