"""A silver layer of offices and titles: the title table of `training/knowledge`, found before or after names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from training.reader.tokens import cut

from onrecord.language.labels import TITLE_TAGS

if TYPE_CHECKING:
    from pathlib import Path

    from training.reader.document import Document

_MODIFIERS = frozenset(
    ("former", "acting", "deputy", "vice", "senior", "top", "chief", "assistant", "first", "interim", "ex")
)


def add_titles(documents: list[Document], table: Path) -> None:
    """Marks table entries (longest first) in documents; a title takes in the capitalised words and ranks before it."""
    entries: dict[str, set[tuple[str, ...]]] = {}
    for line in table.read_text("utf-8").splitlines():
        name, _, kind = line.partition("\t")
        words = tuple(word.lower() for word in cut(name)[0])
        if words and kind != "courtesy" and not line.startswith("#"):
            entries.setdefault(words[0], set()).add(words)
    for document in documents:
        document.titles = _mark(document.words, entries)


def _mark(words: list[str], entries: dict[str, set[tuple[str, ...]]]) -> list[str]:
    lower = [word.lower() for word in words]
    tags = [TITLE_TAGS[0]] * len(words)
    place = 0
    while place < len(words):
        found = max(
            (len(e) for e in entries.get(lower[place], ()) if tuple(lower[place : place + len(e)]) == e), default=0
        )
        if found > 1 or (found and _is_title(words, place)):
            first = place
            while first and lower[first - 1] in _MODIFIERS and tags[first - 1] == "O":
                first -= 1
            tags[first : place + found] = ["B-title", *["I-title"] * (place + found - first - 1)]
        place += found or 1
    return tags


def _is_title(words: list[str], place: int) -> bool:
    """Says whether a title of one word is used as one: a name or what it heads follows."""
    after = words[place + 1] if place + 1 < len(words) else ""
    return after[:1].isupper() or after == "of"
