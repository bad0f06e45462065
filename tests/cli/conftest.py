"""Runs the command line in this process."""

import importlib.util
from pathlib import Path

import pytest
from msgspec import Struct

from onrecord.cli.main import main

_FOLDER = Path(__file__).resolve().parents[1] / "export"
_spec = importlib.util.spec_from_file_location("export_conftest", _FOLDER / "conftest.py")
_export = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_export)

story_path = _export.story_path
empty_path = _export.empty_path
hostile_path = _export.hostile_path


class Ran(Struct):
    """What a command did: its exit status, what it wrote, what it said."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(capfd, monkeypatch, tmp_path):
    """Gives a function that runs a command in an empty folder, 88 columns wide, and gives status, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "88")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.delenv("ONRECORD_RECORD", raising=False)

    def ran(*arguments):
        capfd.readouterr()
        with pytest.raises(SystemExit) as caught:
            main([str(argument) for argument in arguments])
        written = capfd.readouterr()
        return Ran(caught.value.code, written.out, written.err)

    return ran
