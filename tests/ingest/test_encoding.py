"""From bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.encoding import decode, encoding_named

TEXT = {
    "windows-1251": "Министры иностранных дел встретились в понедельник и договорились открыть границу. " * 3,
    "koi8-r": "Министры иностранных дел встретились в понедельник и договорились открыть границу. " * 3,
    "gb2312": "两国外交部长星期一举行会谈，同意重新开放边境口岸。" * 5,
    "big5": "兩國外交部長星期一舉行會談，同意重新開放邊境口岸。" * 5,
    "euc-kr": "양국 외교장관은 월요일에 만나 국경 검문소를 다시 열기로 합의했다. " * 5,
    "shift_jis": "両国の外相は月曜日に会談し、国境検問所を再開することで合意した。" * 5,
    "euc-jp": "両国の外相は月曜日に会談し、国境検問所を再開することで合意した。" * 5,
    "iso-2022-jp": "両国の外相は月曜日に会談し、国境検問所を再開することで合意した。" * 5,
    "iso-8859-1": "Les ministres des Affaires étrangères ont décidé de rouvrir la frontière à l'été. " * 3,
    "windows-1252": "“We met,” the minister said — “and we’ll meet again.” " * 3,
    "windows-1256": "التقى وزيرا الخارجية يوم الاثنين واتفقا على إعادة فتح المعبر الحدودي. " * 3,
    "utf-16": "The ministers met. Министры встретились. " * 3,
    "utf-8": "Les ministres — «ensemble» — 外相。",
}


@pytest.mark.parametrize("encoding", sorted(set(TEXT) - {"utf-16"}))
def test_what_the_page_declares_is_used(encoding):
    """A meta element names the encoding, under the label that the web uses."""
    page = f'<html><head><meta charset="{encoding}"></head><p>{TEXT[encoding]}</p>'

    assert decode(page.encode(encoding), "html").text == page


@pytest.mark.parametrize("encoding", sorted(set(TEXT) - {"utf-16"}))
def test_what_the_server_declares_is_used(encoding):
    """A header names the encoding of a text that names none itself."""
    assert decode(TEXT[encoding].encode(encoding), "text", f"text/plain; charset={encoding}").text == TEXT[encoding]


@pytest.mark.parametrize(
    "encoding", ["windows-1251", "koi8-r", "shift_jis", "euc-kr", "big5", "utf-16", "utf-8", "iso-2022-jp"]
)
def test_what_nobody_declares_is_told_from_the_bytes(encoding):
    """Marks, escapes and the guesser tell encodings apart where there is text enough."""
    assert decode(TEXT[encoding].encode(encoding)).text == TEXT[encoding]


def test_utf_8_wins_over_a_wrong_declaration():
    """Pages that declare Latin-1 and are UTF-8 are common; the other way round is not UTF-8."""
    page = '<meta charset="iso-8859-1"><p>à l\u2019été</p>'

    assert decode(page.encode(), "html").text == page


def test_utf_16_without_a_mark_is_told_by_its_zeros():
    """Half of its bytes are zero, all on one side."""
    text = "The ministers met on Monday."

    assert decode(text.encode("utf-16-le")).text == text
    assert decode(text.encode("utf-16-be")).text == text


def test_bytes_that_cannot_be_decoded_are_replaced_and_counted():
    """A few broken bytes do not make a page of UTF-8 another encoding."""
    found = decode(("Les ministres étrangères ont été là. " * 20).encode() + b"\xff\xfe broken \xe9")

    assert (found.encoding, found.replaced) == ("utf-8", 3)
    assert found.text.endswith("\ufffd\ufffd broken \ufffd")


@pytest.mark.parametrize(
    "label", ["", "x" * 100, "utf-9", "base64", "rot13", "hex", "zlib", "\u0130", "unicode_escape\x00"]
)
def test_a_label_that_is_no_encoding_is_none(label):
    """Also those of Python's codecs that turn bytes into other bytes."""
    assert encoding_named(label) == ""


@given(st.binary(max_size=400), st.sampled_from(["html", "text"]), st.text(max_size=30))
def test_any_bytes_decode(data, media, declared):
    """Whatever the bytes and the declarations, there is a text, and it can be written as UTF-8."""
    found = decode(data, media, f"text/html; charset={declared}")

    assert found.text.encode("utf-8", "surrogatepass") is not None
    assert found.replaced <= len(data)
