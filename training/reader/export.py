"""Writes the shipped model: ``python -m training.reader.export --model CHECKPOINT --out FOLDER [--version N]``.

``--ship src/onrecord/language/data/reader`` puts the int8 files where the package carries them.

Three ONNX graphs (reader, labels, roles), each in fp32 and in int8 (dynamic, ``reduce_range``, so that processors
without VNNI do not overflow), the vocabulary, and ``reader.json``: label sets, transitions, the root's
state, name and version. ``SHA256SUMS`` names the files that ship.
"""

from __future__ import annotations

import argparse
import json
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn

from onrecord.language.decode import read
from onrecord.language.labels import NAME_TAGS, ROLE_TAGS, TITLE_TAGS, UPOS
from onrecord.language.model import SUMS, OnnxModel, names_of, sums

from . import checkpoints
from .corpora import plain
from .encoder import WIDTH
from .engines import chains
from .model import OUTPUTS, Reader

if TYPE_CHECKING:
    from .document import Document

INPUTS = ("pieces", "shapes", "gaps", "quotes", "mask", "firsts", "lasts")


class _Call(nn.Module):
    def __init__(self, module: nn.Module) -> None:
        super().__init__()
        self.module = module

    def forward(self, *inputs: torch.Tensor) -> torch.Tensor:
        """Calls the part."""
        return self.module(*inputs)


def main() -> None:
    """Exports, checks that both forms run, and prints sizes and differences."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="0", help="version that the files carry, and every annotation after them")
    parser.add_argument("--ship", type=Path, help="folder that the int8 files are copied to: the package's data")
    parser.add_argument("--compare", type=Path, help="the folder of the corpora: compare int8 with fp32 on its news")
    options = parser.parse_args()
    torch.set_num_threads(1)
    options.out.mkdir(parents=True, exist_ok=True)
    model, vocabulary, _ = checkpoints.reader(options.model)
    torch.backends.mha.set_fastpath_enabled(False)
    write(model, vocabulary, options.out, options.version)
    if options.ship:
        ship(options.out, options.ship)
    report: dict[str, object] = {path.name: path.stat().st_size for path in sorted(options.out.iterdir())}
    if options.compare:
        report |= _differences(plain.plain(options.compare / "reports", 60), options.out)
    print(json.dumps(report, indent=1))


def write(model: Reader, vocabulary: list[str], out: Path, version: str) -> None:
    """Writes all files of a model to a folder."""
    batch, words, arcs = 2, 9, 7
    piecewise = [torch.ones(batch, 12, dtype=torch.long) for _ in range(4)]
    inputs = (*piecewise, torch.ones(batch, 12, dtype=torch.bool), *[torch.ones(batch, words, dtype=torch.long)] * 2)
    axes = {name: {0: "batch", 1: "length"} for name in INPUTS[:5]} | {
        name: {0: "batch", 1: "words"} for name in (*INPUTS[5:], *OUTPUTS)
    }
    for name in ("arcs", "reference"):
        axes[name] = {0: "batch", 1: "words", 2: "heads"}
    _graph(_Call(model), inputs, INPUTS, OUTPUTS, axes, out / "reader")
    pair = (torch.ones(arcs, WIDTH), torch.ones(arcs, WIDTH))
    axes = {name: {0: "arcs"} for name in ("dependents", "heads", "scores")}
    _graph(_Call(model.labels), pair, ("dependents", "heads"), ("scores",), axes, out / "labels")
    some = (torch.ones(3, words, WIDTH), torch.ones(3, dtype=torch.long), torch.ones(3, words, len(ROLE_TAGS)))
    axes = {name: {0: "attributions", 1: "words"} for name in ("states", "alone", "scores")}
    axes["anchors"] = {0: "attributions"}
    _graph(_Call(model.roles), some, ("states", "anchors", "alone"), ("scores",), axes, out / "roles")
    about = {
        "name": "onrecord_reader",
        "version": version,
        "inventory": asdict(model.inventory),
        "upos": UPOS,
        "names": NAME_TAGS,
        "titles": TITLE_TAGS,
        "roles": ROLE_TAGS,
        "chains": {
            name: {"between": between.tolist(), "opening": opening.tolist()}
            for name, (between, opening) in chains(model).items()
        },
        "root": model.labels.root.detach().tolist(),
    }
    (out / "reader.json").write_text(json.dumps(about), "utf-8")
    (out / "vocabulary.txt").write_text("\n".join(vocabulary), "utf-8")
    (out / SUMS).write_text(sums(out, names_of("int8")), "utf-8")


def ship(out: Path, folder: Path) -> None:
    """Copies what the package carries, and checks what arrived against its sums."""
    folder.mkdir(parents=True, exist_ok=True)
    names = names_of("int8")
    for name in (*names, SUMS):
        shutil.copyfile(out / name, folder / name)
    if sums(folder, names) != (folder / SUMS).read_text("utf-8"):
        raise OSError(f"files in {folder} are not those that were written to {out}")


def _graph(module: nn.Module, inputs: tuple, names: tuple, outputs: tuple, axes: dict, stem: Path) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    full = stem.with_suffix(".fp32.onnx")
    torch.onnx.export(
        module, inputs, str(full), input_names=list(names), output_names=list(outputs), dynamic_axes=axes,
        opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(
        full, stem.with_suffix(".int8.onnx"), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )  # fmt: skip


def _differences(documents: list[Document], folder: Path) -> dict[str, object]:
    """Gives the share of words (per cent) whose best tag, head or the like differs between int8 and fp32."""
    one, other = ([read(words, OnnxModel(folder, kind=kind)) for words in documents] for kind in ("fp32", "int8"))
    found = {}
    for layer in ("upos", "heads", "deprels", "opens", "antecedents"):
        pairs = [
            (a, b)
            for x, y in zip(one, other, strict=True)
            for a, b in zip(getattr(x, layer), getattr(y, layer), strict=True)
        ]
        if layer == "opens":
            pairs = [(a > 0.5, b > 0.5) for a, b in pairs]
        found[f"differ_{layer}"] = round(100 * float(np.mean([a != b for a, b in pairs])), 2)
    return found


if __name__ == "__main__":
    main()
