"""Reports at addresses: limits, robots.txt, redirects, and no way to a private network."""

import gzip
import socket
import time

import pytest

from onrecord import ingest
from onrecord.types.arrival import Arrival
from onrecord.types.issue import SetAside
from onrecord.version import __version__

PAGE = "<html><head><title>Border</title></head><body><article><p>{}</p></article></body></html>"


def test_a_page_comes_in_with_its_address(site, take, report):
    """The page is the content, and its address is declared."""
    address = site.put("/border.html", PAGE.format(report))
    (arrival,) = take(address, allow_private=True)

    assert arrival.media == "html"
    assert report in arrival.content
    assert (arrival.source, arrival.given.url) == (address, address)


def test_the_site_learns_who_asks(site, take, report):
    """Every request names onrecord and its version."""
    take(site.put("/a", PAGE.format(report)), allow_private=True)

    assert {agent.split(" ")[0] for _, agent in site.asked} == {f"onrecord/{__version__}"}


def test_an_address_on_this_machine_is_refused_unless_asked_for(site, codes, report):
    """Without --allow-private no connection is made at all."""
    address = site.put("/a", PAGE.format(report))

    assert codes(address) == ["refused-address"]
    assert site.asked == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "2130706433", "0x7f.1", "017700000001", "[::1]", "[::ffff:127.0.0.1]", "localhost", "0.0.0.0"]
)
def test_no_way_of_writing_this_machine_passes(codes, host):
    """Decimal, hexadecimal, octal, mapped and named forms of a loopback address are all refused."""
    assert codes(f"http://{host}:9/a") == ["refused-address"]


def test_a_redirect_to_a_private_address_is_refused(monkeypatch, site, codes, report):
    """Each hop is checked: a public page cannot lead to a private one."""
    from onrecord.ingest import guard

    site.put("/inside", PAGE.format(report))
    address = site.send("/outside", site.address.replace("127.0.0.1", "localhost") + "/inside")
    public = guard.is_public
    real = guard.resolve
    monkeypatch.setattr(
        guard, "resolve", lambda host, port, timeout: [host] if host == "127.0.0.1" else real(host, port, timeout)
    )
    monkeypatch.setattr(guard, "is_public", lambda found: found == "127.0.0.1" or public(found))

    assert codes(address) == ["refused-address"]
    assert "/inside" not in [path for path, _ in site.asked]


def test_a_name_that_changes_its_address_gains_nothing(monkeypatch, codes, site, report):
    """A host is resolved once for a connection, and the connection goes to what was checked (DNS rebinding)."""
    from onrecord.ingest import guard

    site.put("/a", PAGE.format(report))
    port = int(site.address.rpartition(":")[2])
    answers = iter(["192.0.2.1"])  # a documentation address: reserved, so never reached

    def changing(host, *args, **kwargs):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers, "127.0.0.1"), port))]

    monkeypatch.setattr(guard.socket, "getaddrinfo", changing)

    assert codes(f"http://rebind.example:{port}/a") == ["refused-address"]
    assert site.asked == []


def test_redirects_are_followed_to_the_page(site, take, report):
    """The address declared is the one at the end."""
    end = site.put("/new", PAGE.format(report))
    (arrival,) = take(site.send("/old", "/new"), allow_private=True)

    assert arrival.given.url == end


def test_redirects_in_a_circle_end(site, codes):
    """A circle is given up after ten hops."""
    site.send("/a", "/b")

    assert codes(site.send("/b", "/a"), allow_private=True) == ["fetch-failed"]


@pytest.mark.parametrize("target", ["ftp://files.example/a", "file:///etc/passwd", "http://user:word@127.0.0.1/a"])
def test_a_redirect_out_of_the_web_is_refused(site, codes, target):
    """Only http and https are fetched, and no passwords are sent."""
    assert codes(site.send("/a", target), allow_private=True) == ["bad-address"]


def test_robots_txt_is_obeyed(site, codes, report):
    """A page that the site asks not to fetch is not asked for."""
    site.put("/robots.txt", "User-agent: *\nDisallow: /private/\n", "text/plain")

    assert codes(site.put("/private/a", PAGE.format(report)), allow_private=True) == ["robots"]
    assert [path for path, _ in site.asked] == ["/robots.txt"]


def test_a_rule_for_onrecord_by_name_is_obeyed(site, codes, contents, report):
    """The site may treat this program otherwise than others."""
    site.put("/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nDisallow: /no\n", "text/plain")
    yes, no = site.put("/yes", PAGE.format(report)), site.put("/no", PAGE.format(report))

    assert len(contents(yes, allow_private=True)) == 1
    assert codes(no, allow_private=True) == ["robots"]


