#!/usr/bin/env python3
"""Makes the tables that onrecord ships under src/onrecord/knowledge/data, and their SOURCES.md.

    python training/knowledge/make_tables.py [--shared DIR]

Takes the tables written by hand in ``by_hand/`` (Apache-2.0 with this project) and, from DIR/knowledge, only files
whose licence allows shipping: Wikidata extracts (CC0). Nothing under ODbL or CC BY-SA goes in, nor anything whose
licence is not stated. Two runs give the same bytes.
"""

import argparse
import collections
import gzip
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DATA = ROOT / "src" / "onrecord" / "knowledge" / "data"
# An office whose holder a report on diplomacy names without explaining.
OFFICES = re.compile(
    r"^(?:(?:first |1st )?(?:deputy |vice )?(?:prime minister|premier|president|chancellor)(?: of .*)?|"
    r"(?:president|prime minister|premier|chancellor|taoiseach|king|queen|emir|sultan|emperor|supreme leader)\b.*|"
    r"(?:secretary of state|secretary of (?:state for )?def[ea]n[cs]e|secretary of the treasury)\b.*|"
    r"(?:federal )?minister (?:of|for) (?:the )?(?:state for )?(?:foreign|external|national def|def[ea]n[cs]e|"
    r"europe|unification|"
    r"finance|international).*|"
    r"(?:secretary of state|minister|secretary) for (?:foreign|external|defence|war|europe|international).*|"
    r"foreign (?:minister|secretary)\b.*|chief cabinet secretary|white house (?:press secretary|chief of staff).*|"
    r"press secretary.*|(?:united states )?national security advis[eo]r.*|(?:united nations )?secretary-general.*|"
    r"director-general.*|chairman of the joint chiefs of staff|permanent representative to the united nations|"
    r"ambassador to the united (?:states|nations).*|united states (?:ambassador|permanent).*|president of the "
    r"presidium.*|"
    r"high representative.*|paramount leader|general secretary.*|state councilor.*)$",
    re.IGNORECASE,
)
NOT_OFFICES = re.compile(
    r"senate|chamber|assembly|court|council(?!or)|parliament|bank|house of|federal council", re.IGNORECASE
)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def by_hand(name: str) -> list[list[str]]:
    text = (HERE / "by_hand" / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def write(name: str, header: list[str], lines: Iterable[Sequence[str]]) -> None:
    lines = list(lines)
    text = "".join("\t".join(line) + "\n" for line in [header, *lines])
    (DATA / name).write_text(text, "utf-8", newline="\n")
    print(f"{name}: {len(lines)} rows, {len(text.encode()):,} bytes")


def country_ids(knowledge: Path) -> dict[str, str]:
    found = {}
    for name in ("world_leaders_wikidata_2022.jsonl", "people_roles_wikidata.jsonl.gz"):
        for row in rows(knowledge / name):
            if row.get("iso3") and row.get("country_qid"):
                found.setdefault(row["iso3"], row["country_qid"])
    return found


def plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def terms(knowledge: Path) -> dict[str, dict[str, Any]]:
    """Gives, per person, its names and its terms in offices of diplomacy."""
    people = {}
    for name in ("people_roles_wikidata.jsonl.gz", "world_leaders_wikidata_2022.jsonl"):
        for row in rows(knowledge / name):
            position = row.get("position") or ""
            if (
                not OFFICES.match(position)
                or (NOT_OFFICES.search(position) and "presidium" not in position.lower())
                or not row.get("qid")
                or not row.get("iso3")
            ):
                continue
            label = row["name"]
            if " " not in label or re.match(r"^Q\d+$", label):
                continue
            person = people.setdefault(row["qid"], {"names": [], "gender": "", "terms": set()})
            english = re.sub(r"\s*\(.*\)$", "", row.get("enwiki") or "")
            spelt = (plain(english), english, plain(label), label)  # news prints no macrons
            for value in spelt if row["iso3"] == "JPN" else (english, label):
                if value and " " in value and value not in person["names"]:
                    person["names"].append(value)
            person["gender"] = person["gender"] or {"male": "m", "female": "f"}.get(row.get("gender") or "", "")
            person["terms"].add((row["iso3"], position, row.get("start") or "", row.get("end") or ""))
    return people


def given_names(knowledge: Path) -> list[tuple[str, str]]:
    """Gives first words of names of office holders and legislators that two or more people bear, with their number."""
    count = collections.Counter()
    seen = set()
    for name in ("people_roles_wikidata.jsonl.gz", "legislators_wikidata.jsonl.gz"):
        for row in rows(knowledge / name):
            if not row.get("qid") or row["qid"] in seen or " " not in row["name"]:
                continue
            seen.add(row["qid"])
            first = row["name"].split()[0]
            if re.fullmatch(r"[^\W\d_][\w'’-]*\w", first) and first[0].isupper() and len(first) > 2:
                count[plain(first)] += 1
    words = {line[0] for line in by_hand("not_given_names.txt")}
    return sorted((first, str(n)) for first, n in count.items() if n >= 2 and first.lower() not in words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    knowledge = parser.parse_args().shared / "knowledge"
    DATA.mkdir(parents=True, exist_ok=True)
    ids = country_ids(knowledge)
    countries = [[row[0], row[1], ids.get(row[0], ""), *row[2:6]] for row in by_hand("countries.tsv")]
    write("countries.tsv", ["iso3", "iso2", "wikidata", "name", "other_names", "adjectives", "capitals"], countries)
    write("organisations.tsv", ["name", "other_names"], sorted(by_hand("organisations.tsv")))
    write("seats.tsv", ["name", "iso3", "stands_for", "kind"], sorted(by_hand("seats.tsv")))
    write("titles.tsv", ["title", "of"], sorted(by_hand("titles.tsv")))
    write("reporting_verbs.tsv", ["verb", "past", "present", "ing", "takes", "kind"], by_hand("reporting_verbs.tsv"))
    write("given_names.tsv", ["name", "people"], given_names(knowledge))
    people = []
    for qid, person in sorted(terms(knowledge).items(), key=lambda item: int(item[0][1:])):
        held = ";".join("|".join(term) for term in sorted(person["terms"], key=lambda t: (t[2], t[1], t[3], t[0])))
        people.append([qid, person["names"][0], ";".join(person["names"][1:]), person["gender"], held])
    write("people.tsv", ["wikidata", "name", "other_names", "gender", "terms"], people)
    (DATA / "SOURCES.md").write_text((HERE / "SOURCES.md.in").read_text("utf-8"), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
