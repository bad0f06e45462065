"""The import contracts of pyproject.toml hold."""

import subprocess
import sys


def test_data_flows_one_way(root):
    """Import-linter keeps all contracts: layers, no I/O in reading, a checker apart, no circles."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout + result.stderr


def test_no_room_that_reads_opens_addresses(root):
    """Import-linter cannot name a part of an outside package, so this looks for urllib.request itself."""
    rooms = ["clean", "language", "actors", "dates", "statements", "events", "stories", "text", "types"]
    for room in rooms:
        for path in (root / "src" / "onrecord" / room).rglob("*.py"):
            assert "urllib.request" not in path.read_text("utf-8"), path
