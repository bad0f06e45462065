"""The folder of a site: ours alone, whole files alone."""

import pytest

from onrecord.errors import ExportError
from onrecord.export.site.folder import SiteFolder


def write(place, **files):
    folder = SiteFolder(place)
    try:
        for name, data in files.items():
            folder.write(f"report/{name}.html", data)
        return folder, folder.finish()
    finally:
        folder.close()


def test_a_run_that_was_cut_off_is_known_to_the_next(tmp_path):
    """Files written before a kill are noted before they are made: the next run removes those it does not want."""
    cut = SiteFolder(tmp_path / "site")
    cut.write("report/a.html", b"a")
    cut.write("report/b.html", b"b")
    cut.close()
    folder, removed = write(tmp_path / "site", b=b"b")

    assert removed == 1
    assert (folder.written, folder.unchanged) == (0, 1)
    assert sorted(path.name for path in (tmp_path / "site" / "report").iterdir()) == ["b.html"]


def test_nothing_but_whole_files_stands_among_the_pages(tmp_path):
    """Half-written bytes lie in the program's own folder, never at the address of a page."""
    write(tmp_path / "site", a=b"first")
    (tmp_path / "site" / ".onrecord" / "part").write_bytes(b"hal")
    folder, _ = write(tmp_path / "site", a=b"second")

    assert (tmp_path / "site" / "report" / "a.html").read_bytes() == b"second"
    assert folder.written == 1
    assert [path.name for path in (tmp_path / "site" / ".onrecord").iterdir()] == ["files"]


def test_a_strangers_file_in_the_way_is_not_overwritten(tmp_path):
    """A file that this program did not write keeps its bytes; the error names it."""
    write(tmp_path / "site", a=b"a")
    (tmp_path / "site" / "report" / "b.html").write_bytes(b"mine")

    with pytest.raises(ExportError, match=r"b\.html is not ours"):
        write(tmp_path / "site", b=b"b")
    assert (tmp_path / "site" / "report" / "b.html").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["../victim", "report/../../victim", "/tmp/victim", "a/b/victim", ".hidden"])
def test_a_list_of_files_that_was_tampered_with_removes_nothing_outside(tmp_path, name):
    """Only paths of the shape that this program writes are ever removed."""
    write(tmp_path / "site", a=b"a")
    (tmp_path / "victim").write_bytes(b"mine")
    with (tmp_path / "site" / ".onrecord" / "files").open("a") as file:
        file.write(name + "\n")
    write(tmp_path / "site", a=b"a")

    assert (tmp_path / "victim").read_bytes() == b"mine"


def test_a_folder_that_leads_out_of_the_site_is_refused(tmp_path):
    """Pages are not written through a symbolic link."""
    write(tmp_path / "site", a=b"a")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site" / "report" / "a.html").unlink()
    (tmp_path / "site" / "report").rmdir()
    (tmp_path / "site" / "report").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(ExportError, match="leads out of the site"):
        write(tmp_path / "site", a=b"a")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_checkout_to_publish_from_is_taken(tmp_path):
    """A folder with nothing but hidden entries counts as empty, and they stay."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".nojekyll").write_bytes(b"")
    write(tmp_path, a=b"a")

    assert (tmp_path / ".nojekyll").exists()
    assert (tmp_path / "report" / "a.html").read_bytes() == b"a"


def test_a_file_is_no_folder(tmp_path):
    """Publishing onto a file is refused with a way out."""
    (tmp_path / "site").write_bytes(b"")

    with pytest.raises(ExportError, match="name a folder"):
        SiteFolder(tmp_path / "site")
