"""One golden file a behaviour: tests/cases/statements."""

import importlib.util
from pathlib import Path

import pytest

_SPEC = importlib.util.spec_from_file_location("read_case", Path(__file__).parents[1] / "cases" / "read_case.py")
read_case = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(read_case)


def printed(made):
    text = made["report"].text
    for a in made["attributions"]:
        who = "; ".join(speaker.name for speaker in a.speakers)
        if len(a.chain) > 1:
            who += f" ({' > '.join(teller.name for teller in a.chain)})"
        content = " … ".join(span.words(text) for span in a.content)
        yield " | ".join([a.kind, who, " … ".join(span.words(text) for span in a.cue), content])


@pytest.mark.parametrize("name", read_case.cases("statements"))
def test_a_case_is_read_as_its_file_says(name):
    """The file's text gives the file's lines, no more and no fewer."""
    case = read_case.case("statements", name)

    assert list(printed(read_case.layers(case["text"], case.get("published", "")))) == case["expect"]
