"""The registers of meetings, visits and channels: one entry a thing in its life, with the words for every step."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.export.agenda_tellings import Teller, Telling, Told
from onrecord.export.registers.entry import Cited, Wanted
from onrecord.export.registers.material import Material, Noted
from onrecord.export.registers.table import register_of
from onrecord.types.actor import ActorRef
from onrecord.types.particular import Particular
from onrecord.types.provenance import By
from onrecord.types.span import Span
from onrecord.types.story import Event
from onrecord.types.when import Published, When

BY = By("events.meet-verb", "1", 1.0)
TORRES = ActorRef("person:ana-torres", "Ana Torres", "person")
LANG = ActorRef("person:peter-lang", "Peter Lang", "person")
NORLAND = ActorRef("Q1", "Norland", "state")
SUDLAND = ActorRef("Q2", "Sudland", "state")
OSLO = ActorRef("place:oslo", "Oslo", "place")


class Made:
    """A record by hand: tellings of events, each by a report of one day, and what is told beside."""

    def __init__(self):
        self.tellings, self.events, self.notes, self.loose, self.published = {}, {}, {}, [], {}

    def tells(self, words, day, *, sides, status="happened", on="", event="", mode="", because=(), origin="", more=()):
        number = len(self.published)
        report = f"report-{number}"
        self.published[report] = Published(from_=day, to=day, precision="day", basis="given")
        event = event or f"event-{number}"
        when = When(from_=on, to=on, precision="day", anchor="", rule="made.day") if on else None
        sources, targets = sides
        told = Telling(
            teller=self._teller(report, day, origin), event=event, story="story-1", mention=f"mention-{number}",
            type="CONSULT", mode=mode, status=status, sources=sources, targets=targets, when=when, printed="",
            where=None, spans=(Span(0, len(words)),), words=words, sentence=Span(0, 200), context=words, said_by=(),
            chain=(), because=because, by=BY,
        )  # fmt: skip
        self.tellings.setdefault(event, []).append(told)
        self.events[event] = Event(
            id=event, story="story-1", type="CONSULT", mode=mode, cameo="042" if mode else "040", sources=sources,
            targets=targets, when=when, where=None, status=status, tellings=(),
        )  # fmt: skip
        for field, said, *rest in more:
            self._note(report, told.mention, field, said, rest[0] if rest else ())
        return self

    def says(self, stance, words, day, *, sides, condition=""):
        """Adds words on contact as such, with a condition."""
        report = f"report-{len(self.published)}"
        self.published[report] = Published(from_=day, to=day, precision="day", basis="given")
        note = self._noted(report, day, "contact", words, sides, value=stance)
        self.loose.append(note)
        if condition:
            self._note(report, note.particular.id, "condition", condition, ())
        return self

    def _teller(self, report, day, origin=""):
        return Teller(
            report=report, origin=origin or report, outlet="Kestrel News", title="", name="Kestrel News", url="",
            published=self.published[report], dated=day,
        )  # fmt: skip

    def _note(self, report, about, field, words, actors):
        note = self._noted(report, self.published[report].to, field, words, actors, about=about)
        self.notes.setdefault((report, about), []).append(note)

    def _noted(self, report, day, field, words, actors, *, about="", value=""):
        span = Span(0, len(words))
        particular = Particular(
            id=f"{report}-{field}-{words}", about=about, field=field, start=0, end=len(words), by=BY, actors=actors,
            value=value or (actors[0].id if field == "stop" and actors else ""), status="happened",
        )  # fmt: skip
        cited = Cited(teller=self._teller(report, day), spans=(span,), words=words, sentence=span, context=words, by=BY)
        return Noted(particular, cited)

    def register(self, name, wanted=None, shuffle=None):
        tellings = list(self.tellings.items())
        if shuffle is not None:
            random.Random(shuffle).shuffle(tellings)
        material = Material(
            told=Told(
                events=self.events,
                tellings={event: tuple(sorted(held, key=lambda one: one.order)) for event, held in tellings},
                published=self.published,
                copies={},
            ),
            particulars={key: tuple(held) for key, held in self.notes.items()},
            loose=tuple(self.loose),
            by_field={"contact": tuple(self.loose)},
            story_of={}, statements=(), renderings={}, naming=lambda _: set(), subjects=(),
        )  # fmt: skip
        return register_of(material, name, wanted or Wanted()).entries


PAIR = ((TORRES,), (LANG,))


def test_a_plan_and_the_meeting_that_came_of_it_are_one_entry():
    """The entry is held, and its steps say when each was told."""
    made = Made().tells("Torres will meet Lang", "2018-02-01", sides=PAIR, status="planned", on="2018-02-05")
    made.tells("Torres met Lang", "2018-02-06", sides=PAIR, on="2018-02-05")

    (entry,) = made.register("meetings")
    assert entry.state == "held"
    assert [(step.state, step.told) for step in entry.steps] == [("planned", "2018-02-01"), ("held", "2018-02-06")]
    assert entry.origins == 2


def test_meetings_of_different_days_are_different_entries():
    """The same two meet again."""
    made = Made().tells("Torres met Lang", "2018-02-06", sides=PAIR, on="2018-02-05")
    made.tells("Torres met Lang", "2018-03-06", sides=PAIR, on="2018-03-05")

    assert [entry.from_ for entry in made.register("meetings")] == ["2018-02-05", "2018-03-05"]


def test_what_was_not_discussed_is_a_fact_of_the_meeting_and_denies_nothing():
    """A report that says what was not talked about tells of a meeting that was held."""
    made = Made().tells(
        "Torres met Lang", "2018-02-06", sides=PAIR, on="2018-02-05", event="e", more=[("not-discussed", "the ferry")]
    )
    made.tells(
        "Torres and Lang did not discuss the ferry", "2018-02-06", sides=PAIR, status="denied", event="e",
        more=[("not-discussed", "the ferry")],
    )  # fmt: skip

    (entry,) = made.register("meetings")
    assert [step.state for step in entry.steps] == ["held"]
    assert [(fact.field, fact.value) for fact in entry.facts] == [("not-discussed", "the ferry")]


@pytest.mark.parametrize(
    ("status", "because", "state"),
    [
        ("planned", ("postponed",), "put off"),
        ("denied", ("“cancelled” stands before it",), "called off"),
        ("denied", ("“will not” stands before it",), "ruled out"),
        ("denied", ("“did not” stands before it",), "not held"),
        ("conditional", ("“if” stands before it",), "on a condition"),
    ],
)
def test_the_words_tell_what_became_of_a_meeting(status, because, state):
    """The reason of a status tells putting off from planning, ruling out from not having met."""
    made = Made().tells("Torres … Lang", "2018-02-01", sides=PAIR, status=status, because=because)

    (entry,) = made.register("meetings")
    assert entry.state == state


def test_what_two_agree_to_hold_next_is_another_meeting():
    """A report that tells of a meeting as held and of the next one without a day tells of two."""
    made = Made().tells("Torres met Lang", "2018-02-06", sides=PAIR, on="2018-02-05", event="e")
    later = made.tellings["e"][0]
    made.tells("they agreed to hold talks", "2018-02-06", sides=PAIR, status="planned", event="e")
    made.tellings["e"][1] = made.tellings["e"][1].__class__(
        **{name: getattr(made.tellings["e"][1], name) for name in Telling.__struct_fields__} | {"teller": later.teller}
    )

    assert sorted(entry.state for entry in made.register("meetings")) == ["held", "planned"]


def test_a_trip_has_its_stops_by_day_planned_and_done():
    """Stops within days of each other are one trip; each says what became of it."""
    made = Made().tells("Torres visited Oslo", "2018-02-06", sides=((TORRES,), ()), mode="visit", on="2018-02-05",
                        more=[("stop", "Oslo", (OSLO,)), ("purpose", "to inspect the harbour")])  # fmt: skip
    made.tells("Torres will visit the base in Bergen", "2018-02-06", sides=((TORRES,), ()), mode="visit",
               status="planned", on="2018-02-07", more=[("stop", "the base in Bergen")])  # fmt: skip
    made.tells("Torres visited Oslo", "2018-05-06", sides=((TORRES,), ()), mode="visit", on="2018-05-05",
               more=[("stop", "Oslo", (OSLO,))])  # fmt: skip

    first, second = made.register("visits")
    assert first.title == "Ana Torres to Oslo, the base in Bergen"
    assert [fact.value for fact in first.facts if fact.field == "stop"] == [
        "Oslo, 5 February 2018, done", "the base in Bergen, 7 February 2018, planned",
    ]  # fmt: skip
    assert (first.from_, first.to, first.state) == ("2018-02-05", "2018-02-07", "done")
    assert second.from_ == "2018-05-05"


def test_a_channel_tells_in_order_what_was_said_of_contact():
    """One entry for two sides: refused, then offered on a condition, then held."""
    sides = (NORLAND, SUDLAND)
    made = Made().says("refused", "Norland ruled out talks with Sudland", "2018-01-01", sides=sides)
    made.says("offered", "Sudland is open to talks", "2018-01-05", sides=sides[::-1], condition="if Norland disarms")
    made.tells("Norland met Sudland", "2018-01-09", sides=((NORLAND,), (SUDLAND,)))

    (entry,) = made.register("channels")
    assert entry.title == "Norland – Sudland"
    assert [step.state for step in entry.steps] == ["refused", "offered", "held"]
    assert entry.state == "held"
    assert [(fact.field, fact.value) for fact in entry.facts] == [("condition", "if Norland disarms")]


def test_two_who_only_meet_have_no_channel():
    """A channel is kept where contact as such is spoken of: allies that meet every week are in the other register."""
    made = Made().tells("Norland met Sudland", "2018-01-09", sides=((NORLAND,), (SUDLAND,)))

    assert not made.register("channels")


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["happened", "planned", "denied", "conditional"]), st.integers(1, 28)), max_size=8
    ),
    st.integers(),
)
def test_the_order_of_the_reports_does_not_matter(told, seed):
    """The same tellings in any order make the same registers, and every telling of a meeting is cited once."""
    made = Made()
    for status, day in told:
        made.tells("Torres met Lang", f"2018-02-{day:02}", sides=PAIR, status=status, on=f"2018-02-{day:02}")

    entries = made.register("meetings")
    assert entries == made.register("meetings", shuffle=seed)
    assert sorted(one.teller.report for entry in entries for step in entry.steps for one in step.cited) == sorted(
        made.published
    )
    assert len({entry.id for entry in entries}) == len(entries)
