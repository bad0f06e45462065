"""A multinomial logistic model with a squared penalty (L-BFGS), over sparse features or dense vectors or both."""

from collections import Counter

import numpy as np
import scipy.sparse as sparse
from scipy.optimize import minimize

from onrecord.events.kinds import SCALE, parsed, weight

STRENGTH = 0.3
"""How much the data count against the penalty; chosen by cross-validation among 0.15, 0.3 and 0.6."""
LEAST = 2
"""Sentences in which a feature must stand."""
ROUNDS = 60


def vocabulary(rows):
    """Gives the features of at least ``LEAST`` rows, each with its column."""
    counts = Counter(feature for row in rows for feature in row)
    return {feature: column for column, feature in enumerate(sorted(f for f, n in counts.items() if n >= LEAST))}


def matrix(rows, columns):
    """Gives rows of features as a sparse matrix (rows, columns)."""
    found = [(n, columns[f], weight(f)) for n, row in enumerate(rows) for f in row if f in columns]
    places, at, values = zip(*found, strict=True) if found else ((), (), ())
    return sparse.csr_matrix((values, (places, at)), shape=(len(rows), len(columns)))


def fit(given, labels, count, strength=STRENGTH):
    """Takes a matrix (rows, columns) and labels as numbers; gives weights (columns + 1, count), the bias last."""
    rows, columns = given.shape
    wanted = np.zeros((rows, count))
    wanted[np.arange(rows), labels] = 1

    def loss(flat):
        weights = flat.reshape(columns + 1, count)
        scores = np.asarray(given @ weights[:-1]) + weights[-1]
        scores -= scores.max(1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(1, keepdims=True)
        missed = -np.log(shares[np.arange(rows), labels] + 1e-12).sum() * strength
        slope = (shares - wanted) * strength
        gradient = np.vstack([np.asarray(given.T @ slope) + weights[:-1], slope.sum(0)])
        return missed + 0.5 * (weights[:-1] ** 2).sum(), gradient.ravel()

    start = np.zeros((columns + 1) * count)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return found.x.reshape(columns + 1, count)


def lines(labels, columns, weights):
    """Gives the table of weights as lines: whole hundredths, features whose weights all round to little left out."""
    whole = np.rint(weights * SCALE).astype(int)
    yield "\t".join(["feature", *labels])
    yield "\t".join(["(bias)", *map(str, whole[-1])])
    for feature, column in columns.items():
        if np.abs(whole[column]).max() >= 4:
            yield "\t".join([feature, *map(str, whole[column])])


def trained(rows, kinds):
    """Takes rows of features and their labels; gives the lines of the table of the model made of them."""
    labels = sorted(set(kinds))
    columns = vocabulary(rows)
    weights = fit(matrix(rows, columns), np.array([labels.index(kind) for kind in kinds]), len(labels))
    return list(lines(labels, columns, weights))


def model(rows, kinds):
    """Gives the model made of rows of features and their labels."""
    return parsed(trained(rows, kinds))


def folds(kinds, count=5):
    """Gives the fold of each row: every label is spread evenly, in an order that a fixed seed shuffles."""
    shuffle = np.random.RandomState(0)
    fold = np.zeros(len(kinds), int)
    for kind in sorted(set(kinds)):
        places = np.array([n for n, one in enumerate(kinds) if one == kind])
        shuffle.shuffle(places)
        fold[places] = np.arange(len(places)) % count
    return fold
