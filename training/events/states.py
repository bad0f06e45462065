"""How well the reader's own states tell the type of an event: alone, and beside words, syntax and tables.

    python -m training.events.states

Prints micro and macro F1 by cross-validation on PLV train, the pair given. Nothing here is shipped: the model of types
does without the reader's states, so that a new reader needs no new model. Run it again when the reader changes.
"""

import numpy as np
import scipy.sparse as sparse
from training.events import linear
from training.events.examples import sentences

from onrecord import language
from onrecord.events.acts import acts
from onrecord.events.tree import grown

STRENGTHS = (0.003, 0.01, 0.03)
"""Tried for the dense vectors, which are many and alike; the best is told, so these numbers flatter a little."""


class Recorder:
    """The reader's model, with the states of what it read last."""

    def __init__(self, model):
        self._model, self.seen = model, []

    def __getattr__(self, name):
        return getattr(self._model, name)

    def read(self, fed, *, names="names"):
        out = self._model.read(fed, names=names)
        self.seen.append(out["states"])
        return out


def vectors():
    """Gives the labelled sentences, and for each a vector of states: source, target, triggers, governors, whole."""
    part = language.load(language.READER).get_pipe("onrecord_reader")
    part.model = recorder = Recorder(part.model)
    found, made = [], []
    for sentence in sentences():
        tree = grown(sentence.doc)
        recorder.seen.clear()
        language.read(sentence.report)
        states = np.concatenate(recorder.seen)
        tokens = [at for at in range(len(tree.words)) if tree.pos[at] != "SPACE"]
        rows = dict(zip(tokens, states, strict=False))
        source, target = sentence.words(tree, sentence.source), sentence.words(tree, sentence.target)
        told = [act.at for first, past in tree.sentences for act in acts(tree, first, past)]
        governors = [tree.head[at] for span in (source, target) if span for at in range(*span)
                     if not span[0] <= tree.head[at] < span[1]]  # fmt: skip
        parts = [range(*source) if source else (), range(*target) if target else (), told[:1], governors, tokens]
        made.append(np.concatenate([_mean(rows, part, states.shape[1]) for part in parts]))
        found.append(sentence)
    return found, np.array(made)


def _mean(rows, places, width):
    held = [rows[at] for at in places if at in rows]
    return np.mean(held, 0) if held else np.zeros(width)


def crossed(given, numbers, count, fold, strength):
    """Gives the predicted labels of all rows, each by a model that saw the other folds alone."""
    predicted = np.zeros(len(numbers), int)
    for part in range(fold.max() + 1):
        seen, kept = np.where(fold != part)[0], np.where(fold == part)[0]
        weights = linear.fit(given[seen], numbers[seen], count, strength)
        predicted[kept] = (np.asarray(given[kept] @ weights[:-1]) + weights[-1]).argmax(1)
    return predicted


def told(name, predicted, numbers, count):
    """Prints micro and macro F1 of predicted labels."""
    scores = []
    for label in range(count):
        both = (predicted == numbers) & (numbers == label)
        scores.append(2 * both.sum() / max(1, (predicted == label).sum() + (numbers == label).sum()))
    print(f"{name:40} micro {(predicted == numbers).mean():.4f}  macro {np.mean(scores):.4f}")


def main():
    """Prints the scores of features, states, and both."""
    found, dense = vectors()
    dense = (dense - dense.mean(0)) / (dense.std(0) + 1e-6)
    labels = sorted({sentence.label for sentence in found})
    numbers = np.array([labels.index(sentence.label) for sentence in found])
    fold = linear.folds([sentence.label for sentence in found])
    rows = [sentence.features() for sentence in found]
    told_rows = linear.matrix(rows, linear.vocabulary(rows))
    told("words, syntax, tables", crossed(told_rows, numbers, len(labels), fold, linear.STRENGTH), numbers, len(labels))
    for strength in STRENGTHS:
        told(f"states, {strength}", crossed(dense, numbers, len(labels), fold, strength), numbers, len(labels))
    for scale in (0.03, 0.1):
        both = sparse.hstack([told_rows, sparse.csr_matrix(dense * scale)]).tocsr()
        told(f"both, states times {scale}", crossed(both, numbers, len(labels), fold, linear.STRENGTH), numbers,
             len(labels))  # fmt: skip


if __name__ == "__main__":
    main()
