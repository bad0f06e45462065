"""People decide which reports tell one story."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.stories.decided import about_stories, regrouped, set_apart
from onrecord.types.decision import Decision

A, B, C, D = (f"report-{name}" for name in "abcd")


def decision(kind, *ids, when="2026-01-01"):
    return Decision(kind=kind, ids=ids, who="A. Editor", when=when)


def test_reports_that_are_merged_bring_their_groups_along():
    assert regrouped([[A, B], [C, D]], [decision("merge", A, C)]) == [[A, B, C, D]]


def test_a_report_that_is_split_off_leaves_alone():
    assert regrouped([[A, B, C]], [decision("split", A, C)]) == [[A, B], [C]]


def test_reports_that_are_in_no_group_are_left_out():
    assert regrouped([[A]], [decision("merge", A, B), decision("split", B, A)]) == [[A]]


def test_later_decisions_stand_on_earlier_ones():
    merge, split = decision("merge", A, C), decision("split", A, B, when="2026-01-02")
    assert regrouped([[A, B], [C]], about_stories((split, merge))) == [[A, C], [B]]


def test_decisions_about_actors_are_none_about_stories():
    assert about_stories((decision("split", "person:hale", A), decision("merge", "a", "b"))) == ()
    assert set_apart([decision("split", A, B, C), decision("merge", A, D)]) == {frozenset((A, B)), frozenset((A, C))}


@given(
    st.lists(st.tuples(st.sampled_from(["merge", "split"]), st.sampled_from([A, B, C]), st.sampled_from([B, C, D]))),
)
def test_each_report_stays_in_exactly_one_group(pairs):
    decisions = [decision(kind, *ids) for kind, *ids in pairs]
    assert sorted(one for group in regrouped([[A, B], [C], [D]], decisions) for one in group) == [A, B, C, D]
