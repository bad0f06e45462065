"""The agenda: plans, what became of them, and why."""

import io
import random
from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from onrecord.export import agenda_print
from onrecord.export.agenda import KINDS, OUTCOMES, Wanted, agenda
from onrecord.export.paragraphs import Paragraphs
from onrecord.record import Record
from onrecord.types.wire import to_json


def plan(held, *, to="", summary=""):
    found = [item for item in held.items if (not to or item.to == to) and summary in item.summary]
    assert len(found) == 1, [item.summary for item in found]
    return found[0]


def printed(held, monkeypatch, **how):
    out = io.StringIO()
    console = Console(file=out, width=88, markup=False, emoji=False, highlight=False)
    monkeypatch.setattr(agenda_print, "Paragraphs", lambda: Paragraphs(console))
    agenda_print.print_agenda(held, as_json=False, **how)
    return out.getvalue()


def test_an_agenda_reads_as_it_should(plans_record, root, monkeypatch):
    """The whole agenda of the plans made by hand, as a reader meets it."""
    golden = root / "tests" / "cases" / "export" / "agenda_of_plans.txt"

    assert printed(agenda(plans_record, Wanted()), monkeypatch) == golden.read_text("utf-8")


def test_every_outcome_has_a_plan_and_they_stand_in_order(plans_record):
    """What is open comes first, and the counts are those of the items."""
    held = agenda(plans_record, Wanted(kinds=KINDS))

    assert {item.outcome for item in held.items} == set(OUTCOMES)
    assert [item.outcome for item in held.items] == sorted((i.outcome for i in held.items), key=OUTCOMES.index)
    assert {key: count for key, count in held.counts.items() if count} == Counter(i.outcome for i in held.items)


def test_the_day_taken_for_today_is_the_latest_of_the_record(plans_record):
    """Never the clock: the last publication day, and the agenda says so."""
    held = agenda(plans_record, Wanted())

    assert held.as_of == "2024-06-09"
    assert held.as_of_because == "the latest day on which a report of this record was published"
    assert agenda(plans_record, Wanted(as_of="2024-07-01")).as_of_because == "as asked"


def test_a_plan_that_was_kept_names_who_told_it(plans_record):
    """The announcement with its speaker, the copy folded in, the later telling with its words and place."""
    kept = plan(agenda(plans_record, Wanted()), to="2024-05-07")

    assert kept.outcome == "happened"
    assert [one.teller.outlet for one in kept.announced] == ["The Harbour Post", "Meridian Wire"]
    assert kept.origins == 1
    assert [actor.name for actor in kept.announced[0].said_by] == ["Foreign Ministry (Norland)"]
    (later,) = kept.later
    assert (later.teller.outlet, later.words) == ("Northern Ledger", "Torres met Lind")
    assert "on the day that was named" in kept.because


@pytest.mark.parametrize(
    ("due", "field", "planned", "happened"),
    [
        ("2024-05-09", "day", "9 May 2024", "12 May 2024"),
        ("2024-05-10", "place", "Vesper", "Halden"),
        (
            "2024-06-05",
            "who",
            "Ana Torres, Paavo Lind, Mira Sol",
            "Ana Torres, Paavo Lind; nothing is told of Mira Sol",
        ),
    ],
)
def test_what_was_otherwise_is_named(plans_record, due, field, planned, happened):
    """Another day, another place, others: exactly the field that differs, with both values."""
    held = plan(agenda(plans_record, Wanted()), to=due)

    assert held.outcome == "otherwise"
    assert [(one.field, one.planned, one.happened) for one in held.differences] == [(field, planned, happened)]


def test_cancelled_denied_and_put_off_are_told_apart(plans_record):
    """By the words that the reports have for it."""
    held = agenda(plans_record, Wanted())

    assert plan(held, to="2024-05-20").outcome == "cancelled"
    assert plan(held, to="2024-05-21").outcome == "denied"
    moved = plan(held, to="2024-05-25")
    assert (moved.outcome, moved.differences[0].happened) == ("moved", "2 July 2024")
    assert plan(held, to="2024-07-02").outcome == "ahead"


def test_an_overdue_plan_says_by_how_many_days_and_what_is_silent(plans_record):
    """Its day is over: counted to the day taken for today."""
    late = plan(agenda(plans_record, Wanted()), to="2024-05-28")
    later = plan(agenda(plans_record, Wanted(as_of="2024-06-28")), to="2024-05-28")

    assert (late.outcome, late.overdue, late.later) == ("not-reported", 12, ())
    assert late.silent == 2  # of 1 and 6 June: both name Torres, and tell nothing of Vesper
    assert later.overdue == 31


