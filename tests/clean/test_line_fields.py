"""Title, byline, contributor, captions, corrections and a paywall's cut are read out of sorted lines."""

import pytest

from onrecord.clean.line_fields import find_fields
from onrecord.clean.residue import Piece

BODY = "The envoy left the capital on Friday without meeting the president."


def fields(*rows):
    """Gives the fields of lines given as (reason, words)."""
    lines = [words for _, words in rows]
    return find_fields(lines, [(Piece(0, len(words), reason, "test", 1.0),) for reason, words in rows])


def test_nothing_is_found_where_all_is_body():
    """Fields that no line gives are empty."""
    found = fields((None, BODY))

    assert (found.title, found.byline, found.agency, found.captions, found.cut) == ("", "", "", (), False)


@pytest.mark.parametrize(
    ("words", "byline"),
    [
        ("By Ann Holt", "Ann Holt"),
        ("By Ann Holt and Jon Vale", "Ann Holt and Jon Vale"),
        ("By Ann Holt, Staff Writer", "Ann Holt"),
        ("Written by: Ann Holt", "Ann Holt"),
    ],
)
def test_a_byline_gives_the_names_after_by(words, byline):
    """The word ``by`` and the office after the names are left out."""
    assert fields(("byline", words), (None, BODY)).byline == byline


def test_a_lone_by_takes_the_line_after_it():
    """Scrapers often put the names on a line of their own."""
    assert fields(("byline", "By"), ("byline", "Ann Holt"), (None, BODY)).byline == "Ann Holt"


def test_a_contributor_line_is_no_byline():
    """Who contributed stands apart from who wrote."""
    found = fields((None, BODY), ("byline", "Staff writer Ann Holt contributed to this report."))

    assert found.byline == ""
    assert found.contributor == "Staff writer Ann Holt contributed to this report."


@pytest.mark.parametrize(
    "words", ["Contributing: Ann Holt", "(Reporting by Ann Holt and Luis R. Ortiz in Oslo; Editing by Jo Hunt)"]
)
def test_who_reported_and_edited_stands_with_the_contributors(words):
    """As printed."""
    assert fields((None, BODY), ("byline", words)).contributor == words


def test_an_agency_in_the_byline_is_the_agency():
    """A report signed by an agency says so."""
    assert fields(("byline", "By The Associated Press"), (None, BODY)).agency == "Associated Press"


def test_a_caption_gives_its_day_and_its_credit():
    """Both as printed."""
    words = "The envoy leaves the palace in Oslo on Feb. 7.   © Meridian Wire"
    (caption,) = fields(("caption", words), (None, BODY)).captions

    assert (caption.text, caption.date, caption.credit) == (words, "Feb. 7", "Meridian Wire")


def test_corrections_and_titles_are_kept_as_printed():
    """The first title counts; each correction once."""
    note = "Correction: An earlier version of this story gave a wrong date."
    found = fields(
        ("title", "Envoy leaves"), ("correction", note), (None, BODY), ("correction", note), ("title", "Other")
    )

    assert (found.title, found.corrections) == ("Envoy leaves", (note,))


def test_words_of_a_wall_after_the_body_mean_that_it_was_cut():
    """``Subscribe to continue reading`` stands where the rest should."""
    assert fields((None, BODY), ("paywall", "Subscribe to continue reading this article.")).cut


def test_an_offer_after_a_finished_body_cuts_nothing():
    """A subscription may be offered under a whole article."""
    assert not fields((None, BODY), ("paywall", "Get unlimited access")).cut


def test_an_offer_after_a_sentence_broken_off_means_that_it_was_cut():
    """The body stops in mid-sentence and an offer follows."""
    assert fields((None, "The envoy left the capital on Friday without…"), ("paywall", "Get unlimited access")).cut


def test_lines_and_pieces_must_be_equally_many():
    """A mistake of the caller is raised, not hidden."""
    with pytest.raises(ValueError):
        find_fields([BODY], [])
