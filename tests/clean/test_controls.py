"""What no reader sees is set aside, and the way back stays."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.controls import set_aside, visible

HIDDEN = "\x00\x07\u200b\u200e\u202e\u2066\ufeff\ud800"


def test_marks_of_writing_direction_are_taken_out():
    """A right-to-left override leaves no trace in the visible text."""
    assert visible("pay \u202eevil\u202c now").text == "pay evil now"


def test_white_space_and_joiners_stay():
    """Tabs, breaks and the zero-width joiner are writing, not controls."""
    assert visible("a\tb\nc\u200dd").text == "a\tb\nc\u200dd"


def test_every_removed_stretch_is_named_with_its_place():
    """Each stretch of controls is one entry that quotes the source."""
    source = "a\x00\x01b\u202ec"
    found = set_aside(source, visible(source).removed)

    assert [(item.source.start, item.source.end, item.reason) for item in found] == [
        (1, 3, "control-characters"),
        (4, 5, "control-characters"),
    ]


def test_many_stretches_share_one_last_entry():
    """A text of controls cannot make a list as long as itself, and none is lost."""
    source = "a\x00" * 500
    found = set_aside(source, visible(source).removed)

    assert len(found) == 101
    assert sum(len(item.text) for item in found) == 500


@given(st.text(st.sampled_from("abc \n" + HIDDEN), max_size=60))
def test_every_visible_character_leads_back_to_itself(source):
    """Runs over the whole visible text quote the same characters from the source, in order."""
    shown = visible(source)
    runs = shown.source_runs(0, len(shown.text), 0, len(shown.text))

    assert "".join(source[run.source_start : run.source_end] for run in runs) == shown.text
    assert all(shown.text[run.start : run.end] == source[run.source_start : run.source_end] for run in runs)