def test_as_of_a_day_only_what_was_published_by_then_is_known(plans_record):
    """On 7 May the meeting was still ahead; on 8 May it had been told."""
    before = agenda(plans_record, Wanted(as_of="2024-05-07"))
    after = agenda(plans_record, Wanted(as_of="2024-05-08"))

    assert plan(before, to="2024-05-07").outcome == "ahead"
    assert plan(after, to="2024-05-07").outcome == "happened"
    assert all(one.teller.published.to <= "2024-05-07" for item in before.items for one in item.announced)


def test_filters_leave_only_what_was_asked_for(plans_record, made_plans):
    """By actor, days, outcome; what was only called for comes when it is asked for."""
    lind = made_plans.LIND.id
    by_actor = agenda(plans_record, Wanted(actors=frozenset({lind})))
    by_days = agenda(plans_record, Wanted(first="2024-05-20", last="2024-05-25"))
    by_outcome = agenda(plans_record, Wanted(outcomes=("cancelled", "denied")))
    everything = agenda(plans_record, Wanted(kinds=KINDS))

    assert by_actor.items
    assert all(any(actor.id == lind for actor in item.actors) for item in by_actor.items)
    assert [item.to for item in sorted(by_days.items, key=lambda i: i.to)] == ["2024-05-20", "2024-05-21", "2024-05-25"]
    assert {item.outcome for item in by_outcome.items} == {"cancelled", "denied"}
    assert {item.kind for item in everything.items} - {i.kind for i in agenda(plans_record, Wanted()).items} == {
        "called-for"
    }


def test_every_line_of_evidence_is_on_its_page(plans_record):
    """Words are cut out of the report at the offsets given, and the sentence around them holds them."""
    tellings = [
        one for item in agenda(plans_record, Wanted(kinds=KINDS)).items for one in (*item.announced, *item.later)
    ]
    assert tellings
    for one in tellings:
        text = plans_record.reading(one.teller.report).report.text
        assert " … ".join(span.words(text) for span in one.spans) == one.words
        assert one.sentence.words(text) == one.context
        assert one.words in one.context


def test_a_plan_called_off_in_the_same_breath_is_cancelled(write, tmp_path, made_plans):
    """“had been due to visit, but cancelled that trip”: the words that call it off are the evidence."""
    told = made_plans.Told(
        "The Harbour Post", "2024-05-01", "Lind had been due to visit Halden in April, but his office cancelled that trip.", "Lind had been due to visit",
        who=("Lind",), day_told="2024-04-01", to="2024-04-30", status="planned", where=made_plans.HALDEN, mode="visit",
    )  # fmt: skip
    grouping = made_plans.Grouping(events=(told.event,))
    with Record.open(write(tmp_path / "r.db", [(told.made.arrival, told.made.reading())], grouping)) as record:
        (item,) = agenda(record, Wanted()).items

    assert (item.outcome, item.later[0].words) == ("cancelled", "cancelled that trip")


def test_a_plan_that_holds_despite_reports_of_its_end_is_not_called_off(write, tmp_path, made_plans):
    """“will visit despite reports that the visit was cancelled”: it stands."""
    told = made_plans.Told(
        "The Harbour Post", "2024-05-01", "Lind will visit Halden despite reports that the visit was cancelled.", "Lind will visit",
        who=("Lind",), day_told="2024-05-02", status="planned", where=made_plans.HALDEN, mode="visit",
    )  # fmt: skip
    grouping = made_plans.Grouping(events=(told.event,))
    with Record.open(write(tmp_path / "r.db", [(told.made.arrival, told.made.reading())], grouping)) as record:
        (item,) = agenda(record, Wanted()).items

    assert item.outcome == "ahead"


