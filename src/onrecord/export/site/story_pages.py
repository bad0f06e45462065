"""A page a story: its readout, with a picture of it in time."""

from collections.abc import Iterable

from onrecord.export.labels import counted
from onrecord.export.readout import readout
from onrecord.export.site.addresses import story_page
from onrecord.export.site.catalogue import UNTITLED_STORY, Catalogue, StoryLine
from onrecord.export.site.pages import Pages
from onrecord.export.site.timeline import timeline
from onrecord.export.site.wording import UNKNOWN_WORDS
from onrecord.export.view import Readout, Unknown
from onrecord.record import Record
from onrecord.types.story import Story
from onrecord.types.wire import to_json

MOST_STATEMENTS = 6
"""Statements of one speaker shown before the rest is folded."""

MOST_ALONE = 6
"""Entries of one outlet alone shown before the rest is folded."""


def write_stories(record: Record, pages: Pages, catalogue: Catalogue) -> None:
    """Writes the page of every story, and notes each in the catalogue. Reports must be in the catalogue already."""
    for story in catalogue.stories:
        held = readout(record, story)
        catalogue.story_lines.append(_line(story, held, catalogue))
        _write(held, pages)


def _write(held: Readout, pages: Pages) -> None:
    agreed = any(fact.verdict == "agreed" for fact in held.facts)
    unknowns = _by_kind(held.unknowns)
    contents = [
        (anchor, name)
        for anchor, name, there in (
            ("agreed", "Agreed" if agreed else "Told", held.facts),
            ("conflicts", "Differences", held.conflicts),
            ("happenings", "Happenings", held.happenings),
            ("said", "Said", held.said),
            ("plans", "Open plans", held.plans),
            ("alone", "One outlet alone", held.alone),
            ("unknowns", "Not said", unknowns),
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
        data=to_json(held),
        readout=held,
        agreed=agreed,
        contents=contents,
        timeline=pages.part("timeline.html", t=picture) if picture else "",
        tellers={source.number: source.teller for source in held.sources},
        by_number={source.number: source for source in held.sources},
        unknowns=unknowns,
        most_statements=MOST_STATEMENTS,
        most_alone=MOST_ALONE,
    )


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
        day=(story.to or story.from_ or "")[:10],
        told=" · ".join(part for part in told if part),
        notes=tuple(notes),
        weight=(held.outlets, held.reports - held.copies, agreed),
    )
