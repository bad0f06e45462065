"""Makes the model of types from labelled sentences, and says how well it does by cross-validation.

    python -m training.events.train            writes src/onrecord/events/data/kinds.tsv and its card
    python -m training.events.train --check    scores alone, nothing written

It takes some three minutes on one core; one thread, no dice: the same data and tables give the same bytes.
"""

import argparse
import hashlib
from importlib.resources import files
from pathlib import Path

import numpy as np
import scipy
from training.events import linear
from training.events.examples import sentences

from onrecord.events.kinds import TABLE

FOLDER = Path(str(files("onrecord.events"))) / "data"
CARD = Path(__file__).with_name("card.md")


def crossed(rows, kinds):
    """Gives for every row the label that a model says which saw only other folds."""
    fold = linear.folds(kinds)
    said = [""] * len(kinds)
    for part in range(fold.max() + 1):
        seen = [n for n in range(len(kinds)) if fold[n] != part]
        model = linear.model([rows[n] for n in seen], [kinds[n] for n in seen])
        for n in np.where(fold == part)[0]:
            shares = model.shares(rows[n])
            said[n] = max(shares, key=shares.get)
    return said


def scored(said, kinds):
    """Gives micro F1, macro F1 and F1 by label."""
    by_label = {}
    for label in sorted(set(kinds)):
        both = sum(one == two == label for one, two in zip(said, kinds, strict=True))
        by_label[label] = 2 * both / (said.count(label) + kinds.count(label))
    micro = sum(one == two for one, two in zip(said, kinds, strict=True)) / len(kinds)
    return micro, sum(by_label.values()) / len(by_label), by_label


def main():
    """Trains, scores and writes."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true", help="write nothing")
    chosen = options.parse_args()
    found = sentences()
    rows, kinds = [one.features() for one in found], [one.label for one in found]
    micro, macro, by_label = scored(crossed(rows, kinds), kinds)
    print(f"cross-validated: micro {micro:.4f}, macro {macro:.4f}")
    for label, score in by_label.items():
        print(f"  {label:10} {score:.3f}  of {kinds.count(label)}")
    if chosen.check:
        return
    lines = linear.trained(rows, kinds)
    data = "\n".join(["# Weights of the model of types, in hundredths. Made by training.events.train.", *lines]) + "\n"
    (FOLDER / TABLE).write_text(data, "utf-8")
    told = CARD.read_text("utf-8").format(
        bytes=f"{len(data.encode()):,}", sha256=hashlib.sha256(data.encode()).hexdigest(),
        features=f"{len(lines) - 2:,}",
        sentences=f"{len(rows):,}", micro=f"{micro:.3f}", macro=f"{macro:.3f}", numpy=np.__version__,
        scipy=scipy.__version__,
        types="\n".join(f"| {label} | {kinds.count(label)} | {score:.2f} |" for label, score in by_label.items()),
    )  # fmt: skip
    (FOLDER / "KINDS_CARD.md").write_text(told, "utf-8")


if __name__ == "__main__":
    main()
