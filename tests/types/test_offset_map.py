"""Clean text leads back to the page."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.types.offset_map import OffsetMap, Run
from onrecord.types.span import Span


@given(st.text(max_size=60), st.data())
def test_an_identity_map_gives_every_span_back(text, data):
    """A text that is its own source maps each span to itself."""
    start = data.draw(st.integers(0, max(0, len(text) - 1)))
    end = data.draw(st.integers(min(start + 1, len(text)), len(text)))
    span = Span(start, end)
    found = OffsetMap.identity(len(text)).source_span(span)

    assert found == (span if len(span) else None)


@given(st.lists(st.tuples(st.text("ab c", min_size=1, max_size=8), st.text("<>", max_size=5)), min_size=1), st.data())
def test_words_found_through_the_map_are_the_words(pieces, data):
    """Where runs are verbatim and touch, the source holds the very words of the span."""
    text, source, runs = "", "", []
    for words, markup in pieces:
        source += markup
        runs.append(Run(len(text), len(text) + len(words), len(source), len(source) + len(words)))
        text += words
        source += words
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = OffsetMap(tuple(runs)).source_span(Span(start, end))

    assert found is not None
    assert "".join(c for c in source[found.start : found.end] if c not in "<>") == text[start:end]


def test_a_rewritten_run_maps_as_a_whole():
    """&amp; for & maps to all five code points, whatever part is asked for."""
    held = OffsetMap((Run(0, 3, 10, 13), Run(3, 4, 13, 18), Run(4, 6, 18, 20)))

    assert held.source_span(Span(3, 4)) == Span(13, 18)
    assert held.source_span(Span(2, 5)) == Span(12, 19)


def test_words_put_in_by_cleaning_have_no_place_in_the_source():
    """A paragraph break between two runs comes from nowhere."""
    held = OffsetMap((Run(0, 3, 0, 3), Run(5, 8, 9, 12)))

    assert held.source_span(Span(3, 5)) is None
