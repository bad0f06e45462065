"""Bodies without the wrapping of their transport."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import TooLargeError
from onrecord.ingest.http_body import plain_body


def chunked(parts):
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts if part) + b"0\r\n\r\n"


@given(st.lists(st.binary(max_size=40), max_size=8))
def test_chunks_are_joined_however_they_were_cut(parts):
    """The cuts are the server's business."""
    assert plain_body(chunked(parts), transfer="chunked", coding="", limit=1000) == b"".join(parts)


@given(
    st.binary(max_size=200),
    st.sampled_from(["gzip", "deflate", "br", "gzip, br", "bzip2", "nonsense", ""]),
    st.sampled_from(["chunked", "", "gzip"]),
)
def test_headers_may_say_what_they_like(data, coding, transfer):
    """Whatever is declared of whatever bytes, there is a body."""
    assert isinstance(plain_body(data, transfer=transfer, coding=coding, limit=10_000), bytes)


@given(st.binary(min_size=1, max_size=200), st.integers(1, 20))
def test_what_comes_before_a_cut_is_kept(data, cut):
    """A packed body that ends early gives its beginning."""
    packed = gzip.compress(data)
    body = plain_body(packed[: len(packed) - cut], transfer="", coding="gzip", limit=1000)

    assert data.startswith(body) or body == packed[: len(packed) - cut]


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_body_that_unpacks_to_too_much_is_refused(coding):
    """Before it is all unpacked."""
    data = b" " * 10_000_000
    if coding == "br":
        brotli = pytest.importorskip("brotli")
        packed = brotli.compress(data, quality=1)
    else:
        packed = gzip.compress(data) if coding == "gzip" else zlib.compress(data)

    with pytest.raises(TooLargeError):
        plain_body(packed, transfer="", coding=coding, limit=100_000)


def test_brotli_is_unpacked_where_it_can_be():
    """Many servers send it without being asked."""
    brotli = pytest.importorskip("brotli")

    assert plain_body(brotli.compress(b"<p>word</p>"), transfer="", coding="br", limit=1000) == b"<p>word</p>"
