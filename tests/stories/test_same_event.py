"""Two tellings are one event where nothing forbids it and enough speaks for it."""

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.stories import find_happenings
from onrecord.stories.places import apart, place_named
from onrecord.types.actor import ActorRef
from onrecord.types.event import EventMention, Where
from onrecord.types.provenance import By
from onrecord.types.reading import Reading
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.story import Story
from onrecord.types.when import When

BY = By("test.by-hand", "1")
ADA = ActorRef("x:ada-lorn", "Ada Lorn", "person")
VOSS = ActorRef("x:ilan-voss", "Ilan Voss", "person")
SUND = ActorRef("x:mira-sund", "Mira Sund", "person")
KOREA = ActorRef("Q884", "South Korea", "state")
TOKYO = Where(name="Tokyo", id="place:tokyo")
CITY = ActorRef("place:tokyo", "Tokyo", "place")
JAPAN = ActorRef("Q17", "Japan", "state")


def unnamed(name, report="a"):
    return ActorRef(f"unnamed:{report}:{name}", name, "unnamed")


def group(name):
    return ActorRef(f"group:{name.replace(' ', '-')}", name, "group")


def told(
    report, text, trigger, sources, targets=(), *, kind="CONSULT", mode="", where=None, when=None, status="happened"
):
    """Gives a reading of one sentence that tells one event by the whole of it."""
    start = text.index(trigger)
    mention = EventMention(
        id=f"event-{report}", start=0, end=len(text), trigger=Span(start, start + len(trigger)), type=kind, mode=mode,
        sources=tuple(sources), targets=tuple(targets), where=where, when=when, status=status, by=BY,
    )  # fmt: skip
    return Reading(report=Report(id=report, text=text), sentences=(Span(0, len(text)),), events=(mention,))


def counted(*readings):
    stories = (Story(id="s", title="", reports=tuple(reading.report.id for reading in readings)),)
    return len(find_happenings(list(readings), (), stories))


def test_a_visit_to_a_battery_in_tokyo_is_no_journey_to_south_korea():
    battery = told(
        "a", "Lorn visited the battery", "visited", [ADA], mode="visit", where=Where(name="Tokyo", id="place:tokyo")
    )
    journey = told("b", "Lorn visited South Korea", "visited", [ADA], [KOREA], mode="visit")
    city = told("c", "Lorn visited Seoul", "visited", [ADA], [KOREA], mode="visit", where=Where(name="Seoul"))

    assert counted(battery, journey) == 2
    assert counted(journey, city) == 1


def test_a_visit_to_a_base_in_tokyo_is_no_visit_to_tokyo():
    """Nothing says what was visited there; the journey has a goal."""
    base = told("a", "While in Tokyo Lorn visited", "visited", [ADA], mode="visit", where=TOKYO)
    journey = told("b", "Lorn’s visit to Tokyo", "visit", [ADA], [CITY], mode="visit", where=TOKYO)
    again = told("c", "Lorn visited Tokyo", "visited", [ADA], [CITY], mode="visit", where=TOKYO)

    assert counted(base, journey) == 2
    assert counted(journey, again) == 1


def test_meetings_with_one_ministers_officials_and_with_anothers_are_two():
    """Whoever has no name is nobody that two reports share."""
    first = told("a", "Lorn met Voss and officials", "met", [ADA], [VOSS, unnamed("officials")])
    second = told("b", "Lorn met Sund and officials", "met", [ADA], [SUND, unnamed("officials")])

    assert counted(first, second) == 2


def test_a_meeting_with_officials_is_not_the_meeting_with_a_named_man():
    named = told("a", "Lorn met Voss in the morning", "met", [ADA], [VOSS])
    officials = told("b", "Lorn met some officials in the morning", "met", [ADA], [unnamed("some officials", "b")])

    assert counted(named, officials) == 2


def test_one_man_in_common_and_nothing_else_makes_no_event_of_two():
    one = told("a", "Lorn launched an attack on the fleet", "launched", [ADA], [group("fleet")], kind="ASSAULT")
    other = told("b", "Lorn killed seven of his own people", "killed", [ADA], [group("own people")], kind="ASSAULT")

    assert counted(one, other) == 2


