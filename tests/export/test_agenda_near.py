"""What a plan is held against: nothing that could be about it is left out, and the work grows with the plans."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.export import agenda as agenda_module
from onrecord.export.agenda import KINDS, Wanted, agenda_of
from onrecord.export.agenda_near import PlansNear, TellingsOfOne
from onrecord.export.agenda_outcomes import Aim, fit, put_off, refusal
from onrecord.export.agenda_tellings import Teller, Telling, Told
from onrecord.types.actor import ActorRef
from onrecord.types.event import Where
from onrecord.types.provenance import By
from onrecord.types.span import Span
from onrecord.types.story import Event, EventTelling
from onrecord.types.when import Published, When

TORRES = ActorRef(id="person:ana-torres", name="Ana Torres", type="person")
LIND = ActorRef(id="person:jon-lind", name="Jon Lind", type="person")
PLACES = [None, Where(name="Halden", id="place:halden"), Where(name="Amber", id="place:amber"), Where(name="Paris", id="Q90"), Where(name="France", id="Q142")]  # fmt: skip
START = date(2024, 1, 1)


def told(number, status, *, published, days, where, mode="", words="Torres will meet Lind", with_lind=True):
    """Gives one telling: ``published`` and ``days`` count from the start of the year."""
    day = (START + timedelta(days=published)).isoformat() if published is not None else None
    when = None
    if days is not None:
        first, last = ((START + timedelta(days=n)).isoformat() for n in days)
        when = When(from_=first, to=last, precision="interval")
    out = Published(from_=day, to=day, precision="day", basis="given") if day else Published()
    return Telling(
        teller=Teller(report=f"r{number}", origin=f"r{number}", outlet="", title="", name="", url="", published=out, dated=""),
        event=f"e{number}", story="", mention=f"m{number}", type="CONSULT", mode=mode, status=status, sources=(TORRES,),
        targets=(LIND,) if with_lind else (), when=when, printed="", where=where, spans=(Span(0, len(words)),), words=words,
        sentence=Span(0, len(words)), context=words, said_by=(), chain=(), because=("postponed",) if status == "planned" else (),
        by=By("made", "1", 1.0),
    )  # fmt: skip


def aim(days, published, where, mode=""):
    start = START.toordinal()
    return Aim(
        kind=("CONSULT", mode), actors=(TORRES, LIND), doers=frozenset({TORRES.id}), goal=where,
        days=(start + days[0], start + days[1]) if days else None, told=start + published if published is not None else None,
        events=frozenset({"plan"}), origins=frozenset({"plan"}),
    )  # fmt: skip


a_day = st.integers(0, 400)
some_days = st.none() | st.tuples(a_day, st.integers(0, 40)).map(lambda pair: (pair[0], sum(pair)))
a_place = st.sampled_from(PLACES)
a_telling = st.tuples(st.sampled_from(["happened", "denied", "planned"]), st.none() | a_day, some_days, a_place)


@settings(max_examples=200, deadline=None)
@given(tellings=st.lists(a_telling, max_size=12), days=some_days, published=st.none() | a_day, where=a_place)
def test_nothing_that_tells_of_a_plan_is_left_out(tellings, days, published, where):
    """Whatever fits, refuses or puts off a plan is among the tellings near it."""
    held = [
        told(number, status, published=day, days=own, where=place)
        for number, (status, day, own, place) in enumerate(tellings)
    ]
    plan = aim(days, published, where)

    near = {one.mention for one in TellingsOfOne(held).near(plan)}

    assert {one.mention for one in held if fit(plan, one) and one.status == "happened"} <= near
    assert {one.mention for one in held if refusal(plan, one) or put_off(plan, one)} <= near


@settings(max_examples=200, deadline=None)
@given(plans=st.lists(st.tuples(some_days, st.none() | a_day, a_place), min_size=1, max_size=12))
def test_the_first_plan_that_is_the_same_is_found(plans):
    """A look at all plans in order finds the same one."""
    held = [aim(*one) for one in plans]
    *before, asked = held
    near = PlansNear()
    for number, one in enumerate(before):
        near.add(number, one)

    def same(number):
        return agenda_module._one_plan(before[number], asked)

    assert near.first(asked, same) == next((n for n in range(len(before)) if same(n)), None)


def busy(count):
    """Gives what a record tells of an actor who travels every day, each plan kept a day after it was announced."""
    events, tellings, published = {}, {}, {}
    for number in range(count):
        place = Where(name=f"Town {number % 7}", id=f"place:town-{number % 7}")
        for offset, status in ((0, "planned"), (1, "happened")):
            one = told(2 * number + offset, status, published=number + offset, days=(number + 1, number + 1), where=place,
                       mode="visit", words="Torres visits a town", with_lind=False)  # fmt: skip
            tellings[one.event] = (one,)
            published[one.teller.report] = one.teller.published
            events[one.event] = Event(
                id=one.event, story="", type=one.type, mode=one.mode, cameo="042", sources=one.sources, targets=(), when=one.when,
                where=one.where, status=one.status, tellings=(EventTelling(report=one.teller.report, mention=one.mention),),
            )  # fmt: skip
    return Told(events=events, tellings=tellings, published=published, copies={})


@pytest.mark.parametrize("count", [200])
def test_the_work_grows_with_the_plans_of_one_actor(monkeypatch, count):
    """Twice as many plans of one actor take twice as many comparisons, not four times as many."""
    made = Counter()
    for name in ("fit", "refusal", "put_off", "_one_plan"):
        real = getattr(agenda_module, name)

        def counted(*given, real=real, name=name, **more):
            made[name] += 1
            return real(*given, **more)

        monkeypatch.setattr(agenda_module, name, counted)
    sums = []
    for size in (count, 2 * count):
        made.clear()
        held = busy(size)
        found = agenda_of(held, Wanted(kinds=KINDS), lambda _, held=held: set(held.published))
        assert Counter(item.outcome for item in found.items) == {"happened": size}
        sums.append(made.total())

    assert sums[1] < 2.2 * sums[0]
