"""Transcripts are read turn by turn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.statements.quotations import paragraphs
from onrecord.statements.speakers import Speakers
from onrecord.statements.turns import turns

TALK = "Q: Will it go on?\n\nMS TORRES: It will.\n\nIt has to.\n\nQ: When?\n\nMS TORRES: Soon."


def read(text):
    return [(t.name.words(text), [s.words(text) for s in t.content]) for t in turns(text, paragraphs(text))]


def test_paragraphs_without_a_name_go_on_with_the_turn():
    """A turn lasts until the next one opens."""
    assert read(TALK) == [
        ("Q", ["Will it go on?"]),
        ("MS TORRES", ["It will.", "It has to."]),
        ("Q", ["When?"]),
        ("MS TORRES", ["Soon."]),
    ]


def test_the_last_turn_ends_with_its_paragraph():
    """What follows the last turn may be the report's own words."""
    assert read(f"{TALK}\n\nThe hall emptied.")[-1] == ("MS TORRES", ["Soon."])


def test_a_bare_q_asks_in_a_transcript():
    """Without a colon too, where others speak with one; in a text that is no transcript it is a letter."""
    text = "MS TORRES: It will.\n\nQ When, minister?\n\nMS TORRES: Soon.\n\nMR LANG: No.\n\nMS TORRES: Yes."

    assert read(text)[:3] == [("MS TORRES", ["It will."]), ("Q", ["When, minister?"]), ("MS TORRES", ["Soon."])]
    assert read("Q When does it open?\n\nNobody knows.") == []


def test_headings_make_no_transcript():
    """Names that come once each are headings; two turns are too few."""
    assert read("WATCH: A ship.\n\nREAD: A port.\n\nALSO: A pier.") == []
    assert read("Q: Why?\n\nA: So.") == []


@pytest.mark.parametrize(
    ("name", "title", "speaker"),
    [
        ("THE PRESIDENT", "Remarks by President Biden at the Port", "Joe Biden"),
        ("THE VICE PRESIDENT", "Remarks by Vice President Harris", "Kamala Harris"),
        ("THE PRESIDENT", "Remarks by President Biden and President Yoon Suk Yeol", "Joe Biden"),
        ("THE PRESIDENT", "Remarks by President Bush", "The President"),
        ("THE PRESIDENT", "Remarks at the Port", "The President"),
        ("THE PORTER", "Remarks by Porter Biden", "The Porter"),
    ],
)
def test_who_is_called_by_the_office_alone_is_the_holder_whom_the_title_names(name, title, speaker):
    """Where the title names nobody, or two of the tables bear the name, nobody is guessed."""
    (actor,), why = Speakers("report-1").of_turn(name, title, "")

    assert actor.name == speaker
    assert ("by the report's title" in why) == (actor.type == "person")


@given(st.text(alphabet='AQ:b \n"“', max_size=60))
def test_turns_lie_in_the_text(text):
    """Whatever the text, spans are whole and in order."""
    for turn in turns(text, paragraphs(text)):
        assert turn.name.end == turn.colon.start
        for span in turn.content:
            assert turn.colon.end < span.start < span.end <= len(text)
