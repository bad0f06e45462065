"""The reader: one encoder, and heads on the states of words."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional

from onrecord.language.decode import Inventory
from onrecord.language.labels import NAME_TAGS, ROLE_TAGS, STYLES, TITLE_TAGS, UPOS

from .crf import Chain
from .encoder import WIDTH, Encoder

ARC, LABEL, PAIR, NAME = 256, 128, 128, 256
"""Widths of the heads: arcs and labels of syntax, pairs of attribution and reference, names."""

FAR = 64
"""Distances in words are told apart up to here."""


class Bilinear(nn.Module):
    """Biaffine scores of pairs (Dozat and Manning 2017) with a bias of the head.

    The base knows places only as numbers, and within a window of many sentences it is slow to learn which words are
    near; so what a word looks for depends on signed distance too (as the keys of Shaw et al. 2018 do).
    """

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.dependent = nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(dropout))
        self.head = nn.Sequential(nn.Linear(WIDTH, width), nn.GELU(), nn.Dropout(dropout))
        self.weight = nn.Linear(width, width, bias=False)
        self.bias = nn.Linear(width, 1, bias=False)
        self.none = nn.Parameter(torch.zeros(1, 1, width))
        self.distance = nn.Parameter(torch.zeros(width, 2 * FAR + 1))
        nn.init.orthogonal_(self.weight.weight, gain=0.25)
        self.scale = width**-0.25

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        """Takes states (B, W, WIDTH); gives (B, W, 1 + W): each word with none (root, no antecedent) or one other."""
        heads = self.head(states)
        heads = torch.cat([self.none.expand(heads.shape[0], -1, -1), heads], 1)
        dependents = self.dependent(states)
        places = torch.arange(states.shape[1], device=states.device)
        distance = (places[None] - places[:, None]).clamp(-FAR, FAR) + FAR
        near = (dependents @ self.distance).gather(2, distance[None].expand(states.shape[0], -1, -1))
        scores = self.weight(dependents) @ heads.transpose(1, 2) + functional.pad(near, (1, 0))
        return scores * self.scale + self.bias(heads).transpose(1, 2)


class Labels(nn.Module):
    """Biaffine scores of an arc's labels."""

    def __init__(self, count: int, dropout: float) -> None:
        super().__init__()
        self.dependent = nn.Sequential(nn.Linear(WIDTH, LABEL), nn.GELU(), nn.Dropout(dropout))
        self.head = nn.Sequential(nn.Linear(WIDTH, LABEL), nn.GELU(), nn.Dropout(dropout))
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.weight = nn.Parameter(torch.empty(LABEL, count * LABEL))
        self.linear = nn.Linear(2 * LABEL, count)
        self.count = count
        nn.init.normal_(self.weight, std=LABEL**-1.0)

    def forward(self, dependents: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        """Takes states of dependents and of their heads (N, WIDTH); gives (N, labels)."""
        one, other = self.dependent(dependents), self.head(heads)
        mixed = (one @ self.weight).view(-1, self.count, LABEL)
        return (mixed @ other[:, :, None]).squeeze(2) + self.linear(torch.cat([one, other], 1))


class Roles(nn.Module):
    """Cue, source and content of one attribution, given its anchor: a score for every word and tag."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.word = nn.Linear(WIDTH, 2 * PAIR)
        self.anchor = nn.Linear(WIDTH, 2 * PAIR)
        self.distance = nn.Embedding(2 * FAR + 1, PAIR)
        self.inner = nn.Linear(PAIR, PAIR)
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(PAIR, len(ROLE_TAGS))
        nn.init.normal_(self.distance.weight, std=0.1)

    def forward(self, states: torch.Tensor, anchors: torch.Tensor, alone: torch.Tensor) -> torch.Tensor:
        """Takes states (A, W, WIDTH), anchors (A,), scores that need no anchor (A, W, T); gives scores (A, W, T)."""
        places = torch.arange(states.shape[1], device=states.device)
        distance = (places[None] - anchors[:, None]).clamp(-FAR, FAR) + FAR
        index = anchors[:, None, None].expand(-1, 1, WIDTH)
        plain, crossed = self.word(states).chunk(2, -1)
        anchor, crossing = self.anchor(states.gather(1, index)).chunk(2, -1)
        mixed = functional.gelu(plain + anchor + crossed * crossing + self.distance(distance))
        mixed = functional.gelu(self.inner(self.dropout(mixed))) + mixed
        return self.tags(self.dropout(mixed)) + alone


def _tagger(dropout: float) -> nn.Sequential:
    return nn.Sequential(nn.Linear(WIDTH, NAME), nn.GELU(), nn.Dropout(dropout), nn.Linear(NAME, len(NAME_TAGS)))


class Reader(nn.Module):
    """Encoder and heads. ``forward`` gives everything that one pass over a window can give."""

    def __init__(self, inventory: Inventory, dropout: float = 0.1, head_dropout: float = 0.2) -> None:
        super().__init__()
        self.inventory = inventory
        self.encoder = Encoder(dropout)
        self.dropout = nn.Dropout(head_dropout)
        self.sentence = nn.Linear(WIDTH, 1)
        self.upos = nn.Linear(WIDTH, len(UPOS))
        self.xpos = nn.Linear(WIDTH, len(inventory.xpos))
        self.feats = nn.Linear(WIDTH, len(inventory.feats))
        self.arcs = Bilinear(ARC, head_dropout)
        self.labels = Labels(len(inventory.deprels), head_dropout)
        self.style = nn.Embedding(len(STYLES), WIDTH)
        self.names = _tagger(head_dropout)
        self.names_defence = _tagger(head_dropout)
        self.name_chain = Chain(NAME_TAGS)
        self.titles = nn.Linear(WIDTH, len(TITLE_TAGS))
        self.anchor = nn.Sequential(nn.Linear(WIDTH, PAIR), nn.GELU(), nn.Dropout(head_dropout), nn.Linear(PAIR, 2))
        self.role = nn.Linear(WIDTH, len(ROLE_TAGS))
        self.roles = Roles(head_dropout)
        self.role_chain = Chain(ROLE_TAGS)
        self.reference = Bilinear(PAIR, head_dropout)
        self.nearness = nn.Embedding(FAR + 1, 1)
        self.meaning = nn.Sequential(nn.Linear(WIDTH, 2 * WIDTH), nn.GELU(), nn.Linear(2 * WIDTH, WIDTH))
        nn.init.normal_(self.style.weight, std=0.02)
        nn.init.zeros_(self.nearness.weight)

    def words(self, inputs: tuple[torch.Tensor, ...]) -> tuple[torch.Tensor, torch.Tensor]:
        """Takes a batch's tensors; gives states of its words (B, W, WIDTH), last layer and middle layer.

        A word's state is the mean of its first and its last piece's.
        """
        *piecewise, firsts, lasts = inputs
        index = [index[:, :, None].expand(-1, -1, WIDTH) for index in (firsts, lasts)]
        last, middle = (
            (states.gather(1, index[0]) + states.gather(1, index[1])) * 0.5 for states in self.encoder(*piecewise)
        )
        return last, middle

    def name_scores(self, states: torch.Tensor, style: int) -> torch.Tensor:
        """Gives scores of name tags (B, W, T) after the guidelines of one style."""
        head = self.names_defence if STYLES[style] == "defence" else self.names
        return head(self.dropout(states) + self.style.weight[style])

    def reference_scores(self, states: torch.Tensor) -> torch.Tensor:
        """Gives scores (B, W, 1 + W) of no antecedent and of each word as antecedent."""
        places = torch.arange(states.shape[1], device=states.device)
        distance = (places[:, None] - places[None]).clamp(0, FAR)
        near = functional.pad(self.nearness(distance).squeeze(-1), (1, 0))
        return self.reference(states) + near

    def forward(self, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Gives, for a batch, the outputs named in ``OUTPUTS``, in that order."""
        states, middle = self.words(inputs)
        anchor = self.anchor(states)
        return (
            states,
            self.sentence(states).squeeze(-1),
            self.upos(states),
            self.xpos(states),
            self.feats(states),
            self.arcs(states),
            self.name_scores(states, STYLES.index("main")),
            self.name_scores(states, STYLES.index("defence")),
            self.titles(states),
            anchor,
            self.role(states),
            self.reference_scores(states),
            self.meaning(middle),
        )


OUTPUTS = (
    "states", "sentence", "upos", "xpos", "feats", "arcs", "names", "names_defence", "titles", "anchor", "role",
    "reference", "meaning",
)  # fmt: skip
