"""The outlet is read out of what a page says in its own name."""

import pytest

from onrecord import clean
from onrecord.clean.outlet_words import outlet_named
from onrecord.types.arrival import Arrival, Given


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Your full access to the Strait Quarterly Review has expired", "Strait Quarterly Review"),
        ("Your subscription to Quay & Harbour Post has ended.", "Quay & Harbour Post"),
        ("Thank you for reading The Northern Ledger.", "Northern Ledger"),
    ],
)
def test_offers_name_who_makes_them(words, name):
    """By the name that stands where the paper's own would."""
    assert outlet_named([("paywall", words)]) == name


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("paywall", "Your access to Premium has expired"),
        ("paywall", "Your access to all articles has expired"),
        ("caption", "Thank you for reading The Northern Ledger."),
        ("newsletter", "Thank you for reading Associated Press"),
        ("boilerplate", "© 2024 Quay Holdings. All rights reserved."),
    ],
)
def test_products_companies_and_agencies_are_no_outlets(reason, words):
    """An outlet is not guessed."""
    assert outlet_named([(reason, words)]) == ""


def test_a_text_without_an_outlet_takes_the_one_that_its_paywall_names():
    """What is declared goes before."""
    body = (
        "TOKYO -- The two ministers met on Wednesday and spoke for an hour about the ferry, an official said.\n\n" * 2
    )
    text = body + "Subscribe to get unlimited access\n\nYour full access to the Strait Quarterly Review has expired\n"
    made = [
        clean.STEP.run(Arrival(source="a", media="text", content=text, sha256="0" * 64, given=Given(outlet=outlet)))
        for outlet in ("", "The Quay Post")
    ]
    assert [report.outlet for report in made] == ["Strait Quarterly Review", "The Quay Post"]
