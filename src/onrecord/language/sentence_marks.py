"""The rule of sentences as a part of a spaCy pipeline."""

from bisect import bisect_left
from typing import TYPE_CHECKING, ClassVar

import numpy as np
from spacy.attrs import SENT_START  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.language import Language

from onrecord.language.sentences import BREAKS, sentence_starts

if TYPE_CHECKING:
    from spacy.tokens import Doc


@Language.component("onrecord_sentences")
def mark_sentence_starts(doc: "Doc") -> "Doc":
    """Marks the tokens that open sentences. A token that holds two sentences' ends leaves the cut to the next one."""
    text: str = doc.user_data.get("onrecord.text") or doc.text
    starts = sentence_starts(text) + [_next_word(text, end) for end in doc.user_data.get(BREAKS, ())]
    offsets = [token.idx for token in doc]
    firsts = {bisect_left(offsets, start) for start in starts}
    marks = np.full((len(doc), 1), -1, dtype=np.int64)
    marks[[index for index in sorted(firsts | {0}) if index < len(doc)], 0] = 1
    # Setting token.is_sent_start one by one looks through the whole document each time.
    return doc.from_array([SENT_START], marks.astype(np.uint64)) if len(doc) else doc  # type: ignore[arg-type]  # stub wants its own array protocol


def _next_word(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


class SentenceStarts:
    """The name under which the rule stands in a spaCy pipeline."""

    FACTORY: ClassVar[str] = "onrecord_sentences"
