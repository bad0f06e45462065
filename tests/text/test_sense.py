"""Wordings are compared by what they say: content words, whatever their endings, and negations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.statements.said import folded
from onrecord.text.sense import content, negations, new_share, sense_score

HELD = "the ministers agreed to reopen the border crossing at Lillefoss in June"
WORDS = st.lists(st.sampled_from(["pact", "talks", "ferry", "not", "the", "june", "2018", "envoys"]), max_size=12)


def said(text):
    return content(folded(text))


def test_other_words_for_one_sentence_share_its_content():
    """Order, endings and small words do not count."""
    asked = "in June the crossing of the border at Lillefoss reopens, as agreed by ministers"

    assert sense_score(said(asked), said(HELD)) > 0.9


@pytest.mark.parametrize("asked", ["the border was quiet in June", "ministers met", "the of and to", ""])
def test_sharing_a_subject_is_not_enough(asked):
    """Fewer than three shared content words are a subject, not a statement."""
    assert sense_score(said(asked), said(HELD)) == 0.0


def test_a_number_that_is_not_on_record_is_another_statement():
    """Numbers must agree."""
    asked = "ministers agreed to reopen 3 border crossings"

    assert sense_score(said(asked), said(HELD)) == 0.0
    assert sense_score(said(asked), said(HELD.replace("the border", "3 border"))) > 0


def test_words_of_like_beginning_are_not_all_one_word():
    """negotiate is negotiations; contract is not contrast."""
    assert new_share(["negotiate"], ["negotiations"]) == 0.0
    assert new_share(["contract"], ["contrast"]) == 1.0


@pytest.mark.parametrize(("text", "count"), [("we will not go", 1), ("we can't and won't", 2), ("We go", 0)])
def test_negations_are_counted(text, count):
    """Particles and contracted forms."""
    assert negations(folded(text)) == count


@given(WORDS, WORDS)
def test_scores_are_shares(asked, held):
    """Both lie in [0, 1]; a text says all that it says."""
    assert 0.0 <= sense_score(content(asked), content(held)) <= 1.0
    assert 0.0 <= new_share(content(asked), content(held)) <= 1.0
    assert new_share(content(asked), content(asked)) == 0.0
