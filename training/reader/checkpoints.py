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
