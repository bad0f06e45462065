"""The front page and the lists: stories and reports by month, actors by letter, each in pages of a size that loads."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Literal, TypeVar

from msgspec import Struct

from onrecord.export.labels import MONTHS, counted, day_words, interval_words, weekday_of
from onrecord.export.site.addresses import actor_page, numbered, twin
from onrecord.export.site.catalogue import Catalogue, ReportLine, StoryLine
from onrecord.export.site.pages import Pages, numbered_pages
from onrecord.record import ActorCounts

MOST_FRONT = 60
"""Stories on the front page; where there are more, the rest is reached by month."""

MOST_TOLD = 9
"""Stories among the most told."""

MOST_LINES = 250
"""Lines on one page of a list."""

UNDATED = "undated"

Kind = Literal["stories", "reports", "actors"]

_ONE: dict[Kind, str] = {"stories": "story", "reports": "report", "actors": "actor"}


class Shelf(Struct, frozen=True, kw_only=True):
    """A part of a list with a page of its own: a month or a letter."""

    name: str
    page: str
    count: int


class Row(Struct, frozen=True, kw_only=True):
    """A line of a list: the heading it stands under, what the page shows, and what the JSON holds."""

    heading: str
    line: Any
    data: dict[str, Any]


class Book(Struct, frozen=True, kw_only=True):
    """A list that is written in as many pages as it takes: ``stem.html``, ``stem_2.html``…"""

    kind: Kind
    stem: str
    title: str
    name: str
    rows: Sequence[Row]

    def write(self, pages: Pages) -> Shelf:
        """Writes the pages and gives the shelf that leads to the first."""
        chunks = [self.rows[at : at + MOST_LINES] for at in range(0, len(self.rows), MOST_LINES)]
        paths = [f"{self.stem}{numbered(part)}.html" for part in range(1, len(chunks) + 1)]
        for part, chunk in enumerate(chunks, 1):
            pages.put(
                paths[part - 1],
                "list.html",
                section=self.kind,
                title=f"{self.title}: {self.name}" + (f", part {part}" if part > 1 else ""),
                data={
                    "name": self.name,
                    "part": part,
                    "parts": [twin(path).rpartition("/")[2] for path in paths],
                    self.kind: [row.data for row in chunk],
                },
                lead=counted(len(self.rows), _ONE[self.kind], self.kind),
                kind=self.kind,
                years=[],
                letters=[],
                groups=[
                    (heading, [row.line for row in held]) for heading, held in groupby(chunk, lambda row: row.heading)
                ],
                pages=numbered_pages(paths),
                part=part,
            )
        return Shelf(name=self.name, page=paths[0], count=len(self.rows))


class ActorLine(Struct, frozen=True, kw_only=True):
    """An actor on one line."""

    page: str
    name: str
    told: str


Line = TypeVar("Line", StoryLine, ReportLine)
Groups = list[tuple[str, list[Any]]]
Years = list[tuple[str, list[Shelf]]]


def write_front(pages: Pages, catalogue: Catalogue) -> None:
    """Writes the front page, and the pages of stories by month where the front page does not hold all."""
    lines = _newest_first(catalogue.story_lines)
    many = len(lines) > MOST_FRONT
    years = _write_months(pages, "stories", "Stories", lines) if many else []
    told = sorted(lines, key=lambda line: line.weight, reverse=True)[:MOST_TOLD] if many else []
    most_told = [line for line in told if line.weight[0] > 1]
    newest = lines[:MOST_FRONT]
    lead = _lead(catalogue)
    pages.put(
        "index.html",
        "index.html",
        section="stories",
        title="On Record",
        data={
            "stories": len(lines),
            "reports": len(catalogue.report_ids),
            "most_told": [_story_object(line, "") for line in most_told],
            "newest": [_story_object(line, "") for line in newest],
            "months": _months_object(years),
            "pages": ["actors.json", "reports.json", "issues.json", "about.json"],
        },
        lead=lead,
        most_told=most_told,
        days=_by_day(newest),
        years=years,
    )


def write_report_list(pages: Pages, catalogue: Catalogue) -> None:
    """Writes the list of reports: one page, or one a month where there are many."""
    lines = _newest_first(catalogue.reports.values())
    many = len(lines) > MOST_LINES
    years = _write_months(pages, "reports", "Reports", lines) if many else []
    outlets = len({line.outlet for line in lines if line.outlet})
    copies = sum(line.copy for line in lines)
    lead = f"{counted(len(lines), 'report')}{_by_outlets(outlets)}"
    lead += f", {counted(copies, 'of them a copy', 'of them copies')}." if copies else "."
    pages.put(
        "reports.html",
        "list.html",
        section="reports",
        title="Reports",
        data={
            "reports": [] if many else [_report_object(line, "") for line in lines],
            "months": _months_object(years),
        },
        lead=lead,
        kind="reports",
        years=years,
        letters=[],
        groups=[] if many else _by_day(lines),
        pages=[],
        part=1,
    )


def write_actor_list(pages: Pages, catalogue: Catalogue) -> None:
    """Writes the list of actors: the most named, and by letter where there are many."""
    counts = list(catalogue.actors.values())
    many = len(counts) > MOST_LINES
    letters = _write_letters(pages, counts) if many else []
    lead = f"{counted(len(counts), 'actor')} that said or did something here, or that several reports name."
    first = counts[: MOST_LINES // 2] if many else counts
    pages.put(
        "actors.html",
        "list.html",
        section="actors",
        title="Actors",
        data={
            "actors": [_actor_object(one, "") for one in first],
            "letters": [{"name": letter.name, "count": letter.count, "json": twin(letter.page)} for letter in letters],
        },
        lead=lead,
        kind="actors",
        years=[],
        letters=letters,
        groups=[("Most named" if many else "", [_actor_line(one) for one in first])] if first else [],
        pages=[],
        part=1,
    )


def _write_letters(pages: Pages, counts: Iterable[ActorCounts]) -> list[Shelf]:
    shelves: dict[str, list[ActorCounts]] = defaultdict(list)
    for one in counts:
        shelves[_letter(one.actor.name)].append(one)
    made = []
    for letter in sorted(shelves, key=lambda letter: (letter == "#", letter)):
        held = sorted(shelves[letter], key=lambda one: (_folded(one.actor.name), one.actor.id))
        name = "other" if letter == "#" else letter.lower()
        rows = [Row(heading="", line=_actor_line(one), data=_actor_object(one, "../")) for one in held]
        made.append(Book(kind="actors", stem=f"actors/{name}", title="Actors", name=letter, rows=rows).write(pages))
    return made


def _write_months(pages: Pages, kind: Kind, title: str, lines: Sequence[Line]) -> Years:
    """Writes a list a month, and gives the months, newest first, by year."""
    years: dict[str, list[Shelf]] = defaultdict(list)
    for month, held in groupby(lines, lambda line: line.day[:7]):
        rows = [Row(heading=_heading(line.day), line=line, data=_plain(line, "../")) for line in held]
        name = f"{MONTHS[int(month[5:7]) - 1]} {month[:4]}" if month else "Undated"
        book = Book(kind=kind, stem=f"{kind}/{month or UNDATED}", title=title, name=name, rows=rows)
        years[month[:4] or "No date"].append(book.write(pages))
    return list(years.items())


def _newest_first(lines: Iterable[Line]) -> list[Line]:
    """Sorts by day, newest first, those without one last; within a day the most told first."""
    ordered = sorted(lines, key=lambda line: (line.title, line.id))
    ordered.sort(key=lambda line: line.weight if isinstance(line, StoryLine) else (0, 0, 0), reverse=True)
    ordered.sort(key=lambda line: line.day, reverse=True)
    return ordered


def _by_day(lines: Sequence[Line]) -> Groups:
    return [(heading, list(held)) for heading, held in groupby(lines, lambda line: _heading(line.day))]


def _heading(day: str) -> str:
    if len(day) == len("2018-02"):
        return f"{MONTHS[int(day[5:7]) - 1]} {day[:4]}, no single day"
    return f"{weekday_of(day)}, {day_words(day)}" if day else "Day not known"


def _lead(catalogue: Catalogue) -> str:
    lines = catalogue.reports.values()
    outlets = len({line.outlet for line in lines if line.outlet})
    days = sorted({line.day for line in lines if len(line.day) == len("2018-02-07")})
    stories = counted(len(catalogue.story_lines), "story", "stories")
    told = f"{stories} from {counted(len(lines), 'report')}{_by_outlets(outlets)}"
    return f"{told}, {interval_words(days[0], days[-1], 'interval')}." if days else f"{told}."


def _by_outlets(outlets: int) -> str:
    return f" by {counted(outlets, 'outlet')}" if outlets else ", no outlet named"


def _letter(name: str) -> str:
    first = _folded(name)[:1].upper()
    return first if "A" <= first <= "Z" else "#"


def _folded(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name[:200]).casefold()
    return "".join(c for c in folded if not unicodedata.combining(c)).strip()


def _actor_line(one: ActorCounts) -> ActorLine:
    told = [f"{counted(one.mentions, 'mention')} in {counted(one.reports, 'report')}"]
    if one.statements:
        told.append(counted(one.statements, "statement"))
    if one.events:
        told.append(counted(one.events, "happening"))
    return ActorLine(page=actor_page(one.actor.id), name=one.actor.name or one.actor.id, told=", ".join(told))


def _plain(line: StoryLine | ReportLine, root: str) -> dict[str, Any]:
    return _story_object(line, root) if isinstance(line, StoryLine) else _report_object(line, root)


def _story_object(line: StoryLine, root: str) -> dict[str, Any]:
    outlets, origins, agreed = line.weight
    return {
        "id": line.id, "title": line.title, "day": line.day, "outlets": outlets, "origins": origins, "agreed": agreed,
        "told": line.told, "page": root + line.page, "json": root + twin(line.page),
    }  # fmt: skip


def _report_object(line: ReportLine, root: str) -> dict[str, Any]:
    return {
        "id": line.id, "title": line.title, "outlet": line.outlet, "day": line.day, "dated": line.dated,
        "copy": line.copy, "page": root + line.page, "json": root + twin(line.page),
    }  # fmt: skip


def _actor_object(one: ActorCounts, root: str) -> dict[str, Any]:
    page = root + actor_page(one.actor.id)
    return {
        "actor": one.actor, "mentions": one.mentions, "reports": one.reports, "statements": one.statements,
        "events": one.events, "page": page, "json": twin(page),
    }  # fmt: skip


def _months_object(years: Years) -> list[dict[str, Any]]:
    return [
        {"year": year, "name": shelf.name, "count": shelf.count, "json": twin(shelf.page)}
        for year, shelves in years
        for shelf in shelves
    ]
