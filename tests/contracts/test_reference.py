"""The generated pages of docs/reference are current."""

import importlib.util

import pytest


@pytest.fixture(scope="module")
def script(root):
    spec = importlib.util.spec_from_file_location("write_reference", root / "scripts" / "write_reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_generated_page_is_current(script):
    """`make docs` would change nothing."""
    assert script.outdated() == []


def test_every_command_is_documented_with_an_example(script):
    """Each command's help says what it does and shows how it is called."""
    page = script.commands_page()
    from onrecord.cli.main import COMMANDS

    for name in COMMANDS:
        assert f"## onrecord {name}" in page
        part = page.split(f"## onrecord {name}\n")[1].split("## onrecord ")[0]
        assert "Examples:" in part, name
        assert f"onrecord {name}" in part.split("Examples:")[1], name
