"""A page a story: its readout, with a picture of it in time."""

from collections.abc import Iterable, Iterator

from onrecord.export.decided import decided_by
from onrecord.export.labels import counted
from onrecord.export.site.addresses import story_page
from onrecord.export.site.catalogue import UNTITLED_STORY, Catalogue, StoryLine
from onrecord.export.site.pages import Pages, short
from onrecord.export.site.timeline import timeline
from onrecord.export.site.wording import CELL_WORDS, UNKNOWN_WORDS
from onrecord.export.sources import Source
from onrecord.export.view import AloneLine, Cell, Citation, Denial, Fact, Happening, Plan, Readout, Side, Told, Unknown
from onrecord.types.story import Story

MOST_STATEMENTS = 6
"""Statements of one speaker shown before the rest is folded."""

MOST_ROWS = 8
"""Entries of the matrix shown before the rest is folded."""

MOST_ALONE = 6
"""Entries of one outlet alone shown before the rest is folded."""


def citations(held: Readout) -> Iterator[Citation]:
    """Gives every citation of a readout: its page links to the words of each."""
    several: list[Told | Happening | Side | Denial | Cell] = [
        told for speaker in held.said for said in speaker.statements for told in said.wordings
    ]
    several += [*held.happenings, *(side for conflict in held.conflicts for side in conflict.sides), *held.denials]
    several += [cell for row in held.matrix.rows for cell in row.cells]
    several += [cell for row in held.matrix.rows for line in row.lines for cell in line.cells]
    for entry in several:
        yield from entry.citations
    single: list[Fact | Plan | AloneLine] = [line for outlet in held.alone for line in outlet.lines]
    for line in (*single, *held.facts, *held.plans, *held.thread):
        yield line.citation
    for decision in held.decided:
        yield from decision.taken_out


def write_story(story: Story, held: Readout, pages: Pages, catalogue: Catalogue) -> None:
    """Writes the page of a story, and notes it in the catalogue. Its reports must be in the catalogue already."""
    catalogue.story_lines.append(_line(story, held, catalogue))
    agreed = [fact for fact in held.facts if fact.verdict == "agreed"]
    told_first = [fact for fact in held.facts if fact.verdict != "agreed"]
    unknowns = _by_kind(held.unknowns)
    contents = [
        (anchor, name, len(there))
        for anchor, name, there in (
            ("agreed", "Agreed", agreed),
            ("told", "Told first", told_first),
            ("matrix", "Who tells what", held.matrix.rows),
            ("conflicts", "Differences", held.conflicts),
            ("happenings", "Happenings", held.happenings),
            ("said", "Said", held.said),
            ("denials", "Said not to have happened", held.denials),
            ("plans", "Open plans", held.plans),
            ("thread", "Before and after", (*held.thread, *held.followed)),
            ("alone", "One outlet alone", held.alone),
            ("unknowns", "Not said", held.unknowns),
            ("decided", "Decided by people", held.decided),
            ("sources", "Sources", held.sources),
        )
        if there
    ]
    picture = timeline(held)
    pages.put(
        story_page(held.id),
        "story.html",
        section="stories",
        title=held.title or UNTITLED_STORY,
        data=held,
        readout=held,
        agreed=agreed,
        told_first=told_first,
        several=held.reports - held.copies > 1,
        contents=contents,
        timeline=pages.part("timeline.html", t=picture) if picture else "",
        tellers={source.number: short(source.teller) for source in held.sources},
        titles={source.number: _title(source, catalogue) for source in held.sources},
        copy_numbers=[source.number for source in held.sources if source.is_copy],
        decided_by={one.id: decided_by(one) for one in held.decided},
        by_number={source.number: source for source in held.sources},
        unknowns=unknowns,
        most_statements=MOST_STATEMENTS,
        most_alone=MOST_ALONE,
        most_rows=MOST_ROWS,
        cell_words=CELL_WORDS,
    )


def _title(source: Source, catalogue: Catalogue) -> str:
    line = catalogue.reports.get(source.report)
    return line.title if line else source.title or source.teller


def _by_kind(unknowns: Iterable[Unknown]) -> list[tuple[str, list[Unknown]]]:
    held: dict[str, list[Unknown]] = {}
    for unknown in unknowns:
        held.setdefault(UNKNOWN_WORDS.get(unknown.kind, unknown.kind), []).append(unknown)
    return list(held.items())


def _line(story: Story, held: Readout, catalogue: Catalogue) -> StoryLine:
    agreed = sum(fact.verdict == "agreed" for fact in held.facts)
    outlets = sorted({source.outlet for source in held.sources if source.outlet})
    named = ", ".join(outlets[:3]) + (f" and {len(outlets) - 3} more" if len(outlets) > 3 else "")
    told = [held.dated, counted(held.reports, "report") if held.reports > 1 else "", named]
    if held.copies:
        told.append(counted(held.copies, "copy", "copies"))
    notes = []
    if agreed:
        notes.append(("agreed", f"{agreed} agreed"))
    if held.conflicts:
        notes.append(("in-conflict", counted(len(held.conflicts), "difference")))
    if held.plans:
        notes.append(("planned", counted(len(held.plans), "open plan")))
    return StoryLine(
        id=story.id,
        page=story_page(story.id),
        title=catalogue.story_titles[story.id],
        day=max((line.day for report in story.reports if (line := catalogue.reports.get(report))), default=""),
        told=" · ".join(part for part in told if part),
        notes=tuple(notes),
        weight=(held.outlets, held.reports - held.copies, agreed),
    )
