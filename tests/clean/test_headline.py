"""A declared headline loses its outlet's name and nothing else."""

import pytest

from onrecord.clean.headline import plain_headline


@pytest.mark.parametrize(
    ("title", "outlet", "address"),
    [
        ("Envoys meet on the quay – The Quay Post", "quaypost.example", ""),
        ("Envoys meet on the quay - STRAIT TODAY", "straittoday.example", ""),
        ("Envoys meet on the quay | Strait Letter", "Strait Letter", ""),
        ("Envoys meet on the quay – Voice of Norland", "vonews.example", "https://www.vonnews.example/a/1"),
        ("Envoys\u2060 meet\n on the quay", "Strait Letter", ""),
    ],
)
def test_the_name_of_the_outlet_is_taken_off(title, outlet, address):
    """It is known as declared, by the letters of the host, or by its initials."""
    assert plain_headline(title, outlet=outlet, address=address) == "Envoys meet on the quay"


@pytest.mark.parametrize(
    "title",
    [
        "Envoys meet on the quay – a reconstruction",
        "Envoys meet – and part",
        "Letter | Strait Letter",
        "Strait Letter – Envoys meet on the quay",
        "",
    ],
)
def test_what_is_no_name_of_the_outlet_stays(title):
    """Headlines hold dashes, and the name of a column is a headline of its own."""
    assert plain_headline(title, outlet="Strait Letter", address="https://straitletter.example/1") == title


def test_a_long_headline_costs_little():
    """Dashes without end are looked at once."""
    title = "word – " * 20_000
    assert plain_headline(title, outlet="Strait Letter", address="").startswith("word")
