"""Whose word a report's words are: its own outlet's, its origin's, or an agency's."""

from collections import defaultdict

from onrecord.stories.credits import credited_agency, is_outlet_of
from onrecord.text.fold import folded_words
from onrecord.types.reading import Readings
from onrecord.types.story import Copy

PASSAGE_WORDS = 5
"""A passage shorter than this may stand in two reports without one taking it from the other."""


class Voices:
    """Knows for each report and passage the report whose words they are, and the independent voice behind that."""

    def __init__(self, readings: Readings, copies: tuple[Copy, ...]) -> None:
        """Takes the readings and the copies among them; keeps names, and the texts that passages were taken from."""
        self._origin = {copy.report: copy.of for copy in copies if copy.kind != "part"}
        self._parts: dict[str, list[str]] = defaultdict(list)
        for copy in sorted(copies):
            if copy.kind == "part":
                self._parts[copy.report].append(copy.of)
        lenders = {of for sources in self._parts.values() for of in sources}
        self._texts: dict[str, str] = {}
        outlets: dict[str, str] = {}
        agencies: dict[str, str] = {}
        for reading in readings:
            report = reading.report
            outlets[report.id] = report.outlet
            if agency := credited_agency(report):
                agencies[report.id] = agency
            if report.id in lenders:
                self._texts[report.id] = _folded(report.text)
        names = sorted(set(agencies.values()))
        of_outlet = {
            outlet: next((name for name in names if is_outlet_of(name, outlet)), outlet)
            for outlet in sorted(set(outlets.values()))
        }
        self._voice = {
            report: _folded(agencies.get(report) or of_outlet[outlet]) or report for report, outlet in outlets.items()
        }

    def origin(self, report: str, words: str) -> str:
        """Gives the report whose words these are: the origin of a copy or of a passage taken over, else the report."""
        report = self._origin.get(report, report)
        if report in self._parts:
            folded = _folded(words)
            if folded.count(" ") + 1 >= PASSAGE_WORDS:
                for lender in self._parts[report]:
                    if folded in self._texts.get(lender, ""):
                        return self._origin.get(lender, lender)
        return report

    def voice(self, origin: str) -> str:
        """Gives the voice behind an origin: the agency it credits, else its outlet, else the report itself."""
        return self._voice.get(origin, origin)


def _folded(text: str) -> str:
    return " ".join(folded_words(text))
