"""Renderings against MRPC's pairs of sentences that hold quotations (train half; measured on, never trained on).

Each sentence is taken whole for what one speaker said: accuracy is that of the shipped rules that join renderings, the
area under the curve that of the likeness by which they are ranked, beside the cosine of word counts.
"""

from collections import Counter
from math import sqrt

from onrecord.stories.renderings import likeness, one_saying
from onrecord.text.fold import folded_words
from quality.stories.clusters import area, best_accuracy
from quality.stories.rows import rows_of


def scores():
    """Gives area, accuracy, and how many of the pairs that are joined are paraphrases."""
    pairs = rows_of("mrpc", "quotes_train.jsonl")
    same = [pair["label"] == 1 for pair in pairs]
    joined = [one_saying(pair["a"], pair["b"]) for pair in pairs]
    right = sum(made and label for made, label in zip(joined, same, strict=True))
    return {
        "wordings.mrpc.auc": area([likeness(pair["a"], pair["b"]) for pair in pairs], same),
        "wordings.mrpc.accuracy": sum(a == b for a, b in zip(joined, same, strict=True)) / len(pairs),
        "wordings.mrpc.precision": right / sum(joined),
    }


def baseline():
    """Gives area and best accuracy (bar fitted to the labels) of the cosine of word counts."""
    pairs = rows_of("mrpc", "quotes_train.jsonl")
    same = [pair["label"] == 1 for pair in pairs]
    values = [cosine(*(Counter(folded_words(pair[side])) for side in "ab")) for pair in pairs]
    return area(values, same), best_accuracy(values, same)


def cosine(a, b):
    shared = sum(count * b[word] for word, count in a.items())
    return shared / sqrt(sum(n * n for n in a.values()) * sum(n * n for n in b.values()))
