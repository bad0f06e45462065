"""The shipped line model: its bytes are those of the model card, and it judges in step with the number of lines."""

import hashlib
import re
from importlib.resources import files

import numpy as np
import pytest

from onrecord.clean.line_context import KINDS, around, best_run
from onrecord.clean.line_features import BUCKETS, LINE_FEATURES, hashed_grams, line_features
from onrecord.clean.line_model import WEIGHTS, judge_lines, model

PROSE = "The two delegations met for three hours on Tuesday and agreed to set up a direct line between their armies."


def test_the_weights_are_those_of_the_model_card(root):
    """The card names the hash of the file that ships."""
    card = (root / "training" / "residue" / "MODEL_CARD.md").read_text("utf-8")
    data = files("onrecord.clean").joinpath(WEIGHTS).read_bytes()

    assert re.findall(r"\b[0-9a-f]{64}\b", card) == [hashlib.sha256(data).hexdigest()]


def test_prose_is_likelier_body_than_a_menu():
    """The model tells a sentence from furniture."""
    prose, menu = judge_lines([PROSE, "Menu"])

    assert prose.body > 0.5 > menu.body
    assert menu.kind in KINDS


def test_probabilities_are_rounded_so_that_machines_agree():
    """A judgement has three decimals."""
    assert all(round(one.body, 3) == one.body for one in judge_lines([PROSE, "Menu", "", "5 May 2018"]))


def test_trees_lead_every_line_to_a_leaf():
    """No walk ends above a leaf, whatever the features."""
    for trees in (model().first, model().second, *model().kinds):
        table = np.random.default_rng(0).normal(size=(50, int(trees.feature.max()) + 1)).astype(np.float32)
        nodes = np.broadcast_to(trees.roots, (50, len(trees.roots)))
        for _ in range(trees.depth):
            values = np.take_along_axis(table, trees.feature[nodes].astype(np.int64), axis=1)
            nodes = np.where(values <= trees.threshold[nodes], trees.left[nodes], trees.right[nodes])
        assert (trees.left[nodes] == nodes).all()


def test_a_document_longer_than_one_batch_is_judged_line_by_line():
    """Every line gets its judgement, in order."""
    assert len(judge_lines(["Menu"] * 4_200)) == 4_200


def test_n_grams_of_a_line_do_not_depend_on_the_lines_around_it():
    """A line's buckets are the same alone and among others."""
    together, begins = hashed_grams(["Menu", PROSE, ""])
    alone, _ = hashed_grams([PROSE])

    assert sorted(together[begins[1] : begins[2]].tolist()) == sorted(alone.tolist())
    assert 0 <= alone.min() <= alone.max() < BUCKETS


def test_features_have_one_row_a_line_and_are_finite():
    """Whatever the line holds."""
    table = line_features([PROSE, "", "\x00", "\ud800", "x" * 10_000], "A title")

    assert table.shape == (5, len(LINE_FEATURES))
    assert np.isfinite(table).all()


@pytest.mark.parametrize(
    ("values", "run"), [([], (0, 0)), ([-1, -2], (0, 0)), ([1, -3, 2, 2], (2, 4)), ([2, -1, 2], (0, 3))]
)
def test_the_best_run_has_the_largest_sum(values, run):
    """The earliest where several are equal."""
    assert best_run(np.array(values, dtype=np.float32)) == run


def test_what_stands_around_the_only_line_is_nowhere():
    """Missing neighbours have a number of their own."""
    assert (around(np.array([1.0], dtype=np.float32))[0, :8] == -9).all()
