"""Which batch comes when: fixed by the seed and what was drawn, so that a killed run goes on as it would have."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from onrecord.language.windows import MOST_WORDS

from .windows import Window, cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .document import Document


class Stream:
    """The batches of one corpus, round after round, each round cut and shuffled anew."""

    def __init__(self, name: str, documents: list[Document], seed: int, words: int, drawn: int = 0) -> None:
        """Takes how many words a batch has, and how many batches were drawn before."""
        self.name, self.documents, self.seed, self.words = name, documents, seed, words
        self.drawn = drawn
        self._batches = self._run()
        for _ in range(drawn):
            next(self._batches)

    def draw(self) -> list[Window]:
        """Gives the next batch."""
        self.drawn += 1
        return next(self._batches)

    def _run(self) -> Iterator[list[Window]]:
        number = 0
        while True:
            dice = Random(f"{self.seed} {self.name} {number}")
            yield from self._round(dice)
            number += 1

    def _round(self, dice: Random) -> list[list[Window]]:
        windows = []
        for document in self.documents:
            # Half of the windows are shorter than the longest, as short reports and last windows are.
            most = MOST_WORDS if dice.random() < 0.5 else dice.randint(MOST_WORDS // 4, MOST_WORDS)
            windows += cut(document, most, offset=dice.randint(most // 3, most))
        dice.shuffle(windows)
        batches: list[list[Window]] = []
        # Windows of like length stand together within stretches of 16 batches.
        stretch = 16 * self.words // 100
        for first in range(0, len(windows), stretch):
            batch: list[Window] = []
            size = 0
            for window in sorted(windows[first : first + stretch], key=len):
                if batch and size + len(window) > self.words:
                    batches.append(batch)
                    batch, size = [], 0
                batch.append(window)
                size += len(window)
            batches.append(batch)
        dice.shuffle(batches)
        return batches


class Mix:
    """Batches of all corpora by their shares."""

    def __init__(
        self, corpora: dict[str, list[Document]], shares: dict[str, float], seed: int, words: int, drawn: dict[str, int]
    ) -> None:
        """Takes the shares and how many batches of each corpus were drawn before."""
        self.names = [name for name in shares if name in corpora]
        self.shares = [shares[name] for name in self.names]
        self.seed = seed
        self.streams = {name: Stream(name, corpora[name], seed, words, drawn.get(name, 0)) for name in self.names}

    def draw(self, step: int) -> list[Window]:
        """Gives the batch of one step."""
        name = Random(f"{self.seed} {step}").choices(self.names, self.shares)[0]
        return self.streams[name].draw()

    def drawn(self) -> dict[str, int]:
        """Gives how many batches of each corpus were drawn."""
        return {name: stream.drawn for name, stream in self.streams.items()}
