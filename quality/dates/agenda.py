"""Scores the agenda on entries that were judged by reading: is it a plan, is its day right, what became of it.

`agenda.jsonl` names reports of ../shared/reports by 16 digits of the SHA-256 of their text, an entry by the offsets of
the words that tell it, and holds its labels: whether it is planned, its first and last day (null where none is told),
and what the other reports of the file tell of it (``happened``, ``otherwise``, ``cancelled``, ``moved``; ``open`` where
they tell nothing). The entries were drawn from what the agenda held for reports drawn at random, so that what it
misses is not counted. A ``seen`` entry was read before rules were mended by kind, the others were drawn afterwards.

    python -m quality.dates.agenda    the shares, and each entry that is told otherwise than its label
"""

import collections
import json
import tempfile
from pathlib import Path

from onrecord import api
from onrecord.export.agenda import OUTCOMES
from onrecord.settings import Settings
from onrecord.types.span import Span
from quality.data import shared, text_key
from quality.shared_scorer import rows_of
from quality.stories.rows import open_rows

ENTRIES = Path(__file__).with_name("agenda.jsonl")
SETS = ("state_department/reports", "white_house/reports", "intl_outlets_2024/articles", "kcna_2024/articles",
        "feeds_2016/articles", "wikinews_2019_2020/articles")  # fmt: skip
OPEN = ("not-reported", "ahead", "no-day", "denied")
"""Outcomes of a plan of which no later report tells that it took place or will not."""


def hashed(text):
    """Gives the first 16 digits of the SHA-256 of a text."""
    return text_key(text)[:16]


def reports(wanted):
    """Gives the rows of the sets whose texts have these hashes, by hash."""
    found = {}
    for name in SETS:
        for row in open_rows(shared("reports", f"{name}.jsonl.gz")):
            key = hashed(row["text"])
            if key in wanted:
                day = str(row.get("date") or row.get("dct") or "")[:10]
                outlet = row.get("outlet") or name.split("/")[0]
                found[key] = {"text": row["text"], "title": row.get("title") or "", "outlet": outlet, "date": day}
    return found


def items(rows):
    """Gives the agenda of the reports: for each telling of a plan the hash of its report, its span, and the plan."""
    with tempfile.TemporaryDirectory() as folder:
        source, record = Path(folder, "reports.jsonl"), Path(folder, "record.db")
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        api.build([str(source)], record, Settings(as_is=True))
        with api.open_record(record) as held:
            for item in api.agenda(held, outcomes=OUTCOMES).items:
                for telling in item.announced:
                    yield hashed(held.reading(telling.teller.report).report.text), telling.spans[0], item


def judged():
    """Gives each entry with the plan that is told there, None where none is."""
    entries = rows_of(ENTRIES)
    told = list(items(reports({row["report"] for row in entries}).values()))
    for row in entries:
        words = Span(row["start"], row["end"])
        yield row, next((item for key, span, item in told if key == row["report"] and words.overlaps(span)), None)


def right(row, item):
    """Gives which of the labels of an entry are met: the others are not asked for."""
    if not row["planned"] or item is None:
        return {"planned": row["planned"] == (item is not None)}
    became = "open" if item.outcome in OPEN else item.outcome
    return {
        "planned": True,
        "day": [item.from_, item.to] == row["days"] or (item.from_ is None and row["days"] is None),
        "became": became == row["became"],
    }


def measured(pairs):
    """Gives the share right of each kind of label."""
    total, met = collections.Counter(), collections.Counter()
    for row, item in pairs:
        for name, is_right in right(row, item).items():
            total[name] += 1
            met[name] += is_right
    return {f"agenda.{name}": met[name] / total[name] for name in total}


def scores():
    """Gives the numbers that have floors."""
    return measured(judged())


def main():
    """Prints the shares, those of entries that no rule was mended on apart, and what is told otherwise."""
    pairs = list(judged())
    for title, some in {"all": pairs, "fresh": [pair for pair in pairs if not pair[0]["seen"]]}.items():
        print(title, len(some), {name: round(share, 3) for name, share in measured(some).items()})
    for row, item in pairs:
        missed = [name for name, is_right in right(row, item).items() if not is_right]
        if missed:
            told = (item.summary, item.from_, item.to, item.outcome) if item else None
            print(missed, row, told)


if __name__ == "__main__":
    main()
