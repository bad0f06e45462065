"""Tar archives, honest and hostile."""

import io
import tarfile

import pytest

from onrecord.ingest import limits


def archive(path, *members, mode="w"):
    with tarfile.open(path, mode) as made:
        for name, data in members:
            info = name if isinstance(name, tarfile.TarInfo) else tarfile.TarInfo(name)
            info.size = len(data)
            made.addfile(info, io.BytesIO(data))
    return path


def special(name, kind, target=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


@pytest.mark.parametrize("name", ["/etc/passwd", "../../outside.txt", "a/../../b.txt"])
def test_a_name_that_leads_out_is_refused(tmp_path, take, report, name):
    """The others are read."""
    path = archive(tmp_path / "a.tar", (name, report.encode()), ("good.txt", report.encode()))
    aside, arrival = take(path)

    assert aside.code == "unsafe-path"
    assert arrival.source == f"{path}!good.txt"


def test_links_and_devices_are_named(tmp_path, codes, report):
    """None of them is followed or opened."""
    path = archive(
        tmp_path / "a.tar",
        (special("a", tarfile.SYMTYPE, "/etc/passwd"), b""),
        (special("b", tarfile.LNKTYPE, "/etc/passwd"), b""),
        (special("c", tarfile.CHRTYPE), b""),
        (special("d", tarfile.FIFOTYPE), b""),
        ("e.txt", report.encode()),
    )

    assert codes(path) == ["link", "link", "special-file", "special-file"]


def test_a_long_name_is_kept(tmp_path, take, report):
    """Also one that needs an extended header."""
    name = "/".join(["folder" * 10] * 4) + "/été.txt"
    path = archive(tmp_path / "a.tar", (name, report.encode()))

    assert [item.source for item in take(path)] == [f"{path}!{name}"]


def test_an_endless_header_is_refused(tmp_path, codes):
    """A header that claims gigabytes is refused before it is read."""
    info = special("x", tarfile.XHDTYPE)
    info.size = 1 << 32
    (tmp_path / "a.tar").write_bytes(info.tobuf(tarfile.GNU_FORMAT) + b"\x00" * 4096)

    assert codes(tmp_path / "a.tar") == ["too-large"]


def test_what_lies_before_a_cut_is_read(tmp_path, take, report):
    """An archive that ends in the middle gives its first members and says that it ends."""
    path = archive(tmp_path / "a.tar", ("a.txt", report.encode()), ("b.txt", report.encode() * 20))
    path.write_bytes(path.read_bytes()[:2500])
    arrival, *asides = take(path)

    assert arrival.source == f"{path}!a.txt"
    assert {aside.code for aside in asides} == {"unreadable"}


def test_a_bomb_is_stopped(tmp_path, monkeypatch, codes):
    """What all members unpack to together is bounded by the size of the packed archive."""
    monkeypatch.setattr(limits, "FREE_BYTES", 1_000_000)
    monkeypatch.setattr(limits, "MAX_RATIO", 2)
    path = archive(tmp_path / "a.tar.gz", *[(f"{number}.txt", b"word " * 20_000) for number in range(50)], mode="w:gz")

    assert codes(path)[-1] == "too-large"
