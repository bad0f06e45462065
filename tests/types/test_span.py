"""Spans quote text exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.types.span import Span, cover
from onrecord.types.wire import from_json, to_json

spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: Span(min(ends), max(ends)))


def test_a_span_is_a_pair_in_json():
    """In JSON a span is [start, end]."""
    assert to_json(Span(3, 7)) == b"[3,7]"
    assert from_json(b"[3,7]", Span) == Span(3, 7)


@pytest.mark.parametrize("ends", [(-1, 2), (5, 4)])
def test_what_is_no_span_is_refused(ends):
    """A span neither starts before the text nor ends before it starts."""
    with pytest.raises(ValueError, match="not a span"):
        Span(*ends)


@given(st.text(max_size=40), st.data())
def test_trimming_never_changes_the_words_but_for_white_space(text, data):
    """The trimmed span quotes the same words without white space at the ends."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = Span(start, end)

    assert span.trimmed(text).words(text) == span.words(text).strip()
    assert span.contains(span.trimmed(text))


@given(st.lists(spans, min_size=1))
def test_a_cover_contains_every_span_and_touches_both_ends(held):
    """cover gives the smallest span over all."""
    whole = cover(held)

    assert all(whole.contains(span) for span in held)
    assert whole.start in {span.start for span in held}
    assert whole.end in {span.end for span in held}


@given(spans.filter(len), spans.filter(len))
def test_overlap_means_a_shared_code_point(one, other):
    """Two spans overlap exactly when some code point lies in both."""
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))

    assert one.overlaps(other) == bool(shared)
    assert one.overlaps(other) == other.overlaps(one)
