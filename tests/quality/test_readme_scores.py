"""The scores that the README shows are those below which CI does not let them fall."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def rows():
    """Gives each row of the README's table of scores: the numbers shown and the names of their floors."""
    for line in (ROOT / "README.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 3 and re.fullmatch(r"[01]\.\d{3}( / [01]\.\d{3})*", cells[1]):
            yield [float(number) for number in cells[1].split(" / ")], re.findall(r"`([\w.]+)`", cells[2])


def test_every_score_shown_is_a_floor():
    floors = json.loads((ROOT / "quality/floors.json").read_text("utf-8"))["full"]
    shown = list(rows())
    assert shown
    for numbers, names in shown:
        assert numbers == [round(floors[name], 3) for name in names], names
