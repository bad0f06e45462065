"""Says which language a text is in, where it is long enough to tell."""

import re
from functools import cache
from typing import Any

SHORTEST = 120
"""Code points below which no language is named: identifiers are wrong too often on a line or two."""

LONGEST = 1_500
"""Code points of the head of a text that are looked at."""

SUREST = 0.9
"""The least probability at which a language is named."""

_CODE = re.compile(r"\s*([a-zA-Z]{2,3})(?:[-_].*)?\s*\Z")


def language_of(text: str) -> str:
    """Gives the ISO 639-1 code of the text's language, or '' where it is too short or too mixed to tell."""
    head = text[:LONGEST]
    if len(head) < SHORTEST:
        return ""
    language, probability = _identifier().classify(head)
    return str(language) if probability >= SUREST else ""


def declared_language(code: str) -> str:
    """Gives the language of a declared tag (``en-GB``, ``pt_BR``), in two or three small letters, or ''."""
    found = _CODE.match(code)
    return found.group(1).lower() if found else ""


@cache
def _identifier() -> Any:
    # Its model is read on first use; the package has no types.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]  # noqa: PLC0415

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
