"""The dev sets of the reader, as documents with gold layers; raises ``quality.data.Absent`` where they are not here."""

import json

from training.reader.corpora import attributions, names, references, treebanks
from training.reader.document import Document
from training.reader.tokens import cut

from quality.data import shared


def ewt():
    """Gives UD English-EWT dev."""
    return treebanks.ewt(shared("training", "language"), "dev")


def gum():
    """Gives the open genres of UD English-GUM dev, with OntoGUM's chains of reference."""
    folder = shared("training", "language")
    documents = treebanks.gum(folder, "dev")
    references.add_ontogum(documents, folder, "dev")
    return documents


def gum_news():
    """Gives the news texts among them."""
    return [document for document in gum() if document.id.split("_")[1] == "news"]


def newswire():
    """Gives the dev documents of the Worldwide Newswire names."""
    return names.newswire(shared("training", "language"), "dev")


def defence():
    """Gives the fifth of re3d that is never trained on."""
    return names.defence(shared("training", "language"), "held")


def uner():
    """Gives UNER English-EWT dev: persons, organisations, places."""
    return names.uner(shared("training", "language"))


def polnear():
    """Gives the attributions of PolNeAR dev."""
    return attributions.read(shared("quality", "statements", "polnear", "dev.jsonl"), "polnear")


def gum_attributions():
    """Gives the attributions of GUM's news dev."""
    return attributions.read(shared("quality", "statements", "gum_news", "dev.jsonl"), "gum_news")


def gap():
    """Gives GAP's validation texts."""
    return references.gap(shared("training", "language"), "dev")


def pairs():
    """Gives MRPC's pairs of quotations, each as two documents of one sentence, and whether they mean the same."""
    path = shared("quality", "stories", "mrpc", "quotes_train.jsonl")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [sentence(row[side]) for row in rows for side in "ab"], [row["label"] for row in rows]


def sentence(text):
    """Gives one sentence as a document."""
    words, starts, ends, gaps = cut(text)
    return Document("", "plain", words, gaps, starts, ends, text, sentence=[0] * len(words))


def bare(document):
    """Gives a document's words without its gold sentences."""
    return Document(
        document.id, document.corpus, document.words, document.gaps, document.starts, document.ends, document.text
    )
