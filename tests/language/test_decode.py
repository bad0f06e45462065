"""From chances to sentences: the rule has its say, and what only leads into a sentence is none."""

import pytest

from onrecord.language.decode import sentence_numbers
from onrecord.language.words import PARAGRAPH, SPACE


class Said:
    """Words with the gaps before them, and those that open sentences by rule."""

    sentence = None

    def __init__(self, words, *, ruled=(0,), breaks=()):
        self.words = words.split()
        self.gaps = [PARAGRAPH if place in (0, *breaks) else SPACE for place in range(len(self.words))]
        self.ruled = frozenset(ruled)


@pytest.mark.parametrize(
    ("words", "opens", "numbers"),
    [
        ("On Wednesday Lind travels", {2: 0.99}, [0, 0, 0, 0]),
        ("In New York Lind spoke", {3: 0.99}, [0, 0, 0, 0, 0]),
        ("Talks over Lind left", {2: 0.99}, [0, 0, 1, 1]),
        ("In New York state Lind spoke", {4: 0.99}, [0, 0, 0, 0, 1, 1]),
        ("Talks over Lind left", {2: 0.9}, [0, 0, 0, 0]),
    ],
)
def test_against_the_rule_the_model_must_be_sure_and_the_words_before_a_sentence(words, opens, numbers):
    text = Said(words)
    chances = [opens.get(place, 0.0) for place in range(len(text.words))]

    assert sentence_numbers(text, 0, len(text.words), chances) == numbers


def test_a_paragraph_opens_a_sentence_whatever_stands_before_it():
    text = Said("On Wednesday Lind travels", breaks=(2,))

    assert sentence_numbers(text, 0, 4, [0.0] * 4) == [0, 0, 1, 1]


def test_with_the_rule_little_is_needed():
    text = Said("In short Lind travels", ruled=(0, 2))

    assert sentence_numbers(text, 0, 4, [0.0, 0.0, 0.1, 0.0]) == [0, 0, 1, 1]
