"""Which government publishes a page, by its address."""

import pytest

from onrecord.knowledge.official_sites import publishing_state


@pytest.mark.parametrize(
    ("url", "state"),
    [
        ("https://www.state.gov/a-visit/", "USA"),
        ("https://www.centcom.mil/news", "USA"),
        ("https://www.gov.uk/government/news/talks", "GBR"),
        ("https://www.mofa.go.jp/press/1.html", "JPN"),
        ("http://en.kremlin.ru/events/president/news/1", "RUS"),
        ("https://reader@WWW.MEA.GOV.IN:443/release", "IND"),
    ],
)
def test_a_government_publishes_on_domains_of_its_own(url, state):
    """The top domain that one state alone uses, a second level kept for governments, or a site in the table."""
    assert publishing_state(url) == state


@pytest.mark.parametrize(
    "url", ["", "https://", "state.gov", "https://gov", "https://example.com/state.gov", "https://x.gov.zz/"]
)
def test_nobody_else_is_a_government(url):
    """A path, a bare word or a country that is none names no state."""
    assert not publishing_state(url)
