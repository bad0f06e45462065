"""Linear-chain conditional random field (Lafferty et al. 2001), with partly known labels (Tsuboi et al. 2008)."""

from __future__ import annotations

import torch
from torch import nn

FORBIDDEN = -1e4


class Chain(nn.Module):
    """Learnt transitions between tags; those that BIO forbids stay forbidden."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__()
        self.between = nn.Parameter(torch.zeros(len(tags), len(tags)))
        self.opening = nn.Parameter(torch.zeros(len(tags)))
        legal = [[_follows(one, other) for other in tags] for one in tags]
        self.register_buffer("legal", torch.where(torch.tensor(legal), 0.0, FORBIDDEN), persistent=False)
        self.register_buffer(
            "legal_opening", torch.tensor([0.0 if tag[0] != "I" else FORBIDDEN for tag in tags]), persistent=False
        )

    def transitions(self) -> tuple[torch.Tensor, torch.Tensor]:
        """Gives scores (T, T) from tag to tag, and (T,) for the first tag."""
        return self.between + self.legal, self.opening + self.legal_opening

    def forward(self, scores: torch.Tensor, allowed: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """Takes scores (B, W, T), tags that may be true (B, W, T), lengths; gives -log p of the allowed paths (B,)."""
        blocked = torch.where(allowed, 0.0, FORBIDDEN).to(scores.dtype)
        both = torch.cat([scores, scores + blocked])
        total = self._sum(both, torch.cat([lengths, lengths]))
        free, true = total.chunk(2)
        return free - true

    def _sum(self, scores: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        between, opening = self.transitions()
        if scores.is_cuda:
            return _sum_by_halves(scores, lengths, between, opening)
        state = scores[:, 0] + opening
        states = [state]
        for step in scores.unbind(1)[1:]:
            state = torch.logsumexp(state[:, :, None] + between, dim=1) + step
            states.append(state)
        last = torch.stack(states, 1)[torch.arange(len(lengths)), lengths - 1]
        return torch.logsumexp(last, dim=1)


def _sum_by_halves(
    scores: torch.Tensor, lengths: torch.Tensor, between: torch.Tensor, opening: torch.Tensor
) -> torch.Tensor:
    """Gives the same sums by joining neighbouring steps in pairs (a parallel prefix sum, Blelloch 1990): more work,
    but in as many calls as the logarithm of the length, and on a GPU it is calls that take the time."""
    tags = scores.shape[2]
    steps = between + scores[:, 1:, None, :]  # (B, W - 1, from, to)
    stay = torch.full((tags, tags), FORBIDDEN, device=scores.device).fill_diagonal_(0.0)
    beyond = torch.arange(1, scores.shape[1], device=scores.device) >= lengths[:, None]
    steps = torch.where(beyond[:, :, None, None], stay, steps)
    while steps.shape[1] > 1:
        if steps.shape[1] % 2:
            steps = torch.cat([steps, stay.expand(len(steps), 1, -1, -1)], 1)
        one, other = steps[:, ::2], steps[:, 1::2]
        steps = torch.logsumexp(one[..., None] + other[:, :, None], dim=3)
    first = scores[:, 0] + opening
    if steps.shape[1]:
        first = torch.logsumexp(first[:, :, None] + steps[:, 0], dim=1)
    return torch.logsumexp(first, dim=1)


def _follows(one: str, other: str) -> bool:
    return other[0] != "I" or (one != "O" and one[2:] == other[2:])
