"""Pairs of values that reports of one story give for one field, and differ or seem to: told apart by meaning.

`conflicts.jsonl` names reports of ../shared/reports by 16 digits of the SHA-256 of their text, values by offsets in it,
and how the two stand to each other: ``same``, ``refined`` (one tells more exactly what the other tells) or
``conflict``. The labels were written by reading the reports before anything was run on them.

    python -m quality.stories.conflicts    each pair with what was made of it
"""

import json
from functools import cache
from pathlib import Path

from onrecord.pipeline.run import read_report
from onrecord.stories.agreement import Value, actors_value, amount_value, compare, when_value
from onrecord.stories.amounts import amounts
from onrecord.types.report import Report
from onrecord.types.span import Span
from onrecord.types.when import Published
from quality.data import shared, text_key
from quality.shared_scorer import rows_of as plain_rows
from quality.stories.rows import open_rows

PAIRS = Path(__file__).with_name("conflicts.jsonl")
SETS = ("feeds_2016", "intl_outlets_2024", "wikinews_2019_2020")
AROUND = 60
"""Characters around a value in which the word stands that says what was counted."""


def scores():
    """Gives the share of pairs told right, and of true agreement that passes for no conflict."""
    judged = [(pair["gold"], told(pair)) for pair in plain_rows(PAIRS)]
    agree = [made for gold, made in judged if gold != "conflict"]
    clash = [made for gold, made in judged if gold == "conflict"]
    return {
        "conflicts.right": sum((gold == "conflict") == (made == "conflict") for gold, made in judged) / len(judged),
        "conflicts.found": sum(made == "conflict" for made in clash) / len(clash),
        "conflicts.none_false": sum(made != "conflict" for made in agree) / len(agree),
        "conflicts.same_or_refined": sum(gold == made for gold, made in judged) / len(judged),
    }


def told(pair):
    """Gives what is made of a pair: the strongest relation among values of one field that the two spans give."""
    left, right = values(pair["field"], pair["a"]), values(pair["field"], pair["b"])
    found = {compare(a, b) for a in left for b in right}
    return next((kind for kind in ("same", "refined", "conflict") if kind in found), "open")


def values(field, side):
    row = reports()[side["report"]]
    span = Span(side["start"], side["end"])
    text = row["text"]
    if field.startswith("how"):
        near = Span(max(0, span.start - AROUND), min(len(text), span.end + AROUND))
        return [
            amount_value(one.words.words(text), one.amount)
            for one in amounts(text, near)
            if one.words.start < span.end and span.start < one.words.end
        ]
    reading = read(side["report"])
    if field == "when":
        here = (time for time in reading.times if time.start < span.end and span.start < time.end)
        return [value for time in here if (value := when_value(time.when("")))]
    here = tuple(m.actor for m in reading.mentions if m.start < span.end and span.start < m.end)
    if field == "who":
        return [value] if (value := actors_value(here)) else []
    return [Value("", "|".join(sorted({actor.id for actor in here})) or span.words(text).casefold())]


@cache
def reports():
    """Gives the rows of the sets by the first 16 digits of the SHA-256 of their text."""
    found = {}
    for name in SETS:
        for row in open_rows(shared("reports", name, "articles.jsonl.gz")):
            if row.get("text"):
                found.setdefault(text_key(row["text"])[:16], row)
    return found


@cache
def read(key):
    row = reports()[key]
    day = (row.get("date") or "")[:10]
    published = Published(from_=day, to=day, precision="day", basis="given") if day else Published()
    report = Report(id=key, outlet=row["outlet"] or "", title=row["title"] or "", text=row["text"], published=published)
    return read_report(report)


def main():
    for pair in plain_rows(PAIRS):
        made = told(pair)
        mark = "" if made == pair["gold"] else "  <<"
        words = [reports()[pair[side]["report"]]["text"][pair[side]["start"] : pair[side]["end"]] for side in "ab"]
        print(f"{pair['field']:10} {pair['gold']:9} {made:9} {words[0]!r} | {words[1]!r}{mark}")
    print(json.dumps(scores(), indent=1))


if __name__ == "__main__":
    main()
