"""What tests of the ingest room share: sources on disk, what came out of them, and a site on this machine."""

import http.server
import threading
from contextlib import contextmanager

import pytest

from onrecord import ingest
from onrecord.types.arrival import Arrival
from onrecord.types.issue import SetAside

REPORT = (
    "The foreign ministers of Norrland and Vesterland met in Ostby on Monday and agreed to reopen the border crossing "
    "at Lillefoss, their spokesmen said. The crossing was closed in March after a dispute over fishing rights. The "
    "Norrland minister called the talks useful. Both sides will meet again in June, in the same place, to look at what "
    "has been done by then and what has not."
)
"""A report of our own, long enough to be one."""


@pytest.fixture
def report():
    return REPORT


@pytest.fixture
def take():
    """Gives a function: paths and options in, what came out of them, as a list."""

    def taken(*paths, **options):
        return list(ingest.arrivals([str(path) for path in paths], ingest.IngestOptions(**options)))

    return taken


@pytest.fixture
def codes(take):
    """Gives a function: paths in, the codes of what was set aside, in order."""

    def found(*paths, **options):
        return [item.code for item in take(*paths, **options) if isinstance(item, SetAside)]

    return found


@pytest.fixture
def contents(take):
    """Gives a function: paths in, the contents of the reports in them, in order."""

    def found(*paths, **options):
        return [item.content for item in take(*paths, **options) if isinstance(item, Arrival)]

    return found


class Site:
    """A site on this machine: pages by path, and a note of what was asked for."""

    def __init__(self):
        self.pages = {}
        self.asked = []
        self.address = ""

    def put(self, path, body, kind="text/html; charset=utf-8", status=200, **headers):
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = (status, {"Content-Type": kind, **headers}, data)
        return self.address + path

    def send(self, path, to):
        return self.put(path, "", status=302, Location=to)


@contextmanager
def running_site():
    site = Site()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            site.asked.append((self.path, self.headers["User-Agent"]))
            found = site.pages.get(self.path, (404, {}, b"nothing here"))
            if callable(found):
                found(self)
                return
            status, headers, body = found
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def site(monkeypatch):
    """Gives a site on this machine; the polite pause between fetches is left out."""
    from onrecord.ingest import fetch

    monkeypatch.setattr(fetch, "PAUSE", 0.0)
    with running_site() as made:
        yield made
