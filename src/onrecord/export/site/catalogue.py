"""What pages need to know of one another: lines for reports and stories, and which actors have a page.

Held in memory for the whole record, so it is kept to short strings and numbers: about 1 kB a report.
"""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from onrecord.export.labels import published_words
from onrecord.export.site.addresses import actor_page, report_page, story_page
from onrecord.record import ActorCounts, Record
from onrecord.types.actor import ActorRef
from onrecord.types.report import Report
from onrecord.types.story import Copy, Story
from onrecord.types.when import Published

UNTITLED_STORY = "Untitled story"
_DAY = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?")

MOST_FIRST_WORDS = 80
"""Characters of a report's text that stand for a title that it lacks."""

MOST_TITLE = 200
"""Characters of a title that lists show; its own page shows all."""


class ReportLine(Struct, frozen=True, kw_only=True):
    """A report on one line. ``day`` is its day, or its month where no more is known (ISO 8601), '' for neither."""

    id: str
    page: str
    title: str
    outlet: str
    dated: str
    day: str
    copy: bool

    @property
    def teller(self) -> str:
        """Gives the name to show for who tells."""
        return self.outlet or self.title


class StoryLine(Struct, frozen=True, kw_only=True):
    """A story on one line: ``told`` says by whom and when, ``notes`` are pairs of a class and words.

    ``weight`` sorts by how much it was told: outlets, reports that are no copies, agreed facts.
    """

    id: str
    page: str
    title: str
    day: str
    told: str
    notes: tuple[tuple[str, str], ...]
    weight: tuple[int, int, int]


class Catalogue:
    """Fills while pages are written: reports first, then stories, then what lists them."""

    def __init__(self, record: Record) -> None:
        """Takes the record and notes its stories, copies and actors."""
        self.stories: list[Story] = record.stories()
        self.story_titles = {story.id: clipped_title(story.title, UNTITLED_STORY) for story in self.stories}
        self._stories_of: dict[str, list[str]] = defaultdict(list)
        for story in self.stories:
            for report in story.reports:
                self._stories_of[report].append(story.id)
        self.copies: dict[str, Copy] = {}
        for copy in record.copies():
            held = self.copies.get(copy.report)
            if held is None or (held.kind == "part" and copy.kind != "part"):
                self.copies[copy.report] = copy
        self.actors: dict[str, ActorCounts] = {
            counts.actor.id: counts
            for counts in record.actors()
            if counts.statements or counts.events or counts.reports > 1
        }
        self.reports: dict[str, ReportLine] = {}
        self.report_ids: list[str] = []
        self.naming: dict[str, array[int]] = {}
        self.story_lines: list[StoryLine] = []

    def add_report(self, report: Report, actors: Iterable[ActorRef]) -> None:
        """Notes a report and which actors it names."""
        copy = self.copies.get(report.id)
        self.reports[report.id] = ReportLine(
            id=report.id,
            page=report_page(report.id),
            title=clipped_title(title_of(report), ""),
            outlet=report.outlet,
            dated=published_words(report.published),
            day=_day(report.published),
            copy=bool(copy and copy.kind != "part"),
        )
        number = len(self.report_ids)
        self.report_ids.append(report.id)
        for actor in sorted({actor.id for actor in actors} & self.actors.keys()):
            self.naming.setdefault(actor, array("I")).append(number)

    def reports_naming(self, actor: str) -> list[ReportLine]:
        """Gives the reports that name an actor, newest first."""
        lines = [self.reports[self.report_ids[number]] for number in self.naming.get(actor, ())]
        lines.sort(key=lambda line: line.id)
        lines.sort(key=lambda line: line.day, reverse=True)
        return lines

    def stories_of(self, report: str) -> list[str]:
        """Gives the ids of the stories that hold a report."""
        return self._stories_of.get(report, [])

    def story_page(self, story: str) -> str:
        """Gives the page of a story, '' for one that is not there."""
        return story_page(story) if story in self.story_titles else ""

    def actor_page(self, actor: str) -> str:
        """Gives the page of an actor, '' for one that has none."""
        return actor_page(actor) if actor in self.actors else ""


def _day(published: Published) -> str:
    first, last = published.from_ or "", published.to or ""
    day = published.day or (first[:7] if first[:7] == last[:7] else "")
    return day if _DAY.fullmatch(day) else ""


def title_of(report: Report) -> str:
    """Gives a report's title, else its first words, so that lists of untitled reports can be told apart."""
    if report.title.strip():
        return report.title
    first = " ".join(report.text[: 4 * MOST_FIRST_WORDS].split())
    if not first:
        return "Untitled, empty report"
    return (
        f"Untitled: “{first if len(first) <= MOST_FIRST_WORDS else first[:MOST_FIRST_WORDS].rsplit(' ', 1)[0] + ' …'}”"
    )


def clipped_title(title: str, untitled: str) -> str:
    """Gives a title on one line, cut to what a list shows."""
    line = " ".join(title[: 4 * MOST_TITLE].split())
    return (line if len(line) <= MOST_TITLE else line[:MOST_TITLE].rstrip() + "…") or untitled
