"""Claims count independent voices and compare values by what they mean."""

import pytest
from msgspec.structs import replace

from onrecord.stories import find_claims, find_happenings, find_statements
from onrecord.stories.agreement import Value, actors_value, compare, contradict, implies, when_value
from onrecord.types.actor import ActorRef
from onrecord.types.story import Copy, Story
from onrecord.types.when import When

DONE = "Lorn visited Voss"
PAIR = ("Ada Lorn", "Ilan Voss")
DAY = ("2031-05-04", "2031-05-04")
MONTH = ("2031-05-01", "2031-05-31")


def claims(readings, copies=()):
    stories = (Story(id="s", title="", reports=tuple(r.report.id for r in readings)),)
    events = find_happenings(readings, copies, stories)
    return find_claims(readings, copies, stories, find_statements(readings, copies, stories), events)


def told(reading, report, when=DAY, **more):
    return reading(report, f"{DONE} on the coast.", events=[(DONE, PAIR, when, "", "happened")], **more)


def when_of(found):
    return {claim.value: (claim.verdict, claim.origins) for claim in found if claim.field == "when"}


def test_two_outlets_agree(reading):
    assert when_of(claims([told(reading, "a"), told(reading, "b")])) == {"2031-05-04": ("agreed", 2)}


def test_copies_are_one_voice(reading):
    copy = Copy(report="b", of="a", kind="exact", score=1.0)
    found = claims([told(reading, "a"), told(reading, "b")], (copy,))
    assert when_of(found) == {"2031-05-04": ("single-source", 1)}
    assert {e.origin for claim in found for e in claim.evidence} == {"a"}


def test_two_reports_of_one_outlet_are_one_voice(reading):
    found = claims([told(reading, "a", outlet="Sea Gazette"), told(reading, "b", outlet="Sea Gazette")])
    assert when_of(found) == {"2031-05-04": ("single-source", 1)}


def test_two_reports_that_credit_one_agency_are_one_voice(reading):
    found = claims([told(reading, "a", agency="Northwire"), told(reading, "b", agency="Northwire")])
    assert when_of(found) == {"2031-05-04": ("single-source", 1)}


def test_a_day_in_a_month_supports_the_month_and_contradicts_nothing(reading):
    found = when_of(claims([told(reading, "a"), told(reading, "b", MONTH)]))
    assert found == {"2031-05-04": ("single-source", 1), "2031-05-01/2031-05-31": ("agreed", 2)}


def test_evidence_carries_the_exact_words_of_its_spans(reading):
    readings = [told(reading, "a"), told(reading, "b")]
    texts = {r.report.id: r.report.text for r in readings}
    for claim in claims(readings):
        for item in claim.evidence:
            assert item.words == " … ".join(span.words(texts[item.report]) for span in item.spans)


def test_days_and_actors_with_nothing_in_common_contradict():
    assert contradict(Value("4", "4", days=(4, 4)), Value("5", "5", days=(5, 6)))
    assert not contradict(Value("A", "a", frozenset("a")), Value("A; B", "a|b", frozenset("ab")))
    assert implies(Value("A; B", "a|b", frozenset("ab")), Value("A", "a", frozenset("a")))


def test_a_night_has_two_dates(reading):
    """Days that differ are in conflict, but for an hour or a part of a day that lies next to a day."""
    day, night, week = (
        when_value(When(from_=f"2031-05-{first:02}", to=f"2031-05-{last:02}", precision=precision))
        for first, last, precision in ((4, 4, "day"), (5, 5, "part-of-day"), (1, 7, "week"))
    )

    assert compare(day, night) == "refined"
    assert compare(day, week) == "refined"
    assert compare(day, when_value(When(from_="2031-05-05", to="2031-05-05", precision="day"))) == "conflict"
    assert compare(day, day) == "same"


def test_how_many_is_in_conflict_between_reports_that_count_otherwise(reading):
    """A dozen and 12 are agreed; 30 is another number."""
    readings = [
        reading(name, f"The fleet took {words} trawlers off the coast.", day="2031-05-04",
                events=[(f"The fleet took {words} trawlers", ("Ada Lorn",), ("2031-05-04", "2031-05-04"), "", "happened")])
        for name, words in (("a", "a dozen"), ("b", "12"), ("c", "30"))
    ]  # fmt: skip
    stories = (Story(id="s", title="", reports=("a", "b", "c")),)

    def verdicts(some):
        claims = find_claims(some, (), stories, (), find_happenings(some, (), stories))
        return {claim.value: claim.verdict for claim in claims if claim.field == "how many trawler"}

    assert set(verdicts(readings[:2]).values()) == {"agreed"}
    assert set(verdicts(readings).values()) == {"in-conflict"}


LORN = ActorRef(id="Q1", name="Ada Lorn", type="person")
VOSS = ActorRef(id="Q2", name="Ilan Voss", type="person")


@pytest.mark.parametrize(
    ("other", "relation"),
    [
        (VOSS, "conflict"),
        (ActorRef(id="Q3", name="Premier Ada Lorn", type="person"), "open"),
        (ActorRef(id="unresolved:r1:voss", name="Voss", type="person"), "open"),
        (ActorRef(id="unnamed:r1:officials", name="senior officials", type="unnamed"), "open"),
        (ActorRef(id="Q4", name="Republic of Orm", type="state"), "open"),
    ],
)
def test_who_is_in_conflict_only_where_both_are_named_and_of_one_kind(other, relation):
    assert compare(actors_value((LORN,)), actors_value((other,))) == relation
    assert compare(actors_value((LORN, VOSS)), actors_value((other,))) != "conflict"


def test_one_outlet_that_gives_two_values_contradicts_nobody(reading):
    later = ("2031-05-07", "2031-05-07")
    apart = [told(reading, "a", outlet="Tide"), told(reading, "b", when=later, outlet="Coast")]
    one_voice = [told(reading, "a", outlet="Tide"), told(reading, "b", when=later, outlet="Tide")]
    for readings, verdict in ((apart, "in-conflict"), (one_voice, "single-source")):
        stories = (Story(id="s", title="", reports=("a", "b")),)
        first, second = find_happenings(readings, (), stories)
        both = (replace(first, tellings=(*first.tellings, *second.tellings)),)
        found = find_claims(readings, (), stories, (), both)
        assert {claim.verdict for claim in found if claim.field == "when"} == {verdict}
