"""Renders random paragraphs of the reports beside the repository with their layers, to be read by eye.

python -m quality.reader.pages --seed 7 --count 50 --out FILE
"""

import argparse
import gzip
import json
import random
from pathlib import Path

from onrecord import language
from onrecord.types.report import Report
from quality.data import shared
from quality.reader import markup

LONGEST = 1200
"""Characters of a paragraph that is drawn, at most: some reports come without line breaks."""


def main():
    """Writes one page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--count", type=int, default=50)
    options.add_argument("--out", type=Path, default=Path("paragraphs.html"))
    chosen = options.parse_args()
    sections = [drawn(name, row) for name, row in rows(chosen.seed, chosen.count)]
    chosen.out.write_text(markup.page(f"{chosen.count} paragraphs, seed {chosen.seed}", sections), "utf-8")
    print(chosen.out)


def rows(seed, count):
    """Gives reports drawn from all sets alike, each with its dice: (name of the set, row)."""
    dice = random.Random(seed)
    paths = sorted(shared("reports").glob("*/*.jsonl.gz"))
    held = {}
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            held[path.parent.name] = [row for line in lines if len((row := json.loads(line)).get("text") or "") > 200]
    for _ in range(count):
        name = dice.choice(sorted(name for name, some in held.items() if some))
        row = dice.choice(held[name])
        yield name, {"id": row.get("id"), "text": row["text"], "draw": dice.random()}


def drawn(name, row):
    """Reads a whole report and gives one of its paragraphs with all layers that touch it."""
    text = row["text"]
    doc, sentences = language.read(Report(id="report", text=text), reader=language.MODEL_READER)
    first, past = paragraph(text, row["draw"])
    lines = [
        markup.row(
            "names", _within(text, first, past, [(e.start_char, e.end_char, KINDS[e.label_]) for e in doc.ents])
        ),
        markup.row(
            "titles", _within(text, first, past, [(s.start_char, s.end_char, "title") for s in doc.spans["titles"]])
        ),
    ]
    for one in doc._.attributions:
        spans = [(s.start, s.end, role) for role in ("cue", "source", "content") for s in getattr(one, role)]
        if any(first <= start < past for start, _, _ in spans):
            kind = "speech" if one.speech else "belief"
            lines.append(markup.row(f"{kind} {one.score:.2f}", _within(text, first, past, spans)))
    for number, cluster in enumerate(doc._.references):
        inside = [m.span.words(text) for m in cluster if first <= m.span.start < past]
        if inside:
            lines.append(markup.row(f"same {number}", markup.escape(" = ".join(m.span.words(text) for m in cluster))))
    for span in sentences:
        if first <= span.start < past:
            words = [t for t in doc.char_span(span.start, span.end, alignment_mode="expand") if not t.is_space]
            tree = " ".join(f"{t.text}/{t.pos_}/{t.dep_}→{'' if t.head == t else t.head.text}" for t in words)
            lines.append(markup.row("sentence", markup.escape(tree)))
    return markup.section(f"{name} {row['id']}", "".join(lines))


KINDS = {
    "PERSON": "person", "ORG": "organisation", "LOC": "place", "FAC": "facility", "EVENT": "event",
    "PRODUCT": "weapon_or_vessel", "LAW": "law_or_agreement", "NORP": "nationality",
}  # fmt: skip


def paragraph(text, draw):
    """Gives one paragraph of a text, by a number in [0, 1); of one that is long, a part."""
    bounds, start = [], 0
    for line in text.splitlines(keepends=True):
        bounds += [
            (first, min(first + LONGEST, start + len(line)))
            for first in range(start, start + len(line), LONGEST)
            if text[first : min(first + LONGEST, start + len(line))].strip()
        ]
        start += len(line)
    return bounds[int(draw * len(bounds))]


def _within(text, first, past, spans):
    inside = [(max(s, first) - first, min(e, past) - first, k) for s, e, k in spans if s < past and e > first]
    return markup.marked(text[first:past], inside)


if __name__ == "__main__":
    main()
