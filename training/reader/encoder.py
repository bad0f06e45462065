"""The shared encoder: BERT's layers (6 of 384), fed with word shapes besides pieces."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional

from onrecord.language.pieces import SHAPES

WIDTH, LAYERS, HEADS, INNER, POSITIONS, PIECES = 384, 6, 12, 1536, 512, 30522
"""Of all-MiniLM-L6-v2 (config.json)."""

MIDDLE = 3
"""The layer, counted from 0, that sentence vectors are read from: the last one serves syntax and forgets topics."""


class Layer(nn.Module):
    """One layer of BERT: attention and feed-forward, each followed by its sum and normalisation."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.last_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        """Takes states (B, P, WIDTH) and the attention bias (B, 1, 1, P); gives states."""
        count, length, _ = states.shape
        query, key, value = self.qkv(states).view(count, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        mixed = self.out(mixed.transpose(1, 2).reshape(count, length, WIDTH))
        states = self.norm(states + self.dropout(mixed))
        return self.last_norm(states + self.dropout(self.outer(functional.gelu(self.inner(states)))))


class Encoder(nn.Module):
    """Pieces to states."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.gaps = nn.Embedding(5, WIDTH)
        self.quotes = nn.Embedding(4, WIDTH)
        for extra in (self.shapes, self.gaps, self.quotes):
            nn.init.normal_(extra.weight, std=0.01)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(
        self, pieces: torch.Tensor, shapes: torch.Tensor, gaps: torch.Tensor, quotes: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Takes piece-wise numbers (B, P); gives the last layer's states (B, P, WIDTH) and the middle layer's."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = (
            self.pieces(pieces) + self.positions(places) + self.shapes(shapes) + self.gaps(gaps) + self.quotes(quotes)
        )
        states = self.dropout(self.norm(states))
        bias = torch.where(mask, 0.0, -1e4)[:, None, None, :].to(states.dtype)
        middle = states
        for number, layer in enumerate(self.layers):
            states = layer(states, bias)
            if number == MIDDLE:
                middle = states
        return states, middle

    def load_base(self, weights: dict[str, torch.Tensor]) -> None:
        """Takes the base's weights; the shape embeddings, which the base lacks, stay small."""
        first = "embeddings."
        self.pieces.weight.data.copy_(weights[first + "word_embeddings.weight"])
        kind = weights[first + "token_type_embeddings.weight"][0]  # the only type that we feed: folded in
        self.positions.weight.data.copy_(weights[first + "position_embeddings.weight"] + kind)
        _copy(self.norm, weights, first + "LayerNorm")
        for number, layer in enumerate(self.layers):
            stem = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                qkv = [weights[f"{stem}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, part).data.copy_(torch.cat(qkv))
            _copy(layer.out, weights, stem + "attention.output.dense")
            _copy(layer.norm, weights, stem + "attention.output.LayerNorm")
            _copy(layer.inner, weights, stem + "intermediate.dense")
            _copy(layer.outer, weights, stem + "output.dense")
            _copy(layer.last_norm, weights, stem + "output.LayerNorm")


def _copy(module: nn.Module, weights: dict[str, torch.Tensor], stem: str) -> None:
    module.weight.data.copy_(weights[stem + ".weight"])
    module.bias.data.copy_(weights[stem + ".bias"])
