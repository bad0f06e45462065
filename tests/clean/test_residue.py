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
OTHER = "The ministers left the port in the evening, and an aide said that both would report to their parliaments."
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


def reasons_of(lines):
    return [[piece.reason for piece in pieces] for pieces in sort_lines(lines)]


@pytest.mark.parametrize(
    ("offer", "reason"),
    [
        ("Sign up for our evening newsletter and get Strait Letter News in your inbox.", "newsletter"),
        ("Follow us on Facebook. Send your pictures to desk@straitletter.example.", "social"),
    ],
)
def test_an_offer_at_the_end_of_a_paragraph_is_cut_off_it(offer, reason):
    """The sentences before it stay; where somebody is quoted, nothing is an offer."""
    assert reasons_of([PROSE, f"{OTHER} {offer}"]) == [[None], [None, reason]]
    assert reasons_of([PROSE, f"{OTHER} “{offer}”"]) == [[None], [None]]


def test_a_headline_under_a_label_for_other_reports_is_set_aside():
    """A sentence with a stop under such a label goes on with the report."""
    headline = "Minister says talks over the strait could fail within two weeks of the vote"

    assert reasons_of([PROSE, "Related article", headline, OTHER]) == [[None], ["related"], ["related"], [None]]
    assert reasons_of([PROSE, "Related article", OTHER])[2] == [None]


def test_the_sentences_of_a_live_page_stay_between_its_pictures_and_bylines():
    """Such a page is longer than any that the model was taught with; captions and contributor lines still go."""
    items = []
    for number in range(60):
        who, place = ("envoy", "minister", "general", "spokesman")[number % 4], ("north", "south", "east")[number % 3]
        items += [
            f"A {who} speaks to reporters after round {number} of the talks in the {place}. (AP Photo/Ada Quill)",
            f"The {who} said on Tuesday that {number + 3} rockets had been fired at villages in the {place}, and blamed militias.",
            f'"We will answer every one of the {number} attacks," the {who} told a news conference near the border.',
            "Strait Letter's Ada Quill contributed to this report.",
        ]
    reasons = [pieces[0].reason for pieces in sort_lines([*items, "Menu", "Sign up", "Live coverage"])]

    assert set(reasons[1::4][:60]) | set(reasons[2::4][:60]) == {None}
    assert set(reasons[3::4][:60]) == {"byline"}
    assert set(reasons[0::4][:60]) == {"caption"}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Go back to top. Skip to: Start of article.", "navigation"),
        ("Related video", "related"),
        ("(This story has been refiled to mend a name in paragraph 4)", "correction"),
        ("(This version of the story corrects the day of the vote)", "correction"),
        ("(Reporting by Ada Quill and Luis R. Ortiz in Oslo; Editing by Jo Holt)", "byline"),
        ("Strait Letter’s Ada Quill contributed to reporting.", "byline"),
        ("You might like", "related"),
        ("More ferry talks: https://quaypost.example/ferry and https://quaypost.example/x", "related"),
        ("Write to Ada Quill at ada.quill@quaypost.example", "contact"),
        ("This copy is for your personal, non-commercial use only. Ask us about reprints.", "boilerplate"),
        ("Not a subscriber to Strait Letter? Head to our shop.", "paywall"),
        ("UPDATE 3:10 PM: An earlier version of this story misnamed the harbour.", "correction"),
    ],
)
def test_marks_at_the_foot_of_a_page_are_set_aside(line, reason):
    """Links within the page, who reported and edited, and what was put right."""
    assert reasons_of([PROSE, OTHER, line])[2] == [reason]


@pytest.mark.parametrize(
    "greeting", ["Dear Madam Chair:", "Dear Mr. Speaker: (Dear Mr. President:)", "My dear Minister,"]
)
def test_whom_an_official_letter_is_to_is_part_of_it(greeting):
    """Governments publish letters as they were sent."""
    assert reasons_of([greeting, PROSE, OTHER])[0] == [None]


def test_a_greeting_to_readers_is_none():
    """An offer greets everybody."""
    assert reasons_of(["Menu", "Sign up", "Dear reader, subscribe today", PROSE, OTHER])[2] != [None]
