"""Spellings of one name meet; ids of people in no table hold across reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge.spelling import folded, key, local_id


@pytest.mark.parametrize(
    "group",
    [
        ("Volodymyr Zelenskiy", "Volodymyr Zelensky", "Volodymyr Zelenskyy", "VOLODYMYR ZELENSKY"),
        ("Mohamed Salem", "Muhammad Salem", "Mohammed Salem"),
        ("Dmitri Volkov", "Dmitry Volkov", "Dmitriy Volkov"),
        ("Harry B. Harris Jr.", "Harry Harris"),
        ("Ayman Safadi", "Ayman al-Safadi", "Ayman Al-Safadi"),
        ("Łukasz Nowak", "Lukasz Nowak"),
    ],
)
def test_spellings_of_a_name_have_one_key(group):
    """Endings, given names, middle initials, articles, letters without a decomposition."""
    assert len({key(name) for name in group}) == 1


@pytest.mark.parametrize(
    ("a", "b"), [("Kim Jong-un", "Kim Jong-il"), ("Paul Weston", "Paula Weston"), ("An Li", "An Lo")]
)
def test_other_names_have_other_keys(a, b):
    """Vowels count."""
    assert key(a) != key(b)


def test_a_local_id_is_of_the_name_alone():
    """Hyphens, initials, accents and endings make no other person; letters do."""
    assert local_id("Kang Do-yun") == local_id("Kang Do Yun") == "person:kang-do-yun"
    assert local_id("Maksym Havrylenkiy") == local_id("Maksym Havrylenky")
    assert local_id("Ana M. Torres") == local_id("Ana Torres")
    assert local_id("Ana Torres") != local_id("Ana Torrez")


@given(st.text(max_size=200))
def test_any_text_folds_and_folds_to_itself(text):
    """No error, and nothing more to fold."""
    assert folded(folded(text)) == folded(text)
    assert local_id(text).startswith("person:")
    assert isinstance(key(text), str)
