"""Streams that can be looked at."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import TooLargeError, UnreadableError
from onrecord.ingest.stream import HeldBytes, Stream, Transcoded, amount


class Dripping:
    """Gives bytes in pieces of the reader's worst dreams."""

    def __init__(self, data, step):
        self.data, self.step = data, step

    def read(self, size=-1):
        size = self.step if size < 0 else min(size, self.step)
        part, self.data = self.data[:size], self.data[size:]
        return part


@given(st.binary(max_size=200), st.integers(1, 7), st.integers(0, 50))
def test_looking_takes_nothing_away(data, step, size):
    """What was looked at is read again, and all of it."""
    stream = Stream(Dripping(data, step))

    assert stream.peek(size) == data[:size]
    assert stream.read() == data


@given(st.binary(max_size=200).map(lambda data: data.replace(b"\r", b"\n")), st.integers(1, 7))
def test_lines_do_not_depend_on_how_bytes_arrive(data, step):
    """Lines are those between line feeds, numbered from 1."""
    wanted = list(enumerate(data.split(b"\n"), 1))
    wanted = wanted[:-1] if wanted and not wanted[-1][1] else wanted

    assert list(Stream(Dripping(data, step)).lines(1000)) == wanted


@given(st.lists(st.integers(0, 30), max_size=20), st.integers(1, 7))
def test_a_line_over_the_limit_is_named_and_the_next_is_whole(lengths, step):
    """Too long a line costs itself alone."""
    lines = [b"x" * length for length in lengths]
    found = list(Stream(Dripping(b"".join(line + b"\n" for line in lines), step)).lines(10))

    assert [line for _, line in found] == [line if len(line) <= 10 else None for line in lines]


def test_a_limit_holds_while_reading():
    """One byte too many is noticed, one at the limit is not."""
    assert Stream(HeldBytes(b"x" * 10)).read_all(10) == b"x" * 10
    with pytest.raises(TooLargeError, match="max-bytes"):
        Stream(HeldBytes(b"x" * 11)).read_all(10)


def test_damage_is_met_where_it_is_not_where_it_is_looked_at():
    """What lies before a damaged place can still be read."""

    class Damaged:
        parts = iter([b"good"])

        def read(self, size=-1):
            part = next(self.parts, None)
            if part is None:
                raise UnreadableError("damaged")
            return part

    stream = Stream(Damaged())

    assert stream.peek(100) == b"good"
    assert stream.read(4) == b"good"
    with pytest.raises(UnreadableError):
        stream.read(1)


@given(st.text(max_size=100), st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le"]), st.integers(1, 7))
def test_a_wide_encoding_becomes_utf_8(text, encoding, step):
    """However the bytes arrive."""
    data = text.encode(encoding, "replace")

    assert Stream(Transcoded(io.BytesIO(data), encoding)).read() == data.decode(encoding).encode()
    assert Stream(Transcoded(Dripping(data, step), encoding)).read() == data.decode(encoding).encode()


@pytest.mark.parametrize(
    ("count", "words"), [(7, "7 bytes"), (1234, "1.21 KiB"), (64 << 20, "64 MiB"), (3 << 30, "3 GiB")]
)
def test_amounts_are_for_people(count, words):
    """Three digits and a unit."""
    assert amount(count) == words
