"""What the README and the pages of docs/ show is what happens."""

import os
import re
import shlex
import subprocess
import sys
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from onrecord.samples import reports_folder

ROOT = Path(__file__).resolve().parents[2]
PAGES = ["README.md", *(str(path.relative_to(ROOT)) for path in sorted((ROOT / "docs").glob("[sg]*/*.md")))]
ELLIPSIS = "…"
"""A line that stands for any lines, in the output that a page shows; within a line, for any characters."""


def blocks(page, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", (ROOT / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)


def sessions(block):
    """Gives each command of a console block with the lines that are shown under it."""
    found = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found:
            found[-1][1].append(line.rstrip())
    return found


def as_shown(shown, printed):
    """Says whether printed lines are those shown, where an ellipsis stands for any."""
    if not shown:
        return not printed
    first, rest = shown[0], shown[1:]
    if first.strip() == ELLIPSIS:
        return any(as_shown(rest, printed[skip:]) for skip in range(len(printed) + 1))
    if not printed:
        return False
    pattern = "".join(f"[{c}]" if c in "[*?" else c for c in first).replace(ELLIPSIS, "*")
    return fnmatchcase(printed[0], pattern) and as_shown(rest, printed[1:])


def run(command, folder):
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "PYTHONUNBUFFERED": "1", "PYTHONWARNINGS": "ignore"}
    line = re.sub(r"(?<![\w/.-])onrecord(?= )", f"{shlex.quote(sys.executable)} -m onrecord", command)
    result = subprocess.run(
        ["bash", "-c", line], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        env=environment,
    )  # fmt: skip
    return [line.rstrip() for line in result.stdout.splitlines()]


@pytest.fixture
def folder(tmp_path):
    """Gives a folder with the bundled reports in reports/, as a reader of the pages has it."""
    with reports_folder() as samples:
        (tmp_path / "reports").symlink_to(Path(samples).resolve(), target_is_directory=True)
        yield tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_every_command_prints_what_the_page_shows(page, folder):
    """Console blocks are typed in order into one folder; what is printed is what the page shows."""
    for block in blocks(page, "console"):
        for command, shown in sessions(block):
            printed = run(command, folder)
            while shown and not shown[-1]:
                shown.pop()
            while printed and not printed[-1]:
                printed.pop()

            assert as_shown(shown, printed), f"$ {command}\n" + "\n".join(printed)


@pytest.mark.parametrize("page", PAGES)
def test_every_python_example_runs(page, folder):
    """Python blocks of a page run one after another in one folder, after its console blocks."""
    examples = blocks(page, "python")
    if not examples:
        return
    for block in blocks(page, "console"):
        for command, _ in sessions(block):
            run(command, folder)
    result = subprocess.run(
        [sys.executable, "-c", "\n".join(examples)], cwd=folder, capture_output=True, text=True, check=False
    )

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(page):
    """Relative links name files that are there."""
    text = (ROOT / page).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert ((ROOT / page).parent / target).exists(), target


def test_every_make_command_of_the_readme_is_there():
    """`make X` in the README is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z-]+)", (ROOT / "README.md").read_text("utf-8")))

    assert named
    assert named <= targets
