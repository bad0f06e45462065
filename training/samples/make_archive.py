"""Makes the web archive among the bundled reports: three pages of an invented broadcaster, as a crawler stores them.

    python -m training.samples.make_archive

Dates, ids and the order of records are fixed, so that the same pages give the same bytes (WARC 1.0, ISO 28500; each
record is a gzip member of its own, with no time in its header).
"""

import gzip
import hashlib
import uuid
from base64 import b32encode
from pathlib import Path

PAGES = Path(__file__).with_name("kestrel")
ARCHIVE = (
    Path(__file__).resolve().parents[2] / "src" / "onrecord" / "samples" / "reports" / "kestrel" / "archive.warc.gz"
)
CRAWLED = "2024-05-20T04:00:{second:02d}Z"
SOFTWARE = "software: made by hand\r\nformat: WARC File Format 1.0\r\n"


def archive():
    """Gives the bytes of the archive: a warcinfo record, then request and response of each page in order of name."""
    records = [record("warcinfo", "application/warc-fields", SOFTWARE.encode(), 0, {"WARC-Filename": ARCHIVE.name})]
    for place, page in enumerate(sorted(PAGES.glob("*.html")), 1):
        path = "/news/" + page.stem.partition("-")[2]
        address = {"WARC-Target-URI": f"https://kestrelnews.example{path}", "WARC-IP-Address": "192.0.2.20"}
        asked = f"GET {path} HTTP/1.1\r\nHost: kestrelnews.example\r\nUser-Agent: crawler\r\n\r\n".encode()
        records.append(record("request", "application/http; msgtype=request", asked, place, address))
        content = page.read_bytes()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(content)}\r\n\r\n"
        digest = {"WARC-Payload-Digest": f"sha1:{b32encode(hashlib.sha1(content).digest()).decode()}"}
        records.append(
            record("response", "application/http; msgtype=response", head.encode() + content, place, address | digest)
        )
    return b"".join(gzip.compress(one, 9, mtime=0) for one in records)


def record(kind, media, content, second, more):
    """Gives one WARC record; its id is made from its content."""
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind} {hashlib.sha256(content).hexdigest()}")
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{name}>",
        "WARC-Date": CRAWLED.format(second=second),
        **more,
        "Content-Type": media,
        "Content-Length": str(len(content)),
    }
    head = "".join(f"{key}: {value}\r\n" for key, value in fields.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + content + b"\r\n\r\n"


if __name__ == "__main__":
    ARCHIVE.write_bytes(archive())
