"""Makes the line model that ``onrecord.clean.line_model`` runs: one command, the same bytes every time.

    python -m training.residue.train              makes src/onrecord/clean/data/line_model.npz
    python -m training.residue.train --out PATH   elsewhere, to compare

Three layers, each taught on judgements that the layer before made about sites it had not seen: weights of hashed
n-grams (logistic regression), a first and a second set of boosted trees. Needs the ``train`` extra.
"""

import argparse
import hashlib
import io
import os
import sys
import time
import zipfile
from itertools import pairwise
from pathlib import Path

# One thread: the order of sums, and so every byte of the model, is then the same on any machine.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import scipy.sparse as sp
from quality.data import ROOT
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import SGDClassifier
from training.residue import corpus

from onrecord.clean.line_context import KINDS, first_context, second_context
from onrecord.clean.line_features import BUCKETS, hashed_grams, line_features
from onrecord.clean.line_model import UNIT, WEIGHTS

FOLDS = 3
"""Parts that the sites are dealt into; each is judged by layers that were taught on the others."""

VARIANT_WEIGHT = {"plain": 1.0, "untitled": 0.5, "clean": 0.5, "glued": 0.5, "general": 1.0, "wrapped": 0.5}

TREES = {
    "learning_rate": 0.07, "max_iter": 240, "max_leaf_nodes": 28, "max_depth": 8, "min_samples_leaf": 80,
    "l2_regularization": 10, "max_features": 0.3, "max_bins": 128, "random_state": 0, "early_stopping": False,
}  # fmt: skip
KIND_TREES = {**TREES, "max_iter": 40, "max_leaf_nodes": 12, "max_depth": 6, "learning_rate": 0.15}


def main():
    """Teaches the model and writes it, with its hash and its scores on dev."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--out", type=Path, default=ROOT / "src" / "onrecord" / "clean" / WEIGHTS)
    chosen = options.parse_args()
    started = time.perf_counter()

    def note(words):
        print(f"{time.perf_counter() - started:6.0f} s  {words}", file=sys.stderr, flush=True)

    data = taught(corpus.variants(corpus.train()), note)
    made = packed(data)
    chosen.out.write_bytes(made)
    print(f"{chosen.out.name}: {len(made)} bytes, sha256 {hashlib.sha256(made).hexdigest()}")


def taught(documents, note):
    """Teaches all layers on these documents; gives the arrays of the model by name."""
    bounds = offsets(documents)
    folds = np.array([int(hashlib.sha256(d.site.encode()).hexdigest()[:8], 16) % FOLDS for d in documents])
    row_fold = np.repeat(folds, [len(d.lines) for d in documents])
    body = np.concatenate([d.content for d in documents])
    kinds = np.concatenate([d.kinds for d in documents])
    weight = np.concatenate([np.array(d.weight) * VARIANT_WEIGHT[d.variant] for d in documents])
    note(f"{len(documents)} documents, {len(body)} lines")
    own = [line_features(d.lines, d.title) for d in documents]
    grams = [hashed_grams(d.lines) for d in documents]
    note("features made")

    based = [d.variant in ("plain", "general", "glued") for d in documents]
    base = np.repeat(based, np.diff(bounds))
    table = sparse([gram for gram, kept in zip(grams, based, strict=True) if kept])
    aims = [body] + [(kinds == kind) & ~body for kind in KINDS]
    doubt = kinds == "dup"
    scores = np.zeros((len(body), len(aims)), dtype=np.float32)
    heads = []
    for head, aim in enumerate(aims):
        use = (weight > 0) & base & ~(doubt if head else np.zeros_like(doubt))
        for fold in range(FOLDS):
            part = linear(table, aim, weight, use & (row_fold != fold), base)
            for at in np.flatnonzero(folds == fold):
                scores[bounds[at] : bounds[at + 1], head] = one_head(part, grams[at])
        heads.append(linear(table, aim, weight, use, base))
        note(f"n-grams: {('body', *KINDS)[head]}")
    del table

    contexts = np.concatenate(
        [first_context(o, scores[a:b, 0], scores[a:b, 1:]) for o, (a, b) in zip(own, pairwise(bounds), strict=True)]
    )
    use = weight > 0
    judged = np.zeros(len(body), dtype=np.float32)
    for fold in range(FOLDS):
        part = grown(contexts, body, weight, use & (row_fold != fold), TREES)
        judged[row_fold == fold] = part.decision_function(contexts[row_fold == fold])
        note(f"first trees without part {fold}")
    first = grown(contexts, body, weight, use, TREES)
    note("first trees")
    again = np.concatenate([second_context(contexts[a:b], judged[a:b]) for a, b in pairwise(bounds)])
    second = grown(again, body, weight, use, {**TREES, "learning_rate": 0.05})
    note("second trees")
    residue = (
        use & ~body & np.isin(kinds, KINDS) & np.repeat([d.variant != "glued" for d in documents], np.diff(bounds))
    )
    sort = grown(contexts, np.searchsorted(sorted(KINDS), kinds), weight, residue, KIND_TREES)
    note("trees of kinds")

    arrays = {
        "heads": np.stack([head[0] for head in heads]),
        "scale": np.array([head[1] for head in heads]),
        "bias": np.array([head[2] for head in heads]),
    }
    arrays.update(flat("first", first))
    arrays.update(flat("second", second))
    for kind in KINDS:
        at = sorted(KINDS).index(kind)
        arrays.update(flat(f"kind_{kind}", sort, at))
    return arrays


def offsets(documents):
    """Gives where each document's lines begin among all lines, and their end."""
    return np.concatenate([[0], np.cumsum([len(d.lines) for d in documents])])


