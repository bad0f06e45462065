"""Which state the words for somebody belong to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.actors.nation import nation


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Iraqi civilians", "IRQ"),
        ("Seoul’s defense minister", "KOR"),
        ("the State Department", "USA"),
        ("Prime Minister Shinzo Abe", "JPN"),
        ("police in Shanghai", "CHN"),
        ("Hezbollah fighters", "LBN"),
        ("the United Nations", "IGO"),
        ("two men", ""),
        ("", ""),
    ],
)
def test_the_words_alone_tell(words, state):
    """An adjective, a capital, a seat, a person, a city, a party, a body of states, and nothing."""
    assert nation(words) == state


def test_a_person_belongs_to_the_office_held_on_the_day():
    """One who served a body of states after his own."""
    assert nation("Josep Borrell", day="2018-10-01") == "ESP"
    assert nation("Josep Borrell", day="2022-10-01") == "EU"


def test_the_sentence_tells_where_the_words_do_not():
    """What stands in the place named beside them."""
    assert nation("the rebels", context="Troops fought the rebels in Somalia on Monday.") == "SOM"
    assert nation("protesters", context="In Chile, police met protesters.") == "CHL"


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120), st.text(max_size=200))
def test_any_words_have_an_answer(words, context):
    """A code of letters, or none."""
    assert nation(words, context=context).isalpha() or nation(words, context=context) == ""
