"""Values survive the way to JSON and back."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.types.actor import ActorRef, Mention
from onrecord.types.attribution import Attribution
from onrecord.types.provenance import By
from onrecord.types.reading import Reading
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.wire import from_json, to_json

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(min(ends), max(ends)))
actors = st.builds(ActorRef, id=words, name=words)
bys = st.builds(By, rule=words, version=words, score=st.floats(0, 1))
mentions = st.builds(Mention, start=st.integers(0, 9), end=st.integers(10, 20), actor=actors, by=bys)
attributions = st.builds(
    Attribution,
    id=words,
    content=st.lists(spans, min_size=1, max_size=3).map(tuple),
    kind=st.sampled_from(["direct", "indirect", "mixed"]),
    speakers=st.lists(actors, max_size=2).map(tuple),
    by=bys,
)
readings = st.builds(
    Reading,
    report=st.builds(Report, id=words, text=words),
    mentions=st.lists(mentions, max_size=3).map(tuple),
    attributions=st.lists(attributions, max_size=3).map(tuple),
)


@given(readings)
def test_a_reading_survives_the_round_trip(reading):
    """JSON and back gives an equal reading, and equal readings give equal bytes."""
    data = to_json(reading)

    assert from_json(data, Reading) == reading
    assert to_json(from_json(data, Reading)) == data


def test_lone_surrogates_become_the_replacement_character():
    """JSON is always UTF-8, whatever a broken page held."""
    assert from_json(to_json(Report(id="r", text="a\ud800b")), Report).text == "a\ufffdb"
