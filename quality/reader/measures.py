"""Scores of readings against gold layers, in per cent."""

from collections import Counter

import numpy as np
from scipy.optimize import linear_sum_assignment
from training.reader.document import Document
from training.reader.mentions import head_word

from onrecord.language.labels import spans_of
from onrecord.language.layers import Layers
from onrecord.language.words import DocWords


def f1(right: float, predicted: float, gold: float) -> dict[str, float]:
    """Gives precision, recall and F1."""
    precision, recall = right / max(predicted, 1), right / max(gold, 1)
    both = precision + recall
    return {
        "P": round(100 * precision, 2),
        "R": round(100 * recall, 2),
        "F1": round(200 * precision * recall / both, 2) if both else 0.0,
    }


def treebank(documents: list[Document], readings: list[Layers]) -> dict[str, float]:
    """Gives accuracy of tags, features, heads and labels over gold words and sentences."""
    counts: Counter[str] = Counter()
    for document, reading in zip(documents, readings, strict=True):
        for index in range(len(document.words)):
            counts["words"] += 1
            counts["upos"] += document.upos[index] == reading.upos[index]
            counts["xpos"] += document.xpos[index] == reading.xpos[index]
            counts["feats"] += document.feats[index] == reading.feats[index]
            head = document.heads[index] == reading.heads[index]
            counts["uas"] += head
            counts["las"] += head and document.deprels[index] == reading.deprels[index]
    return {name: round(100 * counts[name] / counts["words"], 2) for name in ("upos", "xpos", "feats", "uas", "las")}


def raw_treebank(gold: list[Document], own: list[DocWords], readings: list[Layers]) -> dict[str, float]:
    """Gives F1 as the CoNLL 2018 shared task does (words aligned by their characters), and of sentences."""
    counts: Counter[str] = Counter()
    for one, mine, reading in zip(gold, own, readings, strict=True):
        keys, my_keys = _keys(one, one.text), _keys(mine, one.text)
        place = {key: index for index, key in enumerate(my_keys)}
        counts["gold"] += len(keys)
        counts["own"] += len(my_keys)
        for index, key in enumerate(keys):
            other = place.get(key)
            if other is None:
                continue
            counts["words"] += 1
            counts["upos"] += one.upos[index] == reading.upos[other]
            head, my_head = one.heads[index], reading.heads[other]
            same = (head < 0 and my_head < 0) or (head >= 0 and my_head >= 0 and keys[head] == my_keys[my_head])
            counts["uas"] += same
            counts["las"] += same and one.deprels[index] == reading.deprels[other]
        sentences, my_sentences = _sentences(keys, one.sentence), _sentences(my_keys, reading.sentence)
        counts["sentence_gold"] += len(sentences)
        counts["sentence_own"] += len(my_sentences)
        counts["sentence"] += len(sentences & my_sentences)
    found = {name: f1(counts[name], counts["own"], counts["gold"])["F1"] for name in ("words", "upos", "uas", "las")}
    return found | {"sentence": f1(counts["sentence"], counts["sentence_own"], counts["sentence_gold"])["F1"]}


def _keys(document: Document | DocWords, text: str) -> list[tuple[int, int]]:
    """Gives each word's offsets counted in characters that are no white space."""
    before = np.cumsum([0, *(not char.isspace() for char in text)])
    return [(int(before[s]), int(before[e])) for s, e in zip(document.starts, document.ends, strict=True)]


