"""Counts in words and figures, and the lengths that they make."""

import pytest

from onrecord.dates.counts import count_of, length_value


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("two", 2),
        ("twenty-four", 24),
        ("twenty four", 24),
        ("a hundred", 100),
        ("two hundred and ten", 210),
        ("two thousand", 2000),
        ("a dozen", 12),
        ("2,000", 2000),
        ("1.5", 1.5),
        ("2 1/2", 2.5),
        ("two and a half", 2.5),
        ("half a", 0.5),
        ("a couple of", 2),
        ("several", None),
        ("a few", None),
        ("1 1/0", 1),
    ],
)
def test_words_and_figures_name_a_number(words, number):
    """An unknown number is none, not one."""
    assert count_of(words) == number


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (2, "Y", "P2Y"),
        (2.5, "Y", "P2Y6M"),
        (0.5, "TH", "PT30M"),
        (1.5, "TH", "PT1H30M"),
        (2, "E", "P20Y"),
        (0.5, "C", "P50Y"),
        (2, "FN", "P4W"),
        (None, "W", "PXW"),
        (48, "TH", "PT48H"),
        (1.3, "D", "P1.3D"),
    ],
)
def test_a_length_is_written_as_iso_8601_has_it(count, unit, value):
    """Halves go into the smaller unit where they fit."""
    assert length_value(count, unit) == value
