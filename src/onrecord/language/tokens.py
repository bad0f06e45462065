"""Keeps the tokenizer linear: words of absurd length are cut by a plain rule before spaCy's affix rules see them."""

import re
from typing import TYPE_CHECKING

from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without stubs

LONGEST_WORD = 200
"""Code points without white space above which a stretch is no word of any language: addresses, dumps, attacks."""

PIECE = 64
"""Longest token cut from such a stretch. spaCy keeps every distinct token for the life of the process."""

_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half of a UTF-16 pair: a code point of a Python string that spaCy, which keeps words as UTF-8, cannot hold."""

_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")
_PIECES = re.compile(rf"\w{{1,{PIECE}}}|[^\w\s]")


class BoundedTokenizer:
    """spaCy's tokenizer for all but absurdly long words, whose affix rules take quadratic time there."""

    def __init__(self, inner: "Tokenizer") -> None:
        """Takes the tokenizer that does the work on words of ordinary length."""
        self.inner = inner
        self.vocab = inner.vocab

    def __call__(self, text: str) -> Doc:
        """Gives the text as a ``Doc`` of tokens; ``doc.text == text``, halves of surrogate pairs as U+FFFD."""
        doc = self._tokens(_SURROGATE.sub("\ufffd", text))
        doc.user_data["onrecord.text"] = text
        return doc

    def _tokens(self, text: str) -> Doc:
        if _LONG.search(text) is None:
            doc: Doc = self.inner(text)
            return doc
        words: list[str] = []
        spaces: list[bool] = []
        place = 0
        for match in _LONG.finditer(text):
            self._ordinary(text[place : match.start()], words, spaces)
            pieces = _PIECES.findall(match[0])
            words += pieces
            spaces += [False] * len(pieces)
            place = match.end()
            if text[place : place + 1] == " ":
                spaces[-1] = True
                place += 1
        self._ordinary(text[place:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    def _ordinary(self, text: str, words: list[str], spaces: list[bool]) -> None:
        if text:
            doc = self.inner(text)
            words += [token.text for token in doc]
            spaces += [bool(token.whitespace_) for token in doc]
