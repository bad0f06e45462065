"""Lines are sorted into body and residue: one golden file a behaviour in tests/cases/residue, and properties."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.clean.residue import sort_lines
from onrecord.clean.segment import line_spans

FOLDER = Path(__file__).parents[1] / "cases" / "residue"
CASES = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
PROSE = "The two delegations met for three hours on Tuesday and agreed to set up a direct line between their armies."
LINES = st.lists(st.text(max_size=60) | st.sampled_from([PROSE, "Menu", "", "Share IconFacebook Icon"]), max_size=12)


def lines_of(text):
    return [span.words(text) for span in line_spans(text)]


@pytest.mark.parametrize("name", list(CASES))
def test_a_case_is_sorted_as_its_file_says(name):
    """Each piece has the reason that the file gives, in the file's order."""
    case = CASES[name]
    lines = lines_of(case["text"])
    sorted_lines = sort_lines(lines, title=case.get("title", ""))
    made = [
        f"{piece.reason or 'body'} | {line[piece.start : piece.end]}"
        for line, pieces in zip(lines, sorted_lines, strict=True)
        for piece in pieces
    ]

    assert len(made) == len(case["expect"])
    assert all(got.startswith(wanted) for got, wanted in zip(made, case["expect"], strict=True)), made


@given(LINES, st.booleans())
@settings(max_examples=40, deadline=None)
def test_pieces_cover_their_line_in_order(lines, extracted):
    """Nothing but white space lies outside the pieces, and no piece overlaps another."""
    for line, pieces in zip(lines, sort_lines(lines, extracted=extracted), strict=True):
        covered = "".join(line[piece.start : piece.end] for piece in pieces)
        assert "".join(covered.split()) == "".join(line.split())
        assert all(left.end <= right.start for left, right in pairwise(pieces))
        assert all(0 <= piece.score <= 1 for piece in pieces)


@given(LINES)
@settings(max_examples=15, deadline=None)
def test_the_same_lines_are_sorted_the_same_way_again(lines):
    """No memory of what was sorted before changes an answer."""
    first = sort_lines(lines)
    sort_lines([PROSE] * 3)

    assert sort_lines(lines) == first


def test_no_lines_give_no_pieces():
    """An empty text has nothing to sort."""
    assert sort_lines([]) == []
    assert sort_lines(["", " \t"]) == [(), ()]


def test_lone_prose_is_body_whatever_stands_beside_it():
    """A report is never left without its only sentence."""
    (pieces,) = sort_lines([PROSE])

    assert [piece.reason for piece in pieces] == [None]


def test_what_an_extractor_picked_is_set_aside_only_where_the_words_are_sure():
    """Headings and lists inside an extracted body stay; an unrendered template does not."""
    sorted_lines = sort_lines(
        [PROSE, "What comes next", PROSE.replace("two", "three"), "{{count}} left"], extracted=True
    )

    assert [pieces[0].reason for pieces in sorted_lines] == [None, None, None, "template"]


@pytest.mark.parametrize(
    "line",
    ["x" * 1_000_000, "word " * 100_000, "aB" * 5_000, "A. " * 20_000, "{{" * 200_000, "\x00\u202e\ud800" * 1_000],
)
def test_hostile_lines_are_sorted(line):
    """Endless words, boundaries without number, marks that never close and stray surrogates come out covered."""
    (pieces,) = sort_lines([line])

    assert "".join(line[piece.start : piece.end] for piece in pieces).split() == line.split() or len(pieces) > 1


def test_many_empty_lines_are_sorted():
    """Blank lines cost nothing."""
    assert sort_lines([""] * 50_000) == [()] * 50_000
