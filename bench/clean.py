"""A page to a report, beside trafilatura on the same pages."""

import trafilatura

from bench.data import pages
from bench.turns import in_turns, ratios
from onrecord import clean
from onrecord.errors import SourceError
from onrecord.types.arrival import Arrival


def ours(page):
    """Cleans one page."""
    try:
        clean.STEP.run(Arrival(source=page[0], media="html", content=page[1], sha256="0" * 64))
    except SourceError:
        return


def rows():
    """Gives pages a second of ours, of trafilatura with metadata and of trafilatura's body alone."""
    held = pages()
    workers = {
        "onrecord": ours,
        "trafilatura with metadata": lambda page: trafilatura.bare_extraction(page[1], with_metadata=True),
        "trafilatura body alone": lambda page: trafilatura.extract(page[1]),
    }
    return ratios(len(held), in_turns(held, workers), "pages")
