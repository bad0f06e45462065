"""Declared and printed times are read where they are full and plausible."""

import pytest

from onrecord.clean.time_words import read_time


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2024-05-04", "2024-05-04"),
        ("2024-05-04T10:30:00Z", "2024-05-04T10:30:00+00:00"),
        ("2024-05-04T10:30:00.123-0500", "2024-05-04T10:30:00-05:00"),
        ("2024-05-04 10:30", "2024-05-04T10:30:00"),
        ("Sat, 04 May 2024 10:30:00 GMT", "2024-05-04T10:30:00+00:00"),
        ("Published: May 4, 2024 at 9.30 am", "2024-05-04"),
        ("4. Mai 2024", "2024-05-04"),
        ("4 de mayo de 2024", "2024-05-04"),
        ("20240504", "2024-05-04"),
        ("25/12/2024", "2024-12-25"),
        ("1714818600", "2024-05-04T10:30:00+00:00"),
    ],
)
def test_a_full_time_is_read(words, iso):
    """ISO 8601, RFC 5322, figures, names of months and seconds since 1970 give a day, an instant where an hour is."""
    assert read_time(words).iso == iso


@pytest.mark.parametrize(
    "words", ["", "May 2024", "04/05/2024", "2024-13-45", "31 February 2024", "1723-05-04", "x" * 999]
)
def test_what_is_not_sure_is_not_read(words):
    """A month without a day, figures of two meanings, days that no calendar has and far years give nothing."""
    assert read_time(words) is None
