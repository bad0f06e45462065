"""The shipped model: three ONNX graphs and their label sets, run by onnxruntime on the CPU."""

import json
import os
from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import SettingError
from onrecord.language.decode import Inventory
from onrecord.language.layers import Floats
from onrecord.language.pieces import Pieces
from onrecord.language.windows import Fed

FOLDER = Path(str(files("onrecord.language"))) / "data" / "reader"
"""Where the package keeps the model that it ships."""

GRAPHS = ("reader", "labels", "roles")
SUMS = "SHA256SUMS"
"""The file that names every other file of the model with its SHA-256, as ``sha256sum`` writes it."""

_RULES = "onrecord_rules"
_WANTED = (
    "states", "sentence", "upos", "xpos", "feats", "arcs", "titles", "anchor", "role", "reference", "meaning",
)  # fmt: skip


class OnnxModel:
    """A model as ``training.reader.export`` writes it. Holds nothing of what it read before but spelt words."""

    def __init__(self, folder: Path = FOLDER, *, kind: str = "int8", threads: int = 1) -> None:
        """Takes the folder, "int8" or "fp32", and how many threads share one pass.

        Raises SettingError where files of the model are not there.
        """
        missing = [name for name in names_of(kind) if not (folder / name).is_file()]
        if missing:
            raise SettingError(
                f"the reader's model is not installed: {', '.join(missing)} not in {folder}",
                remedy=f"install a release of onrecord that carries it, or read with rules alone: reader {_RULES}",
            )
        about = json.loads((folder / "reader.json").read_text("utf-8"))
        self.name: str = about.get("name", "onrecord_reader")
        self.version: str = about.get("version", "0")
        self.inventory = Inventory(**about["inventory"])
        self.spell = Pieces((folder / "vocabulary.txt").read_text("utf-8").split("\n"))
        self.chains = {
            name: (np.array(chain["between"], np.float32), np.array(chain["opening"], np.float32))
            for name, chain in about["chains"].items()
        }
        self.root = np.array(about["root"], np.float32)
        self._graphs = [folder / f"{graph}.{kind}.onnx" for graph in GRAPHS]
        self._threads = threads
        self._parents: list[Any] = []
        self._open()

    def _open(self) -> None:
        self._process = os.getpid()
        self._reader, self._labels, self._roles = (_session(path, self._threads) for path in self._graphs)

    def read(self, fed: Fed, *, names: str = "names") -> dict[str, Floats]:
        """Gives the outputs of one pass over one window, by name, without an axis of batches."""
        wanted = (*_WANTED, names)
        if self._process != os.getpid():
            # A fork has none of the threads that its parent's sessions wait for, on being closed too.
            self._parents += [self._reader, self._labels, self._roles]
            self._open()
        given = {name: np.array([getattr(fed, name)], np.int64) for name in ("pieces", "shapes", "gaps", "quotes")}
        given["mask"] = np.ones(given["pieces"].shape, bool)
        given["firsts"], given["lasts"] = np.array([fed.firsts], np.int64), np.array([fed.lasts], np.int64)
        return {name: out[0] for name, out in zip(wanted, self._reader.run(wanted, given), strict=True)}

    def label(self, dependents: Floats, heads: Floats) -> Floats:
        """Gives label scores (N, labels) of arcs between states (N, width)."""
        found: Floats = self._labels.run(None, {"dependents": dependents, "heads": heads})[0]
        return found

    def roles(self, states: Floats, anchors: NDArray[np.int64], alone: Floats) -> Floats:
        """Gives role scores (A, W, T) of the attributions at ``anchors`` (A,) of one window."""
        count = len(anchors)
        given = {"states": np.stack([states] * count), "anchors": anchors, "alone": np.stack([alone] * count)}
        found: Floats = self._roles.run(None, given)[0]
        return found


def names_of(kind: str) -> tuple[str, ...]:
    """Gives the names of the files of a model."""
    return (*(f"{graph}.{kind}.onnx" for graph in GRAPHS), "reader.json", "vocabulary.txt")


def sums(folder: Path, names: Sequence[str]) -> str:
    """Gives the lines of ``SUMS`` for files of a folder."""
    return "".join(f"{sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in sorted(names))


def _session(path: Path, threads: int) -> Any:
    import onnxruntime  # type: ignore[import-untyped]  # noqa: PLC0415 - a third of a second, for readers only

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # waiting threads would keep cores busy
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
