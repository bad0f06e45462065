"""Reads the particulars of a text, for tests of one kind of them each."""

import pytest

from onrecord import actors, dates, language, statements
from onrecord.events import read_events, read_particulars
from onrecord.types.report import Report
from onrecord.types.when import Published


@pytest.fixture(scope="session")
def lines():
    """Gives a function from a text, and who reads, to its particulars, one line each: those that belong to another
    stand behind it, after ``>``.
    """

    def read(text, title="", published=("2018-02-07", "2018-02-07")):
        report = Report(
            id="report-1", text=text, title=title,
            published=Published(from_=published[0], to=published[1], precision="day", basis="given"),
        )  # fmt: skip
        doc, _ = language.read(report)
        mentions = actors.STEP.run(report, doc)
        times, dated = dates.STEP.run(report, doc)
        said = statements.STEP.run(report, doc, mentions, times)
        events = read_events(report, doc, mentions, times, dated, said)
        found = read_particulars(report, doc, mentions, times, dated, said, events)
        names = {one.id: one for one in found}
        return [line(one, names, text) for one in found if one.field in OURS]

    return read


OURS = {
    "act", "due", "condition", "measure", "authority", "exception", "figure", "asset", "base", "exercise", "move",
}  # fmt: skip


def line(one, names, text):
    """Gives a particular on one line: field, value, whose, status, words."""
    behind = "> " if one.about in names else ""
    actors_ = ", ".join(actor.name for actor in one.actors)
    told = f" {one.status}" if one.field == "move" else ""
    when = f" {one.when.from_}" if one.when and one.when.from_ and one.when.to and one.field in {"move", "due"} else ""
    return f"{behind}{one.field} [{one.value}] {actors_}{told}{when}: {text[one.start : one.end]}"


@pytest.fixture(scope="session")
def told():
    """Gives a function from a text to the particulars of its meetings, visits and channels: field, value or names,
    words, and the words of what it is about.
    """

    def read(text, day="2018-02-07"):
        report = Report(
            id="report-1", text=text, published=Published(from_=day, to=day, precision="day", basis="given")
        )
        doc, _ = language.read(report)
        mentions = actors.STEP.run(report, doc)
        times, dated = dates.STEP.run(report, doc)
        said = statements.STEP.run(report, doc, mentions, times)
        events = read_events(report, doc, mentions, times, dated, said)
        found = read_particulars(report, doc, mentions, times, dated, said, events)
        about = {event.id: text[event.trigger.start : event.trigger.end] for event in events}
        about |= {one.id: text[one.start : one.end] for one in found}
        return [
            (one.field, one.value, text[one.start : one.end], about.get(one.about, ""), [a.name for a in one.actors])
            for one in found
        ]

    return read
