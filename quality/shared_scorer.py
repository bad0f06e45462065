"""Runs a scorer that lies beside the labelled data, as a person would run it, and takes its JSON."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path


def rows_of(path):
    """Gives the rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def run_scorer(scorer, arguments):
    """Runs a scorer with ``--json`` and gives the object that it prints last."""
    command = [sys.executable, str(scorer), *map(str, arguments), "--json"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return json.loads(printed.strip().splitlines()[-1])


def with_lines(rows, use):
    """Writes rows as JSON lines into a file that lasts while ``use`` runs on its path; gives what ``use`` gives."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "rows.jsonl")
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        return use(path)
