"""ARCHITECTURE.md is a true map of the package."""

import re

import onrecord


def rooms_in_the_map(root):
    text = (root / "ARCHITECTURE.md").read_text("utf-8")
    return {name.rstrip("/") for name in re.findall(r"^\| `([a-z_.]+/?)` \|", text, re.MULTILINE)}


def parts_of_the_package(root):
    parts = set()
    for path in (root / "src" / "onrecord").iterdir():
        if path.name.startswith("_") or path.name in {"py.typed", "version.py"}:
            continue
        parts.add(path.name)
    return parts


def test_every_part_of_the_package_is_on_the_map(root):
    """The map's table and the package's folder name the same parts."""
    assert rooms_in_the_map(root) == parts_of_the_package(root)


def test_every_room_says_what_it_takes_and_gives(root):
    """Each room's first line is a sentence that opens with Takes and says what it gives."""
    rooms = ["ingest", "clean", "language", "actors", "dates", "statements", "events", "stories", "pipeline", "record"]
    for room in rooms:
        text = (root / "src" / "onrecord" / room / "__init__.py").read_text("utf-8")
        docstring = text.split('"""')[1]

        assert docstring.startswith("Takes "), room
        assert "gives" in docstring.lower(), room


def test_the_files_of_each_room_that_the_map_names_exist(root):
    """A file that the map names in a room's line is there."""
    text = (root / "ARCHITECTURE.md").read_text("utf-8")
    for room, line in re.findall(r"^\| `([a-z_]+)/` \|(.*)$", text, re.MULTILINE):
        for name in re.findall(r"`([a-z_]+\.py)`", line):
            assert (root / "src" / "onrecord" / room / name).is_file(), f"{room}/{name}"


def test_no_drawer_called_utils(root):
    """No file or folder of the package is a drawer."""
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "base_utils", "shared"}
    for path in (root / "src" / "onrecord").rglob("*"):
        assert path.stem not in drawers, path


def test_the_version_stands_in_one_place(root):
    """pyproject.toml takes the version from version.py and nothing else names it."""
    assert 'dynamic = ["version"]' in (root / "pyproject.toml").read_text("utf-8")
    assert onrecord.__version__ in (root / "src/onrecord/version.py").read_text("utf-8")
