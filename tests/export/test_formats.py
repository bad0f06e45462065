"""The table of formats, and places that cannot be written."""

import pytest

from onrecord.errors import ExportError
from onrecord.export.formats import FORMATS, export


def test_every_format_has_a_name_and_a_help():
    """Names are keys; each help is one sentence."""
    for name, form in FORMATS.items():
        assert form.name == name
        assert form.help.endswith(".")


@pytest.mark.parametrize(
    ("form", "output", "says"),
    [
        ("xml", "-", "there is no format 'xml'"),
        ("csv", "-", "csv is a folder of files"),
        ("csv", "file", "is a file"),
        ("csv", "full", "holds other files"),
        ("jsonl", "full", "is a folder"),
        ("jsonl", "nowhere/x.jsonl", "cannot be written"),
        ("csv", "nowhere/x", "cannot be written"),
    ],
)
def test_a_place_that_cannot_be_written_is_refused_with_a_way_out(
    story_record, tmp_path, monkeypatch, form, output, says
):
    """The message names the place and the remedy; nothing is harmed and nothing is left behind."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("mine")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("mine")
    with pytest.raises(ExportError, match=says) as caught:
        export(story_record, form, output)

    assert caught.value.remedy
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "full"]
    assert [path.read_text() for path in (tmp_path / "file", tmp_path / "full" / "notes.txt")] == ["mine", "mine"]
