"""Every room reads any text: exact offsets, the same twice, in linear time."""

import importlib.util
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

_SPEC = importlib.util.spec_from_file_location("read_case", Path(__file__).parents[1] / "cases" / "read_case.py")
read_case = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(read_case)

WORDS = ["Mike Pence", "Tokyo", "the North", "said", "told", "that", "according to", "a senior official", "met", "with",
         "visited", "on Monday", "Feb. 7", "3 p.m.", "“", "”", "‘", "’", '"', "'", "«", "»", ",", ".", "\n\n", "he", "will",
         "quoted as saying", "President", "and", "2015", "last week", "(", ")", "\u202e", "\x00", "Kim", ":"]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
@example("“ said “ said “")
@example("‘’‘’ he said")
def test_spans_lie_in_the_text_and_a_second_reading_is_the_same(text):
    """Whatever the words, offsets are exact and nothing depends on what was read before."""
    once, again = read_case.layers(text, "2018-02-07"), read_case.layers(text, "2018-02-07")
    for layer in ("mentions", "times", "attributions", "events"):
        assert once[layer] == again[layer]
    for thing in (*once["mentions"], *once["times"], *once["events"]):
        assert 0 <= thing.start < thing.end <= len(text)
    for a in once["attributions"]:
        for span in (*a.content, *a.cue, *a.source):
            assert 0 <= span.start < span.end <= len(text)
    assert len({a.id for a in once["attributions"]}) == len(once["attributions"])


@pytest.mark.parametrize(
    "piece",
    [
        "“a ",
        "‘a ",
        '"a ',
        "he said ",
        "Mike Pence met ",
        "on Monday ",
        "“X,” he said. ",
        "according to ",
        "Feb. 7 ",
        "A B ",
        "and ",
    ],
)
def test_a_text_four_times_as_long_takes_no_sixteen_times_as_long(piece):
    """Endless repetition stays near linear."""
    took = []
    for size in (10_000, 40_000):
        text = piece * (size // len(piece))
        started = time.process_time()
        read_case.layers(text, "2018-02-07")
        took.append(time.process_time() - started)

    assert took[1] < 9 * took[0] + 0.5
