"""One golden file a kind of source: tests/cases/ingest."""

import tomllib
from pathlib import Path

import pytest

from onrecord import ingest
from onrecord.types.arrival import Arrival

CASES = Path(__file__).parents[1] / "cases" / "ingest"


def printed(item, folder):
    """Gives one line of what came out: what was declared, and the start of the content; or the code and the message."""
    source = item.source.removeprefix(f"{folder}/")
    if not isinstance(item, Arrival):
        return f"{source} | {item.code} | {item.message}"
    given = {name: getattr(item.given, name) for name in item.given.__struct_fields__}
    told = " ".join(f"{name}={value}" for name, value in given.items() if value)
    kind = "as it is" if item.as_is else item.media
    return " | ".join(filter(None, [source, kind, told, " ".join(item.content.split())[:60]]))


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.toml")))
def test_a_case_comes_in_as_its_file_says(name, tmp_path):
    """The case's files give the case's lines, in this order, no more and no fewer."""
    case = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))
    for path, text in case["files"].items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, case.get("encoding", "utf-8"))
    options = ingest.IngestOptions(**case.get("options", {}))
    paths = [str(tmp_path / path) for path in case.get("take", ["."])]

    assert [printed(item, tmp_path) for item in ingest.arrivals(paths, options)] == case["expect"]
