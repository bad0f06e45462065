"""Writes the site of a record: stories with their reports, then actors, then what lists them all."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

from msgspec import Struct

from onrecord.export.readout import readout
from onrecord.export.site.actor_pages import write_actors
from onrecord.export.site.catalogue import Catalogue
from onrecord.export.site.folder import SiteFolder
from onrecord.export.site.lists import write_actor_list, write_front, write_report_list
from onrecord.export.site.pages import Pages
from onrecord.export.site.register_pages import cited_spans, registers_of, write_registers
from onrecord.export.site.report_pages import write_report
from onrecord.export.site.standing_pages import write_about, write_issues
from onrecord.export.site.story_pages import citations, write_story
from onrecord.record import Record
from onrecord.types.span import Span

FILES = ("style.css", "icon.svg")
"""What the pages use, beside themselves."""


class Published(Struct, frozen=True, kw_only=True):
    """What ``publish`` did: pages of the site, its front page, files written anew, left as they were, and removed."""

    pages: int
    front: str
    written: int
    unchanged: int
    removed: int


def publish(record: Record, folder: str | os.PathLike[str]) -> Published:
    """Writes the record as a static site into the folder: a new one, or one that it wrote before.

    The same record gives the same bytes. A run that is killed leaves whole pages alone, and the next one goes on.
    Raises ExportError where the folder holds other things or cannot be written, RecordError where the record cannot be
    read.
    """
    place = SiteFolder(folder)
    try:
        catalogue = Catalogue(record)
        pages = Pages(place, catalogue)
        for name in FILES:
            place.write(name, resources.files("onrecord.export.site").joinpath(name).read_bytes())
        registers = registers_of(record)
        _write_stories(record, pages, catalogue, cited_spans(registers))
        write_registers(registers, pages, catalogue)
        write_actors(record, pages, catalogue)
        write_report_list(pages, catalogue)
        write_actor_list(pages, catalogue)
        write_issues(record, pages, catalogue)
        write_about(record, pages)
        write_front(pages, catalogue)
        removed = place.finish()
    finally:
        place.close()
    return Published(
        pages=pages.count,
        front=str(Path(folder) / "index.html"),
        written=place.written,
        unchanged=place.unchanged,
        removed=removed,
    )


def _write_stories(record: Record, pages: Pages, catalogue: Catalogue, spans: dict[str, set[Span]]) -> None:
    """Writes stories and reports, one story at a time: a report's page has an anchor for every word cited in it.

    ``spans`` are the words that other pages lead to, by report.
    """
    waiting = Counter(report for story in catalogue.stories for report in story.reports)
    cited = defaultdict(set, spans)
    for story in catalogue.stories:
        held = readout(record, story)
        for citation in citations(held):
            cited[citation.report].update(citation.spans[:1])
        for report in story.reports:
            waiting[report] -= 1
            if not waiting[report]:
                _write_report(record, report, cited.pop(report, ()), pages, catalogue)
        write_story(story, held, pages, catalogue)
    for report in record.report_ids():
        if report not in waiting:
            _write_report(record, report, cited.pop(report, ()), pages, catalogue)


def _write_report(record: Record, report: str, cited: Iterable[Span], pages: Pages, catalogue: Catalogue) -> None:
    reading = record.reading(report)
    if reading is not None:
        write_report(record, reading, cited, pages, catalogue)
