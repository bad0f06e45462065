"""What a site asks of programs that fetch its pages (robots.txt, RFC 9309)."""

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

from onrecord.errors import OnRecordError
from onrecord.ingest.guard import RefusedError

PRODUCT = "onrecord"
"""The name by which a robots.txt can address this program."""

LARGEST = 500 * 1024
"""Bytes of a robots.txt that are read: what RFC 9309 (section 2.5) asks of a reader at least."""

LONGEST_DELAY = 10.0
"""Seconds between two fetches from one site that are kept where it asks for them; a longer wish is cut to this."""


class Robots:
    """The robots.txt of each site met in one run."""

    def __init__(self, get: Callable[[str], tuple[int, bytes]]) -> None:
        """Takes what gives the status and the body at an address."""
        self._get = get
        self._sites: dict[str, Protego | OnRecordError] = {}

    def check(self, address: str) -> float:
        """Gives the seconds to wait between fetches from this site.

        Raises RefusedError where it asks not to fetch, FetchError or TooLargeError where it cannot be asked.
        """
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._sites:
            self._sites[site] = self._read(site)
        rules = self._sites[site]
        if isinstance(rules, OnRecordError):
            raise rules
        if not rules.can_fetch(address, PRODUCT):
            raise RefusedError(
                "robots",
                f"the robots.txt of {parts.netloc} asks not to fetch this page",
                remedy="save the page in a browser and name the file",
            )
        return min(float(rules.crawl_delay(PRODUCT) or 0.0), LONGEST_DELAY)

    def _read(self, site: str) -> Protego | OnRecordError:
        """Gives a site's rules, or why they cannot be known. None there: all may be fetched; not known: nothing may."""
        try:
            status, body = self._get(f"{site}/robots.txt")
        except OnRecordError as error:
            return error
        if 400 <= status < 500:
            return Protego.parse("")
        if status != 200:
            message = f"the robots.txt of {site} gives error {status}, which means no for now (RFC 9309)"
            return RefusedError("robots", message, remedy="try again later")
        return Protego.parse(body[:LARGEST].decode("utf-8", "replace"))
