"""What people decided is laid over what was read: the rows stay, whoever asks sees the decision."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.errors import RecordError
from onrecord.record.decided import Decided, split_id
from onrecord.record.decisions import check_decision
from onrecord.types.actor import ActorRef, Mention
from onrecord.types.attribution import Attribution
from onrecord.types.decision import Decision, effective, in_force
from onrecord.types.event import EventMention
from onrecord.types.particular import Particular
from onrecord.types.provenance import By
from onrecord.types.reading import Reading
from onrecord.types.report import Report
from onrecord.types.span import Span

BY = By("test.rule", "1")
HALE = ActorRef("person:hale", "Ann Hale", "person")
ANNE = ActorRef("person:anne-hale", "Anne Hale", "person")
ORTIZ = ActorRef("Q7", "Luis Ortiz", "person")
REPORT = "report-1"


def decision(kind, *ids, when="2026-01-01", **fields):
    return Decision(kind=kind, ids=ids, who="A. Editor", when=when, **fields)


def actor_json(actor):
    return f'["{actor.id}","{actor.name}","{actor.type}"]'


def reading(report=REPORT):
    return Reading(
        report=Report(id=report, text="Anne Hale met Luis Ortiz, she said.", source="a.txt"),
        mentions=(Mention(start=0, end=9, actor=ANNE, by=BY), Mention(start=14, end=24, actor=ORTIZ, by=BY)),
        attributions=(
            Attribution(
                id="attribution-1", content=(Span(0, 24),), kind="indirect", speakers=(ANNE,), chain=(ANNE,), by=BY
            ),
        ),
        events=(
            EventMention(
                id="event-1", start=0, end=24, trigger=Span(10, 13), type="CONSULT", sources=(ANNE,),
                source_words=(Span(0, 9),), targets=(ORTIZ,), target_words=(Span(14, 24),), status="happened", by=BY,
            ),
            EventMention(id="event-2", start=0, end=24, trigger=Span(10, 13), type="AGREE", under="event-1", by=BY),
        ),
        particulars=(
            Particular(id="particular-1", about="event-1", field="form", start=10, end=13, by=BY),
            Particular(id="particular-2", about="particular-1", field="topic", start=10, end=13, by=BY),
        ),
    )  # fmt: skip


def test_two_names_of_one_actor_become_the_one_that_stays():
    decided = Decided([decision("merge", HALE.id, ANNE.id, value=actor_json(HALE))]).reading(reading())
    assert decided.mentions[0].actor == HALE
    assert decided.attributions[0].speakers == decided.attributions[0].chain == (HALE,)
    assert decided.events[0].sources == (HALE,)


def test_an_actor_merged_with_whom_it_met_stands_once_in_each_role_with_its_words():
    merged = decision("merge", ORTIZ.id, ANNE.id, value=actor_json(ORTIZ))
    both = replace(reading().events[0], sources=(ANNE, ORTIZ), source_words=(Span(0, 9), Span(14, 24)))
    event = Decided([merged]).reading(replace(reading(), events=(both,))).events[0]
    assert event.sources == (ORTIZ,)
    assert event.source_words == (Span(0, 9),)


def test_a_namesake_is_somebody_else_in_the_reports_that_were_named_and_only_there():
    apart = decision("split", ANNE.id, REPORT)
    decided = Decided([apart])
    assert decided.reading(reading()).mentions[0].actor == ActorRef(split_id(apart), "Anne Hale", "person")
    assert decided.reading(reading("report-2")) == reading("report-2")


def test_what_was_rejected_is_gone_with_all_that_was_told_of_it():
    decided = Decided([decision("reject", "event-1")]).reading(reading())
    assert [event.id for event in decided.events] == ["event-2"]
    assert decided.events[0].under == ""
    assert decided.particulars == ()
    assert len(decided.attributions) == 1


def test_what_was_rejected_and_then_checked_by_another_is_there():
    kept = decision("accept", "event-1", when="2026-01-02")
    assert Decided([kept, decision("reject", "event-1")]).reading(reading()) == reading()


def test_a_withdrawal_that_was_taken_back_is_not_in_force():
    made = decision("reject", "event-1")
    withdrawal = decision("reject", made.id, when="2026-01-02")
    again = decision("reject", withdrawal.id, when="2026-01-03")
    assert in_force((made, withdrawal)) == {withdrawal.id}
    assert in_force((made, withdrawal, again)) == {made.id, again.id}


def test_a_corrected_speaker_replaces_the_one_who_was_read_and_says_by_whom():
    made = decision("correct", "attribution-1", field="speaker", value=f"[{actor_json(ORTIZ)}]", note="see paragraph 2")
    corrected = Decided([made]).reading(reading()).attributions[0]
    assert corrected.speakers == corrected.chain == (ORTIZ,)
    assert corrected.because == ("speaker corrected by A. Editor, 2026-01-01: see paragraph 2",)
    assert corrected.by == By("decisions.correct", made.id, 1.0)


def test_nobody_known_is_a_correction_too():
    made = decision("correct", "attribution-1", field="speaker", value="[]")
    assert Decided([made]).reading(reading()).attributions[0].speakers == ()


def test_status_and_day_of_an_event_can_be_corrected():
    decided = Decided(
        [
            decision("correct", "event-1", field="status", value="planned"),
            decision("correct", "event-1", field="day", value="2026-03-01/2026-03-02"),
        ]
    )
    event = decided.reading(reading()).events[0]
    assert event.status == "planned"
    assert (event.when.from_, event.when.to, event.when.precision) == ("2026-03-01", "2026-03-02", "interval")


def test_the_latest_of_two_corrections_holds():
    first = decision("correct", "event-1", field="status", value="planned", when="2026-01-01")
    second = decision("correct", "event-1", field="status", value="denied", when="2026-01-02")
    assert Decided([second, first]).reading(reading()).events[0].status == "denied"


def test_a_decision_taken_back_has_no_effect_until_the_withdrawal_is_taken_back():
    made = decision("reject", "event-1")
    withdrawal = decision("reject", made.id, when="2026-01-02")
    again = decision("reject", withdrawal.id, when="2026-01-03")
    assert Decided([made, withdrawal]).reading(reading()) == reading()
    assert effective((again, made, withdrawal)) == (made,)


DECISIONS = [
    decision("merge", HALE.id, ANNE.id, value=actor_json(HALE)),
    decision("merge", ORTIZ.id, HALE.id, value=actor_json(ORTIZ), when="2026-01-05"),
    decision("split", ANNE.id, "report-2", when="2026-01-03"),
    decision("reject", "event-2"),
    decision("correct", "attribution-1", field="speaker", value="[]", when="2026-01-04"),
    decision("correct", "event-1", field="status", value="planned"),
]


@given(st.permutations(DECISIONS))
def test_the_order_in_which_decisions_come_changes_nothing(decisions):
    assert Decided(decisions).reading(reading()) == Decided(DECISIONS).reading(reading())


def test_a_chain_of_merges_leads_to_the_last_that_stays():
    decided = Decided(DECISIONS[:2])
    assert {decided.actor(one, REPORT) for one in (HALE, ANNE, ORTIZ)} == {ORTIZ}
    assert decided.names_of(ORTIZ.id) == {HALE.id, ANNE.id, ORTIZ.id}


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        (decision("merge", "report-1", "person:hale"), "cannot be merged"),
        (decision("merge", "a", "b", value="nobody"), "no actor"),
        (decision("merge", "a", "b", value='["a","A","spaceship"]'), "no actor"),
        (decision("split", "a", "b"), "to split"),
        (decision("correct", "event-1", field="colour", value="red"), "field"),
        (decision("correct", "event-1", field="status", value="perhaps"), "no status"),
        (decision("correct", "event-1", field="day", value="yesterday"), "no day"),
        (decision("correct", "event-1", field="day", value="2026-02-02/2026-02-01"), "no interval"),
        (decision("correct", "a", field="speaker", value='{"id":"a"}'), "no actor"),
    ],
)
def test_a_decision_that_cannot_be_carried_out_is_refused(wrong, word):
    with pytest.raises(RecordError, match=word):
        check_decision(wrong)
