"""On what occasion words were said: medium, audience and place beside the cue."""

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import statements

_SPEC = importlib.util.spec_from_file_location("read_case", Path(__file__).parents[1] / "cases" / "read_case.py")
read_case = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(read_case)


def occasions(text):
    made = read_case.layers(text, "2018-02-07")
    told = statements.read_occasions(made["report"], made["doc"], made["mentions"], made["attributions"])
    return made, told


def printed(text):
    return [f"{one.field}: {one.value}: {one.span.words(text)}" for one in occasions(text)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Torres told reporters that the talks had failed.", ["audience: press: reporters"]),
        ("“The talks failed,” Ana Torres said at a joint news conference.",
         ["medium: news-conference: joint news conference"]),
        ("In a joint statement, Ana Torres said the talks had failed.", ["medium: joint-statement: joint statement"]),
        ("The statement said that the talks had failed.", ["medium: statement: statement"]),
        ("“The talks failed,” Ana Torres tweeted on Monday.", ["medium: post: tweeted"]),
        ("Ana Torres said in a television interview that the talks had failed.",
         ["medium: interview: television interview"]),
        ("Ana Torres told a press conference that the talks had failed.",
         ["medium: news-conference: press conference"]),
        ("“The talks failed,” Ana Torres told lawmakers in Tokyo.", ["audience: legislators: lawmakers",
                                                                     "said-at: : Tokyo"]),
    ],
)  # fmt: skip
def test_the_words_beside_the_cue_tell_the_occasion(text, expected):
    """Each is a particular of its attribution, with its own words."""
    assert printed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ana Torres said that Peter Lang had told reporters nothing.",
        "The ministry in Tokyo said that the talks had failed.",
        "Ana Torres said that help would come in the event of war.",
        "“He told the crowd a story at a rally,” Ana Torres said.",
    ],
)
def test_what_is_told_in_the_words_is_not_their_occasion(text):
    """Content is blotted out, and an office sits where it sits."""
    made, told = occasions(text)

    outer = {one.id for one in made["attributions"] if one.source and one.source[0].start in {0, text.rfind("Ana")}}
    assert [one for one in told if one.about in outer] == []


@given(st.lists(st.sampled_from(["Ana Torres", "told", "reporters", "“", "”", "in Tokyo", "said", "at a rally", ",", ".",
                                 "in a statement", "that", "the talks failed", "\n\n", "his", "X"]), max_size=25))  # fmt: skip
def test_every_particular_has_words_of_an_attribution_of_its_report(parts):
    """Whatever the text: spans lie in it, are not empty, stand in order, and belong to an attribution."""
    text = " ".join(parts) or "x"
    made, told = occasions(text)

    ids = {one.id for one in made["attributions"]}
    assert all(one.about in ids and 0 <= one.start < one.end <= len(text) for one in told)
    assert list(told) == sorted(told, key=lambda one: (one.start, one.end, one.field, one.about, one.id))
    assert len({one.id for one in told}) == len(told)