def test_meetings_one_by_one_make_up_a_plan(write, tmp_path, made_plans):
    """“will meet Lind and Sol”: met the one, and on the next day the other; nobody is missing."""
    say = made_plans.Told
    told = [
        say("The Harbour Post", "2024-06-01", "Torres will meet Lind and Sol on 5 June.", "Torres will meet Lind and Sol", who=("Torres", "Lind", "Sol"), day_told="2024-06-05", status="planned"),
        say("Northern Ledger", "2024-06-06", "Torres met Lind on Wednesday.", "Torres met Lind", who=("Torres", "Lind"), day_told="2024-06-05"),
        say("Northern Ledger", "2024-06-07", "Torres met Sol on Thursday.", "Torres met Sol", who=("Torres", "Sol"), day_told="2024-06-06"),
    ]  # fmt: skip
    grouping = made_plans.Grouping(events=tuple(sorted((one.event for one in told), key=lambda event: event.id)))
    pairs = [(one.made.arrival, one.made.reading()) for one in told]
    with Record.open(write(tmp_path / "r.db", pairs, grouping)) as record:
        (item,) = agenda(record, Wanted()).items

    assert (item.outcome, item.differences) == ("happened", ())
    assert [one.words for one in item.later] == ["Torres met Lind", "Torres met Sol"]


def test_what_can_be_is_no_plan_and_what_is_threatened_is(write, tmp_path, made_plans):
    """A condition and an ability announce nothing; a threat does."""
    reasons = ("“could” stands before it", "it is threatened", "“if” stands before it")
    told = [
        made_plans.Told(
            "Northern Ledger", "2024-05-01", f"{words}.", words, who=("Torres", "Lind"), status="conditional", because=(reason,)
        )
        for words, reason in zip(("Torres may visit Lind", "Torres may see Lind", "Torres may meet Lind soon"), reasons, strict=True)
    ]  # fmt: skip
    grouping = made_plans.Grouping(events=tuple(sorted((one.event for one in told), key=lambda event: event.id)))
    pairs = [(one.made.arrival, one.made.reading()) for one in told]
    with Record.open(write(tmp_path / "r.db", pairs, grouping)) as record:
        held = agenda(record, Wanted(kinds=KINDS))

    assert [telling.because for item in held.items for telling in item.announced] == [("it is threatened",)]


def test_a_day_before_publication_belongs_to_something_else(write, tmp_path, made_plans):
    """“will meet on the ground won on 27 February”, told in May: no day is named for the plan."""
    told = made_plans.Told(
        "The Harbour Post", "2024-05-01", "Torres will meet Lind over the truce of 27 February.", "Torres will meet Lind", who=("Torres", "Lind"),
        day_told="2024-02-27", status="planned",
    )  # fmt: skip
    grouping = made_plans.Grouping(events=(told.event,))
    with Record.open(write(tmp_path / "r.db", [(told.made.arrival, told.made.reading())], grouping)) as record:
        (item,) = agenda(record, Wanted()).items

    assert (item.outcome, item.from_, item.to) == ("no-day", None, None)


def test_a_record_of_nothing_has_an_empty_agenda(empty_record, monkeypatch):
    """No report, no day, no plan; nothing fails."""
    held = agenda(empty_record, Wanted())

    assert (held.as_of, held.items) == ("", ())
    assert printed(held, monkeypatch).startswith("Agenda, no report of this record has a date")


def test_hostile_reports_cannot_steer_the_terminal(hostile_record, monkeypatch):
    """No control character of a report is printed, and no line is read as markup."""
    shown = printed(agenda(hostile_record, Wanted(kinds=KINDS)), monkeypatch, everything=True)

    assert all(c == "\n" or c.isprintable() for c in shown)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6))
def test_the_order_of_reports_does_not_matter(write, plans_path, tmp_path_factory, seed, made_plans):
    """The same reports, added in any order, give the same agenda, byte for byte."""
    pairs, grouping = made_plans.made_plans()
    random.Random(seed).shuffle(pairs)
    with Record.open(write(tmp_path_factory.mktemp("shuffled") / "r.db", pairs, grouping), read_only=True) as other:
        shuffled = to_json(agenda(other, Wanted(kinds=KINDS)))
    with Record.open(plans_path, read_only=True) as record:
        assert to_json(agenda(record, Wanted(kinds=KINDS))) == shuffled


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(day=st.dates(min_value=date(2024, 4, 25), max_value=date(2024, 9, 30)))
def test_no_plan_is_overdue_before_its_day_is_over(plans_record, day):
    """Whatever day is taken for today: overdue plans lie before it, plans ahead do not, and nothing is told later."""
    held = agenda(plans_record, Wanted(as_of=day.isoformat(), kinds=KINDS))
    for item in held.items:
        if item.outcome == "not-reported":
            assert item.to < held.as_of
            assert item.overdue > 0
        if item.outcome == "ahead":
            assert item.to >= held.as_of
        assert all(one.teller.published.to <= held.as_of for one in (*item.announced, *item.later))
