"""Codes of acts: CAMEO's, with what PLOVER makes of them and what to call them."""

from functools import cache
from typing import cast

from msgspec import Struct

from onrecord.knowledge.tables import rows, several
from onrecord.types.event import PloverType


class Code(Struct, frozen=True):
    """A CAMEO code (1.1b3) with what PLOVER (2021) makes of it."""

    cameo: str
    type: PloverType
    mode: str
    contexts: tuple[str, ...]
    name: str


@cache
def codes() -> dict[str, Code]:
    """Gives the codes by CAMEO code."""
    return {
        cameo: Code(cameo, cast("PloverType", kind), mode, several(contexts), name)
        for cameo, kind, mode, contexts, name in rows("codes.tsv")
    }
