"""People's judgements are kept with who and when."""

import pytest
from msgspec.structs import replace

from onrecord.errors import RecordError
from onrecord.record import Decision, Record

MERGE = Decision(
    kind="merge",
    ids=("person-a", "person-b"),
    value='["person-a", "A", "person"]',
    who="Editor",
    when="2024-05-01T10:00:00Z",
    note="one man\ud800",
)


def test_a_decision_comes_back_as_it_was_made(tmp_path):
    correct = Decision(
        kind="correct", ids=("event-1",), field="day", value="2024-05-02", who="Editor", when="2024-04-30"
    )
    with Record.open(tmp_path / "r.db", create=True) as record:
        name = record.decide(MERGE)
        assert record.decide(MERGE) == name == MERGE.id
        record.decide(correct)
    with Record.open(tmp_path / "r.db", read_only=True) as record:
        assert record.decisions() == [correct, MERGE]
        assert record.decisions("person-b") == [MERGE]
        assert record.decisions("person-c") == []


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"kind": "guess"}, "no kind"),
        ({"ids": ()}, "ids"),
        ({"who": " "}, "who"),
        ({"when": ""}, "when"),
        ({"ids": ("a", "a")}, "two"),
        ({"kind": "correct", "field": ""}, "field"),
    ],
)
def test_a_decision_that_lacks_something_is_refused(tmp_path, change, word):
    with Record.open(tmp_path / "r.db", create=True) as record:
        with pytest.raises(RecordError, match=word):
            record.decide(replace(MERGE, **change))
        assert record.decisions() == []
