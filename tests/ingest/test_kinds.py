"""What a file is: from its content first, its name second."""

import struct
import tarfile

import pytest

from onrecord.ingest.kinds import EXTENSIONS, KINDS, kind_of
from onrecord.ingest.limits import HEAD

PAGE = b"<!DOCTYPE html><html><body><p>Ministers met.</p></body></html>"


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.json", "a.pdf", "a", "a.gz"])
def test_a_page_is_a_page_whatever_it_is_called(name):
    """Also with a mark, in a wide encoding, or behind blanks and comments."""
    assert kind_of(PAGE, name).name == "html"
    assert kind_of(b"\xef\xbb\xbf\r\n <!-- a --> " + PAGE, name).name == "html"
    assert kind_of(PAGE.decode().encode("utf-16"), name).name == "html"
    assert kind_of(PAGE.decode().encode("utf-16-be"), name).name == "html"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"), (b"\x89PNG\r\n\x1a\n\x00\x00", "image"), (b"\xff\xd8\xff\xe0", "image"), (b"GIF89a", "image"),
        (b"RIFF\x00\x00\x00\x00WEBP", "image"), (b"\x00\x00\x00\x20ftypmp42", "audio-video"), (b"ID3\x03", "audio-video"),
        (b"PK\x03\x04" + b"\x00" * 22 + struct.pack("<HH", 19, 0) + b"[Content_Types].xml", "office"),
        (b"PK\x03\x04" + b"\x00" * 22 + struct.pack("<HH", 8, 0) + b"mimetypeapplication/epub+zip", "office"),
        (b"PK\x03\x04" + b"\x00" * 22 + struct.pack("<HH", 8, 0) + b"word.txt", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"), (b"{\\rtf1 a}", "office"), (b"Rar!\x1a\x07\x00", "archive"),
        (b"SQLite format 3\x00", "program"), (b"\x7fELF\x02", "program"), (b"\x28\xb5\x2f\xfd\x00", "zstd"),
        (b"WARC/1.0\r\n", "warc"), (b"filedesc://a.arc 0.0.0.0", "arc"), (b"\x00" * 1000, "binary"),
        (bytes(range(256)) * 8, "binary"), (b"", "empty"), (b" \r\n\t", "empty"), (b"\xff\xfe", "empty"),
        (b" " * HEAD, "text"),
    ],
)  # fmt: skip
def test_first_bytes_tell(head, kind):
    """The name says text, the bytes know better."""
    assert kind_of(head, "a.txt").name == kind


def test_an_old_tar_is_told_by_its_checksum():
    """Tar before POSIX has no mark."""
    header = bytearray(tarfile.TarInfo("a.txt").tobuf(tarfile.USTAR_FORMAT))
    header[257:265] = b"\x00" * 8
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\x00 " % sum(header[:512])

    assert kind_of(bytes(header), "a").name == "tar"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.css", "program"),
        ("a.JS", "program"),
        ("a.csv", "table"),
        ("a.md", "text"),
        ("a.json", "json"),
        ("a.html", "text"),
        ("a", "text"),
    ],
)
def test_the_name_tells_where_the_content_is_plain_text(name, kind):
    """A style sheet is text by its bytes; so is a page without a tag."""
    assert kind_of(b"Ministers met in Ostby on Monday.", name).name == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('{"id": 1}\n{"id": 2}\n', "json-lines"), ('{\n "id": 1\n}\n', "json"), ('[{"id": 1}]', "json"),
        ('[\n  {\n "a": 1}]', "json"), ("[1, 2]", "text"), ("{not json", "text"), ("[Analysis] Ministers", "text"), ("{{count}} FREE", "text"),
        ('{"id": 1\n{"id": 2}\n', "json-lines"), ('{"version": 1, "items": [\n {"id": 1}]}', "json"),
        ("<rss version='2.0'>", "feed"), ("<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'>", "feed"),
        ("<rdf:RDF xmlns='http://purl.org/rss/1.0/'>", "feed"), ("<nitf>", "nitf"), ("<NewsML Version='1.2'>", "newsml-1"),
        ("<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'>", "newsml-g2"), ("<urlset xmlns='a'></urlset>", "xml-unknown"),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "html"), ("<p>Ministers</p><p>met.</p>", "html"),
        ("a < b and c > d", "text"), ("<Ostby> Ministers met.", "text"),
        ("MIME-Version: 1.0\nFrom: a\n\nMinisters", "mail"), ("From: a\nSubject: b\n\nMinisters", "text"),
        ("From a@b Mon May  6 09:00:00 2024\nFrom: a\n\n", "mailbox"), ("From Monday on\nthe border", "text"),
    ],
)  # fmt: skip
def test_text_tells_by_how_it_starts(text, kind):
    """Whatever it is called."""
    assert kind_of(text.encode(), "a").name == kind


def test_every_kind_is_read_or_explained():
    """A kind has a reader or a code and a message with a way out; extensions lead to kinds that are there."""
    for kind in KINDS.values():
        assert bool(kind.reader) != bool(kind.code and kind.message), kind.name
    assert set(EXTENSIONS.values()) <= set(KINDS)


def test_every_reader_is_there():
    """The table names functions by text, so that none is loaded before it is needed; here all are."""
    import importlib

    for kind in KINDS.values():
        if kind.reader:
            module, function = kind.reader.split(":")
            assert callable(getattr(importlib.import_module(f"onrecord.ingest.{module}"), function))
