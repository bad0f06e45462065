"""The commands that ask a record: said, who, stories, issues, verify, export."""

import json
import sqlite3

import pytest


def test_said_answers_with_status_zero_either_way(run, story_path):
    """Found or not, the question was answered; JSON of nothing is no line."""
    found = run("said", "We will reopen the border crossing in June", "--record", story_path)
    missed = run("said", "we shall annex the moon", "--record", story_path)

    assert (found.status, missed.status) == (0, 0)
    assert found.out.startswith("Verbatim")
    assert missed.out.startswith("Not on record")
    assert run("said", "we shall annex the moon", "--json", "--record", story_path).out == ""


def test_said_tells_who_else_said_it(run, story_path):
    """--by names a speaker; the words of somebody else are marked, in text and in JSON."""
    words = "We will reopen the border crossing in June"
    own = run("said", words, "--by", "Torres", "--record", story_path)
    other = run("said", words, "--by", "Lind", "--record", story_path)
    (line,) = run("said", words, "--by", "Lind", "--json", "--record", story_path).out.splitlines()[:1]

    assert own.out.startswith("Verbatim")
    assert other.out.startswith("Attributed to another: no statement of Lind; verbatim")
    assert (json.loads(line)["verdict"], json.loads(line)["wording"]) == ("attributed-to-another", "verbatim")


def test_said_tells_a_quotation_that_was_joined(run, story_path):
    """Both statements are shown, each with its part."""
    ran = run("said", "Nothing is agreed until we will reopen the border crossing", "--record", story_path)

    assert ran.out.count("Joined from two places") == 2
    assert "part     “Nothing is agreed until”" in ran.out


def test_said_prints_no_more_than_asked(run, story_path):
    """--limit counts statements."""
    ran = run("said", "the crossing would stay shut", "--limit", "1", "--json", "--record", story_path)

    assert len(ran.out.splitlines()) == 1


def test_who_finds_part_of_a_name(run, story_path):
    """A family name will do; JSON has one actor a line."""
    assert run("who", "torres", "--record", story_path).out.startswith("Ana Torres")
    (line,) = run("who", "torres", "--json", "--record", story_path).out.splitlines()
    assert json.loads(line)["actor"]["name"] == "Ana Torres"
    assert run("who", "Nobody", "--record", story_path).out == "“Nobody” is in no report of this record.\n"


def test_stories_as_a_table_and_as_lines(run, story_path):
    """The table has a line a story; JSON lines have one a report, copies named."""
    (row,) = run("stories", "--record", story_path).out.splitlines()
    lines = [json.loads(line) for line in run("stories", "--format", "jsonl", "--record", story_path).out.splitlines()]

    assert row.split("  ")[1:] == ["4 reports", "8–9 May 2024", "Ministers meet in Port Amber"]
    assert len(lines) == 4
    assert len({line["story"] for line in lines}) == 1
    assert [line["copy_of"] in {other["id"] for other in lines} for line in lines if "copy_of" in line] == [True]


def test_issues_as_text_and_json(run, story_path):
    """Each issue with its code, reason and place."""
    assert run("issues", "--record", story_path).out.startswith("odd-dateline: 1 in 1 report")
    (line,) = run("issues", "--json", "--record", story_path).out.splitlines()
    assert json.loads(line)["words"] == "PORT AMBER"


def test_verify_proves_and_refuses(run, story_path, tmp_path):
    """A sound record is status 0; one changed character behind its back is status 1 and named."""
    assert run("verify", story_path).status == 0
    broken = tmp_path / "broken.db"
    broken.write_bytes(story_path.read_bytes())
    raw = sqlite3.connect(broken)
    raw.execute("UPDATE reports SET text = replace(text, 'June', 'July')")
    raw.commit()
    raw.close()
    ran = run("verify", broken)

    assert ran.status == 1
    assert "failed" in ran.out
    assert "✗ reports" in ran.out
    held = json.loads(run("verify", broken, "--json").out)
    assert held["ok"] is False
    assert held["failures"]


def test_export_to_stdout_file_and_folder_and_proof_of_it(run, story_path, tmp_path):
    """JSON lines go to stdout by default; what is written is proved."""
    piped = run("export", "--record", story_path)
    run("export", "--record", story_path, "-o", "reports.jsonl")
    folder = run("export", "--record", story_path, "--format", "csv", "-o", "tables")

    assert piped.out == (tmp_path / "reports.jsonl").read_text("utf-8")
    assert run("verify", "reports.jsonl").status == 0
    assert (folder.status, folder.out) == (0, "")
    assert (tmp_path / "tables" / "datapackage.json").is_file()


def test_export_lists_its_formats(run):
    """--list needs no record."""
    assert [line.split()[0] for line in run("export", "--list").out.splitlines()] == ["jsonl", "csv", "plover", "cameo"]


@pytest.mark.parametrize("command", ["said x", "who x", "stories", "issues", "export"])
def test_an_empty_record_answers(run, empty_path, command):
    """Nothing is held, nothing fails."""
    assert run(*command.split(), "--record", empty_path).status == 0


def test_publish_writes_a_site(run, story_path, tmp_path):
    """How many pages there are and where to begin is said on stderr."""
    ran = run("publish", "site", "--record", story_path)

    assert ran.status == 0
    assert (ran.out, "index.html" in ran.err) == ("", True)
    assert (tmp_path / "site" / "index.html").is_file()


@pytest.mark.parametrize("command", ["said", "who"])
def test_nothing_is_not_looked_up(run, story_path, command):
    ran = run(command, "  ", "--record", story_path)
    assert ran.status == 2
    assert "it is empty" in ran.err


def test_a_day_that_is_none_is_refused_with_the_way_to_write_one(run, story_path):
    ran = run("agenda", "--as-of", "tomorrow", "--record", story_path)
    assert ran.status == 2
    assert "'tomorrow' is no day; write it as 2018-06-12" in ran.err
