"""All corpora of a run, by name, read once and kept in the working folder."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING

from .corpora import attributions, names, plain, references, titles, treebanks

if TYPE_CHECKING:
    from .document import Document

SHARES = {
    "polnear": 0.37, "ewt": 0.12, "gum": 0.12, "newswire": 0.2, "re3d": 0.03, "gmb": 0.02, "encyclopedia": 0.03,
    "gum_news": 0.02, "gap": 0.02, "litbank": 0.035, "plain": 0.035,
}  # fmt: skip
"""How often a batch comes from each corpus. In words: EWT 205k, GUM 130k, PolNeAR 741k, newswire 545k, GMB 262k."""

UNLICENSED = ("polnear", "newswire")
"""Corpora that state no licence; ``--licensed`` trains without them."""


def training(shared: Path, cache: Path) -> dict[str, list[Document]]:
    """Gives the training documents of every corpus. The cache is dropped by hand when a reader of a corpus changes."""
    if cache.exists():
        return pickle.loads(cache.read_bytes())  # written by this function alone
    folder = shared / "training/language"
    table = Path(__file__).parents[1] / "knowledge/by_hand/titles.tsv"
    found = {
        "polnear": attributions.polnear(shared / "training"),
        "gum_news": attributions.gum_news(shared / "training"),
        "ewt": treebanks.ewt(folder, "train"),
        "gum": treebanks.gum(folder, "train"),
        "newswire": names.newswire(folder, "train"),
        "gmb": names.gmb(folder)[::4],  # silver, and no run reads more of it at its share
        "encyclopedia": names.encyclopedia(folder),
        "re3d": names.defence(folder, "train"),
        "litbank": references.litbank(folder),
        "gap": references.gap(folder, "train"),
        "plain": plain.plain(shared / "reports"),
    }
    references.add_ontogum(found["gum"], folder, "train")
    for name in ("polnear", "newswire"):
        titles.add_titles(found[name], table)
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_bytes(pickle.dumps(found, protocol=5))
    return found
