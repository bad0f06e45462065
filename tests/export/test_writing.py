"""Files and folders are written whole or not at all."""

import stat

import pytest

from onrecord.errors import ExportError
from onrecord.export.writing import new_folder, write_stream


def broken():
    """Gives a chunk, then fails."""
    yield b"half"
    raise ValueError("the source broke")


def fill(path):
    """Writes something else, then fails."""
    path.write_bytes(b"".join(broken()))


def test_a_file_that_fails_half_way_leaves_the_old_one(tmp_path):
    """An error while writing changes nothing on disk and leaves nothing behind."""
    place = tmp_path / "out.jsonl"
    place.write_bytes(b"old")
    with pytest.raises(ValueError, match="broke"):
        write_stream(broken(), str(place))

    assert place.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [place]


def test_a_folder_that_fails_half_way_leaves_the_old_one(tmp_path):
    """The same for a folder."""
    place = tmp_path / "tables"
    with new_folder(str(place), mark="mark") as folder:
        (folder / "mark").write_text("old")
    with pytest.raises(ValueError, match="broke"), new_folder(str(place), mark="mark") as folder:
        fill(folder / "mark")

    assert (place / "mark").read_text() == "old"
    assert list(tmp_path.iterdir()) == [place]


def test_a_folder_is_replaced_whole(tmp_path):
    """Files of an older export do not survive a newer one."""
    place = tmp_path / "tables"
    for name in ("one", "two"):
        with new_folder(str(place), mark="mark") as folder:
            (folder / "mark").write_text("")
            (folder / name).write_text(name)

    assert sorted(path.name for path in place.iterdir()) == ["mark", "two"]


def test_an_empty_folder_may_be_filled_and_another_not(tmp_path):
    """A folder with files of somebody's is left alone."""
    (tmp_path / "empty").mkdir()
    with new_folder(str(tmp_path / "empty"), mark="mark") as folder:
        (folder / "mark").write_text("")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").write_text("mine")

    assert (tmp_path / "empty" / "mark").is_file()
    with pytest.raises(ExportError, match="holds other files"), new_folder(str(tmp_path / "full"), mark="mark"):
        pass


def test_what_is_written_can_be_read_by_others(tmp_path):
    """Permissions are those of any new file and folder, not those of a temporary one."""
    (tmp_path / "plain").write_text("")
    (tmp_path / "folder").mkdir()
    write_stream([b"x"], str(tmp_path / "file"))
    with new_folder(str(tmp_path / "made"), mark="mark") as folder:
        (folder / "mark").write_text("")

    def mode(name):
        return stat.S_IMODE((tmp_path / name).stat().st_mode)

    assert mode("file") == mode("plain")
    assert mode("made") == mode("folder")
