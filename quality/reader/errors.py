"""Shows the sentences that a head reads worst, gold beside found: one page a head.

    python -m quality.reader.errors --set gum_news --out DIR
    python -m quality.reader.errors --set newswire --count 80 --out DIR

Worst is what has most wrong words or spans; of equals the shorter comes first.
"""

import argparse
import itertools
from pathlib import Path

from onrecord.language.model import OnnxModel
from quality.reader import markup, measures, sets
from quality.reader.evaluation import all_read, quotes

SETS = {
    "ewt": ("syntax", sets.ewt),
    "gum": ("syntax", sets.gum),
    "gum_news": ("syntax", sets.gum_news),
    "newswire": ("names", sets.newswire),
    "defence": ("names_defence", sets.defence),
    "uner": ("names", sets.uner),
    "polnear": ("attributions", sets.polnear),
    "gum_attributions": ("attributions", sets.gum_attributions),
    "ontogum": ("references", sets.gum),
    "gap": ("pronouns", sets.gap),
}


def main():
    """Writes the pages of one set."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--set", choices=sorted(SETS), required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--count", type=int, default=50, help="sentences or paragraphs a page")
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    kind, make = SETS[chosen.set]
    for head, found in KINDS[kind](make(), OnnxModel()).items():
        worst = sorted(found, key=lambda one: (-one[0], one[1]))[: chosen.count]
        path = chosen.out / f"{chosen.set}.{head}.html"
        title = f"{chosen.set}, {head}: the worst {len(worst)} of {len(found)} with a mistake"
        path.write_text(markup.page(title, [html for *_, html in worst]), "utf-8")
        print(path)


def syntax(documents, model):
    """Gives, by head, (mistakes, length, HTML) of every sentence with a mistake; gold words and sentences."""
    heads = {"tags": [], "trees": [], "sentences": []}
    for document, reading in zip(documents, all_read(documents, model), strict=True):
        for first, past in runs(document.sentence):
            tags = [_tag_row(document, reading, index) for index in range(first, past)]
            trees = [_tree_row(document, reading, index, first) for index in range(first, past)]
            for head, rows in (("tags", tags), ("trees", trees)):
                wrong = sum(bad for _, bad in rows)
                if wrong:
                    body = markup.table(("", "word", "gold", "found"), rows)
                    heads[head].append((wrong, past - first, markup.section(f"{document.id}: {wrong} wrong", body)))
    for document, reading in zip(documents, all_read([sets.bare(one) for one in documents], model), strict=True):
        for first, past in runs(document.sentence):
            cut = _openings(reading.sentence, first, past)
            joined = first and reading.sentence[first] == reading.sentence[first - 1]
            if cut or joined:
                words = [
                    f"¶ {document.words[index]}" if index in cut else document.words[index]
                    for index in range(first, past)
                ]
                note = "joined to the sentence before; " if joined else ""
                body = markup.row(f"{note}¶ is a cut that gold has not:", markup.escape(" ".join(words)))
                heads["sentences"].append((len(cut) + bool(joined), past - first, markup.section(document.id, body)))
    return heads


def _openings(numbers, first, past):
    return [index for index in range(first + 1, past) if numbers[index] != numbers[index - 1]]


def _tag_row(document, reading, index):
    gold = (document.upos[index], document.xpos[index], document.feats[index])
    own = (reading.upos[index], reading.xpos[index], reading.feats[index])
    return (index, document.words[index], " ".join(gold), " ".join(own)), gold != own


def _tree_row(document, reading, index, first):
    def shown(heads, labels):
        head = heads[index]
        return f"{labels[index]} ← {'root' if head < 0 else f'{document.words[head]} {head - first}'}"

    gold, own = shown(document.heads, document.deprels), shown(reading.heads, reading.deprels)
    return (index - first, document.words[index], gold, own), gold != own


def runs(numbers):
    """Gives the stretches ``[first, past)`` of equal numbers."""
    starts = [index for index, number in enumerate(numbers) if not index or number != numbers[index - 1]]
    return list(zip(starts, [*starts[1:], len(numbers)], strict=True))


def names(documents, model, output="names"):
    """Gives (mistakes, length, HTML) of every paragraph whose names are not all found, or that has others."""
    found = []
    for document, reading in zip(documents, all_read(documents, model, names=output), strict=True):
        gold, own = set(measures.gold_names(document)), set(reading.names)
        starts = [index for index, gap in enumerate(document.gaps) if not index or gap == 3]
        for first, past in zip(starts, [*starts[1:], len(document.words)], strict=True):
            missed = [span for span in sorted(gold - own) if first <= span[0] < past]
            extra = [span for span in sorted(own - gold) if first <= span[0] < past]
            if missed or extra:
                lines = [
                    markup.row(label, _named(document, spans, first, past))
                    for label, spans in (("gold", gold), ("found", own))
                ]
                found.append((len(missed) + len(extra), past - first, markup.section(document.id, "".join(lines))))
    return {"names": found}


def _named(document, spans, first, past):
    places, text = [], ""
    for word in document.words[first:past]:
        places.append((len(text), len(text) + len(word)))
        text += word + " "
    inside = [(places[a - first][0], places[min(b, past) - 1 - first][1], k) for a, b, k in spans if first <= a < past]
    return markup.marked(text, inside)


def attributions(documents, model):
    """Gives (mistakes, length, HTML) of every article: attributions that are missed, made up, or cut otherwise."""
    found = []
    for document, reading in zip(documents, all_read(documents, model), strict=True):
        gold = {_parts(quote): quote for quote in quotes(document, _Gold(document.attributions))["quotes"]}
        own = {_parts(quote): quote for quote in quotes(document, reading)["quotes"]}
        lines = []
        for label, some in (("missed", gold.keys() - own.keys()), ("found instead", own.keys() - gold.keys())):
            lines += [(min(min(part) for part in parts if part)[0], label, parts) for parts in some]
        if lines:
            body = "".join(markup.row(label, _told(document.text, parts)) for _, label, parts in sorted(lines))
            found.append((len(lines), len(document.words), markup.section(f"{document.id}: {len(lines)}", body)))
    return {"attributions": found}


class _Gold:
    def __init__(self, told):
        self.attributions = told


def _parts(quote):
    return tuple(tuple(map(tuple, quote[role])) for role in ("content", "cue", "source"))


def _told(text, parts):
    spans = [(s, e, role) for role, some in zip(("content", "cue", "source"), parts, strict=True) for s, e in some]
    first, past = min(s for s, _, _ in spans), max(e for _, e, _ in spans)
    return markup.marked(text[first:past], [(s - first, e - first, role) for s, e, role in spans])


def references(documents, model):
    """Gives (mistakes, length, HTML) of every text: links between head words that are missed or made up."""
    found = []
    documents = [document for document in documents if document.clusters is not None]
    for document, reading in zip(documents, all_read([sets.bare(one) for one in documents], model), strict=True):
        gold = [
            sorted({measures.head_word(span, document.heads, document.words) for span in chain})
            for chain in document.clusters
        ]
        own = [sorted(chain) for chain in measures.chains(reading.antecedents)]
        links = {(a, b) for chain in gold for a, b in itertools.pairwise(chain)}
        mine = {(a, b) for chain in own for a, b in itertools.pairwise(chain)}
        rows = [
            ((label, _near(document, a), _near(document, b)), label == "made up")
            for label, some in (("missed", links - mine), ("made up", mine - links))
            for a, b in sorted(some)
        ]
        if rows:
            body = markup.table(("", "earlier", "later"), rows)
            found.append((len(rows), len(document.words), markup.section(f"{document.id}: {len(rows)}", body)))
    return {"references": found}


def _near(document, index):
    before, after = document.words[max(0, index - 4) : index], document.words[index + 1 : index + 4]
    return f"{' '.join(before)} [{document.words[index]}] {' '.join(after)}"


def pronouns(documents, model):
    """Gives (mistakes, length, HTML) of every GAP text whose pronoun is not read as annotated."""
    found = []
    for document, reading in zip(documents, all_read([sets.bare(one) for one in documents], model), strict=True):
        meta = document.meta
        pronoun = meta["pronoun"][0]
        chain = next((chain for chain in measures.chains(reading.antecedents) if pronoun in chain), {pronoun})
        said = [any(place in chain for place in range(*meta[key])) for key in "ab"]
        if said != list(meta["truth"]):
            spans = [(document.starts[i], document.ends[i], "cue") for i in chain - {pronoun}]
            spans.append((document.starts[pronoun], document.ends[pronoun], "source"))
            truth = [
                " ".join(document.words[slice(*meta[key])])
                for key, true in zip("ab", meta["truth"], strict=True)
                if true
            ]
            body = markup.row("found", markup.marked(document.text, spans)) + markup.row(
                "gold", markup.escape(", ".join(truth) or "neither")
            )
            wrong = sum(a != b for a, b in zip(said, meta["truth"], strict=True))
            found.append((wrong, len(document.words), markup.section(document.id, body)))
    return {"pronouns": found}


KINDS = {
    "syntax": syntax,
    "names": names,
    "names_defence": lambda documents, model: names(documents, model, "names_defence"),
    "attributions": attributions,
    "references": references,
    "pronouns": pronouns,
}


if __name__ == "__main__":
    main()
