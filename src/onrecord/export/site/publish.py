"""Writes the site of a record: reports first, since everything else links to their words, then what lists them."""

import os
from importlib import resources
from pathlib import Path

from msgspec import Struct

from onrecord.export.site.actor_pages import write_actors
from onrecord.export.site.catalogue import Catalogue
from onrecord.export.site.folder import SiteFolder
from onrecord.export.site.lists import write_actor_list, write_front, write_report_list
from onrecord.export.site.pages import Pages
from onrecord.export.site.report_pages import write_reports
from onrecord.export.site.standing_pages import write_about, write_issues
from onrecord.export.site.story_pages import write_stories
from onrecord.record import Record

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
        write_reports(record, pages, catalogue)
        write_stories(record, pages, catalogue)
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
