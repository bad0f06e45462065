"""What the reader proposes as a belief counts where it tells of one."""

import pytest

from onrecord.statements.attitudes import is_attitude


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("opposed", "a naval base at the strait"),
        ("are concerned by", "the breach of the lists"),
        ("notifies", "that the fund is closed"),
        ("discussed", "the importance of open lines"),
        ("are hopeful", "talks of a kind"),
        ("looked forward", "another round"),
    ],
)
def test_a_clause_or_a_word_of_attitude_makes_a_belief(cue, content):
    assert is_attitude(cue, content)


@pytest.mark.parametrize(
    ("cue", "content"),
    [
        ("signed", "an arrangement on ports"),
        ("released", "areas of work"),
        ("prohibits", "trade in shells"),
        ("have", "another round"),
        ("liken", "two cities"),
        ("backyard of", "a ministry"),
    ],
)
def test_an_act_upon_an_object_is_no_belief(cue, content):
    assert not is_attitude(cue, content)
