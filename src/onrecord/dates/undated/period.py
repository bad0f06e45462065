"""Says which years' reports a text's words are like: a linear model of words by year, learned from dated texts.

It is the weakest evidence and says what it is: it proposes only years of which it has read texts, and it is silent on
registers that it has not read (see data/SOURCES.md). Recipe and measurements: training/dates/train_period_words.py.
"""

import math
import re
from functools import cache
from importlib.resources import files
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from onrecord.dates.undated.evidence import Evidence, Weights, years

LIMIT = 20_000
"""Code points of a text whose words are counted."""
_WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*|\d{2,4}(?:st|nd|rd|th)?")
DOUBT = 0.03
"""Share of doubt mixed into what the model says: spread evenly over its years (chosen on the dev part)."""
SHARPER = 1.25
"""Takes back what the model was trained to keep open: smoothed labels, dropped features (chosen on the dev part)."""
REGISTER = 0.68
"""How sure the model of registers must be that a text is of one that the years were learned from: 95 of 100 such texts
of the dev part are, 3 of 100 texts of newswire."""
_LEAST = math.log(REGISTER / (1 - REGISTER))
UNREAD = 0.02
"""How likely a year that the model has read nothing of is, beside the likeliest that it has (estimated)."""


class _Model(Struct, frozen=True):
    words: dict[str, int]
    weights: npt.NDArray[np.int8]
    scale: float
    bias: npt.NDArray[np.float32]
    register: npt.NDArray[np.float64]
    register_bias: float
    first_year: int
    read: npt.NDArray[np.bool_]


def features(text: str) -> set[str]:
    """Gives the words of a text in small letters, and pairs of neighbours that both begin with a capital."""
    words = _WORD.findall(text[:LIMIT])
    found = {word.lower() for word in words if len(word) > 1}
    found.update(f"{a} {b}" for a, b in pairwise(words) if a[0].isupper() and b[0].isupper())
    return found


@cache
def _model() -> _Model:
    place = files("onrecord.dates.undated") / "data" / "period_words.npz"
    with place.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        words = bytes(arrays["words"]).decode("utf-8").split("\n")
        return _Model(
            words={word: place for place, word in enumerate(words)},
            weights=arrays["weights"],
            scale=float(arrays["scale"]),
            bias=arrays["bias"],
            register=arrays["register"].astype(np.float64),
            register_bias=float(arrays["register_bias"]),
            first_year=int(arrays["first_year"]),
            read=arrays["read"],
        )


def shares(text: str) -> tuple[list[int], Weights, list[str]]:
    """Gives the years that the model knows, how likely each is by the words, and the words that say most for the best.

    No years where the text has hardly a word that the model knows, or is of a register that it has not read.
    """
    model = _model()
    known = sorted(features(text) & model.words.keys())
    if len(known) < 20:
        return [], np.zeros(0), []
    places = [model.words[word] for word in known]
    leaning = float(model.register[places].sum()) / math.sqrt(len(known)) + model.register_bias
    if leaning < _LEAST:
        return [], np.zeros(0), []
    rows = model.weights[places].astype(np.float64) * model.scale / np.sqrt(len(known))
    logits = rows.sum(axis=0) + model.bias
    found = np.exp(SHARPER * (logits - logits.max()))
    found = found / found.sum() * (1 - DOUBT) + DOUBT / len(found)
    best = int(found.argmax())
    lead = rows[:, best] - rows.mean(axis=1)
    telling = [known[place] for place in np.argsort(-lead, kind="stable")[:5] if lead[place] > 0]
    all_years = [model.first_year + k for k in range(len(found))]
    return [y for y, read in zip(all_years, model.read, strict=True) if read], found[model.read], telling


def evidence(text: str) -> list[Evidence]:
    """Gives what the words of a text say of its year, every day of a year alike."""
    known, likely, telling = shares(text)
    if not known:
        return []
    by_year = np.full(10_000, float(likely.max()) * UNREAD)
    by_year[known] = likely
    order = np.argsort(-likely, kind="stable")
    because = (
        f"its words are most like those of {known[int(order[0])]} ({likely[int(order[0])]:.0%}) and "
        f"{known[int(order[1])]} ({likely[int(order[1])]:.0%}), by a model of words by year; "
        f"most telling: {', '.join(f'“{word}”' for word in telling)}"
    )
    return [Evidence(kind="period", because=because, weights=np.log(by_year[years()]))]
