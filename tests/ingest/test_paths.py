"""Files and folders."""

import os

import pytest


def test_a_folder_is_walked_in_sorted_order(tmp_path, take, report):
    """Files of a folder come first, then its subfolders, each sorted by name."""
    for name in ("b.txt", "a/z.txt", "a/b/y.txt", "a.txt", "c/x.txt"):
        place = tmp_path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(report)

    found = [item.source.removeprefix(f"{tmp_path}/") for item in take(tmp_path)]

    assert found == ["a.txt", "b.txt", "a/z.txt", "a/b/y.txt", "c/x.txt"]


def test_paths_come_in_the_order_named(tmp_path, take, report):
    """Files and folders may be mixed; the order is the caller's."""
    (tmp_path / "folder").mkdir()
    for name in ("folder/a.txt", "b.txt"):
        (tmp_path / name).write_text(report)

    found = [item.source for item in take(tmp_path / "b.txt", tmp_path / "folder")]

    assert found == [f"{tmp_path}/b.txt", f"{tmp_path}/folder/a.txt"]


@pytest.mark.parametrize("path", ["", "no/such/file", "a\x00b", "x" * 5000])
def test_a_path_that_leads_nowhere_is_set_aside(codes, path):
    """Missing, impossible and endless names give one line each."""
    assert codes(path) in (["missing"], ["unreadable"])


def test_a_folder_without_files_is_set_aside(tmp_path, take):
    """An empty folder is said to be one; hidden files do not count."""
    (tmp_path / "below").mkdir()
    (tmp_path / ".hidden").write_text("x")
    (aside,) = take(tmp_path)

    assert (aside.source, aside.code) == (str(tmp_path), "empty-folder")


def test_a_readme_is_about_the_files_beside_it_unless_named(tmp_path, codes, contents):
    """Met in a folder it is set aside; named by itself it is read."""
    (tmp_path / "README.md").write_text("About these files.")

    assert codes(tmp_path) == ["documentation"]
    assert contents(tmp_path / "README.md") == ["About these files."]


def test_links_to_folders_are_not_followed(tmp_path, take, report):
    """A link that leads back to its own folder is one line, not an endless walk; a link to a file is read."""
    (tmp_path / "a.txt").write_text(report)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "gone")

    found = [(item.source.rpartition("/")[2], getattr(item, "code", "read")) for item in take(tmp_path)]

    assert found == [("a.txt", "read"), ("b.txt", "read"), ("c.txt", "special-file"), ("loop", "link")]


def test_a_pipe_in_a_folder_does_not_stop_the_walk(tmp_path, codes):
    """Opening a pipe would wait for ever."""
    os.mkfifo(tmp_path / "pipe")

    assert codes(tmp_path) == ["special-file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_set_aside(tmp_path, take, report):
    """The message names the cause, and the others are read."""
    (tmp_path / "a.txt").write_text(report)
    (tmp_path / "a.txt").chmod(0)
    (aside,) = take(tmp_path)

    assert (aside.code, "permission" in aside.message.lower()) == ("unreadable", True)


def test_a_name_that_is_no_unicode_is_read(tmp_path, contents, report):
    """File systems hold names in other encodings."""
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text(report)

    assert contents(tmp_path) == [report]
