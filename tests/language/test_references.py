"""Links between words are made where names, pronouns and clauses allow them, and only there."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.layers import Layers
from onrecord.language.references import LEAN, SUBJECT, antecedents, link_names

PRONOUNS = frozenset({"he", "him", "himself", "she", "her", "it", "its", "they"})


def window(words, names=(), heads=None, deprels=None, xpos=None):
    """Gives the layers of a window of these words; names as (first, past, kind)."""
    count = len(words)
    return Layers(
        names=list(names),
        upos=["PRON" if word in PRONOUNS else "NOUN" for word in words],
        xpos=xpos or ["NN"] * count,
        heads=heads or [-1] * count,
        deprels=deprels or ["dep"] * count,
    )


def scores(count, links):
    """Gives scores: 0 for none, -9 for any word, and what ``links`` says of (word, earlier word)."""
    made = np.full((count, count + 1), -9.0, np.float32)
    made[:, 0] = 0
    for (word, other), score in links.items():
        made[word, other + 1] = score
    return made


def read(text, links, **layers):
    words = text.split()
    return antecedents(window(words, **layers), words, scores(len(words), links))


def test_the_best_scored_word_is_the_antecedent_and_a_pronoun_may_be_linked_below_even_odds():
    assert read("Berglund said she", {(2, 0): 3.0, (2, 1): 2.0}) == [-1, -1, 0]
    assert read("Berglund said minister", {(2, 0): 0.1}) == [-1, -1, 0]
    assert read("Berglund said minister", {(2, 0): -0.1}) == [-1, -1, -1]
    assert read("Berglund said they", {(2, 0): 0.1 - LEAN}) == [-1, -1, 0]
    assert read("Berglund said they", {(2, 0): -0.1 - LEAN}) == [-1, -1, -1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Berglund", "person"), ("Okoye", "person")),
        (("Berglund", "person"), ("Norway", "place")),
        (("Nordgas", "organisation"), ("Twitter", "organisation")),
        (("Norway", "place"), ("Chile", "place")),
    ],
)
def test_two_things_of_different_names_are_not_one(first, second):
    names = [(0, 1, first[1]), (2, 3, second[1])]

    assert read(f"{first[0]} met {second[0]}", {(2, 0): 9.0}, names=names) == [-1, -1, -1]


@pytest.mark.parametrize(
    ("text", "names", "last"),
    [
        ("Ada Berglund met Berglund", [(0, 2, "person"), (3, 4, "person")], 3),
        ("Norway met Norwegian", [(0, 1, "place"), (2, 3, "nationality")], 2),
        ("the European Union met the EU", [(1, 3, "organisation"), (5, 6, "organisation")], 5),
        ("the E.U. met the European Union", [(1, 2, "organisation"), (4, 6, "organisation")], 5),
    ],
)
def test_names_that_share_a_word_a_stem_or_their_letters_may_be_one(text, names, last):
    assert read(text, {(last, names[0][0]): 9.0}, names=names)[last] == names[0][0]


@pytest.mark.parametrize(
    ("pronoun", "kind", "made"),
    [("it", "person", False), ("its", "place", True), ("she", "organisation", False), ("her", "person", True),
     ("they", "place", True)],
)  # fmt: skip
def test_a_pronoun_of_persons_means_a_person_and_it_means_none(pronoun, kind, made):
    assert read(f"Berglund saw {pronoun}", {(2, 0): 9.0}, names=[(0, 1, kind)])[2] == (0 if made else -1)


def test_he_and_she_are_two_even_through_a_word_between_them():
    links = {(1, 0): 9.0, (2, 1): 9.0}

    assert read("he minister her", links) == [-1, 0, -1]
    assert read("he minister him", links) == [-1, 0, 1]


def test_more_than_one_are_not_one_thing():
    names, many = [(0, 1, "place")], ["NNP", "VBD", "NNS"]

    assert read("Norway warned neighbours", {(2, 0): 9.0}, names=names, xpos=many) == [-1, -1, -1]
    assert read("Norway warned neighbour", {(2, 0): 9.0}, names=names) == [-1, -1, 0]
    assert read("neighbours said they", {(2, 0): 9.0}, xpos=["NNS", "VBD", "PRP"]) == [-1, -1, 0]


def test_who_speaks_is_not_who_is_told_of():
    assert read("we told them", {(2, 0): 9.0}) == [-1, -1, -1]
    assert read("we told us", {(2, 0): 9.0}) == [-1, -1, 0]


def test_two_arguments_of_one_verb_are_two_unless_the_pronoun_turns_back():
    clause = {"heads": [1, -1, 1], "deprels": ["nsubj", "root", "obj"]}

    assert read("Berglund saw him", {(2, 0): 9.0}, **clause) == [-1, -1, -1]
    assert read("Berglund saw himself", {(2, 0): 9.0}, **clause) == [-1, -1, 0]


def test_where_the_best_word_cannot_be_meant_the_next_is_taken():
    names = [(0, 1, "person"), (1, 2, "place")]

    assert read("Berglund Norway she", {(2, 1): 9.0, (2, 0): 2.0}, names=names) == [-1, -1, 0]


def test_he_leans_towards_a_subject_and_it_does_not():
    layers = {"heads": [1, -1, 1, -1], "deprels": ["nsubj", "root", "obl", "root"]}
    links = {(3, 0): 1.0, (3, 2): 1.0 + SUBJECT / 2}

    assert read("Berglund phoned Okoye he", links, **layers)[3] == 0
    assert read("Nordgas phoned Transco it", links, **layers)[3] == 2


def linked(text, names, antecedent=None):
    words = text.split()
    layers = window(words, names)
    layers.antecedents = antecedent or [-1] * len(words)
    link_names(layers, words)
    return layers.antecedents


def test_a_name_goes_back_to_the_last_equal_one_and_a_family_name_to_the_person_who_bears_it():
    names = [(0, 2, "person"), (3, 4, "place"), (4, 5, "person"), (6, 7, "place"), (7, 9, "person")]

    found = linked("Ada Berglund left Norway Berglund in Norway Tom Berglund", names)

    assert found[4] == 0  # the family name, to the head of the whole name
    assert found[6] == 3
    assert found[7] == 4  # "Berglund" is all that stands for a family name alone; it may be Tom


def test_persons_who_share_a_family_name_alone_are_not_linked():
    names = [(0, 2, "person"), (3, 5, "person")]

    assert linked("Ada Berglund met Tom Berglund", names) == [-1] * 5


def test_a_chain_is_linked_by_its_first_word():
    names = [(0, 1, "person"), (4, 5, "person")]

    assert linked("Berglund left . she Berglund", names, [-1, -1, -1, -1, 3]) == [-1, -1, -1, 0, 3]


@given(st.lists(st.sampled_from(["Ada", "Berglund", "Norway", "x"]), max_size=40), st.data())
def test_a_link_always_leads_to_an_earlier_word(words, data):
    kinds = {"Ada": "person", "Berglund": "person", "Norway": "place"}
    names = [(place, place + 1, kinds[word]) for place, word in enumerate(words) if word in kinds]
    before = [data.draw(st.integers(-1, place - 1)) for place in range(len(words))]

    assert all(other < place for place, other in enumerate(linked(" ".join(words), names, before)))


def test_a_name_repeated_through_a_long_text_is_followed_in_step_with_its_length():
    class Counting(list):
        looks = 0

        def __getitem__(self, place):
            Counting.looks += 1
            return super().__getitem__(place)

    def looks(count):
        layers = window(["Berglund"] * count, [(place, place + 1, "person") for place in range(count)])
        layers.antecedents = Counting([-1] * count)
        Counting.looks = 0
        link_names(layers, ["Berglund"] * count)
        return Counting.looks

    assert looks(4_000) < 4.4 * looks(1_000)
