"""Text made harmless, and addresses that may be links."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export.site.addresses import stem
from onrecord.export.site.shown import language_tag, replaced, shown, web_address


@given(st.text())
def test_what_is_shown_is_as_long_as_what_was_given(text):
    """One code point for one, lone surrogates included, and it can always be written as UTF-8."""
    seen = shown(text)

    assert len(seen) == len(text)
    seen.encode("utf-8")
    assert shown(seen) == seen


def test_controls_become_pictures_and_overrides_become_replacements():
    """What is shown says that something stood there."""
    assert shown("a\x00b\x1b\u202eC\x85\ud800\r\n\t") == "a␀b␛�C��\r\n\t"


def test_joiners_and_marks_of_living_scripts_stay():
    """Persian needs its non-joiner, Hebrew its marks: they steer nothing but their own letters."""
    assert shown("می\u200cخواهم \u200f שלום") == "می\u200cخواهم \u200f שלום"


def test_what_was_replaced_can_be_named():
    """Each code point once, with its count."""
    assert replaced("\u202ea\u202e\x00") == [("U+0000", 1), ("U+202E", 2)]


@pytest.mark.parametrize(
    "address", ["https://a.example/b?c=d&e=%20#f", "http://a.example:8080/", "https://xn--bcher-kva.example/ä/ö"]
)
def test_plain_web_addresses_are_links(address):
    """http and https lead out; letters beyond ASCII in a path are encoded."""
    assert web_address(address).isascii()


@pytest.mark.parametrize(
    "address",
    [
        "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "ftp://a.example/", "//a.example/", "/etc/passwd",
        "https://bank.example@evil.example/", "https://a.example/\u202egnp", "https://a.example/ b", "https://a.example\\b",
        "https://а.example/", "https://", "http://[", "https://a.example:x/", "https://a.example/" + "a" * 3000, "java\nscript:x",
    ],
)  # fmt: skip
def test_whatever_else_is_no_link(address):
    """Other schemes, hidden names, look-alike hosts and breakage are shown as text."""
    assert web_address(address) is None


@given(st.text(), st.text())
def test_file_names_are_plain_and_tell_ids_apart(one, other):
    """Ids of any shape give names that every file system takes, also one that ignores case."""
    assert set(stem(one)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.Q")
    assert 0 < len(stem(one)) < 80
    assert (stem(one).lower() == stem(other).lower()) == (one == other)


def test_ids_with_a_kind_are_their_own_file_names():
    """A page can be found by the id that the JSON gives."""
    assert stem("report-0a1b2c") == "report-0a1b2c"
    assert stem("Q42") == "Q42"
    assert stem("person:ana-torres").startswith("person-ana-torres.")
    assert stem("q42") != "q42"


@pytest.mark.parametrize(
    ("language", "tag"), [("en", "en"), ("pt-BR", "pt-BR"), ('en" onclick="x', ""), ("", ""), ("english", "")]
)
def test_only_language_tags_are_language_tags(language, tag):
    """Anything else is left out of the page."""
    assert language_tag(language) == tag
