"""Reports at addresses: one fetch at a time, within limits of time and size, as the site allows."""

import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
from msgspec import Struct, structs

from onrecord.errors import FetchError, OnRecordError, TooLargeError
from onrecord.ingest.bot_wall import is_gate
from onrecord.ingest.guard import GuardedBackend, RefusedError
from onrecord.ingest.http_body import plain_body
from onrecord.ingest.intake import Intake, code_of
from onrecord.ingest.item import Item
from onrecord.ingest.limits import Budget
from onrecord.ingest.options import IngestOptions
from onrecord.ingest.robots import LARGEST, PRODUCT, Robots
from onrecord.ingest.stream import HeldBytes, Stream, amount
from onrecord.types.arrival import Arrival, Given
from onrecord.types.issue import SetAside
from onrecord.version import __version__

USER_AGENT = f"{PRODUCT}/{__version__} (reads news reports; obeys robots.txt for {PRODUCT})"

MAX_REDIRECTS = 10
"""Hops that are followed; browsers follow 20, the standard's old advice was 5."""

PAUSE = 0.5
"""Seconds between two fetches from one host, where its robots.txt asks for no more."""

_REDIRECTS = (301, 302, 303, 307, 308)


def reports_at(address: str, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the reports at an address: a page, a feed, an archive, anything a file may be."""
    yield from _reports(address, Given(), intake)


def page_behind(given: Given, intake: Intake) -> Iterator[Arrival | SetAside]:
    """Gives the page that a feed's item points to, with what the feed declared of it."""
    yield from _reports(given.url, given, intake)


def _reports(address: str, given: Given, intake: Intake) -> Iterator[Arrival | SetAside]:
    source = address.partition("#")[0]
    try:
        answer = _fetcher(intake).fetch(source)
    except OnRecordError as error:
        yield SetAside(source, code_of(error), str(error))
        return
    item = Item(
        source=source,
        name=urlsplit(answer.address).path.rpartition("/")[2],
        stream=Stream(HeldBytes(answer.body)),
        budget=Budget(len(answer.body)),
        declared=answer.declared,
        given=structs.replace(given, url=answer.address, declared_by=given.declared_by or "address"),
        named=True,
    )
    for outcome in intake.take(item):
        if isinstance(outcome, Arrival) and is_gate(outcome.content):
            message = "the site answers with a gate that asks to prove one is human"
            yield SetAside(source, "fetch-failed", f"{message} (save the page in a browser and name the file)")
        else:
            yield outcome


class Answer(Struct, frozen=True):
    """What a server sent: the address at the end of all redirects, the content type it declares, and the body."""

    address: str
    declared: str
    body: bytes


class Fetcher:
    """Fetches addresses for one run; remembers each site's robots.txt and when it was last asked."""

    def __init__(self, options: IngestOptions) -> None:
        """Takes the choices of the run: time, size, and whether private addresses are allowed."""
        self._options = options
        self._backend = GuardedBackend(allow_private=options.allow_private)
        self._pool = httpcore.ConnectionPool(
            network_backend=self._backend, ssl_context=httpx.create_ssl_context(trust_env=False), max_connections=4
        )
        self._robots = Robots(self._get_robots)
        self._asked: dict[str, float] = {}

    def fetch(self, address: str) -> Answer:
        """Gives what is at an address. Raises FetchError (RefusedError where it may not be fetched), TooLargeError."""
        here = _checked(address)
        self._backend.deadline = time.monotonic() + self._options.timeout
        for _ in range(MAX_REDIRECTS + 1):
            delay = self._robots.check(here)
            self._wait(here, max(delay, PAUSE))
            status, headers, body = self._get(here, self._options.max_bytes)
            if status in _REDIRECTS and headers.get("location"):
                here = _checked(urljoin(here, headers["location"]))
                continue
            if status != 200:
                raise FetchError(f"the site answers with error {status}", remedy=_remedy(status))
            return Answer(here, headers.get("content-type", ""), body)
        raise FetchError(
            f"leads through more than {MAX_REDIRECTS} redirects", remedy="name the page they should end at"
        )

    def close(self) -> None:
        """Closes all connections."""
        self._pool.close()

    def _wait(self, address: str, pause: float) -> None:
        host = urlsplit(address).netloc
        rest = self._asked.get(host, 0.0) + pause - time.monotonic()
        if host in self._asked and rest > 0:
            time.sleep(rest)
            self._backend.deadline += rest  # waiting for a site's sake is not its slowness
        self._asked[host] = time.monotonic()

    def _get_robots(self, address: str) -> tuple[int, bytes]:
        here = address
        for _ in range(5):  # RFC 9309, section 2.3.1.2
            status, headers, body = self._get(here, LARGEST, cut=True)
            if status not in _REDIRECTS or not headers.get("location"):
                return status, body
            here = _checked(urljoin(here, headers["location"]))
        return 404, b""

    def _get(self, address: str, limit: int, *, cut: bool = False) -> tuple[int, httpx.Headers, bytes]:
        """Gives status, headers and body. Over the limit, cuts the body or raises TooLargeError."""
        request = httpx.Request(
            "GET", address, headers={"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "gzip, deflate"}
        )
        parts: list[bytes] = []
        length = 0
        try:
            with self._pool.stream(
                "GET",
                httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
            ) as response:
                headers = httpx.Headers(response.headers)
                for part in response.iter_stream():
                    parts.append(part)
                    length += len(part)
                    if length > limit:
                        break
        except OnRecordError:
            raise
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.TimeoutException, httpcore.ProxyError) as error:
            slow = isinstance(error, httpcore.TimeoutException)
            message = "took too long" if slow else f"the connection failed: {error or type(error).__name__}"
            raise FetchError(
                message, remedy="raise --timeout or try again later" if slow else "try again later"
            ) from error
        body = b"".join(parts)
        if length > limit and not cut:
            raise TooLargeError(f"is over {amount(limit)}", remedy="raise --max-bytes to read it")
        coding = headers.get("content-encoding", "")
        return response.status, headers, plain_body(body[:limit], transfer="", coding=coding, limit=limit)


def _fetcher(intake: Intake) -> Fetcher:
    held: Any = intake.fetcher
    if held is None:
        held = intake.fetcher = Fetcher(intake.options)
    return held  # type: ignore[no-any-return]  # the intake does not import the web client


def _checked(address: str) -> str:
    """Gives the address in its usual form. Raises RefusedError for one that cannot be fetched."""
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise RefusedError("bad-address", f"{address[:200]!r} is no address: {error}") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise RefusedError(
            "bad-address", f"{address[:200]!r} is no address of the web; only http and https are fetched"
        )
    if url.userinfo:
        raise RefusedError("bad-address", "addresses with a name and a password are not fetched")
    return str(url.copy_with(fragment=None))


def _remedy(status: int) -> str:
    if status in {401, 402, 403, 451}:
        return "save the page in a browser and name the file"
    return "check the address" if status in {404, 410} else "try again later"
