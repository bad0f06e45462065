"""Plain news text of free use, for keeping sentence vectors near the base's."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING

from training.reader.document import Document
from training.reader.tokens import cut

if TYPE_CHECKING:
    from pathlib import Path

_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+")


def plain(reports: Path, most: int = 1500) -> list[Document]:
    """Gives the first Wikinews articles (CC BY 2.5), their sentences cut by a plain rule."""
    found = []
    with gzip.open(reports / "wikinews_2019_2020/articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"][:3000]
            words, starts, ends, gaps = cut(text)
            breaks = [match.end() for match in _END.finditer(text)]
            number, sentences = 0, []
            for start in starts:
                while number < len(breaks) and breaks[number] <= start:
                    number += 1
                sentences.append(number)
            document = Document(str(row["id"]), "plain", words, gaps, starts, ends, text)
            document.meta["sentences"] = sentences
            if len(words) > 20:
                found.append(document)
            if len(found) == most:
                break
    return found
