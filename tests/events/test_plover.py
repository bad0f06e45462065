"""PLOVER has no status: what it codes instead."""

import pytest

from onrecord.events.plover import plover_type

CASES = [
    ("CONSULT", "happened", "040", "", "CONSULT"),
    ("CONSULT", "planned", "040", "", "AGREE"),
    ("ASSAULT", "planned", "190", "", "THREATEN"),
    ("ASSAULT", "conditional", "190", "", "THREATEN"),
    ("AID", "denied", "070", "", "REJECT"),
    ("ASSAULT", "denied", "190", "", None),
    ("RETREAT", "called-for", "0841", "", None),
    ("REQUEST", "happened", "0253", "", None),
    ("REQUEST", "happened", "1053", "", "REQUEST"),
    ("RETREAT", "planned", "0841", "event-1", None),
    ("AGREE", "denied", "030", "", "REJECT"),
]


@pytest.mark.parametrize(("kind", "status", "cameo", "under", "expected"), CASES)
def test_a_plan_is_a_promise_or_a_threat_and_what_another_event_tells_is_told_once(
    kind, status, cameo, under, expected
):
    """As the codebooks of CAMEO and PLOVER have it."""
    assert plover_type(kind, status, cameo, under) == expected
