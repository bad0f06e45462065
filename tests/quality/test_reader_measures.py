"""The reader's scores are the field's: worked by hand on a few words."""

import numpy as np
import pytest
from quality.reader import measures
from training.reader import card
from training.reader.document import Document

from onrecord.language.layers import Layers


def document(words, **layers):
    return Document("d", "toy", words, [1] * len(words), **layers)


def test_labelled_attachment_needs_the_head_and_its_label():
    """Of four words one has a wrong head and one a wrong label: three heads right, two words right."""
    gold = document(
        ["Lang", "left", "for", "Oslo"],
        upos=["PROPN", "VERB", "ADP", "PROPN"],
        xpos=["NNP", "VBD", "IN", "NNP"],
        feats=["_"] * 4,
        heads=[1, -1, 3, 1],
        deprels=["nsubj", "root", "case", "obl"],
    )
    read = Layers(
        upos=["PROPN", "VERB", "ADP", "NOUN"],
        xpos=["NNP", "VBD", "IN", "NNP"],
        feats=["_"] * 4,
        heads=[1, -1, 1, 1],
        deprels=["nsubj", "root", "case", "obj"],
    )

    assert measures.treebank([gold], [read]) == {"upos": 75.0, "xpos": 100.0, "feats": 100.0, "uas": 75.0, "las": 50.0}


def test_words_cut_otherwise_are_missed_and_cost_both_ways():
    """A text of three gold words read as two has one word in common: F1 of 2 in 5."""
    text = "can not go"
    gold = document(
        ["can", "not", "go"], text=text, starts=[0, 4, 8], ends=[3, 7, 10], sentence=[0, 0, 0],
        upos=["AUX", "PART", "VERB"], heads=[2, 2, -1], deprels=["aux", "advmod", "root"],
    )  # fmt: skip
    own = document(["can not", "go"], text=text, starts=[0, 8], ends=[7, 10])
    read = Layers(sentence=[0, 0], upos=["AUX", "VERB"], heads=[1, -1], deprels=["aux", "root"])

    found = measures.raw_treebank([gold], [own], [read])

    assert found["words"] == found["upos"] == found["las"] == 40.0
    assert found["sentence"] == 100.0


def test_a_name_whose_kind_the_corpus_leaves_open_counts_for_no_kind_of_its_own():
    """Persons, organisations and places alone make the core score."""
    person, either = frozenset({"B-person"}), frozenset({"B-event", "B-other"})
    gold = document(["Lang", "toured", "Expo"], names=[person, frozenset({"O"}), either])
    read = Layers(names=[(0, 1, "person"), (2, 3, "place")])

    found = measures.names([gold], [read])

    assert found["person"] == {"P": 100.0, "R": 100.0, "F1": 100.0, "gold": 1}
    assert found["core"] == {"P": 50.0, "R": 100.0, "F1": 66.67}


def test_coreference_is_the_mean_of_three_measures():
    """Vilain et al. 1995 and Bagga and Baldwin 1998: a chain of three read as a pair."""
    gold = document(
        ["Lang", "said", "he", "trusts", "himself"],
        heads=[1, -1, 3, 1, 3],
        clusters=[[(0, 1), (2, 3), (4, 5)]],
    )
    read = Layers(antecedents=[-1, -1, 0, -1, -1])

    found = measures.coreference([gold], [read])

    assert found["muc"] == 66.67  # P 1 of 1, R 1 of 2
    assert found["b3"] == 61.54  # P 2 of 2, R 4/3 of 3
    assert found["ceafe"] == 80.0  # one pair of chains, alike to 2 · 2 / (3 + 2)
    assert found["conll"] == pytest.approx((66.67 + 61.54 + 80.0) / 3, abs=0.01)


def test_a_pronoun_led_to_the_wrong_name_costs_precision_and_recall():
    """GAP: of two names the wrong one is chosen."""
    gold = document(["Ann", "met", "Eve", "before", "she", "left"])
    gold.meta.update(pronoun=(4, 5), a=(0, 1), b=(2, 3), truth=(True, False))
    read = Layers(antecedents=[-1, -1, -1, -1, 2, -1])

    found = measures.pronouns([gold], [read])

    assert (found["F1"], found["accuracy"], found["texts"]) == (0.0, 0.0, 1)


def test_the_area_under_the_curve_counts_pairs_in_the_right_order():
    """Of two pairs alike and one unlike, one stands above it and one below."""
    one, other = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    near, far = np.array([1.0, 0.2]), np.array([0.2, 1.0])

    assert measures.auc([one, near, one, other, one, far], [1, 1, 0]) == 50.0


def test_the_card_says_what_int8_loses():
    """A loss of more than half a point is named; what was not measured is said."""
    lines = card.scores({"a": 80.0, "b": 90.0}, {"a": 81.0, "b": 90.4}, {})

    assert "| a | 80.0 | 81.0 | not measured |" in lines
    assert "int8 loses more than 0.5 points on: a (1.0)." in lines


def test_the_card_names_every_corpus_with_its_licence():
    """No corpus stands in the card without a licence, or the word that none is stated."""
    rows = [line.split("|") for line in card.data().splitlines() if line.startswith("| ")][1:]

    assert len(rows) > 5
    assert all(row[3].strip() for row in rows)
