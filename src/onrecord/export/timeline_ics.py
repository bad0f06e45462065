"""Writes the happenings of a timeline as a calendar (RFC 5545, iCalendar): whole days, plans as tentative entries.

Nothing in it depends on when it was written: DTSTAMP, which says when an entry was last revised, is the day on which
the latest report of it was published. The same record gives the same bytes.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from onrecord.export.agenda_print import OUTCOME_WORDS, difference_words
from onrecord.export.labels import STATUS_WORDS, names_of
from onrecord.export.timeline import Entry, Timeline
from onrecord.export.visible import on_one_line, short
from onrecord.version import __version__

OCTETS = 75
"""The longest line, its end left out, in octets (RFC 5545, 3.1); longer ones are folded."""

UNDATED_STAMP = "19700101T000000Z"
"""The DTSTAMP, which every entry must have, of an entry of which no report has a date."""

MOST_CITED = 5
"""Reports that are named in the description of an entry."""

_STATUS = {"planned": "TENTATIVE", "conditional": "TENTATIVE", "called-for": "TENTATIVE", "unknown": "TENTATIVE",
           "happened": "CONFIRMED", "denied": "CANCELLED"}  # fmt: skip
_BY_OUTCOME = {"cancelled": "CANCELLED", "denied": "CANCELLED", "happened": "CONFIRMED", "otherwise": "CONFIRMED"}


def calendar(timeline: Timeline) -> bytes:
    """Gives the calendar, UTF-8 with CRLF.

    Left out are statements, happenings without a day of their own, and plans that came to be a happening that is in it.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//On Record//onrecord {__version__}//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{escaped(on_one_line(timeline.about.name))}")
    for entry in _entries(timeline):
        lines += _entry(entry)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def in_calendar(timeline: Timeline) -> int:
    """Gives how many entries the calendar holds."""
    return len(_entries(timeline))


def _entries(timeline: Timeline) -> list[Entry]:
    dated = [entry for entry in timeline.entries if _days(entry) is not None]
    happened = {entry.id for entry in dated if entry.status == "happened"}
    return [entry for entry in dated if entry.id in happened or happened.isdisjoint(entry.became)]


def escaped(text: str) -> str:
    """Gives a TEXT value (RFC 5545, 3.3.11): backslash, semicolon, comma and line break escaped by a backslash.

    Other control characters, which the format does not allow, become their codes.
    """
    made = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    made = made.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(c if c == "\t" or c.isprintable() else f"U+{ord(c):04X}" for c in made)


def folded(line: str) -> bytes:
    """Gives a content line, folded before its 76th octet and never within a character, with CRLF."""
    data = line.encode("utf-8")
    parts = []
    room = OCTETS
    while len(data) > room:
        cut = room
        while data[cut] & 0xC0 == 0x80:  # within a character
            cut -= 1
        parts.append(data[:cut])
        data = data[cut:]
        room = OCTETS - 1  # the space that a folded line begins with
    return b"\r\n ".join([*parts, data]) + b"\r\n"


def _entry(entry: Entry) -> Iterator[str]:
    days = _days(entry)
    if days is None:
        return
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.id}@onrecord"
    yield f"DTSTAMP:{_stamp(entry)}"
    yield f"DTSTART;VALUE=DATE:{_compact(days[0])}"
    if days[1] < date.max:  # the end is the day after, which the last day of all has none of
        yield f"DTEND;VALUE=DATE:{_compact(days[1] + timedelta(days=1))}"
    yield f"SUMMARY:{escaped(short(entry.summary, 200))}"
    if entry.where and entry.where.name:
        yield f"LOCATION:{escaped(short(entry.where.name, 200))}"
    yield f"STATUS:{_status(entry)}"
    yield "TRANSP:TRANSPARENT"
    yield f"CATEGORIES:{','.join(escaped(word) for word in (entry.label, STATUS_WORDS[entry.status]))}"
    yield f"DESCRIPTION:{escaped(chr(10).join(_described(entry)))}"
    if (url := entry.cited[0].teller.url) and url.isascii() and url.isprintable() and " " not in url:
        yield f"URL:{url}"
    yield "END:VEVENT"


def _status(entry: Entry) -> str:
    if entry.outcome is not None and entry.outcome in _BY_OUTCOME:
        return _BY_OUTCOME[entry.outcome]
    return _STATUS[entry.status]


def _described(entry: Entry) -> Iterator[str]:
    told = STATUS_WORDS[entry.status]
    if entry.outcome is not None and entry.status != "happened":
        told = f"{told}; {OUTCOME_WORDS[entry.outcome]}"
    yield told[:1].upper() + told[1:]
    for difference in entry.differences:
        yield difference_words(difference)
    if names := names_of(entry.actors):
        yield short(names, 300)
    for one in entry.cited[:MOST_CITED]:
        place = f", characters {one.spans[0].start}–{one.spans[-1].end}" if one.spans else ""
        yield f"{short(one.teller.name, 80)}, {one.teller.dated}{place}: “{short(one.words, 240)}”"


def _days(entry: Entry) -> tuple[date, date] | None:
    """Gives first and last day of a happening that has days of its own, else None."""
    if entry.kind != "event" or entry.basis != "own" or entry.when is None:
        return None
    try:
        first = date.fromisoformat((entry.when.from_ or "")[:10])
        last = date.fromisoformat((entry.when.to or "")[:10])
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _stamp(entry: Entry) -> str:
    days = sorted(_published(entry))
    return f"{days[-1]}T000000Z" if days else UNDATED_STAMP


def _published(entry: Entry) -> Iterable[str]:
    for one in entry.cited:
        published = one.teller.published
        try:
            yield _compact(date.fromisoformat((published.to or published.from_ or "")[:10]))
        except ValueError:
            continue


def _compact(day: date) -> str:
    return day.isoformat().replace("-", "")
