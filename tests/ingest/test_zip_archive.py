"""Zip archives, honest and hostile."""

import io
import stat
import struct
import zipfile

import pytest

from onrecord.ingest import limits


def archive(path, *members, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as made:
        for name, data in members:
            made.writestr(name, data)
    return path


@pytest.mark.parametrize("name", ["/etc/passwd", "../../outside.txt", "a/../../b.txt", "C:/windows/a.txt"])
def test_a_name_that_leads_out_is_refused(tmp_path, take, report, name):
    """The others are read; nothing is written anywhere."""
    path = archive(tmp_path / "a.zip", (name, report), ("good.txt", report))
    aside, arrival = take(path)

    assert (aside.code, aside.source) == ("unsafe-path", f"{path}!{name}")
    assert arrival.source == f"{path}!good.txt"
    assert [found.name for found in tmp_path.iterdir()] == ["a.zip"]


def test_links_and_encrypted_members_are_named(tmp_path, codes, report):
    """Each costs itself alone."""
    path = tmp_path / "a.zip"
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(link, "/etc/passwd")
        made.writestr("locked.txt", report)
    data = bytearray(path.read_bytes())
    place = data.rindex(b"PK\x01\x02")
    data[place + 8] |= 1
    path.write_bytes(data)

    assert codes(path) == ["link", "encrypted"]


def test_hidden_files_and_the_folders_of_saved_pages_are_no_reports(tmp_path, contents, report):
    """As in a folder on disk."""
    page = f"<html><p>{report}</p></html>"
    path = archive(
        tmp_path / "a.zip", ("b/Border.html", page), ("b/Border_files/frame.html", "<html>ad"), ("__MACOSX/b/._Border.html", "x"),
        (".hidden/a.txt", report),
    )  # fmt: skip

    assert contents(path) == [page]


def test_an_archive_without_files_is_said_to_be_empty(tmp_path, codes):
    """Nothing in it, nothing lost."""
    assert codes(archive(tmp_path / "a.zip")) == ["empty-folder"]


def test_an_office_document_is_not_taken_for_an_archive(tmp_path, codes):
    """It is a zip archive by its bytes."""
    assert codes(archive(tmp_path / "a.docx", ("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>"))) == [
        "office-document"
    ]


def test_a_damaged_member_costs_itself_alone(tmp_path, take, report):
    """A wrong checksum is noticed."""
    path = archive(tmp_path / "a.zip", ("a.txt", report), ("b.txt", report), method=zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    data[data.index(b"Norrland")] = ord("X")
    path.write_bytes(data)
    aside, arrival = take(path)

    assert (aside.code, aside.source, arrival.source) == ("unreadable", f"{path}!a.txt", f"{path}!b.txt")


def test_a_cut_archive_is_set_aside(tmp_path, codes, report):
    """Its table of contents stands at its end."""
    path = archive(tmp_path / "a.zip", ("a.txt", report))
    path.write_bytes(path.read_bytes()[:-30])

    assert codes(path) == ["unreadable"]


def test_a_member_over_the_limit_costs_itself_alone(tmp_path, take):
    """A gigabyte of zeros that packs into a megabyte is not unpacked."""
    path = archive(tmp_path / "a.zip", ("big.txt", "word " * 400_000), ("small.txt", "a word"))
    aside, arrival = take(path, max_bytes=100_000)

    assert (aside.code, aside.source) == ("too-large", f"{path}!big.txt")
    assert arrival.content == "a word"


def test_archives_in_archives_are_opened_to_a_depth(tmp_path, codes, contents, report):
    """Four containers are opened; a fifth is named."""
    data = report.encode()
    for _ in range(limits.MAX_DEPTH):
        held = io.BytesIO()
        archive(held, ("in.zip", data))
        data = held.getvalue()
    (tmp_path / "a.zip").write_bytes(data)
    archive(tmp_path / "b.zip", ("in.zip", data))

    assert contents(tmp_path / "a.zip") == [report]
    assert codes(tmp_path / "b.zip") == ["too-large"]


def test_a_bomb_of_many_members_is_stopped(tmp_path, monkeypatch, take):
    """What all members unpack to together is bounded by the size of the archive."""
    monkeypatch.setattr(limits, "FREE_BYTES", 1_000_000)
    monkeypatch.setattr(limits, "MAX_RATIO", 2)
    path = archive(tmp_path / "a.zip", *[(f"{number}.txt", "word " * 20_000) for number in range(50)])
    found = take(path)

    assert found[-1].code == "too-large"
    assert "fill a disk" in found[-1].message


def test_members_that_share_bytes_are_stopped(tmp_path, monkeypatch, codes):
    """A table of contents that names one packed member many times unpacks it many times; the budget ends it."""
    monkeypatch.setattr(limits, "FREE_BYTES", 1_000_000)
    monkeypatch.setattr(limits, "MAX_RATIO", 2)
    path = archive(tmp_path / "a.zip", ("a.txt", "word " * 20_000))
    data = path.read_bytes()
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry = data[start:end]
    count = 200
    tail = bytearray(data[end:])
    struct.pack_into("<HHII", tail, 8, count, count, len(entry) * count, start)
    path.write_bytes(data[:start] + entry * count + bytes(tail))

    assert codes(path)[-1] in {"too-large", "unreadable"}
