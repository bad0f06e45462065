"""Claims count independent voices and compare values by what they mean."""

from onrecord.stories import find_claims, find_happenings, find_statements
from onrecord.stories.agreement import Value, contradict, implies
from onrecord.types.story import Copy, Story

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
    assert contradict(Value("A", "a", frozenset("a")), Value("B", "b", frozenset("b")))
    assert not contradict(Value("A", "a", frozenset("a")), Value("A; B", "a|b", frozenset("ab")))
    assert implies(Value("A; B", "a|b", frozenset("ab")), Value("A", "a", frozenset("a")))
