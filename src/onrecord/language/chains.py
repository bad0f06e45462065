"""The best path through a linear chain of tags (Viterbi), of many rows at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def best_paths(
    scores: NDArray[np.float32], lengths: Sequence[int], between: NDArray[np.float32], opening: NDArray[np.float32]
) -> list[list[int]]:
    """Gives the best path of every row: scores (B, W, T), lengths (B,), transitions (T, T) and (T,)."""
    count, width, tags = scores.shape
    back = np.zeros((width, count, tags), dtype=np.int16)
    state = scores[:, 0] + opening
    states = [state]
    arriving = np.ascontiguousarray(between.T)  # [to, from]: the maximum runs over neighbours in memory
    for place in range(1, width):
        paths = state[:, None, :] + arriving
        back[place] = paths.argmax(2)
        state = paths.max(2) + scores[:, place]
        states.append(state)
    found = []
    for row in range(count):
        last = lengths[row] - 1
        tag = int(states[last][row].argmax())
        path = [tag]
        for place in range(last, 0, -1):
            tag = int(back[place, row, tag])
            path.append(tag)
        path.reverse()
        found.append(path)
    return found
