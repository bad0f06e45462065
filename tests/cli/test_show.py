"""onrecord show."""

import json


def test_show_prints_every_story_of_a_small_record(run, story_path):
    """The readout, on stdout, and nothing on stderr."""
    ran = run("show", "--record", story_path)

    assert ran.status == 0
    assert ran.out.splitlines()[1] == "Ministers meet in Port Amber"
    assert ran.err == ""


def test_show_takes_the_start_of_an_id_or_an_address(run, story_path):
    """A story by its own id, or by a report in it."""
    whole = run("show", "--record", story_path).out
    story = next(line for line in whole.splitlines() if line.startswith("story-"))

    for name in (story, story[:10], "https://harbour.example/ministers"):
        assert run("show", name, "--record", story_path).out == whole


def test_show_as_json_is_a_story_a_line(run, story_path):
    """Each line is a readout with its title."""
    (line,) = run("show", "--json", "--record", story_path).out.splitlines()

    assert json.loads(line)["title"] == "Ministers meet in Port Amber"


def test_show_of_nothing_is_status_two(run, story_path, empty_path):
    """An unknown story and an empty record are said on stderr, with a way on."""
    unknown = run("show", "story-zz", "--record", story_path)
    empty = run("show", "--record", empty_path)

    assert (unknown.status, unknown.out) == (2, "")
    assert "holds no story 'story-zz'; `onrecord show` lists them" in unknown.err
    assert (empty.status, empty.out) == (2, "")
    assert "holds no stories yet; `onrecord build REPORTS` adds some" in empty.err


def test_show_all_prints_every_line(run, hostile_path):
    """--all leaves nothing out."""
    assert "[…]" in run("show", "--record", hostile_path).out
    assert "Shortened" not in run("show", "--all", "--record", hostile_path).out
