"""Compressed files, whole, cut, damaged and hostile."""

import bz2
import gzip
import lzma
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import limits
from onrecord.ingest.compressed import GZIP_WINDOW, Unpacked

WAYS = {"gz": gzip.compress, "bz2": lambda data: bz2.compress(data, 1), "xz": lzma.compress}


@pytest.mark.parametrize("ending", WAYS)
def test_a_packed_text_is_the_text(tmp_path, contents, report, ending):
    """Whatever it is packed with, and whatever it is called."""
    for name in (f"a.txt.{ending}", "a"):
        (tmp_path / name).write_bytes(WAYS[ending](report.encode()))

    assert contents(tmp_path) == [report, report]


@pytest.mark.parametrize("ending", WAYS)
def test_members_one_after_another_are_one_file(tmp_path, contents, report, ending):
    """As the tools that made these formats have it; zeros between them are padding."""
    data = WAYS[ending](report[:50].encode()) + WAYS[ending](report[50:].encode()) + b"\x00" * 8
    (tmp_path / "a").write_bytes(data)

    assert contents(tmp_path) == [report]


@pytest.mark.parametrize("ending", WAYS)
def test_lines_before_a_cut_come_in(tmp_path, take, ending):
    """A packed file that ends in the middle gives what came before, and says so."""
    lines = b"".join(
        b'{"id": "%d", "text": "Ministers met %d times."}\n' % (number, number * number) for number in range(8_000)
    )
    data = WAYS[ending](lines)
    (tmp_path / "a.jsonl").write_bytes(data[: len(data) * 3 // 4])
    found = take(tmp_path)

    assert found[-1].code == "unreadable"
    assert "cut off" in found[-1].message
    assert len(found) > 2_000


def test_damage_is_told_from_a_cut(tmp_path, take, report):
    """A wrong byte in the middle."""
    data = bytearray(gzip.compress(report.encode() * 50))
    data[len(data) // 2] ^= 0xFF
    (tmp_path / "a.gz").write_bytes(data)
    (aside,) = take(tmp_path)

    assert (aside.code, "damaged" in aside.message) == ("unreadable", True)


def test_a_bomb_is_stopped(tmp_path, monkeypatch, codes):
    """A file that unpacks to more than any text does is left, also packed twice."""
    monkeypatch.setattr(limits, "FREE_BYTES", 100_000)
    monkeypatch.setattr(limits, "MAX_RATIO", 2)
    data = gzip.compress(b'{"text": "word"}\n' * 100_000)
    (tmp_path / "a.gz").write_bytes(data)
    (tmp_path / "b.gz").write_bytes(gzip.compress(data))

    assert [code for code in codes(tmp_path) if code != "bad-line"] == ["too-large", "too-large"]


def test_an_xz_file_that_wants_gigabytes_of_memory_is_refused(tmp_path, codes, report):
    """Its header says how much its dictionary needs."""
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9, "dict_size": 1 << 29}]
    (tmp_path / "a.xz").write_bytes(lzma.compress(report.encode(), filters=filters))

    assert codes(tmp_path) == ["unreadable"]


class Dripping:
    def __init__(self, data, step):
        self.data, self.step = data, step

    def read(self, size=-1):
        part, self.data = self.data[: self.step], self.data[self.step :]
        return part


@given(
    st.lists(st.binary(max_size=60), min_size=1, max_size=5),
    st.sampled_from(sorted(WAYS)),
    st.integers(1, 40),
    st.integers(1, 50),
)
def test_how_bytes_arrive_and_are_asked_for_does_not_matter(parts, way, step, size):
    """Packed bytes in any pieces, read in any pieces, unpack to the same."""
    makers = {"gz": lambda: zlib.decompressobj(GZIP_WINDOW), "bz2": bz2.BZ2Decompressor, "xz": lzma.LZMADecompressor}
    stream = Unpacked(Dripping(b"".join(map(WAYS[way], parts)), step), makers[way], limits.Budget(None), way)

    assert b"".join(iter(lambda: stream.read(size), b"")) == b"".join(parts)
