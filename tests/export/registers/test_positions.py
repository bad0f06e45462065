"""Positions are laid out statement by statement, in time, and a shift is shown with the two statements that make it."""

import pytest

from onrecord.export.agenda_tellings import Teller, Told
from onrecord.export.registers.entry import Cited, Wanted
from onrecord.export.registers.material import Material, Rendered
from onrecord.export.registers.table import register_of
from onrecord.knowledge.subjects import Subject
from onrecord.types.actor import ActorRef
from onrecord.types.attribution import Attribution
from onrecord.types.provenance import By
from onrecord.types.span import Span
from onrecord.types.story import Rendering, Statement
from onrecord.types.when import Published, When

BY = By("made.by-hand", "1", 1.0)
TORRES = ActorRef("person:ana-torres", "Ana Torres", "person")
UNNAMED = ActorRef("unnamed:official", "a senior official", "unnamed")
ABE = ActorRef("Q132345", "Shinzo Abe", "person")
JAPAN = ActorRef("Q17", "Japan", "state")

DRILLS = Subject(
    id="drills", name="Joint drills", question="Should the drills be held?", terms=(("drill*",),),
    pro=("hold*", "resum*"), con=("stop*", "cancel*"),
)  # fmt: skip


def said(number, speaker, day, words, *, kind="direct", cue="said", outlet="Kestrel News", last=""):
    """Gives a statement with one rendering in a report of that day."""
    published = Published(from_=day, to=last or day, precision="day" if not last else "interval", basis="given")
    teller = Teller(
        report=f"report-{number}", origin=f"report-{number}", outlet=outlet, title="", name=outlet, url="",
        published=published, dated=day,
    )  # fmt: skip
    span = Span(0, len(words))
    attribution = Attribution(id=f"attribution-{number}", content=(span,), kind=kind, speakers=(speaker,), by=BY)
    cited = Cited(teller=teller, spans=(span,), words=words, sentence=span, context=words, said_by=(speaker,), by=BY)
    statement = Statement(
        id=f"statement-{number}", story="story-1", speakers=(speaker,), words=words,
        when=When(from_=day, to=day, precision="day", anchor="", rule="made.day") if not last else None,
        renderings=(Rendering(report=teller.report, attribution=attribution.id, words=words, spans=(span,), kind=kind),),
    )  # fmt: skip
    return statement, Rendered(attribution, cited, cue)


def positions(*pairs, wanted=None):
    """Gives the register of positions of these statements."""
    statements = tuple(statement for statement, _ in pairs)
    material = Material(
        told=Told(events={}, tellings={}, published={}, copies={}),
        particulars={},
        loose=(),
        by_field={},
        story_of={},
        statements=statements,
        renderings={statement.id: (rendered,) for statement, rendered in pairs},
        naming=lambda _: set(),
        subjects=(DRILLS,),
    )
    return register_of(material, "positions", wanted or Wanted())


def test_a_shift_names_both_statements():
    first = said(1, TORRES, "2018-03-01", "We will hold the drills")
    second = said(2, TORRES, "2018-06-12", "The drills will be stopped, we will stop the drills")
    (entry,) = positions(second, first).entries
    assert (entry.title, entry.state) == ("Ana Torres: Joint drills", "against")
    assert [step.state for step in entry.steps] == ["for", "against"]
    (shift,) = [fact for fact in entry.facts if fact.field == "shift"]
    assert shift.value.startswith("for (1 March 2018) → against (12 June 2018)")
    assert [cited.teller.report for cited in shift.cited] == ["report-1", "report-2"]
    assert (entry.from_, entry.to) == ("2018-03-01", "2018-06-12")


def test_what_may_be_of_one_day_is_no_shift():
    first = said(1, TORRES, "2018-03-01", "We will hold the drills", last="2018-03-09")
    second = said(2, TORRES, "2018-03-04", "We will stop the drills")
    (entry,) = positions(first, second).entries
    assert not [fact for fact in entry.facts if fact.field == "shift"]


def test_what_takes_no_side_is_listed_and_moves_nothing():
    first = said(1, TORRES, "2018-03-01", "We will hold the drills")
    second = said(2, TORRES, "2018-06-12", "I was told of the drills")
    (entry,) = positions(first, second).entries
    assert entry.state == "for"
    assert [step.state for step in entry.steps] == ["for", "speaks of it"]


def test_whoever_takes_no_side_at_all_is_counted_and_listed_on_demand():
    told = said(1, TORRES, "2018-06-12", "I was told of the drills")
    assert positions(told).entries == ()
    assert positions(told).counts["speaks of it"] == 1
    (entry,) = positions(told, wanted=Wanted(states=("speaks of it",))).entries
    assert entry.state == "speaks of it"


def test_the_verb_of_a_paraphrase_counts_and_that_of_a_quotation_does_not():
    told = said(1, TORRES, "2018-03-01", "the drills", kind="indirect", cue="condemned")
    quoted = said(2, TORRES, "2018-03-01", "the drills", kind="direct", cue="condemned")
    (entry,) = positions(told, quoted).entries
    assert [step.state for step in entry.steps] == ["against", "speaks of it"]


def test_nobody_unnamed_has_a_position():
    assert positions(said(1, UNNAMED, "2018-03-01", "We will hold the drills")).entries == ()


def test_a_government_has_the_positions_of_its_officials_where_more_than_one_speaks():
    leader = said(1, ABE, "2018-03-01", "We will hold the drills")
    assert [entry.title for entry in positions(leader).entries] == ["Shinzo Abe: Joint drills"]
    state = said(2, JAPAN, "2018-03-05", "We will hold the drills", outlet="The Northgate Tribune")
    held = {entry.title: entry for entry in positions(leader, state).entries}
    assert set(held) == {"Shinzo Abe: Joint drills", "Japan: Joint drills"}
    government = held["Japan: Joint drills"]
    assert (len(government.steps), government.origins) == (2, 2)
    assert [fact.value for fact in government.facts if fact.field == "speaker"] == ["Shinzo Abe"]


@pytest.mark.parametrize("states", [("for",), ("against",)])
def test_entries_are_filtered_by_state(states):
    held = positions(said(1, TORRES, "2018-03-01", "We will hold the drills"), wanted=Wanted(states=states))
    assert len(held.entries) == (states == ("for",))
    assert held.counts["for"] == len(held.entries)
