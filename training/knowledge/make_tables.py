#!/usr/bin/env python3
"""Makes the tables that onrecord ships under src/onrecord/knowledge/data, and their SOURCES.md.

    python training/knowledge/make_tables.py [--shared DIR]

Takes the tables written by hand in ``by_hand/`` (Apache-2.0 with this project) and, from DIR/knowledge, only files
whose licence allows shipping: Wikidata extracts (CC0), the World Factbook (public domain), the actor lists of PETRARCH
(MIT). Nothing under ODbL or CC BY-SA goes in, nor anything whose licence is not stated. Two runs give the same bytes.
"""

import argparse
import collections
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import affiliations
import people
from offices import ranks, singular
from sources import HERE, by_hand, plain, rows

from onrecord.knowledge.spelling import key

ROOT = HERE.parent.parent
DATA = ROOT / "src" / "onrecord" / "knowledge" / "data"

OURS = "written by hand for this project", "Apache-2.0"
WIKIDATA = (
    "extracts of Wikidata by the every-politician scrapers, 87 repositories, as of July 2022 to March 2023, and by "
    "every-politician-scrapers/world-leaders-2021"
)
PETRARCH = "openeventdata/petrarch2 at 676801cd9cb2924bbbad09f86d15c9323e7097bf"
SOURCES = {
    "countries.tsv": (f"names, adjectives, capitals, ISO codes {OURS[0]}; ids from {WIKIDATA}", "Apache-2.0; CC0"),
    "organisations.tsv": OURS,
    "seats.tsv": (f"seats of power and state bodies with what they stand for, {OURS[0]}", OURS[1]),
    "titles.tsv": OURS,
    "reporting_verbs.tsv": OURS,
    "roles.tsv": (f"what reports call offices, {OURS[0]}", OURS[1]),
    "leading_offices.tsv": OURS,
    "office_kinds.tsv": OURS,
    "name_variants.tsv": OURS,
    "codes.tsv": ("codes of the codebooks of CAMEO 1.1b3 and PLOVER 2021, with names " + OURS[0], OURS[1]),
    "subjects.tsv": OURS,
    "stance_words.tsv": OURS,
    "people.tsv": (
        (
            f"office holders with their terms: {WIKIDATA} (CC0); members of national parliaments: the same, and "
            "unitedstates/congress-legislators of 2026-06-15 (CC0); heads of state and government and ambassadors to "
            "the United States to February 2026: the CIA World Factbook, every change of factbook/factbook.json "
            f"(public domain); ministers, spokesmen and commanders that these lack, {OURS[0]}"
        ),
        "CC0; public domain; Apache-2.0",
    ),
    "people_index.tsv": ("made of people.tsv", "as people.tsv"),
    "given_names.tsv": (
        f"first words of names that two or more people bear, with how many men and women do, counted in {WIKIDATA}",
        "CC0",
    ),
    "affiliations.tsv": (
        (
            "names of cities, provinces, parties, armed groups, international bodies and people to January 2014 with "
            f"CAMEO codes: the actor dictionaries of {PETRARCH}, companies left out; and names {OURS[0]}"
        ),
        "MIT; Apache-2.0",
    ),
}
"""Table → where it comes from, and its terms. A table without a line here cannot be written."""


def write(name: str, header: list[str], lines: Iterable[Sequence[str]]) -> None:
    """Writes a table; raises KeyError where its source is not named."""
    SOURCES[name]
    lines = list(lines)
    text = "".join("\t".join(line) + "\n" for line in [header, *lines])
    (DATA / name).write_text(text, "utf-8", newline="\n")
    print(f"{name}: {len(lines)} rows, {len(text.encode()):,} bytes")


def country_ids(knowledge: Path) -> dict[str, str]:
    """Gives Wikidata ids of states by ISO code."""
    found: dict[str, str] = {}
    for name in ("world_leaders_wikidata_2022.jsonl", "people_roles_wikidata.jsonl.gz"):
        for row in rows(knowledge / name):
            if row.get("iso3") and row.get("country_qid"):
                found.setdefault(row["iso3"], row["country_qid"])
    return found


