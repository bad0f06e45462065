"""A page an actor: what it said and did, in order of time, each line linked to the words that say so."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Any

import msgspec
from msgspec import Struct

from onrecord.export.labels import event_summary, interval_words
from onrecord.export.site.addresses import (
    actor_page,
    entry_anchor,
    report_page,
    story_page,
    to_words,
    twin,
)
from onrecord.export.site.catalogue import Catalogue, ReportLine
from onrecord.export.site.pages import Pages, numbered_pages, quoted_words
from onrecord.record import ActorCounts, Record
from onrecord.types.actor import ActorRef
from onrecord.types.story import Event, Statement
from onrecord.types.when import When

MOST_ENTRIES = 200
"""Entries on one page of an actor; more go on to further pages."""

MOST_REPORTS = 100
"""Reports that name an actor, listed on its page; the JSON lists all."""

MOST_LINKS = 3
"""Reports that one entry links to; the story has all."""

NO_DAY = "Day not known"

_WIKIDATA = re.compile(r"Q[0-9]{1,12}")


class Link(Struct, frozen=True, kw_only=True):
    """Words in a report: where they stand and who prints them."""

    href: str
    teller: str


class Entry(Struct, frozen=True, kw_only=True):
    """A statement or an event of an actor, ready for its page; ``manner`` is the kind of quotation, or the status.

    ``reported`` is True where no words date it and ``day`` is that of the first report that tells it.
    """

    kind: str
    id: str
    day: str
    dated: str
    reported: bool
    words: str
    manner: str
    others: tuple[ActorRef, ...]
    links: tuple[Link, ...]
    more: int
    story: str


def write_actors(record: Record, pages: Pages, catalogue: Catalogue) -> None:
    """Writes the pages of every actor that has one. Reports must be in the catalogue already."""
    for actor, counts in catalogue.actors.items():
        _write(record, actor, counts, pages, catalogue)


def _write(record: Record, actor: str, counts: ActorCounts, pages: Pages, catalogue: Catalogue) -> None:
    entries: list[Entry] = []
    if counts.statements:
        entries += [_said(one, actor, catalogue) for one in record.statements(speaker=actor)]
    if counts.events:
        entries += [_done(one, catalogue) for one in record.events(actor=actor)]
    entries.sort(key=lambda entry: (entry.day or "9999", entry.dated, entry.kind, entry.id))
    reports = catalogue.reports_naming(actor)
    chunks = [entries[at : at + MOST_ENTRIES] for at in range(0, len(entries), MOST_ENTRIES)] or [[]]
    paths = [actor_page(actor, part) for part in range(1, len(chunks) + 1)]
    for part, chunk in enumerate(chunks, 1):
        first = part == 1
        pages.put(
            paths[part - 1],
            "actor.html",
            section="actors",
            title=counts.actor.name or actor,
            data=_twin(counts, chunk, reports if first else [], paths[1:] if first else []),
            actor=counts.actor,
            counts=counts,
            wikidata=f"https://www.wikidata.org/wiki/{actor}" if _WIKIDATA.fullmatch(actor) else "",
            entries=[(heading, list(held)) for heading, held in groupby(chunk, lambda entry: entry.dated or NO_DAY)],
            pages=numbered_pages(paths),
            part=part,
            reports=reports[:MOST_REPORTS] if first else [],
            more_reports=max(0, len(reports) - MOST_REPORTS) if first else 0,
        )


def _said(statement: Statement, actor: str, catalogue: Catalogue) -> Entry:
    fullest = next((one for one in statement.renderings if one.words == statement.words), None)
    manner = fullest.kind if fullest else "indirect"
    told = sorted(statement.renderings, key=lambda one: (one is not fullest, _copied(one.report, catalogue)))
    places = {one.report: to_words(one.report, one.spans) for one in reversed(told)}
    links, more = _links({one.report: places[one.report] for one in told}, catalogue)
    return Entry(
        kind="statement",
        id=statement.id,
        **_dated(statement.when, places, catalogue),
        words=quoted_words(statement.words, manner),
        manner=manner,
        others=tuple(one for one in statement.speakers if one.id != actor),
        links=links,
        more=more,
        story=_in_story(statement, catalogue),
    )


def _done(event: Event, catalogue: Catalogue) -> Entry:
    told = sorted(event.tellings, key=lambda one: _copied(one.report, catalogue))
    places: dict[str, str] = {}
    for one in told:
        places.setdefault(one.report, f"{report_page(one.report)}#{entry_anchor(one.mention)}")
    links, more = _links(places, catalogue)
    return Entry(
        kind="event",
        id=event.id,
        **_dated(event.when, places, catalogue),
        words=event_summary(event),
        manner=event.status,
        others=(),
        links=links,
        more=more,
        story=_in_story(event, catalogue),
    )


def _copied(report: str, catalogue: Catalogue) -> bool:
    line = catalogue.reports.get(report)
    return line.copy if line else True


def _links(places: dict[str, str], catalogue: Catalogue) -> tuple[tuple[Link, ...], int]:
    found = [
        Link(href=href, teller=catalogue.reports[report].teller)
        for report, href in places.items()
        if report in catalogue.reports
    ]
    return tuple(found[:MOST_LINKS]), max(0, len(found) - MOST_LINKS)


def _in_story(entry: Statement | Event, catalogue: Catalogue) -> str:
    return f"{story_page(entry.story)}#{entry_anchor(entry.id)}" if catalogue.story_page(entry.story) else ""


def _dated(when: When | None, reports: Iterable[str], catalogue: Catalogue) -> dict[str, Any]:
    """Gives when something was said or done: by the words that date it, else by the first report that tells it.

    The hour is left out, since entries of one day stand under one heading.
    """
    if when and (when.from_ or when.to):
        first, last = (end[:10] if end else None for end in (when.from_, when.to))
        precision = "day" if when.precision in {"instant", "minute"} else when.precision
        return {"day": first or last or "", "dated": interval_words(first, last, precision), "reported": False}
    held = [catalogue.reports[report] for report in reports if report in catalogue.reports]
    days = [line.day for line in held if line.day]
    day = min(days, default="")
    return {"day": day, "dated": interval_words(day, day) if len(day) > 7 else "", "reported": bool(day)}


def _twin(
    counts: ActorCounts, entries: list[Entry], reports: list[ReportLine], further: list[str]
) -> dict[str, object]:
    """Gives the page as plain values; links are relative to the page."""
    return {
        "actor": counts.actor,
        "mentions": counts.mentions,
        "statements": counts.statements,
        "events": counts.events,
        "reports": counts.reports,
        "entries": [
            msgspec.to_builtins(entry)
            | {"links": [{"href": "../" + link.href, "teller": link.teller} for link in entry.links]}
            | {"story": "../" + entry.story if entry.story else ""}
            for entry in entries
        ],
        "named_in": [{"id": line.id, "json": "../" + twin(line.page)} for line in reports],
        "further": [twin(path).rpartition("/")[2] for path in further],
    }
