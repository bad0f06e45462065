"""The reader, beside its bare forward pass (the limit) and beside spaCy's small CNN architecture, untrained.

The CNN has the widths of spaCy's own default configuration, random weights, and tagger, parser and names on top: it
costs about what a trained one costs.
"""

import time

import spacy
from spacy.util import minibatch

from bench.data import texts
from bench.turns import in_turns, ratios
from onrecord.language import MODEL_READER, load
from onrecord.language.component import ReaderComponent
from onrecord.language.model import OnnxModel
from onrecord.language.tokens import BoundedTokenizer
from onrecord.language.windows import cuts, feed
from onrecord.language.words import DocWords, quotes

LONGEST = 50_000
"""Characters of a report that are read, so that one book does not outweigh 499 reports."""


def rows(count=500):
    """Gives words a second with one thread and with two."""
    reports = [arrival.content[:LONGEST] for arrival in texts(count)]
    tokenizer = load(MODEL_READER).tokenizer
    words = [DocWords(tokenizer(text), text) for text in reports]
    total = sum(len(one.words) for one in words)
    begun = time.perf_counter()
    model = OnnxModel()
    loaded = time.perf_counter() - begun
    cnn = small_cnn(reports[:20])
    found = [{"model loads in seconds": round(loaded, 2), "reports": len(reports), "words": total}]
    for threads in (1, 2):
        nlp, bare = reader(threads), OnnxModel(threads=threads)
        fed = [[feed(one, quotes(one.words, one.gaps), window, model.spell) for window in cuts(one)] for one in words]
        workers = {
            "onrecord": lambda place, nlp=nlp: nlp(reports[place]),
            "bare forward pass": lambda place, bare=bare, fed=fed: [bare.read(one) for one in fed[place]],
        }
        if threads == 1:
            workers["spaCy small CNN, untrained"] = lambda place: cnn(reports[place])
        found += [{"threads": threads, **row} for row in ratios(total, in_turns(range(len(reports)), workers), "words")]
    return found


def reader(threads):
    """Gives the pipeline with this many threads."""
    nlp = spacy.blank("en")
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    nlp.add_pipe(ReaderComponent.FACTORY, config={"threads": threads})
    return nlp


def small_cnn(some):
    """Gives spaCy's default pipeline of a shared encoder, tagger, parser and names, with random weights."""
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "*"}
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    tagger = nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": shared}})
    parser = nlp.add_pipe("parser", config={"model": _transitions("parser", shared)})
    names = nlp.add_pipe("ner", config={"model": _transitions("ner", shared)})
    for number in range(50):
        tagger.add_label(f"T{number}")
        parser.add_label(f"d{number}")
    for number in range(8):
        names.add_label(f"N{number}")
    nlp.initialize()
    for batch in minibatch(some, 20):
        list(nlp.pipe(batch))
    return nlp


def _transitions(kind, shared):
    return {
        "@architectures": "spacy.TransitionBasedParser.v2", "state_type": kind, "extra_state_tokens": False,
        "hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "tok2vec": shared,
    }  # fmt: skip
