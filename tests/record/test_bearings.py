"""Which decisions bear on a report, on what in it, and whether they hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.bearings import bearings
from onrecord.types.actor import ActorRef, Mention
from onrecord.types.attribution import Attribution
from onrecord.types.decision import Decision
from onrecord.types.event import EventMention
from onrecord.types.provenance import By
from onrecord.types.reading import Reading
from onrecord.types.report import Report
from onrecord.types.span import Span

BY = By("test.rule", "1")
ANNE = ActorRef("person:anne-hale", "Anne Hale", "person")
ORTIZ = ActorRef("Q7", "Luis Ortiz", "person")
READING = Reading(
    report=Report(id="report-1", text="Anne Hale met Luis Ortiz, she said.", source="a.txt"),
    mentions=(Mention(start=0, end=9, actor=ANNE, by=BY), Mention(start=14, end=24, actor=ORTIZ, by=BY)),
    attributions=(Attribution(id="attribution-1", content=(Span(0, 24),), kind="indirect", speakers=(ANNE,), by=BY),),
    events=(
        EventMention(id="event-1", start=0, end=24, trigger=Span(10, 13), type="CONSULT", sources=(ORTIZ,), by=BY),
    ),
)


def decision(kind, *ids, when="2026-01-01", **fields):
    return Decision(kind=kind, ids=ids, who="A. Editor", when=when, **fields)


def found(*decisions):
    return [(one.decision, one.entry, one.holds) for one in bearings(READING, decisions)]


def test_a_judgement_bears_on_the_entry_that_it_names_with_its_words():
    made = decision("reject", "statement-9", "attribution-1")
    (one,) = bearings(READING, [made])
    assert (one.decision, one.entry, one.spans, one.holds) == (made, "attribution-1", (Span(0, 24),), True)


def test_what_is_about_other_reports_does_not_bear_on_this_one():
    others = (
        decision("reject", "attribution-2"),
        decision("split", ANNE.id, "report-2"),
        decision("merge", "report-2", "report-3"),
        decision("merge", "person:a", "person:b"),
    )
    assert found(*others) == []


def test_a_joined_name_bears_on_its_mentions_and_on_what_is_told_of_it():
    made = decision("merge", "person:hale", ANNE.id)
    assert found(made) == [(made, "", True), (made, "attribution-1", True)]


def test_a_namesake_bears_on_the_reports_that_are_named():
    made = decision("split", ORTIZ.id, "report-1")
    assert found(made) == [(made, "", True), (made, "event-1", True)]


def test_reports_put_together_bear_on_each_of_them():
    made = decision("merge", "report-2", "report-1")
    assert found(made) == [(made, "report-1", True)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (decision("reject", "event-1"), decision("accept", "event-1", when="2026-01-02")),
        (
            decision("correct", "event-1", field="status", value="planned"),
            decision("correct", "event-1", field="status", value="denied", when="2026-01-02"),
        ),
    ],
)
def test_of_two_answers_to_one_question_the_later_holds(first, second):
    assert found(second, first) == [(first, "event-1", False), (second, "event-1", True)]


def test_answers_to_different_questions_hold_side_by_side():
    both = (
        decision("accept", "event-1"),
        decision("correct", "event-1", field="day", value="2026-01-01"),
    )
    assert {holds for _, _, holds in found(*both)} == {True}


def test_what_was_taken_back_is_followed_by_what_takes_it_back():
    made = decision("reject", "event-1")
    back = decision("reject", made.id, when="2026-01-02")
    again = decision("reject", back.id, when="2026-01-03")
    assert found(back, made) == [(made, "event-1", False), (back, made.id, True)]
    assert found(back, made, again) == [(made, "event-1", True), (back, made.id, False), (again, back.id, True)]


@given(
    st.permutations(
        [
            decision("reject", "event-1"),
            decision("accept", "event-1"),
            decision("merge", "person:hale", ANNE.id),
            decision("reject", decision("reject", "event-1").id),
            decision("correct", "attribution-1", field="speaker", value="[]"),
        ]
    )
)
def test_the_order_in_which_decisions_come_changes_nothing(decisions):
    assert bearings(READING, decisions) == bearings(READING, sorted(decisions, key=lambda one: one.id))
