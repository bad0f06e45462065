"""One behaviour a file: a page or a text, the paragraphs of its body, what is set aside, its day."""

import tomllib
from pathlib import Path

import pytest

from onrecord import clean
from onrecord.types.arrival import Arrival

FOLDER = Path(__file__).resolve().parent.parent / "cases" / "clean"
CASES = sorted(path.stem for path in FOLDER.glob("*.toml"))


@pytest.mark.parametrize("name", CASES)
def test_an_arrival_is_cleaned_as_its_case_says(name):
    """Body paragraphs, reasons of residue and the day of publication are those of the case."""
    case = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    media = "html" if "html" in case else "text"
    made = clean.STEP.run(Arrival(source=name, media=media, content=case[media], sha256="0" * 64))

    assert made.text.split("\n\n") == case["body"]
    for words, reason in case.get("residue", {}).items():
        assert {item.reason for item in made.residue if words in item.text} == {reason}
    if "published" in case:
        assert (made.published.day or "") == case["published"]


def test_there_are_cases():
    """The folder of cases is found."""
    assert CASES
