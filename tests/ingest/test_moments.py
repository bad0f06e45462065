"""Declared dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.moments import iso


@pytest.mark.parametrize(
    ("declared", "read"),
    [
        ("2024-05-06", "2024-05-06"),
        ("20240506", "2024-05-06"),
        ("2024-05-06T09:00:00Z", "2024-05-06T09:00:00Z"),
        ("2024-05-06 09:00", "2024-05-06T09:00:00"),
        ("2024-05-06T09:00:00.123456+0200", "2024-05-06T09:00:00+02:00"),
        ("20240506T090000Z", "2024-05-06T09:00:00Z"),
        ("2024-05-06T09:00:00-05", "2024-05-06T09:00:00-05:00"),
        ("2024-05-06 09:00:00 UTC", "2024-05-06T09:00:00Z"),
        ("Mon, 06 May 2024 23:00:00 -0500", "2024-05-06T23:00:00-05:00"),
        ("Mon, 06 May 2024 09:00:00 GMT", "2024-05-06T09:00:00Z"),
        ("2024-05", "2024-05"),
        ("2024", "2024"),
        (1714986000, "2024-05-06T09:00:00Z"),
        (1714986000000, "2024-05-06T09:00:00Z"),
    ],
)
def test_a_date_is_kept_in_the_zone_it_was_declared_in(declared, read):
    """The day of a report is that of its own place."""
    assert iso(declared) == read


@pytest.mark.parametrize(
    "declared",
    [
        "",
        None,
        True,
        "05/04/2024",
        "yesterday",
        "2024-13-01",
        "2024-02-30",
        "0000-00-00",
        float("nan"),
        float("inf"),
        1e30,
        "1" * 500,
        [],
        {},
    ],
)
def test_what_cannot_be_read_with_certainty_is_no_date(declared):
    """Guessing is not for here."""
    assert iso(declared) == ""


@given(st.one_of(st.text(max_size=40), st.floats(), st.integers(), st.none(), st.lists(st.integers())))
def test_anything_gives_a_date_or_nothing(value):
    """Never an exception, and what comes out goes in again unchanged."""
    found = iso(value)

    assert iso(found) == found
