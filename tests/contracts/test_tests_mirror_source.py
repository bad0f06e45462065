"""Tests live where the source lives."""

GENERAL = {"contracts", "journeys", "cases", "property", "samples", "quality", "training", "bench"}


def test_every_test_file_of_a_room_names_a_file_or_folder_of_that_room(root):
    """tests/ROOM/test_NAME.py stands beside src/onrecord/ROOM, so that a reader finds one from the other."""
    rooms = {path.name for path in (root / "src" / "onrecord").iterdir() if path.is_dir()}
    strangers = [
        path.name
        for path in (root / "tests").iterdir()
        if path.is_dir() and path.name not in rooms | GENERAL and not path.name.startswith("_")
    ]

    assert strangers == []
