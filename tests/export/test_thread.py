"""A story names the earlier stories that its reports look back on."""

import pytest

from onrecord.export.readout import readout
from onrecord.pipeline.run import group, read_report
from onrecord.types.report import Report
from onrecord.types.when import Published

FIRST = (
    "Mike Pence met Prime Minister Shinzo Abe in Tokyo on Tuesday. "
    "Pence promised that the United States would defend Japan against any attack from North Korea."
)
LATER = (
    "Mike Pence spoke with Prime Minister Shinzo Abe about missile defence in Tokyo on Wednesday. "
    "Pence also visited Japan in April of last year. "
    "He will fly on to the opening of the winter games."
)
ELSEWHERE = LATER.replace("April", "November")


def report(name, text, day):
    published = Published(from_=day, to=day, precision="day", basis="given")
    return Report(id=name, outlet=f"Outlet {name}", title="", text=text, published=published)


class Held:
    """A record in memory, as far as a readout asks it."""

    def __init__(self, *reports):
        self._readings = {one.id: read_report(one, reader="onrecord_rules") for one in reports}
        self._made = group([self._readings[key] for key in sorted(self._readings)])

    def reading(self, name):
        return self._readings.get(name)

    def stories(self):
        return self._made.stories

    def story(self, name):
        return next((story for story in self._made.stories if story.id == name), None)

    def of(self, name):
        return next(story for story in self._made.stories if name in story.reports)

    def copies(self, _story):
        return []

    def threads(self, story):
        return [link for link in self._made.threads if story in {link.story, link.earlier}]

    def statements(self, *, story):
        return [one for one in self._made.statements if one.story == story]

    def events(self, *, story="", report="", actor=""):
        return [
            one
            for one in self._made.events
            if one.story == story
            or any(telling.report == report for telling in one.tellings)
            or actor in {side.id for side in (*one.sources, *one.targets)} - {""}
        ]

    def bearings(self, report_id):
        return ()

    def claims(self, *, story="", entry=""):
        inside = {one.id for one in (*self._made.events, *self._made.statements) if one.story == story}
        return [claim for claim in self._made.claims if claim.entry == entry or claim.entry in inside]


@pytest.mark.parametrize(("text", "linked"), [(LATER, True), (ELSEWHERE, False)])
def test_a_visit_of_last_year_leads_to_its_story(text, linked):
    """The month that is told must be that of the earlier story, whose reports name all who took part."""
    held = Held(report("a", FIRST, "2017-04-18"), report("b", text, "2018-02-07"))

    found = [one.story for one in readout(held, held.of("b")).thread]

    assert found == ([held.of("a").id] if linked else [])
    first = readout(held, held.of("a"))
    assert not first.thread
    assert [(one.story, one.words) for one in first.followed] == (
        [(held.of("b").id, "Pence also visited Japan in April of last year.")] if linked else []
    )
