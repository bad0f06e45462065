"""Checkpoints: written beside and moved into place, so that a kill leaves the last whole one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from onrecord.language.decode import Inventory

from .model import Reader

if TYPE_CHECKING:
    from pathlib import Path


def save(path: Path, content: dict) -> None:
    """Writes a checkpoint of tensors, numbers, strings, lists and dicts."""
    fresh = path.with_suffix(".new")
    torch.save(content, fresh)
    fresh.replace(path)


def read(path: Path) -> dict:
    """Gives a checkpoint's content; nothing in it runs."""
    return torch.load(path, map_location="cpu", weights_only=True)


def reader(path: Path) -> tuple[Reader, list[str], dict]:
    """Gives the averaged model of a checkpoint, ready to read, with its vocabulary and the whole content."""
    content = read(path)
    model = Reader(Inventory(**content["inventory"]))
    model.load_state_dict(content["average"])
    return model.eval(), content["vocabulary"], content


def begin(model: Reader, path: Path) -> None:
    """Takes over the averaged weights of another run's checkpoint. Heads that it lacks stay as they are, but that of
    a style of names, which starts as the common one."""
    weights = read(path)["average"]
    for name in [name for name in weights if name.startswith("names.")]:
        weights.setdefault(name.replace("names.", "names_defence."), weights[name])
    found = model.load_state_dict(weights, strict=False)
    if found.unexpected_keys:
        raise ValueError(f"{path} has weights that the model lacks: {', '.join(found.unexpected_keys)}")
