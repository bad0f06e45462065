"""The pages that every site has: what was set aside or read with doubt, and what this record is and how to check it."""

from collections import Counter

from onrecord.export.decisions import decision_objects
from onrecord.export.labels import counted
from onrecord.export.site.addresses import numbered, report_page, twin, words_anchor
from onrecord.export.site.catalogue import Catalogue
from onrecord.export.site.pages import Pages, numbered_pages
from onrecord.export.site.report_pages import source_name
from onrecord.export.site.wording import COUNT_WORDS
from onrecord.record import Record, ReportIssue
from onrecord.types.issue import SetAside
from onrecord.types.span import Span
from onrecord.version import __version__

MOST_ISSUES = 250
"""Lines on one page of issues."""

MOST_DECISIONS = 100
"""Decisions listed on the page about the record; its JSON lists all."""


def write_issues(record: Record, pages: Pages, catalogue: Catalogue) -> None:
    """Writes what was set aside and what was read with doubt, with the reasons, in pages of a size that loads."""
    asides, issues = record.set_asides(), record.issues()
    lines: list[SetAside | ReportIssue] = [*asides, *issues]
    aside_codes, issue_codes = Counter(one.code for one in asides), Counter(one.issue.code for one in issues)
    codes = [(code, aside_codes[code], issue_codes[code]) for code in sorted(aside_codes.keys() | issue_codes.keys())]
    chunks = [lines[at : at + MOST_ISSUES] for at in range(0, len(lines), MOST_ISSUES)] or [[]]
    paths = [f"issues{numbered(part)}.html" for part in range(1, len(chunks) + 1)]
    lead = (
        f"{counted(len(asides), 'source')} gave no report and {'was' if len(asides) == 1 else 'were'} set aside; "
        f"{counted(len(issues), 'doubt')} inside reports."
        if lines
        else "Nothing was set aside, and nothing was read with doubt."
    )
    for part, chunk in enumerate(chunks, 1):
        held = [_aside_object(one) for one in chunk if isinstance(one, SetAside)]
        doubts = [_issue_object(one, catalogue) for one in chunk if isinstance(one, ReportIssue)]
        pages.put(
            paths[part - 1],
            "issues.html",
            section="issues",
            title="Issues" + (f", part {part}" if part > 1 else ""),
            data={
                "codes": {code: {"set_aside": aside, "inside": inside} for code, aside, inside in codes},
                "set_aside": held,
                "issues": doubts,
                "parts": [twin(path) for path in paths],
            },
            lead=lead,
            codes=codes if part == 1 else [],
            asides=held,
            issues=doubts,
            pages=numbered_pages(paths),
            part=part,
        )


def write_about(record: Record, pages: Pages) -> None:
    """Writes what the record is, how to check it, what made it and what it holds. No clock: builds are left out."""
    counts = record.counts()
    builds = record.builds()
    reader = builds[-1].reader if builds else ""
    decided = decision_objects(record.decisions())
    pages.put(
        "about.html",
        "about.html",
        section="about",
        title="About this record",
        data={
            "program": "On Record",
            "version": __version__,
            "reader": reader,
            "counts": counts_shown(counts),
            "decisions": decided,
        },
        reader=reader,
        decisions=decided[:MOST_DECISIONS],
        more_decisions=len(decided[MOST_DECISIONS:]),
        counts=[(name, counts[table]) for table, name in COUNT_WORDS],
    )


def counts_shown(counts: dict[str, int]) -> dict[str, int]:
    """Gives the counts of a record that depend on what it holds alone, not on how it was made."""
    return {table: counts[table] for table, _ in COUNT_WORDS}


def _aside_object(aside: SetAside) -> dict[str, str]:
    return {"source": source_name(aside.source), "code": aside.code, "message": _without_folders(aside)}


def _without_folders(aside: SetAside) -> str:
    """Gives the message with the source as the site names it: without the folders of the machine that read it."""
    name = source_name(aside.source)
    return aside.message.replace(aside.source, name) if name != aside.source else aside.message


def _issue_object(one: ReportIssue, catalogue: Catalogue) -> dict[str, str]:
    line = catalogue.reports.get(one.report)
    page = report_page(one.report)
    issue = one.issue
    if issue.start is not None and issue.end is not None and 0 <= issue.start <= issue.end:
        page += f"#{words_anchor(Span(issue.start, issue.end))}"
    return {
        "report": one.report,
        "title": line.title if line else one.report,
        "href": page,
        "code": issue.code,
        "message": issue.message,
        "words": one.words,
    }
