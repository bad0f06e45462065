"""The import contracts of pyproject.toml hold."""

import subprocess
import sys


def test_data_flows_one_way(root):
    """Import-linter keeps all contracts: layers, no I/O in reading, a checker apart, no circles."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)

    assert result.returncode == 0, result.stdout + result.stderr
