"""Writes the model card from measured scores.

python -m training.reader.card --int8 INT8.json --fp32 FP32.json [--licensed LICENSED.json] --model FOLDER

``INT8.json`` and ``FP32.json`` are made by ``python -m quality.reader.score --out`` (the second with ``--kind fp32``);
``LICENSED.json`` likewise, for a model that was trained with ``--licensed``. The card is written beside the model's
files. A number that was not measured stands as "not measured".
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path

from quality.reader.score import wanted

from onrecord.language.model import names_of

SOURCES = Path(__file__).with_name("sources.tsv")
LOSS = 0.5
"""Points that int8 may lose against fp32 before the card says so."""

HEAD = """# Model card: {name} {version}

Reads English news reports: sentences, parts of speech, morphology and dependencies (Universal Dependencies), names,
titles, attributions, reference, sentence vectors. One encoder of 6 layers of 384 with heads on the states of words,
int8 (dynamic, per channel), run by onnxruntime on the CPU. {megabytes} MB.

Base: all-MiniLM-L6-v2 (Apache-2.0). How it is made: `training/reader/README.md`. How it is run:
`docs/design/0008-reader.md`.

## Meant for
Reports on diplomacy and security, whose findings a person can check on the page. Not meant for decisions about persons,
for other languages, or for text that no one will look at.
"""

FOOT = """## Left out
GUM's genres whow, fiction, essay, letter, podcast and reddit, and re3d's BBC Online: non-commercial. GeoWebNews and
ReLocaR: GPL-3. WNUT-17: social media. Nothing called `test` was read.

PolNeAR and the newswire names were published to train such models and state no licence. Their texts are not in this
package.

## Known failures
- The vocabulary is uncased and English; a word in another script is one unknown piece.
- A window holds 160 words: attributions do not reach across its edge, references by names alone.
- Of 100 chains of reference in fifty paragraphs of real reports 21 held a wrong link, most of them from a common noun.
- Of 57 attributions there 13 were acts, most of them proposed as belief; the statements room asks for more.
- Countries, cities and other places are one kind; a government called by its country is a place, or an organisation.
- Titles were learnt from a table, not from people's marks, and have no gold to be measured on.
- A window is read the same on one machine; processors with other instructions may differ in last digits.
"""


def main() -> None:
    """Writes MODEL_CARD.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("int8", "fp32"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--licensed", type=Path)
    parser.add_argument("--model", type=Path, required=True, help="folder of the files that ship")
    options = parser.parse_args()
    about = json.loads((options.model / "reader.json").read_text("utf-8"))
    size = sum((options.model / name).stat().st_size for name in names_of("int8"))
    tables = [wanted(json.loads(path.read_text("utf-8"))) if path else {} for path in
              (options.int8, options.fp32, options.licensed)]  # fmt: skip
    text = HEAD.format(name=about["name"], version=about["version"], megabytes=f"{size / 1e6:.1f}")
    card = "\n".join((text, data(), scores(*tables), FOOT))
    (options.model / "MODEL_CARD.md").write_text(card, "utf-8")


def data() -> str:
    """Gives the table of the data."""
    lines = ["## Data", "| corpus | repository, commit | licence | taught |", "|---|---|---|---|"]
    with SOURCES.open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            place = f"{row['repository']} {row['commit'][:12]}".strip()
            lines.append(f"| {row['corpus']} | {place} | {row['licence']} | {row['taught']} |")
    return "\n".join(lines) + "\n"


def scores(int8: dict[str, float], fp32: dict[str, float], licensed: dict[str, float]) -> str:
    """Gives the table of scores, and says where int8 loses more than ``LOSS`` points."""
    lines = [
        "## Scores on dev sets, per cent",
        "By `python -m quality.reader.score`. *Licensed*: trained without the two corpora that state no licence.",
        "",
        "| measure | int8, as shipped | fp32 | licensed, int8 |",
        "|---|---|---|---|",
    ]
    for name, number in int8.items():
        cells = (f"{table[name]:.1f}" if name in table else "not measured" for table in (fp32, licensed))
        lines.append(f"| {name} | {number:.1f} | {' | '.join(cells)} |")
    lost = [f"{name} ({fp32[name] - number:.1f})" for name, number in int8.items() if fp32.get(name, 0) - number > LOSS]
    lines += ["", f"int8 loses more than {LOSS} points on: {', '.join(lost) or 'nothing'}."]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