def test_what_is_done_by_saying_so_is_known_by_its_words():
    """One actor praises many things a day: only what praises the same is one."""
    bill = told("a", "Lorn praised the harbour bill warmly", "praised", [ADA], [group("harbour bill")], kind="SUPPORT")
    again = told(
        "b", "Lorn warmly praised the new harbour bill", "praised", [ADA], [group("new harbour bill")], kind="SUPPORT"
    )
    other = told("c", "Lorn commended the nurses of the valley", "commended", [ADA], [group("nurses")], kind="SUPPORT")

    assert counted(bill, again) == 1
    assert counted(bill, other) == 2


def test_an_arrest_of_one_man_told_with_and_without_those_who_made_it_is_one():
    police = ActorRef("org:harbour-police", "Harbour Police", "organisation")
    full = told("a", "Voss was arrested by Harbour Police", "arrested", [police], [VOSS], kind="COERCE", mode="arrest")
    short = told("b", "Voss was detained", "detained", [], [VOSS], kind="COERCE", mode="arrest")
    later = told("c", "Sund was detained", "detained", [], [SUND], kind="COERCE", mode="arrest")

    assert counted(full, short) == 1
    assert counted(short, later) == 2


def test_a_plan_told_after_the_event_is_another():
    """What is still to come on the 6th did not happen by the 4th; a time open at one end says so too."""
    done = told("a", "Lorn met Voss", "met", [ADA], [VOSS], when=When(to="2031-05-04"))
    plan = told("b", "Lorn will meet Voss", "meet", [ADA], [VOSS], when=When(from_="2031-05-06"), status="planned")
    early = told("c", "Lorn will meet Voss", "meet", [ADA], [VOSS], when=When(from_="2031-05-03"), status="planned")

    assert counted(done, plan) == 2
    assert counted(done, early) == 1


def test_what_was_called_for_is_not_what_happened():
    done = told("a", "Lorn met Voss", "met", [ADA], [VOSS])
    wanted = told("b", "Lorn should meet Voss", "meet", [ADA], [VOSS], status="called-for")

    assert counted(done, wanted) == 2


def test_a_man_of_whom_a_report_gives_a_surname_is_he_of_the_other_report():
    full = told("a", "Lorn met Ilan Voss", "met", [ADA], [VOSS])
    surname = told(
        "b", "a meeting of Lorn and Mr. Voss", "meeting", [ADA], [ActorRef("unresolved:b:voss", "Voss", "person")]
    )

    assert counted(full, surname) == 1


@pytest.mark.parametrize(
    ("one", "other", "far"),
    [
        ("Tokyo", "South Korea", True),
        ("Tokyo", "Seoul", True),
        ("Seoul", "South Korea", False),
        ("Seoul", "Seoul", False),
        ("Harbourtown", "South Korea", False),
    ],
)
def test_a_capital_lies_in_its_state_and_in_no_other(one, other, far):
    assert apart(place_named(one), place_named(other)) is far
    assert apart(place_named(other), place_named(one)) is far


PEOPLE = (ADA, VOSS, SUND, KOREA, JAPAN, group("officials"))
WORDS = [
    "met",
    "visited",
    "struck",
    "the",
    "harbour",
    "bill",
    "on",
    "the",
    "coast",
    "with",
    "officials",
    "and",
    "seven",
    "men",
]


@st.composite
def many(draw):
    made = []
    for n in range(draw(st.integers(2, 9))):
        verb = draw(st.sampled_from(("met", "struck", "praised")))
        text = f"{verb} {' '.join(draw(st.lists(st.sampled_from(WORDS), max_size=7)))}"
        days = draw(st.sampled_from((None, When(from_="2031-05-04", to="2031-05-04"), When(to="2031-05-06"))))
        people = draw(st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True))
        kind = {"met": "CONSULT", "struck": "ASSAULT", "praised": "SUPPORT"}[verb]
        made.append(told(f"r{n}", text, verb, people[:1], people[1:], kind=kind, when=days))
    return made


@given(many(), st.integers(0, 99))
def test_each_telling_is_in_one_event_whatever_the_order(readings, seed):
    stories = (Story(id="s", title="", reports=tuple(reading.report.id for reading in readings)),)
    found = find_happenings(readings, (), stories)
    mixed = list(readings)
    random.Random(seed).shuffle(mixed)

    assert sorted(one.report for event in found for one in event.tellings) == [r.report.id for r in readings]
    assert find_happenings(mixed, (), stories) == found


def test_a_text_without_end_is_no_hindrance():
    long = told("a", "Lorn met Voss " + "and talked " * 200_000, "met", [ADA], [VOSS])
    other = msgspec.structs.replace(long, report=msgspec.structs.replace(long.report, id="b"))

    assert counted(long, other) == 1
