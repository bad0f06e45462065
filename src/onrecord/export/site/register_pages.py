"""The pages of the registers: one that lists them, and one for each, in parts of a size that loads."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.export.labels import counted
from onrecord.export.registers.entry import Cited, Register, Wanted
from onrecord.export.registers.material import material_of
from onrecord.export.registers.table import REGISTERS, register_of
from onrecord.export.site.addresses import numbered, twin
from onrecord.export.site.catalogue import Catalogue
from onrecord.export.site.pages import Pages, numbered_pages
from onrecord.record import Record
from onrecord.types.span import Span

MOST_ENTRIES = 100
"""Entries on one page of a register."""

MOST_CITED = 4
"""Pages that are named for one step or fact; the JSON twin names all."""


def registers_of(record: Record) -> tuple[Register, ...]:
    """Gives every register of a record, whole."""
    material = material_of(record)
    return tuple(register_of(material, name, Wanted()) for name in REGISTERS)


def cited_spans(registers: Sequence[Register]) -> dict[str, set[Span]]:
    """Gives the words that registers lead to, by report: its page needs an anchor for each."""
    spans: dict[str, set[Span]] = defaultdict(set)
    for register in registers:
        for cited in _cited(register):
            spans[cited.teller.report].update(cited.spans[:1])
    return spans


def _cited(register: Register) -> Iterator[Cited]:
    for entry in register.entries:
        for fact in entry.facts:
            yield from fact.cited
        for step in entry.steps:
            yield from step.cited


def write_registers(registers: Sequence[Register], pages: Pages, catalogue: Catalogue) -> None:
    """Writes the page that lists the registers, and the pages of each."""
    lines = [
        {"name": one.name, "help": one.help, "href": _path(one, 1), "entries": len(one.entries), "counts": _told(one)}
        for one in registers
    ]
    pages.put(
        "registers.html",
        "registers.html",
        section="registers",
        title="Registers",
        data={"registers": [{**line, "href": twin(str(line["href"]))} for line in lines]},
        registers=lines,
    )
    for register in registers:
        _write(register, pages, catalogue)


def _path(register: Register, part: int) -> str:
    return f"register/{register.name}{numbered(part)}.html"


def _told(register: Register) -> str:
    held = [f"{register.counts[state]:,} {state}" for state in register.states if register.counts[state]]
    return ", ".join(held) or "no entry"


def _write(register: Register, pages: Pages, catalogue: Catalogue) -> None:
    entries = register.entries
    chunks = [entries[at : at + MOST_ENTRIES] for at in range(0, len(entries), MOST_ENTRIES)] or [()]
    paths = [_path(register, part) for part in range(1, len(chunks) + 1)]
    whole = f"{counted(len(entries), 'entry', 'entries')} from {counted(register.reports, 'report')}"
    for part, chunk in enumerate(chunks, 1):
        held = msgspec.structs.replace(register, entries=tuple(chunk))
        pages.put(
            paths[part - 1],
            "register.html",
            section="registers",
            title=f"Register of {register.name}" + (f", part {part}" if part > 1 else ""),
            data={**msgspec.to_builtins(held), "parts": [twin(path).rpartition("/")[2] for path in paths]},
            register=held,
            heading=f"Register of {register.name}",
            told=f"{whole}: {_told(register)}.",
            story_titles=catalogue.story_titles,
            most_cited=MOST_CITED,
            pages=numbered_pages(paths),
            part=part,
        )
