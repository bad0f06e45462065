"""The tables of triggers are whole: every code is known, every form of a verb leads back to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.events.features import features
from onrecord.events.kinds import kinds, parsed
from onrecord.events.lexicon import classes, compound, forms, outers, rules, verbs
from onrecord.knowledge.codes import codes


def test_every_code_has_a_name_and_its_type_is_that_of_its_root():
    """One root has types of its own below it in PLOVER: 08 yields, 16 to 19 are divided anew."""
    roots = {"03": {"AGREE"}, "04": {"CONSULT"}, "05": {"SUPPORT"}, "06": {"COOPERATE"}, "07": {"AID"},
             "08": {"CONCEDE", "RETREAT"}, "10": {"REQUEST"}, "12": {"REJECT"}, "13": {"THREATEN"}}  # fmt: skip
    for cameo, code in codes().items():
        assert code.name
        assert code.type in roots.get(cameo[:2], {code.type})


def test_every_promise_refusal_threat_demand_and_appeal_of_every_type_has_a_code():
    for kind in {outer.kind for held in outers().values() for outer in held}:
        for code in codes().values():
            assert compound(kind, code) is not None


def test_every_form_of_every_verb_of_the_tables_leads_back_to_a_verb_of_the_tables():
    for word, shape in rules():
        if shape == "verb":
            assert all(form in verbs() for form in forms(word)), word


@pytest.mark.parametrize(
    ("verb", "expected"),
    [("ban", {"bans", "banned", "banning"}), ("deny", {"denies", "denied", "denying"}),
     ("cancel", {"cancelled", "canceled", "cancelling"}), ("withdraw", {"withdrew", "withdrawn"}),
     ("free", {"freed", "freeing"})],
)  # fmt: skip
def test_forms_are_spelt_as_they_are_printed(verb, expected):
    assert expected <= set(forms(verb))


def test_classes_are_of_words_in_the_singular():
    assert all(words and all(word == word.lower() for word in words) for words in classes().values())


@given(st.lists(st.text(max_size=12), max_size=30))
def test_whatever_is_seen_the_model_gives_shares_that_sum_to_one(seen):
    """Also where it knows none of it."""
    model = kinds()
    assert model is not None
    assert sum(model.shares(seen).values()) == pytest.approx(1.0)


def test_a_table_of_weights_says_what_its_numbers_say():
    model = parsed(["feature\tAID\tASSAULT", "(bias)\t0\t0", "up=give\t200\t-100", "w=shell\t0\t400"])

    assert model.shares(["up=give"])["AID"] > 0.9
    assert model.shares(["w=shell"])["ASSAULT"] > 0.8
    assert features.__doc__
