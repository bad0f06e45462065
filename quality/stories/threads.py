"""Links between stories, judged by reading: does the later report lead to the story of the earlier one?

`threads.jsonl` names reports of ../shared/reports by 16 digits of the SHA-256 of their text, and the words of the later
one by their place in it. The pairs were drawn at random from the links that three versions of the rules found among
1,434 reports of a month and a half, so of the first version's many wrong links a good part is in it; ``right`` says
whether a reader would follow the link: the later words tell of what the earlier story is about, or of what it planned.

    python -m quality.stories.threads    each pair with what was made of it
"""

from functools import cache
from pathlib import Path

from onrecord.pipeline.run import group, read_report
from onrecord.types.report import Report
from onrecord.types.when import Published
from quality.shared_scorer import rows_of as plain_rows
from quality.stories.conflicts import reports

PAIRS = Path(__file__).with_name("threads.jsonl")


def scores():
    """Gives the share of links made that are right, of right ones that are made, and of wrong ones that are not."""
    judged = [(pair["right"], linked(pair)) for pair in plain_rows(PAIRS)]
    right = [made for true, made in judged if true]
    wrong = [made for true, made in judged if not true]
    made = sum(right) + sum(wrong)
    return {
        "threads.precision": sum(right) / made if made else 0.0,
        "threads.recall": sum(right) / len(right),
        "threads.refused": sum(not one for one in wrong) / len(wrong),
    }


def linked(pair):
    """Says whether the later report's story goes on from the earlier report's, among the reports of all pairs."""
    story_of, links = grouped()
    later, earlier = story_of.get(pair["later"]["report"]), story_of.get(pair["earlier"])
    return (later, earlier) in links


@cache
def grouped():
    """Gives the story of each report of the pairs, and the links between stories."""
    rows = reports()
    names = sorted({name for pair in plain_rows(PAIRS) for name in (pair["later"]["report"], pair["earlier"])})
    made = group([read(name, rows[name]) for name in names])
    return (
        {report: story.id for story in made.stories for report in story.reports},
        {(link.story, link.earlier) for link in made.threads},
    )


def read(name, row):
    """Gives the reading of a row of a shared set under this name."""
    day = (row.get("date") or "")[:10] or None
    published = Published(from_=day, to=day, precision="day", basis="given") if day else Published()
    return read_report(
        Report(
            id=name, outlet=row.get("outlet") or "", title=row.get("title") or "", text=row["text"], published=published
        )
    )


def main():
    for pair in plain_rows(PAIRS):
        print(pair["right"], linked(pair), pair["reason"], pair["later"]["report"], pair["earlier"])
    for name, value in scores().items():
        print(f"{name:30} {value:.4f}")


if __name__ == "__main__":
    main()
