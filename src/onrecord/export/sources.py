"""The reports of a story as numbered sources: origins first, copies folded away under them."""

import re
from collections import defaultdict
from collections.abc import Mapping

from msgspec import Struct

from onrecord.export.labels import place_of, published_words
from onrecord.types.reading import Reading
from onrecord.types.story import Copy, CopyKind, Story
from onrecord.types.when import Published


class Source(Struct, frozen=True, kw_only=True):
    """One report of a story under the number by which lines of the readout cite it.

    ``dated`` is the time of publication in words, ``found`` the name of the file (or the number of the line) that held
    the report. A copy names its origin: ``copy_of`` is the origin's number where it
    is in this story, ``copies_report`` its report id in any case. A report that takes only a passage from another
    (``copy_kind`` is ``part``) still counts as a voice of its own. ``copies`` are the numbers of the reports that copy
    this one as a whole.
    """

    number: int
    report: str
    given_id: str
    outlet: str
    title: str
    byline: str
    url: str
    published: Published
    dated: str
    found: str
    cut: bool
    words: int
    copy_of: int | None = None
    copies_report: str = ""
    copy_kind: CopyKind | None = None
    copy_share: float = 0.0
    copies: tuple[int, ...] = ()

    @property
    def is_copy(self) -> bool:
        """Says whether this report as a whole takes its words from another."""
        return bool(self.copies_report) and self.copy_kind != "part"

    @property
    def teller(self) -> str:
        """Gives the name to show for who tells: the outlet, else the headline, else the file it was found in."""
        return self.outlet or self.title or self.found


class Numbering:
    """Numbers the reports of a story: origins in the order of the story, then copies in the same order."""

    def __init__(self, story: Story, readings: Mapping[str, Reading], copies: list[Copy]) -> None:
        """Takes the story, the readings of its reports by id, and the copies among them."""
        whole = {copy.report: copy for copy in copies if copy.kind != "part"}
        parts: dict[str, Copy] = {}
        for copy in copies:
            if copy.kind == "part" and copy.report not in whole:
                parts.setdefault(copy.report, copy)
        held = [report for report in story.reports if report in readings]
        ordered = [r for r in held if r not in whole] + [r for r in held if r in whole]
        self._numbers = {report: number for number, report in enumerate(ordered, 1)}
        self._whole = whole
        self._copied_by: dict[str, list[int]] = defaultdict(list)
        for report, number in self._numbers.items():
            if report in whole:
                self._copied_by[whole[report].of].append(number)
        self.sources = tuple(self._source(readings[r], whole.get(r) or parts.get(r)) for r in ordered)
        self._by_report = {source.report: source for source in self.sources}

    def number(self, report: str) -> int | None:
        """Gives the number of a report, None where it is not in this story."""
        return self._numbers.get(report)

    def source(self, report: str) -> Source | None:
        """Gives a report's source, None where it is not in this story."""
        return self._by_report.get(report)

    def origin(self, report: str) -> str:
        """Gives the report whose words a report prints as a whole: its origin, else itself."""
        return self._whole[report].of if report in self._whole else report

    def _source(self, reading: Reading, copy: Copy | None) -> Source:
        report = reading.report
        return Source(
            number=self._numbers[report.id],
            report=report.id,
            given_id=report.given_id,
            outlet=report.outlet,
            title=report.title,
            byline=report.byline,
            url=report.url,
            published=report.published,
            dated=published_words(report.published),
            found=re.split(r"[/\\!]", place_of(report.source))[-1] or report.id,
            cut=report.cut,
            words=len(report.text.split()),
            copy_of=self._numbers.get(copy.of) if copy else None,
            copies_report=copy.of if copy else "",
            copy_kind=copy.kind if copy else None,
            copy_share=copy.score if copy else 0.0,
            copies=tuple(self._copied_by[report.id]),
        )