def _sentences(keys: list[tuple[int, int]], numbers: list[int]) -> set[tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for (start, end), number in zip(keys, numbers, strict=True):
        spans[number] = (spans.get(number, (start, end))[0], end)
    return set(spans.values())


CORE = ("person", "organisation", "place")


def names(documents: list[Document], readings: list[Layers]) -> dict[str, object]:
    """Gives span F1 by kind and over persons, organisations, places."""
    right, own, gold = Counter(), Counter(), Counter()
    for document, reading in zip(documents, readings, strict=True):
        true, spans = gold_names(document), reading.names
        for span in set(spans):
            own[span[2]] += 1
        for span in true:
            gold[span[2]] += 1
        for span in set(spans) & set(true):
            right[span[2]] += 1
    scores: dict[str, object] = {
        kind: f1(right[kind], own[kind], gold[kind]) | {"gold": gold[kind]} for kind in sorted(gold) if "|" not in kind
    }
    scores["core"] = f1(*(sum(counter[kind] for kind in CORE) for counter in (right, own, gold)))
    return scores


def gold_names(document: Document) -> list[tuple[int, int, str]]:
    """Gives the gold names; one whose kind is open between several carries them all, parted by bars."""
    tags = []
    for allowed in document.names:
        if "O" in allowed:
            tags.append("O")
        else:
            edge = next(iter(allowed))[0]
            tags.append(edge + "-" + "|".join(sorted(tag[2:] for tag in allowed)))
    return spans_of(tags)


def coreference(documents: list[Document], readings: list[Layers]) -> dict[str, object]:
    """Gives MUC, B-cubed, CEAF-e and their mean F1 (CoNLL) over head words; mentions in no chain are left out."""
    totals: dict[str, np.ndarray] = {name: np.zeros(4) for name in ("muc", "b3", "ceafe")}
    for document, reading in zip(documents, readings, strict=True):
        gold = [
            {head_word(span, document.heads, document.words) for span in chain} for chain in document.clusters or []
        ]
        _add(totals, [chain for chain in gold if len(chain) > 1], chains(reading.antecedents))
    found: dict[str, object] = {}
    for name, (p_right, p_all, r_right, r_all) in totals.items():
        precision, recall = p_right / max(p_all, 1e-9), r_right / max(r_all, 1e-9)
        found[name] = round(200 * precision * recall / max(precision + recall, 1e-9), 2)
    found["conll"] = round(sum(found.values()) / 3, 2)
    return found


def chains(antecedents: list[int]) -> list[set[int]]:
    """Gives the chains that links from words to antecedents make."""
    owner: dict[int, set[int]] = {}
    for word, other in enumerate(antecedents):
        if other >= 0:
            chain = owner.setdefault(other, {other})
            chain.add(word)
            owner[word] = chain
    return list({id(chain): chain for chain in owner.values()}.values())


def _add(totals: dict[str, np.ndarray], gold: list[set[int]], own: list[set[int]]) -> None:
    totals["muc"] += [*_muc(own, gold), *_muc(gold, own)]
    totals["b3"] += [*_b3(own, gold), *_b3(gold, own)]
    if gold and own:
        like = np.array([[2 * len(a & b) / (len(a) + len(b)) for b in own] for a in gold])
        best = like[linear_sum_assignment(-like)].sum()
    else:
        best = 0.0
    totals["ceafe"] += [best, len(own), best, len(gold)]


def _owner(chains_: list[set[int]]) -> dict[int, int]:
    return {word: number for number, chain in enumerate(chains_) for word in chain}


def _muc(of: list[set[int]], against: list[set[int]]) -> tuple[float, float]:
    owner = _owner(against)
    right = sum(len(c) - len({owner.get(word, -1 - word) for word in c}) for c in of)
    return right, sum(len(c) - 1 for c in of)


def _b3(of: list[set[int]], against: list[set[int]]) -> tuple[float, float]:
    owner = _owner(against)
    right = 0.0
    for chain in of:
        counts = Counter(owner[word] for word in chain if word in owner)
        right += sum(count * count for count in counts.values()) / len(chain)
    return right, sum(map(len, of))


def pronouns(documents: list[Document], readings: list[Layers]) -> dict[str, float]:
    """Gives GAP's F1 over both names of each text, and accuracy over the texts where one of them is meant."""
    right = own = gold = chosen = texts = 0
    for document, reading in zip(documents, readings, strict=True):
        meta = document.meta
        pronoun = meta["pronoun"][0]
        chain = next((chain for chain in chains(reading.antecedents) if pronoun in chain), {pronoun})
        said = [any(place in chain for place in range(*meta[key])) for key in ("a", "b")]
        own += sum(said)
        gold += sum(meta["truth"])
        right += sum(a and b for a, b in zip(said, meta["truth"], strict=True))
        if any(meta["truth"]):
            texts += 1
            chosen += said == list(meta["truth"])
    return f1(right, own, gold) | {"accuracy": round(100 * chosen / max(texts, 1), 2), "texts": texts}


def auc(vectors: list[np.ndarray], labels: list[int]) -> float:
    """Takes vectors of pairs, one after the other, and whether a pair means the same; gives the area under the ROC."""
    matrix = np.stack(vectors)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    cosines = (matrix[0::2] * matrix[1::2]).sum(1)
    truth = np.array(labels, dtype=bool)
    wins = (cosines[truth][:, None] > cosines[~truth][None]).mean()
    return round(100 * float(wins), 2)