def given_names(knowledge: Path) -> list[tuple[str, str, str, str]]:
    """Gives first words of names that two or more people bear, the number of men and of women, and their key."""
    count: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    seen = set()
    for name in ("people_roles_wikidata.jsonl.gz", "legislators_wikidata.jsonl.gz"):
        for row in rows(knowledge / name):
            if not row.get("qid") or row["qid"] in seen or " " not in row["name"]:
                continue
            seen.add(row["qid"])
            first = row["name"].split()[0]
            if re.fullmatch(r"[^\W\d_][\w'’-]*\w", first) and first[0].isupper() and len(first) > 2:
                count[plain(first)][row.get("gender") or ""] += 1
    words = {line[0] for line in by_hand("not_given_names.txt")}
    return sorted(
        (first, str(n["male"]), str(n["female"]), key(first))
        for first, n in count.items()
        if n.total() >= 2 and first.lower() not in words
    )


def write_people(knowledge: Path, states: frozenset[str]) -> None:
    """Writes people with their terms, and the index by which they are found."""
    found = list(people.gathered(knowledge, states))
    lines = [
        [
            one.id,
            one.names[0],
            ";".join(one.names[1:]),
            one.gender,
            ";".join(f"{t.state}|{t.kind}|{t.office}|{t.start}|{t.end}|{t.known_to}" for t in one.terms),
        ]
        for one in found
    ]
    write("people.tsv", ["id", "name", "other_names", "gender", "terms"], lines)
    index: dict[str, set[int]] = collections.defaultdict(set)
    for place, one in enumerate(found):
        for form in people.forms(one):
            index[key(form)].add(place)
        for family in people.families(one):
            index[f"~{family}"].add(place)
        for term in one.terms:
            if term.kind != "legislator":
                index[f"={term.state}|{term.kind}"].add(place)
    write(
        "people_index.tsv",
        ["key", "rows"],
        ([form, ";".join(map(str, sorted(index[form])))] for form in sorted(index) if form),
    )


def write_sources() -> None:
    """Writes SOURCES.md from the table of sources, with rows and bytes as they are."""
    lines = [
        f"| `{name}` | {len((DATA / name).read_text('utf-8').splitlines()) - 1:,} | {source} | {terms} |"
        for name, (source, terms) in sorted(SOURCES.items())
    ]
    template = (HERE / "SOURCES.md.in").read_text("utf-8")
    (DATA / "SOURCES.md").write_text(template.replace("@TABLES@", "\n".join(lines)), "utf-8", newline="\n")


def main() -> None:
    """Writes all tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    knowledge = parser.parse_args().shared / "knowledge"
    DATA.mkdir(parents=True, exist_ok=True)
    ids = country_ids(knowledge)
    countries = [[row[0], row[1], ids.get(row[0], ""), *row[2:6]] for row in by_hand("countries.tsv", 6)]
    write("countries.tsv", ["iso3", "iso2", "wikidata", "name", "other_names", "adjectives", "capitals"], countries)
    write("organisations.tsv", ["name", "other_names", "iso3"], sorted(by_hand("organisations.tsv", 3)))
    write("seats.tsv", ["name", "iso3", "stands_for", "kind", "other_names"], sorted(by_hand("seats.tsv", 5)))
    write("titles.tsv", ["title", "of"], sorted(by_hand("titles.tsv", 2)))
    write("reporting_verbs.tsv", ["verb", "past", "present", "ing", "takes", "kind"], by_hand("reporting_verbs.tsv"))
    write("roles.tsv", ["phrase", "kinds", "states"], sorted(by_hand("roles.tsv", 3)))
    write("leading_offices.tsv", ["kind", "states"], by_hand("leading_offices.tsv", 2))
    one_at_a_time = singular()
    write(
        "office_kinds.tsv",
        ["kind", "rank", "one_holder"],
        ([kind, str(rank), "1" if kind in one_at_a_time else ""] for kind, rank in sorted(ranks().items())),
    )
    write("name_variants.tsv", ["meets_in"], by_hand("name_variants.tsv"))
    write("codes.tsv", ["cameo", "type", "mode", "contexts", "name"], by_hand("codes.tsv", 5))
    write("subjects.tsv", ["id", "name", "question", "terms", "for", "against"], by_hand("subjects.tsv", 6))
    write("stance_words.tsv", ["kind", "words"], by_hand("stance_words.tsv", 2))
    write("given_names.tsv", ["name", "men", "women", "key"], given_names(knowledge))
    write_people(knowledge, frozenset(row[0] for row in countries))
    write(
        "affiliations.tsv", ["name", "codes"], affiliations.gathered(knowledge, frozenset(row[0] for row in countries))
    )
    write_sources()


if __name__ == "__main__":
    main()
