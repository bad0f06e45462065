"""Gathers names of cities, parties, armed groups and people with the state and sector that CAMEO gives them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from sources import by_hand, rows

from onrecord.knowledge.spelling import folded

FILES = (
    "phoenix_milnonstate_actors.jsonl",
    "phoenix_international_actors.jsonl",
    "phoenix_countries_actors.jsonl.gz",
)
"""Later files stand over earlier ones where both have a name."""

_COMPANY = re.compile(r"^MNC")
_WORD = re.compile(r"[A-Z][A-Z'’.\- ]*[A-Z.]")


_SORTS = frozenset({"IGO", "NGO", "IMG"})
"""Codes of bodies of no state."""


def gathered(knowledge: Path, states: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Gives (name in small letters, codes with their first and last days), sorted by name.

    Companies are left out, and codes that are of no state of ``states`` (ISO 3166 alpha-3) and no sort of body. What is
    written by hand stands over the rest.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for name in FILES:
        here: dict[str, list[str]] = defaultdict(list)
        for row in rows(knowledge / name):
            codes = [
                ":".join((code["code"], code.get("start", ""), code.get("end", ""))).rstrip(":")
                for code in row.get("codes", ())
                if code.get("code") and not _COMPANY.match(code["code"]) and code["code"][:3] in states | _SORTS
            ]
            for form in (row["name"], *row.get("synonyms", ())) if codes else ():
                clean = " ".join(form.replace("_", " ").split())
                if _WORD.fullmatch(clean) and len(clean) > 3:
                    here[folded(clean)] += [code for code in codes if code not in here[folded(clean)]]
        found.update(here)
    for code, names in by_hand("affiliations.tsv"):
        for form in names.split(";"):
            found[folded(form)] = [code]
    for form in sorted(found):
        yield form, ";".join(found[form])
