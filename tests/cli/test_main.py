"""The command table, exit statuses, and what is said when something is wrong."""

import os
import subprocess
import sys

import pytest

from onrecord.cli.main import COMMANDS
from onrecord.version import __version__


def test_help_lists_every_command(run):
    """Each command has a line of its own, and each its own help with examples."""
    shown = run("--help")

    assert shown.status == 0
    for name, help_line in COMMANDS.items():
        assert f"{name} " in shown.out
        assert help_line.split()[0] in shown.out
        own = run(name, "--help")
        assert own.status == 0
        assert "Examples:" in own.out
        assert f"onrecord {name}" in own.out.split("Examples:")[1]


def test_version(run):
    """--version names the program and its version."""
    assert run("--version").out == f"onrecord, version {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("fly",), "No such command 'fly'"),
        (("show", "--fast"), "No such option"),
        (("export", "--format", "xml"), "there is no format 'xml'"),
        (("who",), "Missing argument 'NAME'"),
        (("stories", "--format", "pdf"), "'pdf' is not"),
        (("build", "x", "--jobs", "many"), "'many' is not a valid integer"),
    ],
)
def test_unusable_arguments_are_status_two(run, arguments, says):
    """What is wrong is said on stderr, nothing is written to stdout."""
    ran = run(*arguments)

    assert ran.status == 2
    assert says in ran.err
    assert ran.out == ""


@pytest.mark.parametrize(
    "command", ["show", "said x", "who x", "stories", "issues", "verify r.db", "export", "publish out"]
)
def test_a_record_that_is_not_there_is_status_two_with_a_way_out(run, command):
    """Asking a record that is not there makes none, and says what to do."""
    ran = run(*command.split(), *([] if "verify" in command else ["--record", "r.db"]))

    assert ran.status == 2
    assert ran.err.startswith("onrecord: ")
    assert "r.db" in ran.err
    assert "(" in ran.err
    assert ran.out == ""


def test_an_error_message_steers_no_terminal(run):
    """A path with control characters is printed with their codes."""
    ran = run("show", "--record", "a\x1b[2Jb.db")

    assert ran.status == 2
    assert "a\\u001b[2Jb.db" in ran.err


def test_the_record_may_be_named_in_the_environment(run, story_path, monkeypatch):
    """ONRECORD_RECORD stands in for --record."""
    monkeypatch.setenv("ONRECORD_RECORD", str(story_path))

    assert "Ministers meet in Port Amber" in run("stories").out


ASKING = (
    "--help", "--version", "build --help", "show", "show --json", "stories", "stories --format jsonl", "issues",
    "issues --json", "who Lind", "said agreed", "export --list", "export -o x.jsonl", "export --format csv -o tables",
    "verify x.jsonl", "verify RECORD",
)  # fmt: skip
"""Commands that read no report."""


def test_commands_that_read_no_report_load_no_reader(story_path, tmp_path):
    """Neither the steps nor the libraries that read reports are loaded to ask a record: start-up stays short."""
    code = (
        "import sys\nfrom onrecord.cli.main import main\n"
        "HEAVY = {'spacy', 'numpy', 'trafilatura', 'lxml', 'fastwarc', 'httpx', 'jinja2', 'onrecord.pipeline',\n"
        "  'onrecord.ingest', 'onrecord.clean', 'onrecord.stories', 'onrecord.engines'}\n"
        f"for command in {ASKING!r}:\n"
        "    try:\n"
        f"        main([{str(story_path)!r} if word == 'RECORD' else word for word in command.split()])\n"
        "    except SystemExit as left:\n"
        "        assert left.code == 0, (command, left.code)\n"
        "    assert not HEAVY & set(sys.modules), (command, HEAVY & set(sys.modules))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "ONRECORD_RECORD": str(story_path)},
    )  # fmt: skip

    assert result.returncode == 0, result.stderr


def test_a_reader_that_has_seen_enough_is_no_error(story_path):
    """`onrecord export | head -1` ends quietly."""
    line = f"{sys.executable} -m onrecord export --record {story_path} | head -c 1"
    result = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)

    assert result.stdout == "{"
    assert result.stderr == ""


def test_a_command_that_is_nearly_right_is_named(run):
    """A slip of the keys costs one try."""
    ran = run("bulid")
    assert ran.status == 2
    assert "did you mean 'build'?" in ran.err