def test_a_robots_txt_that_fails_means_no(site, codes, report):
    """RFC 9309: a site that cannot say what it allows allows nothing for now."""
    site.put("/robots.txt", "", status=503)

    assert codes(site.put("/a", PAGE.format(report)), allow_private=True) == ["robots"]


def test_robots_txt_is_asked_for_once_a_run(site, take, report):
    """Two pages of one site need one look."""
    first, second = site.put("/a", PAGE.format(report)), site.put("/b", PAGE.format(report))
    take(first, second, allow_private=True)

    assert [path for path, _ in site.asked].count("/robots.txt") == 1


def test_a_page_over_the_limit_is_not_read_to_its_end(site, take):
    """The limit holds while the page streams in."""
    address = site.put("/a", b"<html>" + b"x" * 3_000_000)
    (aside,) = take(address, allow_private=True, max_bytes=100_000)

    assert aside.code == "too-large"
    assert "97.7 KiB" in aside.message


def test_a_packed_page_is_measured_unpacked(site, codes):
    """A megabyte of blanks that travels as a kilobyte counts as a megabyte."""
    body = gzip.compress(b"<html>" + b" " * 3_000_000)
    address = site.put("/a", body, **{"Content-Encoding": "gzip"})

    assert codes(address, allow_private=True, max_bytes=100_000) == ["too-large"]


def test_a_site_that_drips_is_left_at_the_deadline(site, take):
    """The time limit is for the whole fetch, not for each byte."""

    def drip(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        try:
            for _ in range(200):
                handler.wfile.write(b"<p>word</p>")
                handler.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    site.pages["/drip"] = drip
    started = time.monotonic()
    (aside,) = take(site.address + "/drip", allow_private=True, timeout=0.5)

    assert aside.code == "fetch-failed"
    assert "too long" in aside.message
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(("status", "words"), [(404, "check the address"), (403, "save the page"), (500, "try again")])
def test_an_error_says_what_to_do(site, take, status, words):
    """The way out depends on what went wrong."""
    (aside,) = take(site.put("/a", "gone", status=status), allow_private=True)

    assert (aside.code, words in aside.message) == ("fetch-failed", True)


def test_a_site_that_is_not_there_is_set_aside(codes):
    """A refused connection is a value, not an exception."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    assert codes(f"http://127.0.0.1:{port}/a", allow_private=True) == ["fetch-failed"]


@pytest.mark.parametrize(
    "address", ["http://", "https://[::1", "http://exa mple.com/", "http://" + "a" * 5000, "http://a:99999/"]
)
def test_what_is_no_address_is_set_aside(take, address):
    """Broken addresses give one line each and never raise."""
    (aside,) = take(address)

    assert isinstance(aside, SetAside)
    assert aside.code in {"bad-address", "fetch-failed"}


def test_a_feed_at_an_address_brings_in_the_pages_behind_its_items(site, take, report):
    """With --fetch an item that is only a teaser brings its page, with what the feed declares of it."""
    page = site.put("/story", PAGE.format(report))
    feed = site.put(
        "/feed",
        f"<rss version='2.0'><channel><title>The Ostby Herald</title><item><title>Border to reopen</title>"
        f"<link>{page}</link><pubDate>Mon, 06 May 2024 10:00:00 +0200</pubDate><description>Ministers met.</description>"
        "</item></channel></rss>",
        "application/rss+xml",
    )
    (aside,) = take(feed, allow_private=True)
    (arrival,) = take(feed, allow_private=True, fetch=True)

    assert (aside.code, page in aside.message) == ("summary-only", True)
    assert report in arrival.content
    assert (arrival.source, arrival.given.url, arrival.given.title) == (page, page, "Border to reopen")
    assert (arrival.given.date, arrival.given.outlet) == ("2024-05-06T10:00:00+02:00", "The Ostby Herald")


def test_a_gate_is_no_report(site, codes):
    """A page that asks to prove one is human is said to be one."""
    address = site.put("/a", "<html><title>Just a moment...</title><p>Checking your browser</p></html>")

    assert codes(address, allow_private=True) == ["fetch-failed"]


def test_an_archive_at_an_address_is_opened(site, take, report):
    """An address may lead to anything that a file may be."""
    address = site.put("/a.txt.gz", gzip.compress(report.encode()), "application/gzip")
    (arrival,) = take(address, allow_private=True)

    assert isinstance(arrival, Arrival)
    assert arrival.content == report


def test_the_pause_that_a_site_asks_for_is_kept(site, take, report):
    """Crawl-delay is waited for between two pages of one site."""
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 0.3\n", "text/plain")
    first, second = site.put("/a", PAGE.format(report)), site.put("/b", PAGE.format(report))
    started = time.monotonic()
    take(first, second, allow_private=True)

    assert time.monotonic() - started >= 0.3


def test_defaults_refuse_private_addresses():
    """Nobody has to remember to be safe."""
    assert ingest.IngestOptions().allow_private is False
