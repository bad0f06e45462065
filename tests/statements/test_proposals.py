"""What the reader's model proposes is joined with what the rules find: marks and rules decide."""

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import statements
from onrecord.language.extensions import ProposedAttribution, register
from onrecord.statements.thresholds import from_values, thresholds
from onrecord.types.span import Span

_SPEC = importlib.util.spec_from_file_location("read_case", Path(__file__).parents[1] / "cases" / "read_case.py")
read_case = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(read_case)

LIMITS = from_values({"indirect": 0.5, "mixed": 0.5, "direct": 0.5, "belief": 0.7, "bounds": 0.9, "speech": 0.5})


def span(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def proposed(text, cue, source, content, *, score=0.8, speech_score=0.9):
    """Gives a proposal whose roles are these words."""
    return ProposedAttribution(
        anchor=span(text, cue.split(" ", maxsplit=1)[0]), cue=(span(text, cue),),
        source=(span(text, source),) if source else (), content=(span(text, content),),
        speech=speech_score >= 0.5, score=score, speech_score=speech_score,
    )  # fmt: skip


def read(text, *proposals, limits=LIMITS):
    register()
    layers = read_case.layers(text, "2018-02-07")
    layers["doc"]._.attributions = proposals
    layers["doc"]._.reader_model = "model 9"
    return statements.read_attributions(
        layers["report"], layers["doc"], layers["mentions"], layers["times"], limits=limits
    )


def contents(text, found):
    return [" … ".join(s.words(text) for s in a.content) for a in found]


SIGNALS = "The envoy Ana Torres signalled a slow return to the talks."


def test_what_no_rule_finds_is_taken_from_the_reader_with_its_model_named():
    """The evidence of such an attribution is the model with its version and score."""
    found = read(SIGNALS, proposed(SIGNALS, "signalled", "The envoy Ana Torres", "a slow return to the talks"))

    assert contents(SIGNALS, found) == ["a slow return to the talks"]
    assert [actor.name for actor in found[0].speakers] == ["Ana Torres"]
    assert (found[0].by.rule, found[0].by.version.endswith("model 9"), found[0].by.score) == (
        "statements.reader",
        True,
        0.8,
    )


@pytest.mark.parametrize(("score", "speech_score"), [(0.4, 0.9), (0.6, 0.2)])
def test_what_the_reader_is_not_sure_of_is_left(score, speech_score):
    """Each kind has its own score, belief a higher one."""
    made = proposed(
        SIGNALS, "signalled", "The envoy Ana Torres", "a slow return", score=score, speech_score=speech_score
    )

    assert read(SIGNALS, made) == ()


def test_belief_is_marked_as_such():
    """A proposal that is more belief than speech is no speech."""
    made = proposed(SIGNALS, "signalled", "The envoy Ana Torres", "a slow return", score=0.9, speech_score=0.1)

    assert [a.speech for a in read(SIGNALS, made)] == [False]


QUOTED = "Ana Torres praised “the courage of those who signed” at the close."


def test_marks_decide_what_is_quoted():
    """A proposal that takes in most of a quotation takes all of it, without the marks."""
    found = read(QUOTED, proposed(QUOTED, "praised", "Ana Torres", "courage of those who"))

    assert contents(QUOTED, found) == ["the courage of those who signed"]
    assert found[0].kind == "direct"


INSIDE = "“My friend told me that we should leave before the vote,” Ana Torres said."


def test_what_lies_inside_a_quotation_is_no_words_of_the_page():
    """Nobody but who is quoted tells what stands inside the marks."""
    made = proposed(INSIDE, "told", "My friend", "leave before")

    assert contents(INSIDE, read(INSIDE, made)) == ["My friend told me that we should leave before the vote"]


CLAUSE = "Ana Torres said the talks had failed as the ships left the harbour."


@pytest.mark.parametrize(
    ("score", "content"),
    [(0.95, "the talks had failed"), (0.8, "the talks had failed as the ships left the harbour")],
)
def test_a_sure_reader_sets_the_bounds_of_a_clause(score, content):
    """Where both mean the same words the rule's attribution stays, with the bounds of the model if it is sure."""
    found = read(CLAUSE, proposed(CLAUSE, "said", "Ana Torres", "the talks had failed", score=score))

    assert contents(CLAUSE, found) == [content]
    assert found[0].by.rule == "statements.clause-after"
    assert found[0].by.version.endswith("model 9")


def test_a_rule_that_needs_consent_falls_without_it():
    """The table says which rules stand alone; where no model read, all do."""
    strict = from_values({"indirect": 0.5, "mixed": 0.5, "direct": 0.5, "belief": 0.7, "bounds": 0.9, "speech": 0.5,
                          "alone_clause-after": 0.0})  # fmt: skip
    text = f"{CLAUSE} {SIGNALS}"
    other = proposed(text, "signalled", "The envoy Ana Torres", "a slow return to the talks")

    assert contents(text, read(text, other, limits=strict)) == ["a slow return to the talks"]
    assert contents(CLAUSE, read(CLAUSE, limits=strict)) == ["the talks had failed as the ships left the harbour"]


def test_the_shipped_table_can_be_read():
    """Every score lies between nothing and never."""
    table = thresholds()

    for value in (table.indirect, table.mixed, table.direct, table.belief, table.bounds, table.speech):
        assert 0 <= value <= 1.01


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 70), st.integers(1, 40)), min_size=3, max_size=9))
def test_proposals_anywhere_give_spans_in_the_text(places):
    """Whatever the model proposes, offsets stay exact and the same."""
    text = QUOTED + " " + CLAUSE
    spans = [Span(min(start, len(text) - 1), min(start + size, len(text))) for start, size in places]
    made = [
        ProposedAttribution(anchor=Span(a.start, a.start + 1), cue=(a,), source=(b,), content=(c,), speech=True, score=0.9,
                            speech_score=0.9)
        for a, b, c in zip(spans, spans[1:], spans[2:], strict=False)
    ]  # fmt: skip
    once = read(text, *made)

    assert once == read(text, *made)
    for a in once:
        for one in (*a.content, *a.cue, *a.source):
            assert 0 <= one.start < one.end <= len(text)
