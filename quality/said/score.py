"""Asks a record of the bundled reports for altered quotations and judges the verdicts. See README.md.

python -m quality.run said               with floors
python -m quality.said.score             a table of verdicts, right and wrong
python -m quality.said.score --wrong     and every question that got another verdict than it should
"""

import argparse
import re
import tempfile
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

from onrecord import api
from onrecord.export.answers import verdict_of
from onrecord.knowledge.tables import words
from onrecord.samples import reports_folder
from onrecord.text.fold import folded_words
from onrecord.text.sense import FUNCTION_WORDS

_JUDGED = ("right", "wrong")
CASES = Path(__file__).with_name("cases.toml")

AUXILIARIES = words("am are be can could did do does had has have is may might must shall should was were will would")

WANTED = {
    "verbatim": {"verbatim"},
    "word dropped": {"altered"},
    "negation flipped": {"altered"},
    "two joined": {"joined"},
    "speaker swapped": {"attributed-to-another"},
    "other words": {"paraphrase", "altered"},
    "not on record": {"not-on-record"},
}
"""Kind of question → verdicts that are right. Other words of one sentence may keep most of it: altered is right too."""


def without_a_word(words):
    """Gives the words without the content word nearest to their middle."""
    kept = words.split()
    places = [place for place, word in enumerate(kept) if word.lower() not in FUNCTION_WORDS] or range(len(kept))
    gone = min(places, key=lambda place: abs(place - len(kept) // 2))
    return " ".join(kept[:gone] + kept[gone + 1 :])


def flipped(words):
    """Gives the words with a negation put in after the first auxiliary, or with theirs left out."""
    bare = re.sub(r"\b(?:not|no) ", "", words, count=1)
    if bare != words:
        return bare
    kept = words.split()
    place = next((place for place, word in enumerate(kept) if word.lower() in AUXILIARIES), None)
    if place is None:
        return f"not {words}"
    return " ".join([*kept[: place + 1], "not", *kept[place + 1 :]])


def questions(cases, held):
    """Gives (kind, asked words, who is asked for, statement's words) of every statement whose words are on record."""
    rows = [row for row in cases["statements"] if row["words"] in held]
    for place, row in enumerate(rows):
        words = row["words"]
        following = rows[(place + 1) % len(rows)]["words"].split()
        # From another story: who retold the words in this one has said them too.
        other = next(one["by"] for one in [*rows[place + 9 :], *rows] if one["by"] and one["by"] != row["by"])
        first = words.split()
        yield "verbatim", words, "", words
        yield "word dropped", without_a_word(words), "", words
        yield "negation flipped", flipped(words), "", words
        yield "two joined", " ".join([*first[: len(first) // 2], *following[len(following) // 2 :]]), "", words
        yield "speaker swapped", words, other, words
        yield "other words", row["other"], "", words
    for words in cases["strangers"]["words"]:
        yield "not on record", words, "", ""


def judged():
    """Gives (kind, asked, who, verdict, whether it is right) of every question, and the statements not on record."""
    cases = tomllib.loads(CASES.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        record_path = Path(folder) / "record.db"
        with reports_folder() as reports:
            api.build([str(reports)], record_path)
        with api.open_record(record_path) as record:
            every = [row["words"] for row in cases["statements"]]
            held = {words for words in every if _verdict(api.said(record, words)) == "verbatim"}
            results = []
            for kind, asked, by, about in questions(cases, held):
                found = api.said(record, asked, by=by)
                verdict = _verdict(found)
                right = verdict in WANTED[kind] and (kind == "two joined" or not about or _about(found[0], about))
                if kind == "negation flipped":
                    right = right and found[0].wording.turned
                results.append((kind, asked, by, verdict, right))
            return results, [words for words in every if words not in held]


def _verdict(found):
    return verdict_of(found[0]) if found else "not-on-record"


def _about(found, words):
    """Says whether the statement found first is the one that was altered."""
    wanted = " ".join(folded_words(words))
    return any(wanted in " ".join(folded_words(one.words)) for one in found.statement.renderings)


def scores(*, fast):
    """Gives the share of right verdicts for each kind of question; fast is no different."""
    del fast
    results, missing = judged()
    shares = defaultdict(list)
    for kind, *_, right in results:
        shares[kind.replace(" ", "_")].append(right)
    asked = len(results) - len(shares["not_on_record"])
    found = {kind: sum(rights) / len(rights) for kind, rights in shares.items()}
    return {**found, "on_record": asked / (asked + 6 * len(missing))}


def main():
    """Prints the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--wrong", action="store_true", help="print every question that got another verdict")
    chosen = options.parse_args()
    results, missing = judged()
    table = defaultdict(Counter)
    for kind, _, _, verdict, right in results:
        table[kind][verdict] += 1
        table[kind]["right" if right else "wrong"] += 1
    for kind, counts in table.items():
        verdicts = ", ".join(
            f"{name} {count}" for name, count in counts.most_common() if name not in {"right", "wrong"}
        )
        print(f"{kind:18} right {counts['right']:3} wrong {counts['wrong']:3}   {verdicts}")
    for one in missing:
        print(f"not among the statements that were read: {one}")
    if chosen.wrong:
        for kind, asked, by, verdict, right in results:
            if not right:
                print(f"{kind}: {verdict}: {asked}{f' (by {by})' if by else ''}")


if __name__ == "__main__":
    main()