def sparse(grams):
    """Gives the n-grams of documents as a sparse table: each counts one over the root of its line's number."""
    buckets = np.concatenate([buckets for buckets, _ in grams])
    counts = np.concatenate([np.diff(begins) for _, begins in grams])
    values = np.repeat(1 / np.sqrt(np.maximum(counts, 1)), counts).astype(np.float32)
    table = sp.csr_matrix(
        (values, buckets.astype(np.int32), np.concatenate([[0], np.cumsum(counts)])), (len(counts), BUCKETS)
    )
    table.sum_duplicates()
    return table


def linear(table, aim, weight, use, base):
    """Teaches one head; gives its weights in steps of a scale, as the shipped model holds them, scale and bias."""
    rows = use[base]
    made = SGDClassifier(loss="log_loss", alpha=3e-6, average=True, max_iter=5, tol=None, random_state=0)
    made.fit(table[rows], aim[base][rows], sample_weight=weight[base][rows])
    weights = made.coef_[0]
    scale = float(np.quantile(np.abs(weights), 0.9995)) / 127
    return np.clip(np.rint(weights / scale), -127, 127).astype(np.int8), scale, float(made.intercept_[0])


def one_head(head, gram):
    """Gives what one head says of each line of a document, computed as the shipped model does."""
    buckets, begins = gram
    weights, scale, bias = head
    sums = np.concatenate([[0], np.cumsum(weights[buckets], dtype=np.int64)])
    return (sums[begins[1:]] - sums[begins[:-1]]) * scale / np.sqrt(np.maximum(np.diff(begins), 1)) + bias


def grown(table, aim, weight, use, settings):
    """Grows boosted trees on the rows in use."""
    return HistGradientBoostingClassifier(**settings).fit(table[use], aim[use], sample_weight=weight[use])


def flat(name, grown_trees, at=0):
    """Lays the trees of one output flat, as ``Trees`` describes. scikit-learn shows its trees to nobody else."""
    rounds, start = grown_trees._predictors, np.ravel(grown_trees._baseline_prediction)[at]  # noqa: SLF001
    columns = {"feature": [], "threshold": [], "left": [], "right": [], "value": []}
    roots, size, depth = [], 0, 0
    for trees in rounds:
        nodes = trees[at].nodes
        here = np.arange(size, size + len(nodes))
        leaf = nodes["is_leaf"].astype(bool)
        roots.append(size)
        columns["feature"].append(np.where(leaf, 0, nodes["feature_idx"]))
        columns["threshold"].append(np.where(leaf, 0, nodes["num_threshold"]))
        columns["left"].append(np.where(leaf, here, nodes["left"].astype(np.int64) + size))
        columns["right"].append(np.where(leaf, here, nodes["right"].astype(np.int64) + size))
        columns["value"].append(np.where(leaf, np.rint(nodes["value"] * UNIT), 0))
        size += len(nodes)
        depth = max(depth, int(nodes["depth"].max()))
    kinds = {"feature": np.int16, "threshold": np.float32, "left": np.int32, "right": np.int32, "value": np.int32}
    given = {f"{name}_{column}": np.concatenate(parts).astype(kinds[column]) for column, parts in columns.items()}
    given[f"{name}_roots"] = np.array(roots, dtype=np.int32)
    given[f"{name}_start"] = np.array(int(np.rint(float(start) * UNIT)))
    given[f"{name}_depth"] = np.array(depth)
    return given


def packed(arrays):
    """Gives the arrays as the bytes of an ``.npz`` file, without times of day in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(arrays):
            held = io.BytesIO()
            np.lib.format.write_array(held, np.asarray(arrays[name], order="C"), allow_pickle=False)
            archive.writestr(
                zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), held.getvalue(), zipfile.ZIP_DEFLATED
            )
    return made.getvalue()


if __name__ == "__main__":
    main()
