"""Makes a report of an arrival: cleans its content and joins what the content says with what the source declares."""

import re
from calendar import monthrange
from datetime import date

from onrecord.clean.dateline import find_dateline
from onrecord.clean.draft import Draft
from onrecord.clean.headline import plain_headline
from onrecord.clean.language_of import declared_language, language_of
from onrecord.clean.outlet_names import host_of
from onrecord.clean.page import clean_page
from onrecord.clean.plain_text import clean_text
from onrecord.errors import TooLargeError, UnreadableError
from onrecord.types.arrival import Arrival
from onrecord.types.ids import report_id
from onrecord.types.issue import Issue
from onrecord.types.offset_map import OffsetMap
from onrecord.types.report import Report
from onrecord.types.when import Published

VERSION = "4"
"""The version of this step; it grows when the same arrival may give another report."""


LONGEST_TEXT = 10_000_000
"""Code points of a plain text above which it is no report: sorting its lines takes about a second for each million."""

LONGEST_PAGE = 32_000_000
"""Code points of a page above which it is no report; pages hold pictures and scripts besides their text."""


def to_report(arrival: Arrival) -> Report:
    """Gives the report that an arrival holds. Pure.

    Raises UnreadableError where nothing of it is text of an article, TooLargeError where it is over a limit.
    """
    given = arrival.given
    title = plain_headline(given.title, outlet=given.outlet, address=given.url)
    draft = _draft(arrival, title)
    if not draft.text.strip():
        raise UnreadableError(
            f"{arrival.source}: no article text was found in it", remedy="check that it is a page or text of one report"
        )
    published = _declared(given.date) or draft.published
    outlet = given.outlet or draft.outlet or host_of(given.url)
    day = published.day if published.basis == "given" else None
    dateline = find_dateline(draft.text)
    return Report(
        id=report_id(outlet, day or "", draft.text),
        given_id=given.id,
        source=arrival.source,
        sha256=arrival.sha256,
        url=draft.url or given.url,
        outlet=outlet,
        title=title or plain_headline(draft.title, outlet=outlet, address=draft.url or given.url),
        byline=given.byline or draft.byline,
        contributor=draft.contributor,
        agency=given.agency or draft.agency or (dateline.agency if dateline else ""),
        dateline=dateline,
        language=declared_language(given.language) or language_of(draft.text) or draft.language,
        published=published,
        modified=_declared(given.modified) or draft.modified,
        text=draft.text,
        residue=draft.residue,
        captions=draft.captions,
        corrections=draft.corrections,
        cut=draft.cut,
        offsets=draft.offsets,
        issues=(*draft.issues, *_undecodable(draft.text)),
    )


def _undecodable(text: str) -> tuple[Issue, ...]:
    """Says that bytes of the source were no text in its encoding, and where the first of them stands."""
    first = text.find("\ufffd")
    if first < 0:
        return ()
    count = text.count("\ufffd")
    message = f"{count} character{'s' if count > 1 else ''} could not be decoded; give the page in its own encoding"
    return (Issue("undecodable", message, first, first + 1),)


def _draft(arrival: Arrival, title: str) -> Draft:
    if arrival.as_is:
        return Draft(text=arrival.content, offsets=OffsetMap.identity(len(arrival.content)))
    if arrival.media == "html":
        if len(arrival.content) > LONGEST_PAGE:
            raise _too_large(arrival, LONGEST_PAGE)
        return clean_page(arrival.content, address=arrival.given.url, title=title)
    if len(arrival.content) > LONGEST_TEXT:
        raise _too_large(arrival, LONGEST_TEXT)
    return clean_text(arrival.content, title=title)


def _too_large(arrival: Arrival, limit: int) -> TooLargeError:
    size = len(arrival.content)
    return TooLargeError(
        f"{arrival.source}: {size:,} characters are too many for one report (the limit is {limit:,})",
        remedy="cut it into its reports, or give its text with --as-is",
    )


_MONTH = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2]))?")


def _declared(value: str) -> Published | None:
    """Gives a declared day, instant, month or year as an interval, or None where it is none."""
    value = value.strip()
    month = _MONTH.fullmatch(value)
    if month is not None:
        year, number = int(month[1]), int(month[2] or 1)
        last = date(year, number, monthrange(year, number)[1]) if month[2] else date(year, 12, 31)
        return Published(
            from_=date(year, number, 1).isoformat(),
            to=last.isoformat(),
            precision="month" if month[2] else "year",
            basis="given",
            because=(f"the source declares “{value}”, no day",),
        )
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return None
    return Published(
        from_=value,
        to=value,
        precision="day" if len(value) == 10 else "instant",
        basis="given",
        because=("the source declares it",),
    )
