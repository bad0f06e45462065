"""Makes src/onrecord/dates/undated/data/period_words.npz: a linear model of words by year.

    python training/dates/train_period_words.py ../shared/training/dates/dating/train.jsonl.xz OUT.npz OTHERS...

OTHERS are reports of other registers (gzipped JSON lines): kcna_2024 (CC0) and wikinews_2019_2020 (CC BY 2.5).

Needs torch. Multinomial logistic regression over the years, on the presence of words and of pairs of capitalised
words (each text's sum divided by the root of its number of features), half of the features dropped at random, labels
smoothed by 0.05 so that registers which it has not read are left open. Weights are kept as int8 for the words that
weigh most. A second model of the same words says whether a text is of a register that the first has read: logistic
regression of its texts against the others, both sides weighing the same.
"""

import collections
import gzip
import json
import lzma
import random
import sys
from pathlib import Path

import numpy as np
import torch

from onrecord.dates.undated.period import features

LEAST, MOST, KEPT = 5, 0.6, 40_000
EPOCHS, RATE, DROPPED, SMOOTHED, DECAY = 7, 0.02, 0.5, 0.05, 0.97


def bag(weights, texts, dropped=0.0):
    """Gives the sums of the weights of each text's features, divided by the root of their number."""
    starts = torch.tensor(np.cumsum([0] + [len(text) for text in texts[:-1]]))
    shares = torch.cat([torch.full((len(text),), 1 / np.sqrt(len(text))) for text in texts])
    if dropped:
        shares = shares * (torch.rand(len(shares)) > dropped) / (1 - dropped)
    return torch.nn.functional.embedding_bag(torch.cat(texts), weights, starts, mode="sum", per_sample_weights=shares)


def main(source, target, *others):
    """Trains on the texts of ``source`` and writes the model to ``target``."""
    torch.manual_seed(0)
    random.seed(0)
    torch.set_num_threads(1)
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line) for line in lines]
    found = [features(text["text"]) for text in texts]
    counts = collections.Counter(word for one in found for word in one)
    words = sorted(word for word, count in counts.items() if LEAST <= count < MOST * len(texts))
    places = {word: place + 1 for place, word in enumerate(words)}
    years = [int(text["date"][:4]) for text in texts]
    first, last = min(years), max(years)
    inputs = [torch.tensor(sorted(places[w] for w in one if w in places) or [0]) for one in found]
    labels = torch.tensor(years) - first
    weights = torch.nn.Parameter(torch.zeros(len(words) + 1, last - first + 1))
    bias = torch.nn.Parameter(torch.zeros(last - first + 1))
    steps = torch.optim.Adam([weights, bias], lr=RATE)
    for _ in range(EPOCHS):
        order = list(range(len(texts)))
        random.shuffle(order)
        for start in range(0, len(order), 64):
            some = order[start : start + 64]
            logits = bag(weights, [inputs[k] for k in some], DROPPED) + bias
            loss = torch.nn.functional.cross_entropy(logits, labels[some], label_smoothing=SMOOTHED)
            loss.backward()
            steps.step()
            steps.zero_grad()
        with torch.no_grad():
            weights.mul_(DECAY)
    known, known_bias = register(inputs, other_inputs(others, places), len(words) + 1)
    matrix = weights.detach().numpy()[1:]
    heavy = np.sort(np.argsort(-np.abs(matrix).max(axis=1) * np.log([counts[w] for w in words]), kind="stable")[:KEPT])
    matrix = matrix[heavy]
    # A few great weights would cost all others their precision.
    scale = float(np.quantile(np.abs(matrix), 0.9995)) / 127
    np.savez_compressed(
        target,
        words=np.frombuffer("\n".join(words[k] for k in heavy).encode("utf-8"), dtype=np.uint8),
        weights=np.clip(np.round(matrix / scale), -127, 127).astype(np.int8),
        scale=np.float32(scale),
        bias=bias.detach().numpy().astype(np.float32),
        first_year=np.int64(first),
        register=known[1:][heavy].astype(np.float16),
        register_bias=np.float32(known_bias),
        read=np.isin(np.arange(first, last + 1), years),
    )
    print(f"{len(words)} words, {len(heavy)} kept, {Path(target).stat().st_size:,} bytes")


def other_inputs(paths, places):
    """Gives the features of reports of other registers."""
    found = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
        found.append([torch.tensor(sorted(places[w] for w in features(text) if w in places) or [0]) for text in texts])
    return found


def register(ours, groups, size):
    """Gives the weights and the bias of the model that tells our registers from others."""
    weights, bias = torch.nn.Parameter(torch.zeros(size, 1)), torch.nn.Parameter(torch.zeros(1))
    steps = torch.optim.Adam([weights, bias], lr=RATE)
    for _ in range(150):
        some = random.choices(ours, k=64)
        rest = [text for group in groups for text in random.choices(group, k=64 // len(groups))]
        labels = torch.tensor([1.0] * len(some) + [0.0] * len(rest))
        logits = (bag(weights, [*some, *rest], DROPPED) + bias)[:, 0]
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, labels) + 1e-4 * (weights**2).sum()
        loss.backward()
        steps.step()
        steps.zero_grad()
    return weights.detach().numpy()[:, 0], float(bias.detach())


if __name__ == "__main__":
    main(*sys.argv[1:])
