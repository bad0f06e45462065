"""Plain text is cut into lines at its breaks and where lines were glued together."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.clean.segment import (
    glued_boundaries,
    line_spans,
    names_with_capitals,
    parts_of_line,
    segments,
    sentence_boundaries,
)

BREAKS = ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c"]


def lines_of(text):
    return [span.words(text) for span in segments(text)]


@pytest.mark.parametrize("mark", BREAKS)
def test_every_kind_of_line_break_parts_lines(mark):
    """All that splitlines takes for a break is one."""
    assert lines_of(f"The talks ended.{mark}Nobody signed.") == ["The talks ended.", "Nobody signed."]


def test_blank_lines_and_spaces_at_the_ends_are_left_out():
    """A line starts and ends with something to read."""
    assert lines_of("\n\n  One line. \t\n \n") == ["One line."]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("The talks ended.Nobody signed.", ["The talks ended.", "Nobody signed."]),
        ("“We agreed.”The envoy left.", ["“We agreed.”", "The envoy left."]),
        ("Share IconMenu BurgerThe talks ended.", ["Share Icon", "Menu Burger", "The talks ended."]),
        ("Updated 3:44PMBy Ann Holt", ["Updated 3:44PM", "By Ann Holt"]),
        ("5 May 2018Ministers met.", ["5 May 2018", "Ministers met."]),
        ("Write to ann@example.orgThe talks ended.", ["Write to ann@example.org", "The talks ended."]),
    ],
)
def test_glued_lines_are_parted(text, lines):
    """A capital straight after a small letter, a figure or a stop starts a new line."""
    assert lines_of(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "Mr. McDonald and Gen.Mills met at the U.S.Navy base.",
        "YouTube, WhatsApp and iPhone users in KwaZulu.",
        "Read {{numberReadArticles}} of {{freeArticleLimit-plural}} texts.",
        "The MoU was signed by two MPs and three NGOs.",
        "Write to PressDesk@example.org or to Ann.Holt@example.org before Friday.",
        "The minister (@AnnHolt) answered at https://example.org/aB?cD=Ef that the talks go on.",
        "Both sides are committed to the JCPoA commitments.",
        "The ministers put money into early warning of storms, in line with the SeaShield Partnership, which the six ports of the strait signed in May.",
    ],
)
def test_names_initials_and_templates_are_no_boundaries(text):
    """What is written with a capital inside stays whole."""
    assert lines_of(text) == [text]


def test_a_name_with_capitals_inside_is_known_in_every_line_of_its_text():
    """It shows where prose stands on both sides of it; its first part is a name as well. Glued lines are still cut."""
    proof = (
        "The envoys asked the operator of the pipeline under the strait, NorStraCo, whether it would go on selling gas "
        "to both states on their own terms."
    )
    lines = [proof, "NorStraCo said no.", "Later NorStra said yes.", "Share StoryMenuThe talks ended."]

    assert lines_of("\n".join(lines)) == [*lines[:3], "Share Story", "Menu", "The talks ended."]
    assert names_with_capitals(lines) == {"NorStra", "NorStraCo"}
    assert names_with_capitals(lines[1:]) == frozenset()


SENTENCES = "The envoys met at noon. They talked for an hour. "


def test_runs_of_spaces_part_the_paragraphs_of_a_flattened_page():
    """Two after a stop do, and four anywhere before a capital; where every sentence stands so, two are custom."""
    paragraph = (SENTENCES * 4).strip()
    custom = (SENTENCES * 8).strip().replace(". ", ".  ")

    assert lines_of(f"{paragraph}  {paragraph}") == [paragraph, paragraph]
    assert lines_of(f"{paragraph}  {paragraph}     Related article") == [paragraph, paragraph, "Related article"]
    assert lines_of(custom) == [custom]
    assert lines_of("The envoys met.  They talked.") == ["The envoys met.  They talked."]


def test_a_copyright_mark_opens_a_part_of_its_line():
    """What stands before it in the line is a sentence of the report."""
    line = "The envoys talked for an hour. © 2024 Strait Letter. All rights reserved."

    assert [span.words(line) for span in parts_of_line(line)] == [
        "The envoys talked for an hour.",
        "© 2024 Strait Letter. All rights reserved.",
    ]


def test_sentences_of_a_long_line_have_boundaries():
    """A sentence starts after a stop and a space; titles with a stop of their own end none."""
    line = "The talks ended. Mr. Holt left. “Nobody signed,” he said."

    assert [line[at : at + 3] for at in sentence_boundaries(line)] == ["Mr.", "“No"]


@given(st.text(alphabet="aB.c \n\r”“'0{}%\x00é—", max_size=200))
def test_lines_are_in_order_trimmed_and_hold_every_letter(text):
    """Cutting loses nothing but white space."""
    spans = segments(text)

    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.words(text) == span.words(text).strip() != "" for span in spans)
    assert "".join("".join(span.words(text) for span in spans).split()) == "".join(text.split())


@given(st.text(max_size=200))
def test_boundaries_lie_inside_their_line(text):
    """No boundary stands at either end."""
    for line in (span.words(text) for span in line_spans(text)):
        assert all(0 < at < len(line) for at in (*glued_boundaries(line), *sentence_boundaries(line)))


def test_a_line_without_end_is_cut_in_step_with_its_length():
    """Neither boundaries without number nor marks that never close cost more than a pass over the text."""
    assert len(segments("aB" * 20_000)) == 20_000
    assert segments("\n" * 200_000) == []
    assert len(segments("Mr." * 50_000)) == 1
    assert len(segments("{" * 200_000 + "aB")) == 1


def test_an_endless_line_is_left_whole():
    """Millions of glued letters are one line, not millions."""
    assert len(segments("aBc" * 400_000)) == 1
