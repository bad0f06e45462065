"""Scores every head of the reader on its dev sets, in int8 as shipped, through the package's own run time.

    python -m quality.run reader                       with floors
    python -m quality.reader.score                     every number, as JSON
    python -m quality.reader.score --parts ewt names --out scores.json

Dev sets: UD EWT and the open genres of GUM; Worldwide Newswire, UNER EWT and a held-apart fifth of re3d; PolNeAR and
GUM news; OntoGUM and GAP; MRPC's quotations. None of them is trained on.
"""

import argparse
import json
from pathlib import Path

from onrecord.errors import SettingError
from onrecord.language.model import FOLDER, OnnxModel
from quality.data import Absent
from quality.reader import measures, sets
from quality.reader.evaluation import PARTS, all_read, attributed, evaluate, syntax

FAST_TEXTS = 25
"""Texts of EWT and of the newswire that the subset for CI reads."""


def scores(*, fast=False):
    """Gives scores in [0, 1]; fast reads GUM's news and some texts of EWT and the newswire."""
    try:
        model = OnnxModel()
    except SettingError as reason:
        raise Absent(str(reason)) from reason
    found = some(model) if fast else evaluate(model)
    return {name: round(value / 100, 4) for name, value in wanted(found).items()}


def some(model):
    """Gives the numbers of the subset."""
    wire, news = sets.newswire()[:FAST_TEXTS], sets.gum_news()
    return {
        **syntax("ewt_dev", sets.ewt()[:FAST_TEXTS], model),
        **syntax("gum_news_dev", news, model),
        **attributed("gum_news", sets.gum_attributions(), model),
        "newswire_dev": measures.names(wire, all_read(wire, model)),
        "ontogum_news_dev": measures.coreference(news, all_read([sets.bare(one) for one in news], model)),
    }


def wanted(found):
    """Gives the numbers that have floors, in per cent, by name; those that were not measured are left out."""
    return {name: number for name, path in FLOORED.items() if (number := _at(found, path.split("/"))) is not None}


def _at(found, path):
    for key in path:
        if key not in found:
            return None
        found = found[key]
    return found


def _floored():
    """Gives where among all numbers the one with this name stands."""
    paths = {}
    for name in ("ewt", "gum_news", "gum_open"):
        paths |= {f"{name}.{key}": f"{name}_dev/gold_words/{key}" for key in ("upos", "feats", "uas", "las")}
        paths |= {f"{name}.text.{key}": f"{name}_dev/own_words/{key}" for key in ("upos", "las", "sentence")}
    for name in ("newswire_dev", "re3d_held", "uner_dev"):
        paths[f"names.{name.partition('_')[0]}"] = f"{name}/core/F1"
    for name, key in (("polnear", ""), ("polnear.speech", "_speech"), ("gum_news", "")):
        stem = f"{name.partition('.')[0]}_attributions_dev{key}"
        for score in ("part_exact", "content_exact", "content_token", "source_overlap", "cue_overlap"):
            paths[f"attributions.{name}.{score}"] = f"{stem}/{score}/F1"
    for name in ("ontogum_open", "ontogum_news"):
        paths[f"references.{name}"] = f"{name}_dev/conll"
    paths |= {f"references.gap.{key.lower()}": f"gap_dev/{key}" for key in ("F1", "accuracy")}
    paths["vectors.mrpc_auc"] = "mrpc_quotes_auc"
    return paths


FLOORED = _floored()


def main():
    """Prints every number, and writes them to a file where one is named."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--parts", nargs="+", choices=list(PARTS))
    options.add_argument("--model", type=Path, default=FOLDER, help="folder of a model; the package's own")
    options.add_argument("--kind", choices=("int8", "fp32"), default="int8")
    options.add_argument("--out", type=Path)
    chosen = options.parse_args()
    model = OnnxModel(chosen.model, kind=chosen.kind)
    found = {"model": f"{model.name} {model.version} {chosen.kind}", **evaluate(model, chosen.parts)}
    printed = json.dumps(found, indent=1)
    if chosen.out:
        chosen.out.write_text(printed + "\n", "utf-8")
    print(printed)


if __name__ == "__main__":
    main()
