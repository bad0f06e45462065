"""Writes the reader's layers into a spaCy ``Doc``."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, HEAD, MORPH, POS, TAG  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.symbols import IDS  # type: ignore[import-not-found]  # as above
from spacy.tokens import Span as DocSpan

from onrecord.language.extensions import Mention, ProposedAttribution
from onrecord.language.layers import Layers
from onrecord.language.words import DocWords
from onrecord.types.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

ENTITY_LABELS = {
    "person": "PERSON",
    "organisation": "ORG",
    "place": "LOC",  # places of every kind, countries and cities too: the model does not tell them apart
    "facility": "FAC",
    "event": "EVENT",
    "weapon_or_vessel": "PRODUCT",  # OntoNotes counts weapons and vehicles among products
    "law_or_agreement": "LAW",
    "nationality": "NORP",
}
"""Our kinds of name under spaCy's usual labels; "other" is not reported."""

SPACE_DEP = "dep"


def fill(doc: "Doc", words: DocWords, layers: Layers, model: str) -> "Doc":
    """Writes all layers; gives the document."""
    if not words.words:
        return doc
    _annotate(doc, words, layers)
    spans = [(words.tokens[start], words.tokens[past - 1] + 1, kind) for start, past, kind in layers.names]
    doc.ents = [
        DocSpan(doc, start, past, label=ENTITY_LABELS[kind]) for start, past, kind in spans if kind in ENTITY_LABELS
    ]
    doc.spans["titles"] = [
        DocSpan(doc, words.tokens[start], words.tokens[past - 1] + 1, label="TITLE") for start, past, _ in layers.titles
    ]
    starts, ends = words.starts, words.ends
    doc._.attributions = tuple(
        ProposedAttribution(
            anchor=Span(starts[one.anchor], ends[one.anchor]),
            cue=_spans(one.cue, starts, ends),
            source=_spans(one.source, starts, ends),
            content=_spans(one.content, starts, ends),
            speech=bool(one.speech),
            score=round(one.score, 4),
            speech_score=round(one.speech_score, 4),
        )
        for one in layers.attributions
    )
    doc._.references = _references(words, layers)
    doc._.sentence_vectors = np.stack(layers.vectors)
    opens = np.zeros(len(doc), np.float32)
    opens[words.tokens] = layers.opens
    doc._.reader_scores = {"sentence_start": opens}
    doc._.reader_model = model
    return doc


def _annotate(doc: "Doc", words: DocWords, layers: Layers) -> None:
    """Writes tags and trees; white space hangs on the word before it, and at the start of a text on the first word."""
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    table = np.zeros((len(doc), 5), np.int64)
    owner = np.searchsorted(words.tokens, np.arange(len(doc)), side="right") - 1
    governors = np.array(words.tokens)[np.maximum(owner, 0)]
    table[:, 0] = IDS["SPACE"]
    table[:, 1] = _signed(strings.add("_SP"))
    table[:, 2] = _signed(morphology.add(""))
    table[:, 3] = governors - np.arange(len(doc))
    table[:, 4] = _signed(strings.add(SPACE_DEP))
    tokens = np.array(words.tokens)
    heads = np.array(layers.heads)
    table[tokens, 0] = [IDS[tag] for tag in layers.upos]
    table[tokens, 1] = _numbers(layers.xpos, strings.add)
    table[tokens, 2] = _numbers(layers.feats, lambda feats: morphology.add("" if feats == "_" else feats))
    table[tokens, 3] = np.where(heads < 0, 0, tokens[heads] - tokens)
    table[tokens, 4] = _numbers(["ROOT" if label == "root" else label for label in layers.deprels], strings.add)
    doc.from_array([POS, TAG, MORPH, HEAD, DEP], table.astype(np.uint64))  # type: ignore[arg-type]  # stub wants its own array protocol


def _numbers(labels: Sequence[str], number: Callable[[str], int]) -> list[int]:
    known = {label: _signed(number(label)) for label in set(labels)}
    return [known[label] for label in labels]


def _signed(value: int) -> int:
    """Gives a 64-bit hash as the signed number of the same bits."""
    return value - (1 << 64) if value >= 1 << 63 else value


def _spans(indices: Iterable[int], starts: Sequence[int], ends: Sequence[int]) -> tuple[Span, ...]:
    """Gives the spans of runs of neighbouring words."""
    runs: list[list[int]] = []
    for index in indices:
        if runs and runs[-1][1] == index:
            runs[-1][1] = index + 1
        else:
            runs.append([index, index + 1])
    return tuple(Span(starts[first], ends[past - 1]) for first, past in runs)


def _references(words: DocWords, layers: Layers) -> tuple[tuple[Mention, ...], ...]:
    """Gives the clusters that links from words to antecedents make, each mention with its span."""
    owner: dict[int, list[int]] = {}
    clusters: list[list[int]] = []
    for word, other in enumerate(layers.antecedents):
        if other < 0:
            continue
        cluster = owner.get(other)
        if cluster is None:
            cluster = owner[other] = [other]
            clusters.append(cluster)
        cluster.append(word)
        owner[word] = cluster
    named = {past - 1: (start, past) for start, past, _ in layers.names}
    named |= {index: span for span in named.values() for index in range(*span)}
    found = []
    for cluster in sorted(clusters):
        mentions = []
        for word in cluster:
            first, past = named.get(word, (word, word + 1))
            mentions.append(Mention(words.tokens[word], Span(words.starts[first], words.ends[past - 1])))
        found.append(tuple(mentions))
    return tuple(found)
