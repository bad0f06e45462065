"""Runs a model in PyTorch for `onrecord.language.decode`, as it was trained. What ships is run by the package."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from onrecord.language.pieces import Pieces

from .model import OUTPUTS, Reader
from .windows import batch

if TYPE_CHECKING:
    import numpy as np

    from onrecord.language.windows import Fed


class TorchModel:
    """See ``onrecord.language.decode.Model``."""

    def __init__(self, model: Reader, vocabulary: list[str]) -> None:
        """Takes a model and its vocabulary."""
        self.model, self.inventory, self.spell = model.eval(), model.inventory, Pieces(vocabulary)
        self.chains = chains(model)
        self.root = model.labels.root.detach().numpy()

    @torch.inference_mode()
    def read(self, fed: Fed, *, names: str = "names") -> dict[str, np.ndarray]:
        """Gives the outputs of one pass over one window, by name, without an axis of batches."""
        del names  # a pass gives them all
        found = self.model(*batch([], [fed]).inputs())
        return {name: output[0].numpy() for name, output in zip(OUTPUTS, found, strict=True)}

    @torch.inference_mode()
    def label(self, dependents: np.ndarray, heads: np.ndarray) -> np.ndarray:
        """Gives label scores (N, labels) of arcs between states (N, WIDTH)."""
        return self.model.labels(torch.from_numpy(dependents), torch.from_numpy(heads)).numpy()

    @torch.inference_mode()
    def roles(self, states: np.ndarray, anchors: np.ndarray, alone: np.ndarray) -> np.ndarray:
        """Gives role scores (A, W, T) of the attributions at ``anchors`` of one window."""
        many = [torch.from_numpy(one)[None].expand(len(anchors), -1, -1) for one in (states, alone)]
        return self.model.roles(many[0], torch.from_numpy(anchors), many[1]).numpy()


def chains(model: Reader) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Gives the transition scores of a model's chains, by name."""
    return {
        name: tuple(part.detach().numpy() for part in chain.transitions())
        for name, chain in (("names", model.name_chain), ("roles", model.role_chain))
    }
