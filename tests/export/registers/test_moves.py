"""Registers of measures, assets and promises: entries over all reports, each with its steps and its state."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.export.agenda_tellings import Teller, Told
from onrecord.export.registers.entry import Cited, Wanted
from onrecord.export.registers.material import Material, Noted
from onrecord.export.registers.table import REGISTERS, register_of
from onrecord.types.actor import ActorRef
from onrecord.types.particular import Particular
from onrecord.types.provenance import By
from onrecord.types.span import Span
from onrecord.types.when import Published, When

BY = By("made.by-hand", "1", 1.0)
NORLAND = ActorRef("Q1", "Norland", "state")
SUDLAND = ActorRef("Q2", "Sudland", "state")
TORRES = ActorRef("person:ana-torres", "Ana Torres", "person")


class Report:
    """One report that names things and what became of them."""

    def __init__(self, name, day, copy_of=""):
        self.name, self.day = name, day
        published = Published(from_=day, to=day, precision="day", basis="given")
        self.teller = Teller(
            report=name, origin=copy_of or name, outlet=f"Outlet of {name}", title="", name=f"Outlet of {name}", url="",
            published=published, dated=day,
        )  # fmt: skip
        self.notes = []

    def _note(self, field, words, **fields):
        span = Span(len(self.notes) * 100, len(self.notes) * 100 + len(words))
        particular = Particular(
            id=f"{self.name}-{len(self.notes)}", field=field, start=span.start, end=span.end, by=BY, **fields
        )
        self.notes.append(
            Noted(
                particular, Cited(teller=self.teller, spans=(span,), words=words, sentence=span, context=words, by=BY)
            )
        )
        return particular.id

    def tells(self, field, words, move, *, value="", whose=(), by=(), day="", status="happened", more=()):
        """Adds a thing with one move, and what else is told of it."""
        core = self._note(field, words, value=value, actors=whose)
        when = When(from_=day, to=day, precision="day", anchor="", rule="made.day") if day else None
        self._note("move", f"{move} {words}", about=core, value=move, actors=by, when=when, status=status)
        for other, said in more:
            self._note(other, said, about=core)
        return self


def shown(name, *reports, wanted=None):
    """Gives a register of these reports."""
    about, by_field = {}, {}
    for report in reports:
        for note in report.notes:
            by_field.setdefault(note.particular.field, []).append(note)
            if note.particular.about:
                about.setdefault((report.name, note.particular.about), []).append(note)
    material = Material(
        told=Told(
            events={}, tellings={}, published={report.name: report.teller.published for report in reports}, copies={}
        ),
        particulars={key: tuple(held) for key, held in about.items()},
        loose=(),
        by_field={field: tuple(held) for field, held in by_field.items()},
        story_of={},
        statements=(),
        renderings={},
        naming=lambda _: set(),
        subjects=(),
    )
    return register_of(material, name, wanted or Wanted())


def of(entry):
    """Gives an entry as title, state and steps."""
    return entry.title, entry.state, [step.state for step in entry.steps]


def life():
    """Gives four reports in which a measure is threatened, imposed, evaded and lifted."""
    whose, by = (SUDLAND,), (NORLAND,)
    return [
        Report("a", "2018-01-02").tells("measure", "tariffs", "threatened", value="tariffs", whose=whose, by=by),
        Report("b", "2018-02-03").tells(
            "measure", "tariffs", "imposed", value="tariffs", whose=whose, by=by, day="2018-02-02",
            more=[("authority", "Resolution 7")],
        ),
        Report("c", "2018-03-04").tells("measure", "tariffs", "evaded", value="tariffs", whose=whose, by=by),
        Report("d", "2018-04-05").tells("measure", "tariffs", "lifted", value="tariffs", whose=whose, by=by),
    ]  # fmt: skip


def test_a_measure_told_by_several_reports_is_one_entry_with_its_life():
    """By whom, on whom and what it is make it one; each report adds a step."""
    (entry,) = shown("pressure", *life()[:2], life()[3]).entries

    assert of(entry) == ("Norland: tariffs on Sudland", "lifted", ["threatened", "imposed", "lifted"])
    assert [(fact.field, fact.value) for fact in entry.facts] == [("authority", "Resolution 7"), ("measure", "tariffs")]
    assert entry.origins == 3


def test_what_is_evaded_stays_imposed():
    """An evasion is a step that does not change the state, and the evader is not who imposes."""
    reports = life()[1:2]
    reports.append(Report("c", "2018-03-04").tells("measure", "tariffs", "evaded", value="tariffs", whose=(SUDLAND,)))
    entries = shown("pressure", *reports).entries

    assert ("Norland: tariffs on Sudland", "imposed", ["imposed"]) in [of(one) for one in entries]


def test_a_plan_does_not_outweigh_what_happened():
    """The state is the last move that happened; what may come is a step."""
    report = Report("e", "2018-05-06").tells(
        "measure", "tariffs", "lifted", value="tariffs", whose=(SUDLAND,), by=(NORLAND,), status="conditional"
    )
    (entry,) = shown("pressure", life()[1], report).entries

    assert of(entry)[1:] == ("imposed", ["imposed", "may be lifted"])


def test_a_copy_is_no_origin_of_its_own():
    """A report that repeats another adds its words and no voice."""
    copy = Report("z", "2018-02-03", copy_of="b").tells(
        "measure", "tariffs", "imposed", value="tariffs", whose=(SUDLAND,), by=(NORLAND,), day="2018-02-02"
    )
    (entry,) = shown("pressure", life()[1], copy).entries

    assert entry.origins == 1
    assert len(entry.steps) == 1
    assert len(entry.steps[0].cited) == 2


def test_nothing_is_joined_of_which_nobody_is_named():
    """Two measures by nobody on nobody may be two."""
    reports = [Report(name, "2018-02-03").tells("measure", "sanctions", "imposed", value="sanctions") for name in "ab"]

    assert len(shown("pressure", *reports).entries) == 2


def test_figures_of_trade_stand_by_their_value():
    """A figure that two reports give is one entry with both."""
    reports = []
    for name in "ab":
        report = Report(name, "2018-02-03")
        report._note("figure", "90 percent of its trade", value="90 percent of its trade", actors=(NORLAND, SUDLAND))
        reports.append(report)
    (entry,) = shown("pressure", *reports).entries

    assert (entry.title, entry.state, entry.origins) == ("Norland, Sudland: 90 percent of its trade", "figure", 2)


def test_a_ship_is_one_whoever_tells_whose_it_is():
    """A ship has one name in the world; a kind of thing belongs to its owner."""
    first = Report("a", "2018-02-03").tells("asset", "the Halden", "deployed", value="ship: Halden", whose=(NORLAND,))
    second = Report("b", "2018-02-04").tells("asset", "the Halden", "withdrawn", value="ship: Halden")
    third = Report("c", "2018-02-04").tells("asset", "the radars", "withdrawn", value="radar", whose=(SUDLAND,))

    found = [of(one) for one in shown("military", first, second, third).entries]

    assert ("Norland: the Halden", "withdrawn", ["deployed", "withdrawn"]) in found
    assert ("Sudland: the radars", "withdrawn", ["withdrawn"]) in found


def test_a_place_of_an_asset_is_its_place():
    """Where an asset is can be asked for."""
    report = Report("a", "2018-02-03").tells(
        "asset", "the Halden", "deployed", value="ship: Halden", more=[("base", "Amber Bay")]
    )
    (entry,) = shown("military", report, wanted=Wanted(place="amber")).entries

    assert entry.where.name == "Amber Bay"
    assert not shown("military", report, wanted=Wanted(place="vesper")).entries


def test_a_promise_in_other_words_by_the_same_is_one():
    """Wordings that say the same by one promiser are one promise; another's is another."""
    words = "withdraw all its troops from the island of Amber"
    first = Report("a", "2018-02-03").tells("act", words, "promised", by=(TORRES,))
    again = Report("b", "2018-03-03").tells("act", "withdraw its troops from Amber island", "dropped", by=(TORRES,))
    other = Report("c", "2018-03-03").tells("act", words, "promised", by=(NORLAND,))

    found = sorted(of(one) for one in shown("commitments", first, again, other).entries)

    assert found == [
        (f"Ana Torres: {words}", "dropped", ["promised", "dropped"]),
        (f"Norland: {words}", "promised", ["promised"]),
    ]


@pytest.mark.parametrize("name", ["pressure", "military", "commitments"])
def test_every_state_can_be_asked_for_and_none_twice(name):
    """The states of a register are all that its entries can have."""
    register = shown(name)

    assert len(set(register.states)) == len(register.states)
    assert REGISTERS[name].help


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(chance):
    """The same reports give the same register, whatever their order."""
    reports = [
        *life(),
        Report("e", "2018-02-03").tells("asset", "the Halden", "deployed", value="ship: Halden", whose=(NORLAND,)),
        Report("f", "2018-02-04").tells("act", "withdraw its troops from Amber island", "promised", by=(TORRES,)),
        Report("g", "2018-02-05").tells("act", "withdraw the troops from the island of Amber", "met", by=(TORRES,)),
    ]
    mixed = list(reports)
    (chance if isinstance(chance, random.Random) else random).shuffle(mixed)

    for name in ("pressure", "military", "commitments"):
        assert shown(name, *mixed) == shown(name, *reports)
