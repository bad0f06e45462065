"""The documents that the line model learns from, with their variants.

Each document is a list of lines with labels. From each, variants are made that plain text comes in: without a known
title, with nearly all residue gone, with its line breaks lost, and broken at a fixed width.
"""

import gzip
import hashlib
import json
import random
import textwrap
from dataclasses import dataclass, field, replace

from quality.data import shared

from onrecord.clean.segment import parts_of_line, segments
from onrecord.types.span import Span

CHOSEN_ON = ("residue", "dev.jsonl.gz")


@dataclass
class Document:
    """Lines with, for each: is it body, what kind is it, and does it count (0 for labels in doubt)."""

    name: str
    site: str
    title: str
    lines: list[str]
    content: list[bool]
    kinds: list[str]
    weight: list[float]
    variant: str = "plain"
    group: str = field(default="", compare=False)


def read(path):
    """Gives the documents of a file of labelled lines."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    return [
        Document(
            name=row["id"],
            site=row["site"],
            title=row["title"] or "",
            lines=[line["text"] for line in row["lines"]],
            content=[line["content"] for line in row["lines"]],
            kinds=[line["kind"] for line in row["lines"]],
            weight=[0.0 if line.get("amb") else 1.0 for line in row["lines"]],
            group=row.get("kind", ""),
        )
        for row in rows
    ]


def dev():
    """Gives the documents to choose on."""
    return read(shared("quality", "extraction", *CHOSEN_ON))


def train():
    """Gives the documents to learn from: news, then pages of other kinds; no site that dev holds."""
    held = {document.site for document in dev()}
    news = read(shared("training", "residue", "train.jsonl.gz"))
    general = read(shared("training", "residue", "general.jsonl.gz"))
    for document in general:
        document.variant = "general"
        document.weight = [weight * GENERAL_WEIGHT for weight in document.weight]
    return [document for document in news + general if document.site not in held]


GENERAL_WEIGHT = 0.35
"""Pages that are no news teach, but less."""


def variants(documents):
    """Gives each document and its variants; the same every time."""
    made = []
    for document in documents:
        dice = random.Random(int(hashlib.sha256(document.name.encode()).hexdigest()[:12], 16))
        made.append(document)
        if document.title and document.variant != "general" and dice.random() < 0.5:
            made.append(_changed(document, "untitled", title=""))
        if document.variant == "general":
            continue
        clean = _nearly_clean(document, dice)
        if clean and dice.random() < 0.7:
            made.append(clean)
        if dice.random() < 0.5:
            made.append(glued(document, dice))
        if dice.random() < 0.1:
            made.append(_wrapped(document, dice))
    return made


def _changed(document, variant, **changes):
    return replace(document, **changes, variant=variant)


def _picked(document, variant, places, title):
    return _changed(
        document, variant, title=title,
        lines=[document.lines[i] for i in places], content=[document.content[i] for i in places],
        kinds=[document.kinds[i] for i in places], weight=[document.weight[i] for i in places],
    )  # fmt: skip


def _nearly_clean(document, dice):
    """Keeps the body and a few lines of residue, most of them at its ends."""
    body = [i for i, content in enumerate(document.content) if content]
    if len(body) < 3:
        return None
    first, last = body[0], body[-1]
    kept = set(body)
    near = [i for i in range(max(0, first - 6), min(len(document.lines), last + 8)) if not document.content[i]]
    share = dice.choice([0.0, 0.0, 0.1, 0.3, 0.6])
    kept.update(i for i in near if dice.random() < share)
    kept.update(i for i in range(len(document.lines)) if not document.content[i] and dice.random() < share / 40)
    return _picked(document, "clean", sorted(kept), document.title if dice.random() < 0.5 else "")


def glued(document, dice):
    """Joins all lines, most without a space, and cuts them again as plain text is cut."""
    text = ""
    spans = []
    close = dice.choice([0.0, 0.7, 0.9, 1.0])
    for place, line in enumerate(document.lines):
        spans.append((len(text), len(text) + len(line), place))
        text += line + ("" if dice.random() < close else " ")
    lines, content, kinds, weight = [], [], [], []
    at = 0
    parts = [
        Span(line.start + part.start, line.start + part.end)
        for line in segments(text)
        for part in parts_of_line(line.words(text))
    ]
    for span in parts:
        while spans[at][1] <= span.start:
            at += 1
        shares = []
        look = at
        while look < len(spans) and spans[look][0] < span.end:
            start, end, place = spans[look]
            shares.append((min(end, span.end) - max(start, span.start), place))
            look += 1
        body = sum(size for size, place in shares if document.content[place])
        whole = sum(size for size, _ in shares)
        _, largest = max(shares)
        lines.append(span.words(text))
        content.append(body * 2 > whole)
        kinds.append(document.kinds[largest] if body in (0, whole) else "mixed")
        weight.append(document.weight[largest] * abs(2 * body / whole - 1) * 0.7)
    return _changed(
        document, "glued", title=document.title if dice.random() < 0.3 else "",
        lines=lines, content=content, kinds=kinds, weight=weight,
    )  # fmt: skip


def _wrapped(document, dice):
    width = dice.choice([60, 68, 72, 76, 80])
    lines, content, kinds, weight = [], [], [], []
    for line, body, kind, counts in zip(document.lines, document.content, document.kinds, document.weight, strict=True):
        for part in textwrap.wrap(line, width, break_long_words=False) or [line]:
            lines.append(part)
            content.append(body)
            kinds.append(kind)
            weight.append(counts * 0.5)
    return _changed(
        document, "wrapped", title=document.title if dice.random() < 0.5 else "",
        lines=lines, content=content, kinds=kinds, weight=weight,
    )  # fmt: skip
