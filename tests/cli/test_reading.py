"""The commands that read reports: build, read, when, stories of files, tour."""

import json

import pytest

TEXT = (
    "Foreign Minister Ana Torres met her Vesper counterpart, Paavo Lind, in Geneva on Tuesday. “We will reopen the border "
    "crossing in June,” Torres said after the talks. The two ministers agreed to meet again before the summer."
)


@pytest.fixture
def reports(tmp_path):
    """Gives a file of two reports, of which the second copies the first."""
    path = tmp_path / "two.jsonl"
    lines = [
        {"id": "a", "text": TEXT, "date": "2024-05-08", "title": "Ministers meet", "outlet": "Harbour Post"},
        {"id": "b", "text": TEXT, "date": "2024-05-09", "title": "Ministers meet", "outlet": "Meridian Wire"},
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


def test_build_makes_a_record_and_prints_a_readout(run, reports, tmp_path):
    """The readout goes to stdout, the counts to stderr; again, nothing is new."""
    first = run("build", reports, "--record", "r.db")
    again = run("build", reports, "--record", "r.db")

    assert first.status == 0
    assert "Ministers meet" in first.out
    assert "“We will reopen the border crossing in June" in first.out
    assert first.err.startswith("2 reports read, 0 known already, 0 set aside; r.db holds 2 reports")
    assert again.err.startswith("0 reports read, 2 known already, 0 set aside")
    assert again.out == ""
    assert run("verify", "r.db").status == 0


def test_build_prints_as_many_readouts_as_asked(run, reports):
    """--readouts 0 prints none."""
    ran = run("build", reports, "--record", "r.db", "--readouts", "0")

    assert (ran.status, ran.out) == (0, "")


def test_build_of_nothing_usable_is_status_two(run, tmp_path):
    """A path that is not there and a folder of nothing are named."""
    (tmp_path / "empty").mkdir()

    for path in ("empty", "nowhere"):
        ran = run("build", path, "--record", "r.db")
        assert ran.status == 2
        assert path in ran.err


def test_build_with_something_set_aside_is_status_one(run, reports):
    """A broken line costs one line, and is named."""
    with reports.open("a", encoding="utf-8") as file:
        file.write('{"id":\n')
    ran = run("build", reports, "--record", "r.db", "--readouts", "0")

    assert ran.status == 1
    assert "set aside: " in ran.err
    assert "two.jsonl#3" in ran.err
    assert "two.jsonl#3" in run("issues", "--record", "r.db").out


def test_what_lies_beside_reports_and_is_none_costs_no_status(run, reports, tmp_path):
    """A page about the files and a picture are named, and the status is that of a build where nothing was lost."""
    folder = tmp_path / "folder"
    folder.mkdir()
    reports.rename(folder / reports.name)
    (folder / "README.md").write_text("About the files beside this one.", "utf-8")
    (folder / "chart.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    ran = run("build", folder, "--record", "r.db", "--readouts", "0")

    assert ran.status == 0
    assert "README.md" in ran.err
    assert "chart.png" in ran.err


def test_read_prints_a_reading_a_line(run, reports):
    """One JSON object a report, in input order, with the caller's ids and text."""
    ran = run("read", "--as-is", reports)
    lines = [json.loads(line) for line in ran.out.splitlines()]

    assert (ran.status, [line["id"] for line in lines]) == (0, ["a", "b"])
    assert all(line["text"] == TEXT for line in lines)
    assert any("reopen" in one["words"] for one in lines[0]["attributions"])


def test_when_gives_a_date_with_its_basis(run, reports, tmp_path):
    """A declared date is given; a text that says nothing cannot be told."""
    (tmp_path / "clip.txt").write_text("The talks went well. More are planned.\n", "utf-8")

    assert "8 May 2024  given, exact to the day" in run("when", reports).out
    undated = run("when", "clip.txt")
    assert undated.status == 0
    assert "cannot be told" in undated.out
    assert json.loads(run("when", "clip.txt", "--json").out)["published"]["basis"] == "unknown"


def test_stories_of_files_keep_no_record(run, reports, tmp_path):
    """Given paths, stories groups them in a record of its own that is gone afterwards."""
    ran = run("stories", reports, "--format", "jsonl")
    lines = {line["id"]: line for line in map(json.loads, ran.out.splitlines())}

    assert ran.status == 0
    assert lines["b"] == {"id": "b", "story": lines["a"]["story"], "copy_of": "a"}
    assert [path.name for path in tmp_path.iterdir()] == ["two.jsonl"]


def test_the_tour_shows_a_story_and_proves_it(run):
    """The bundled reports are read, one story is shown, and everything holds."""
    ran = run("tour", "--keep", "tour.db")

    assert ran.status == 0
    assert "WHO SAID WHAT" in ran.out
    assert "everything holds" in ran.out
    assert "onrecord show --record tour.db" in ran.err


def test_the_record_may_lie_among_the_reports(run, reports):
    """What a build itself writes there is no source; named, it is."""
    for _ in range(2):
        ran = run("build", ".", "--record", "r.db", "--readouts", "0", "--reader", "onrecord_rules")
        assert ran.status == 0
        assert "0 set aside" in ran.err
    assert "set aside: r.db: is code" in run("build", "r.db", "--record", "r.db").err


def test_a_reader_that_is_not_installed_stops_the_build(run, reports):
    """Not one report after another is set aside for what is no fault of theirs."""
    ran = run("build", reports, "--record", "r.db", "--reader", "nosuch")
    assert ran.status == 2
    assert ran.err == "onrecord: there is no spaCy pipeline 'nosuch' (install it or use onrecord_reader)\n"


def test_all_that_a_reading_sets_aside_is_named_where_no_record_keeps_it(run, tmp_path):
    """A record keeps what a build sets aside, and the build says how to see it."""
    (tmp_path / "broken.jsonl").write_text("{\n" * 30)
    assert run("read", "broken.jsonl").err.count("set aside: broken.jsonl#") == 30
    built = run("build", "broken.jsonl", "--record", "r.db").err
    assert "set aside: 10 more; `onrecord issues --record r.db` names them all" in built


def test_a_text_that_is_no_text_is_named_for_what_it_is(run, tmp_path):
    """A field of the right name with the wrong thing in it."""
    (tmp_path / "odd.jsonl").write_text('{"text": 5}\n{"text": " "}\n{"words": "x"}\n')
    told = run("read", "odd.jsonl").err
    assert "its field `text` is no text in quotes" in told
    assert "its field `text` is empty" in told
    assert "it needs a field `text` or `html`; its fields are words" in told
