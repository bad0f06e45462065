"""Reads the dev sets with a model and scores every head. All numbers are per cent."""

import time

from training.reader.tokens import shipped

from onrecord.language.decode import ANCHOR, read
from quality.data import shared
from quality.reader import measures, reference_rule, sets
from quality.shared_scorer import run_scorer, with_lines


def evaluate(model, parts=None, *, anchor=ANCHOR):
    """Gives the scores of the parts named, or of all, and the CPU seconds that each took."""
    found = {}
    for name in parts or PARTS:
        begun = time.process_time()
        found |= PARTS[name](model, anchor)
        found[f"{name}_cpu_seconds"] = round(time.process_time() - begun, 1)
    return found


def all_read(documents, model, **options):
    """Gives a reading of each document."""
    return [read(document, model, **options) for document in documents]


def syntax(name, documents, model):
    """Gives scores over gold words and sentences, and from the text alone."""
    own = [shipped(document.text) for document in documents]
    return {
        name: {
            "words": sum(len(document.words) for document in documents),
            "gold_words": measures.treebank(documents, all_read(documents, model)),
            "own_words": measures.raw_treebank(documents, own, all_read(own, model)),
        }
    }


def _ewt(model, _anchor):
    return syntax("ewt_dev", sets.ewt(), model)


def _gum(model, _anchor):
    return syntax("gum_open_dev", sets.gum(), model)


def _gum_news(model, _anchor):
    return syntax("gum_news_dev", sets.gum_news(), model)


def _names(model, _anchor):
    found = {}
    for name, documents, output in (
        ("newswire_dev", sets.newswire(), "names"),
        ("re3d_held", sets.defence(), "names_defence"),
        ("re3d_held_main_style", sets.defence(), "names"),
        ("uner_dev", sets.uner(), "names"),
    ):
        found[name] = measures.names(documents, all_read(documents, model, names=output))
    return found


def _polnear(model, anchor):
    return attributed("polnear", sets.polnear(), model, anchor)


def _gum_attributions(model, anchor):
    return attributed("gum_news", sets.gum_attributions(), model, anchor)


def attributed(name, documents, model, anchor=ANCHOR):
    """Gives the scores of the scorer that lies beside the attributions; of PolNeAR, those of speech alone too."""
    readings = all_read([shipped(document.text) for document in documents], model, anchor=anchor)
    rows = [quotes(document, reading) for document, reading in zip(documents, readings, strict=True)]
    scorer = shared("quality", "statements", "score.py")
    gold = shared("quality", "statements", name, "dev.jsonl")
    found = {
        f"{name}_attributions_dev": with_lines(rows, lambda path: run_scorer(scorer, ["--gold", gold, "--pred", path]))
    }
    if name == "polnear":
        found["polnear_attributions_dev_speech"] = with_lines(
            rows, lambda path: run_scorer(scorer, ["--gold", gold, "--pred", path, "--where", "speech=true"])
        )
    return found


def quotes(document, reading):
    """Gives a document's attributions in the form of the scorer: offsets in code points."""

    def spans(indices):
        runs = []
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
            {"content": spans(one.content), "cue": spans(one.cue), "source": spans(one.source), "score": one.score}
            for one in reading.attributions
        ],
    }


def _references(model, _anchor):
    documents = [document for document in sets.gum() if document.clusters is not None]
    news = [document for document in documents if document.id.split("_")[1] == "news"]
    found = {}
    for name, some, score in (
        ("ontogum_open_dev", documents, measures.coreference),
        ("ontogum_news_dev", news, measures.coreference),
        ("gap_dev", sets.gap(), measures.pronouns),
    ):
        readings = all_read([sets.bare(document) for document in some], model)
        found[name] = score(some, readings)
        for document, reading in zip(some, readings, strict=True):
            reading.antecedents = reference_rule.antecedents(document, reading.upos)
        found[f"{name}_rule"] = score(some, readings)
    return found


def _meanings(model, _anchor):
    documents, same = sets.pairs()
    return {"mrpc_quotes_auc": measures.auc([reading.vectors[0] for reading in all_read(documents, model)], same)}


PARTS = {
    "ewt": _ewt,
    "gum": _gum,
    "gum_news": _gum_news,
    "names": _names,
    "polnear": _polnear,
    "gum_attributions": _gum_attributions,
    "references": _references,
    "meanings": _meanings,
}
