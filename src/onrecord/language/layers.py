"""What the reader finds in a text: layers over its words."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Named = tuple[int, int, str]
"""Words ``[first, past)`` and what they are."""


@dataclass(slots=True, frozen=True)
class Told:
    """One attribution: indices of words, any number of parts a role; ``anchor`` is the cue's word that tells it.

    ``speech`` is 1 for speech, 0 for belief, -1 where it is not known (in some corpora).
    """

    anchor: int
    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    speech: int
    score: float = 1.0
    speech_score: float = 1.0


@dataclass(slots=True)
class Layers:
    """The layers of a text or of one window of it. Where a layer says ``words``, it has one entry a word."""

    opens: list[float] = field(default_factory=list)  # words: probability that a sentence starts here
    sentence: list[int] = field(default_factory=list)  # words: number of the sentence
    upos: list[str] = field(default_factory=list)  # words
    xpos: list[str] = field(default_factory=list)  # words
    feats: list[str] = field(default_factory=list)  # words
    heads: list[int] = field(default_factory=list)  # words: index of the head, -1 for a root
    deprels: list[str] = field(default_factory=list)  # words
    names: list[Named] = field(default_factory=list)
    titles: list[Named] = field(default_factory=list)
    attributions: list[Told] = field(default_factory=list)
    antecedents: list[int] = field(default_factory=list)  # words: index of an earlier word that means the same, or -1
    vectors: list[Floats] = field(default_factory=list)  # one a sentence

    def add(self, part: "Layers", first: int) -> None:
        """Takes the layers of the next window, whose first word is word ``first`` of this text."""
        after = self.sentence[-1] + 1 if self.sentence else 0
        self.sentence += [after + number for number in part.sentence]
        for layer in ("opens", "upos", "xpos", "feats", "deprels", "vectors"):
            getattr(self, layer).extend(getattr(part, layer))
        self.heads += [head + first if head >= 0 else -1 for head in part.heads]
        self.antecedents += [other + first if other >= 0 else -1 for other in part.antecedents]
        self.names += [(start + first, past + first, kind) for start, past, kind in part.names]
        self.titles += [(start + first, past + first, kind) for start, past, kind in part.titles]
        self.attributions += [_moved(one, first) for one in part.attributions]


def _moved(one: Told, by: int) -> Told:
    cue, source, content = (tuple(index + by for index in part) for part in (one.cue, one.source, one.content))
    return Told(one.anchor + by, cue, source, content, one.speech, one.score, one.speech_score)
