"""One golden file a behaviour: tests/cases/events."""

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("read_case", Path(__file__).parents[1] / "cases" / "read_case.py")
read_case = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(read_case)


def printed(made):
    for e in made["events"]:
        when = e.when
        yield " | ".join([
            e.status, e.mode, e.cameo, "; ".join(a.name for a in e.sources), "; ".join(a.name for a in e.targets),
            e.where.name if e.where else "", (when.from_ if when else "") or "", (when.to if when else "") or "",
        ])  # fmt: skip


@pytest.mark.parametrize("name", read_case.cases("events"))
def test_a_case_is_read_as_its_file_says(name):
    """The file's text gives the file's lines, no more and no fewer."""
    case = read_case.case("events", name)

    assert list(printed(read_case.layers(case["text"], case.get("published", "")))) == case["expect"]
