"""Ids are made from content."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.types.ids import content_id, slug


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_different_parts_give_different_ids(one, other):
    """Ids agree exactly when all parts agree; how parts are cut matters."""
    assert (content_id("x", *one) == content_id("x", *other)) == (one == other)


def test_an_id_survives_lone_surrogates():
    """Half a surrogate pair from a broken page is content like any other."""
    assert content_id("report", "\ud83d") != content_id("report", "\ude00")


def test_a_slug_reads_like_the_name():
    """Accents fold, punctuation joins, other scripts stay."""
    assert slug("Tarō Asō") == "taro-aso"
    assert slug("Moon Jae-in") == "moon-jae-in"
    assert slug("安倍晋三") == "安倍晋三"
    assert slug("…") == "unnamed"
