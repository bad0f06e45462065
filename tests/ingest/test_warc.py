"""Web archives, whole and damaged."""

import gzip
import zlib

import pytest

from onrecord.types.arrival import Arrival

PAGE = "<html><head><title>Story {0}</title></head><body><p>Story number {0}: ministers met and spoke for an hour.</p></body></html>"


def record(kind, address, block, mime="application/http; msgtype=response"):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-05-06T09:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:0>\r\nContent-Type: {mime}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def answer(body, status="200 OK", kind="text/html; charset=utf-8", **headers):
    data = body if isinstance(body, bytes) else body.encode()
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


def stories(count):
    return [record("response", f"https://a.example/{n}", answer(PAGE.format(n))) for n in range(count)]


def packed(records):
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def read(items):
    return [item.content for item in items if isinstance(item, Arrival)]


@pytest.fixture(params=["plain", "packed"])
def pack(request):
    """Gives what writes records in one of the two ways that crawlers do."""
    return b"".join if request.param == "plain" else packed


def test_each_answer_that_holds_a_page_is_a_report(tmp_path, take, pack):
    """Named by the number of its record, with its address; requests and notes of the crawler are nothing."""
    path = tmp_path / "a.warc.gz"
    notes = record("warcinfo", "", b"software: none\r\n", "application/warc-fields")
    request = record("request", "https://a.example/0", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request")
    path.write_bytes(pack([notes, request, *stories(2)]))

    assert [(item.source, item.given.url) for item in take(path)] == [
        (f"{path}#3", "https://a.example/0"),
        (f"{path}#4", "https://a.example/1"),
    ]


def test_answers_without_a_page_are_counted_not_named(tmp_path, take, pack):
    """A crawl holds thousands of pictures and redirects; one line tells how many."""
    path = tmp_path / "a.warc"
    path.write_bytes(
        pack(
            [
                *stories(1),
                record("response", "https://a.example/r", answer("", "301 Moved Permanently", Location="/0")),
                record("response", "https://a.example/404", answer("<html>gone", "404 Not Found")),
                record("response", "https://a.example/i", answer(b"\xff\xd8\xff\xe0", kind="image/jpeg")),
                record("response", "https://a.example/j", answer(b"\xff\xd8\xff\xe0", kind="image/jpeg")),
                record("response", "https://a.example/p", answer("%PDF-1.4", kind="application/pdf")),
                record("response", "https://a.example/e", answer("")),
                record("response", "https://a.example/robots.txt", answer("User-agent: *", kind="text/plain")),
                record("response", "https://a.example/g", answer("<html>Please enable cookies. Checking your browser")),
                record("revisit", "https://a.example/0", answer("")),
                record("response", "dns:a.example", b"a.example. 1 IN A 192.0.2.1", "text/dns"),
            ]
        )
    )
    arrival, aside = take(path)

    assert (arrival.source, aside.source, aside.code) == (f"{path}#1", str(path), "records-skipped")
    assert aside.message == (
        "pages read: 1; records without a page: PDF documents 1, answers with an error 1, empty answers 1,"
        " gates that ask to prove one is human 1, pictures 2, redirects 1, revisits (their page is in another record) 1"
    )


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE.encode()), {"Content_Encoding": "gzip"}),
        (zlib.compress(PAGE.encode()), {"Content_Encoding": "deflate"}),
        (zlib.compress(PAGE.encode(), wbits=-15), {"Content_Encoding": "deflate"}),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE.encode()), {"Transfer_Encoding": "chunked"}),
        (
            b"5\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n" % (PAGE[:5].encode(), len(PAGE) - 5, PAGE[5:].encode()),
            {"Transfer_Encoding": "chunked"},
        ),
        (PAGE.encode(), {"Transfer_Encoding": "chunked"}),
        (PAGE.encode(), {"Content_Encoding": "gzip"}),
        (PAGE.encode(), {"Content_Encoding": "br, unknown"}),
    ],
)
def test_a_body_is_unwrapped_and_a_header_that_lies_is_seen_through(tmp_path, take, body, headers):
    """As browsers do it."""
    (tmp_path / "a.warc").write_bytes(record("response", "https://a.example/", answer(body, **headers)))

    assert read(take(tmp_path / "a.warc")) == [PAGE]


def test_pages_are_decoded_by_their_header(tmp_path, take):
    """A header of HTTP names the encoding."""
    block = answer("<p>Министры встретились</p>".encode("windows-1251"), kind="text/html; charset=windows-1251")
    (tmp_path / "a.warc").write_bytes(record("response", "https://a.example/", block))

    assert read(take(tmp_path / "a.warc")) == ["<p>Министры встретились</p>"]


def test_reading_goes_on_behind_a_damaged_record(tmp_path, take, pack):
    """One bad record costs itself, and is told of."""
    records = stories(6)
    records[2] = b"XXXX" + records[2][4:]
    path = tmp_path / "a.warc"
    path.write_bytes(pack(records))
    *arrivals, aside = take(path)

    assert [item.given.url[-1] for item in arrivals] == ["0", "1", "3", "4", "5"]
    assert aside.code == "damaged"
    assert "after record 2" in aside.message
    assert "reading went on" in aside.message


def test_reading_goes_on_behind_a_damaged_packed_member(tmp_path, take):
    """A flipped bit in one packed record does not lose the archive."""
    parts = [gzip.compress(one, mtime=0) for one in stories(6)]
    spoiled = bytearray(parts[3])
    spoiled[len(spoiled) // 2] ^= 0x55
    path = tmp_path / "a.warc.gz"
    path.write_bytes(b"".join([*parts[:3], bytes(spoiled), *parts[4:]]))
    found = take(path)

    assert [item.given.url[-1] for item in found if isinstance(item, Arrival)] == ["0", "1", "2", "4", "5"]
    assert "damaged" in [item.code for item in found if not isinstance(item, Arrival)]


def test_every_cut_is_noticed(tmp_path, take, pack):
    """Wherever an archive ends early, the pages before are read, and the end is told of."""
    records = stories(3)
    data = pack(records)
    whole = len(pack(records[:2]))
    path = tmp_path / "a.warc"
    for cut in range(whole + 30, len(data) - 12, 17):
        path.write_bytes(data[:cut])
        found = take(path)

        assert read(found)[:2] == [PAGE.format(0), PAGE.format(1)], cut
        assert len(read(found)) == 2, cut
        assert {item.code for item in found if not isinstance(item, Arrival)} & {"damaged", "cut-off"}, cut


def test_a_damaged_archive_inside_another_container_is_read_up_to_the_damage(tmp_path, take):
    """Without a file of its own there is no going back to look for the next record; what was read is said."""
    import zipfile

    records = stories(4)
    records[2] = b"XXXX" + records[2][4:]
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr("a.warc", b"".join(records))
    found = take(tmp_path / "a.zip")

    assert len(read(found)) == 2
    assert found[-1].code == "damaged"
    assert "rest was not read" in found[-1].message


def test_a_body_over_the_limit_costs_itself_alone(tmp_path, take, pack):
    """Also one that is small while it is packed."""
    big = gzip.compress(b"<html>" + b"word " * 100_000)
    path = tmp_path / "a.warc"
    path.write_bytes(
        pack(
            [
                record("response", "https://a.example/big", answer(big, Content_Encoding="gzip")),
                record("response", "https://a.example/long", answer("<html>" + "word " * 1_000_000)),
                *stories(1),
            ]
        )
    )
    found = take(path, max_bytes=100_000)

    assert [getattr(item, "code", "read") for item in found] == ["too-large", "too-large", "read"]
