"""Datelines at the head of a body: one golden file a behaviour in tests/cases/dateline, and properties."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.dateline import LONGEST, find_dateline

FOLDER = Path(__file__).parents[1] / "cases" / "dateline"
CASES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))}


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if "expect" in case])
def test_a_dateline_is_read_as_its_case_says(name):
    """Words, place, date and agency come out as printed, and the span quotes the words."""
    text = CASES[name]["text"]
    found = find_dateline(text)

    assert found is not None
    assert {key: getattr(found, key) for key in ("text", "place", "date", "agency")} == CASES[name]["expect"]
    assert found.words.words(text) == found.text


@pytest.mark.parametrize("text", [text for case in CASES.values() for text in case.get("none", [])])
def test_an_ordinary_opening_holds_no_dateline(text):
    """Sentences, transcripts, captions and headlines that resemble a dateline are left alone."""
    assert find_dateline(text) is None


def test_white_space_before_a_dateline_is_no_part_of_it():
    """The span starts at the first letter."""
    found = find_dateline("\n  OSLO -- Talks began.")

    assert found is not None
    assert (found.words.start, found.words.end) == (3, 10)


def test_a_dateline_without_a_body_is_none():
    """Words that end the text introduce nothing."""
    assert find_dateline("OSLO --") is None


@given(st.text(max_size=400))
def test_any_text_gives_none_or_a_span_that_quotes_the_words(text):
    """Whatever stands at the head, the span lies inside the text and quotes what was found."""
    found = find_dateline(text)

    assert found is None or text[found.words.start : found.words.end] == found.text


def test_a_head_of_capitals_without_end_costs_no_more_than_a_short_one():
    """Only the first code points are looked at."""
    assert find_dateline("A/" * 1_000_000) is None
    assert find_dateline("OSLO " * 1_000_000) is None
    assert LONGEST < 1_000


@pytest.mark.parametrize(
    ("text", "place"),
    [("(CNN)The talks began.", ""), ("(CNN) Talks began.", ""), ("Oslo (CNN)The talks began.", "Oslo")],
)
def test_a_known_agency_in_brackets_needs_no_dash(text, place):
    """Broadcasters' pages lose the dash."""
    found = find_dateline(text)

    assert found is not None
    assert (found.place, found.agency) == (place, "CNN")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("OSLO The ministry said.", "OSLO"),
        ("OSLO/NEW YORK Officials of both banks met.", "OSLO/NEW YORK"),
        ("HARTFORD, Conn. A ferry sank.", "HARTFORD, Conn."),
        ("OSLO U.S. officials said.", "OSLO"),
        ("THE HAGUE Judges met.", "THE HAGUE"),
        ("SINGAPORE A Norland ferry sank.", "SINGAPORE"),
    ],
)
def test_a_well_known_city_in_capitals_needs_no_dash(text, place):
    """Feeds lose the dash and the agency before it."""
    found = find_dateline(text)

    assert found is not None
    assert (found.text, found.place) == (place, place)


@pytest.mark.parametrize(
    "text",
    [
        "OSLO WARNS ITS NEIGHBOURS AGAIN",
        "Oslo The ministry said.",
        "HARBOUR Talks began.",
        "OSLO is calm.",
        "ADA Quill said.",
    ],
)
def test_other_words_in_capitals_are_no_dateline(text):
    """Headlines, names, and a lead whose first word is set in capitals."""
    assert find_dateline(text) is None


@pytest.mark.parametrize(
    "text", ["Associated Press (AP) Staff met.", "Oslo (AP) reporters met.", "Northern Lights (NL) Met."]
)
def test_an_abbreviation_in_brackets_is_no_dateline(text):
    """A name with its abbreviation opens an ordinary sentence."""
    assert find_dateline(text) is None
