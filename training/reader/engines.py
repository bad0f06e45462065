"""Runs the model for decoding: with PyTorch, or with onnxruntime on exported files; both give plain arrays."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

import numpy as np
import torch

from .model import OUTPUTS, Inventory, Reader
from .pieces import Pieces

if TYPE_CHECKING:
    from pathlib import Path

    from .windows import Batch


class Engine(Protocol):
    """What decoding needs of a model."""

    inventory: Inventory
    spell: Pieces
    chains: dict[str, tuple[np.ndarray, np.ndarray]]

    def read(self, batch: Batch) -> dict[str, np.ndarray]:
        """Gives the outputs of one pass, by name."""

    def label(self, dependents: np.ndarray, heads: np.ndarray) -> np.ndarray:
        """Gives label scores (N, labels) of arcs between states (N, WIDTH); a head of nan is the root."""

    def roles(self, states: np.ndarray, anchors: np.ndarray, alone: np.ndarray) -> np.ndarray:
        """Gives role scores (A, W, T) of attributions."""


class TorchEngine:
    """The model as it was trained."""

    def __init__(self, model: Reader, vocabulary: list[str]) -> None:
        """Takes a model and its vocabulary."""
        self.model, self.inventory, self.spell = model.eval(), model.inventory, Pieces(vocabulary)
        self.chains = chains(model)
        self.root = model.labels.root.detach().numpy()

    @torch.inference_mode()
    def read(self, batch: Batch) -> dict[str, np.ndarray]:
        """See ``Engine``."""
        return dict(zip(OUTPUTS, (output.numpy() for output in self.model(*batch.inputs())), strict=True))

    @torch.inference_mode()
    def label(self, dependents: np.ndarray, heads: np.ndarray) -> np.ndarray:
        """See ``Engine``."""
        return self.model.labels(torch.from_numpy(dependents), torch.from_numpy(heads)).numpy()

    @torch.inference_mode()
    def roles(self, states: np.ndarray, anchors: np.ndarray, alone: np.ndarray) -> np.ndarray:
        """See ``Engine``."""
        return self.model.roles(torch.from_numpy(states), torch.from_numpy(anchors), torch.from_numpy(alone)).numpy()


class OnnxEngine:
    """The model as it ships: three graphs and one file of the rest."""

    def __init__(self, folder: Path, *, quantized: bool, threads: int = 1) -> None:
        """Takes the folder that ``export`` wrote."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        kind = "int8" if quantized else "fp32"

        def session(name: str) -> onnxruntime.InferenceSession:
            return onnxruntime.InferenceSession(
                str(folder / f"{name}.{kind}.onnx"), options, providers=["CPUExecutionProvider"]
            )

        self.reading, self.labelling, self.attributing = session("reader"), session("labels"), session("roles")
        about = json.loads((folder / "reader.json").read_text("utf-8"))
        self.inventory = Inventory(**about["inventory"])
        self.spell = Pieces((folder / "vocabulary.txt").read_text("utf-8").split("\n"))
        self.chains = {
            name: (np.array(chain["between"], np.float32), np.array(chain["opening"], np.float32))
            for name, chain in about["chains"].items()
        }
        self.root = np.array(about["root"], np.float32)

    def read(self, batch: Batch) -> dict[str, np.ndarray]:
        """See ``Engine``."""
        names = [entry.name for entry in self.reading.get_inputs()]
        inputs = [tensor.numpy() for tensor in batch.inputs()]
        return dict(zip(OUTPUTS, self.reading.run(list(OUTPUTS), dict(zip(names, inputs, strict=True))), strict=True))

    def label(self, dependents: np.ndarray, heads: np.ndarray) -> np.ndarray:
        """See ``Engine``."""
        return self.labelling.run(None, {"dependents": dependents, "heads": heads})[0]

    def roles(self, states: np.ndarray, anchors: np.ndarray, alone: np.ndarray) -> np.ndarray:
        """See ``Engine``."""
        return self.attributing.run(None, {"states": states, "anchors": anchors, "alone": alone})[0]


def chains(model: Reader) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Gives the transition scores of a model's chains, by name."""
    return {
        name: tuple(part.detach().numpy() for part in chain.transitions())
        for name, chain in (("names", model.name_chain), ("roles", model.role_chain))
    }
